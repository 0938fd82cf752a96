// Users of the directory: list, search, read; nobody has a manager. Knows who has a mailbox; must not know items.
import { addressesOf, userIdOf } from '../mailboxes/people.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Call, Reply } from '../call.ts';
import { expandedExtensions } from '../entities/openExtensions.ts';
import { defaultUserProperties, renderUser, searchableUserProperties } from '../entities/user.ts';
import { GraphError, notPlayed } from '../GraphError.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 100;
const permission = 'User';

function notFound(name: string): GraphError {
  const message = `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphError(404, 'Request_ResourceNotFound', message);
}

/**
 * The user of a path. The directory knows a user by object id or user principal name only; a mailbox also by its other addresses.
 * @throws GraphError 404 Request_ResourceNotFound
 */
export function userOfPath({ store, params }: RouteContext): MailboxOwner {
  const name = params['user'] ?? '';
  const owner = store.findUser(name);
  const isKnown = owner && [userIdOf(owner), addressesOf(owner)[0]].includes(name.toLowerCase());
  if (isKnown) return owner;
  throw notFound(name);
}

function withDefaults(call: Call): Call {
  if (call.query.select) return call;
  return { ...call, query: { ...call.query, select: defaultUserProperties } };
}

function refuseSettings({ query }: Call): void {
  if (query.select?.some((name) => name.toLowerCase().startsWith('mailboxsettings')))
    throw notPlayed('$select=mailboxSettings of a user: they have an address of their own');
}

function list({ call, store }: RouteContext): Reply {
  refuseSettings(call);
  return listReply(withDefaults(call), store.mailboxOwners, {
    typeName: 'user',
    set: 'users',
    pageSize,
    render: (owner) => renderUser(owner, store),
    searchable: searchableUserProperties,
  });
}

function expand({ call, mailbox }: RouteContext, entity: Json): Json {
  return call.query.expand.reduce((result, option) => {
    if (option.name === 'manager') return result;
    if (option.name !== 'extensions') throw notPlayed(`$expand=${option.name} of a user`);
    const { extensions } = mailbox().settings.get('user') ?? {};
    return { ...result, extensions: expandedExtensions(extensions, option.filter, true) };
  }, entity);
}

function get(context: RouteContext): Reply {
  const { call, store } = context;
  refuseSettings(call);
  const entity = expand(context, renderUser(userOfPath(context), store));
  return entityReply(withDefaults(call), entity, 'user', 'users');
}

function noManager(context: RouteContext): never {
  userOfPath(context);
  throw notFound('manager');
}

function noReports(context: RouteContext): Reply {
  const set = `users('${userIdOf(userOfPath(context))}')/directReports`;
  return listReply(context.call, [], { typeName: 'directoryObject', set, pageSize, render: (): Json => ({}) });
}

/** Routes of users. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users', permission, handle: list },
  { method: 'GET', pattern: 'users/{user}', permission, handle: get },
  { method: 'GET', pattern: 'users/{user}/manager', permission, handle: noManager },
  { method: 'GET', pattern: 'users/{user}/directReports', permission, handle: noReports },
];
