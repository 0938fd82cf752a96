// Subscriptions to change notifications: make, list, read, extend, reauthorize, end. Knows the requests' form; the rules are in subscriptions/.
import type { Reply } from '../call.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { renderSubscription } from '../subscriptions/subscription.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Subscriptions } from '../subscriptions/Subscriptions.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Subscription';
const set = 'subscriptions';
const base = 'subscriptions';

function reply({ call }: RouteContext, subscription: Subscription, status = 200): Reply {
  return entityReply(call, renderSubscription(subscription), 'subscription', set, status);
}

/** Routes of subscriptions; any token may ask, and sees its own. */
export function subscriptionRoutes(subscriptions: Subscriptions): readonly Route[] {
  const idOf = ({ params }: RouteContext) => params['id'] ?? '';
  const list = ({ call, claims }: RouteContext) =>
    listReply(call, subscriptions.list(claims), {
      typeName: 'subscription',
      set,
      pageSize: 100,
      render: renderSubscription,
    });
  const create = async (context: RouteContext) => {
    const { body, prefer } = context.call;
    return reply(context, await subscriptions.create(body, context.claims, prefer.immutableIds), 201);
  };
  const change = async (context: RouteContext) =>
    reply(context, await subscriptions.change(idOf(context), context.call.body, context.claims));
  const reauthorize = (context: RouteContext): Reply => {
    subscriptions.reauthorize(idOf(context), context.claims);
    return { status: 204 };
  };
  const remove = (context: RouteContext): Reply => {
    subscriptions.remove(idOf(context), context.claims);
    return { status: 204 };
  };
  const get = (context: RouteContext) => reply(context, subscriptions.get(idOf(context), context.claims));
  return [
    { method: 'GET', pattern: base, permission, handle: list },
    { method: 'POST', pattern: base, permission, handle: create },
    { method: 'GET', pattern: `${base}/{id}`, permission, handle: get },
    { method: 'PATCH', pattern: `${base}/{id}`, permission, handle: change },
    { method: 'DELETE', pattern: `${base}/{id}`, permission, handle: remove },
    { method: 'POST', pattern: `${base}/{id}/reauthorize`, permission, handle: reauthorize },
  ];
}
