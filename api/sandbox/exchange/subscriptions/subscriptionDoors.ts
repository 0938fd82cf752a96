// The sandbox's own doors of change notifications. Never on a real server.
//
// `GET subscriptions`: every subscription that lives, of all applications, with what became of notifications so far (waiting, posts, delivered,
// lost) and the settings. Looks for those that have expired or soon will, and tells their endpoints.
// `POST subscriptions`: the settings, see settings.ts; `{}` brings Graph's back.
// `POST notifications`, one action:
//   {"action": "reauthorize", "subscriptionId", "pause": true}  reauthorizationRequired; with `pause` changes are not told until it is done
//   {"action": "remove", "subscriptionId"}                      the server ends the subscription: subscriptionRemoved
//   {"action": "miss", "subscriptionId"}                        missed
//   {"action": "hold"}                                          nothing leaves
//   {"action": "release", "order": "reversed"}                  what was held leaves, the newest first if `order` says so
//   {"action": "flush"}                                         whatever waits, repetitions included, is tried once now
//   {"action": "drop", "count": n}                              the next n notifications are lost underway
//   {"action": "duplicate", "count": n}                         the next n notifications are sent twice
// `release` and `flush` answer when the endpoints have. `POST reset` undoes all of it.
import { z } from 'zod';
import type { Doors } from '../../common/doors.ts';
import { renderSubscription } from './subscription.ts';
import type { Subscription } from './subscription.ts';
import type { Subscriptions } from './Subscriptions.ts';
import { settingsSchema } from './settings.ts';

const counted = z.number().int().min(0).max(100_000).default(1);

function actionSchema(subscriptions: Subscriptions) {
  const subscriptionId = z.string().transform((id, context): Subscription => {
    const found = subscriptions.find(id.toLowerCase());
    if (found) return found;
    context.addIssue('is no subscription that lives');
    return z.NEVER;
  });
  return z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('reauthorize'), subscriptionId, pause: z.boolean().default(false) }),
    z.strictObject({ action: z.enum(['remove', 'miss']), subscriptionId }),
    z.strictObject({ action: z.enum(['hold', 'flush']) }),
    z.strictObject({ action: z.literal('release'), order: z.enum(['asMade', 'reversed']).default('asMade') }),
    z.strictObject({ action: z.enum(['drop', 'duplicate']), count: counted }),
  ]);
}

type Action = z.output<ReturnType<typeof actionSchema>>;

async function act(subscriptions: Subscriptions, action: Action): Promise<void> {
  const { outbox } = subscriptions;
  switch (action.action) {
    case 'reauthorize':
      if (action.pause) subscriptions.pause(action.subscriptionId);
      return subscriptions.tell(action.subscriptionId, 'reauthorizationRequired');
    case 'remove':
      return subscriptions.take(action.subscriptionId);
    case 'miss':
      return subscriptions.tell(action.subscriptionId, 'missed');
    case 'hold':
      return outbox.hold();
    case 'release':
      return outbox.release(action.order === 'reversed');
    case 'flush':
      return outbox.flush();
    case 'drop':
      return outbox.drop(action.count);
    case 'duplicate':
      return outbox.double(action.count);
  }
}

/** The doors of subscriptions and notifications. */
export function subscriptionDoors(subscriptions: Subscriptions): Doors {
  return {
    'GET subscriptions': () => {
      const living = subscriptions.all().map(renderSubscription);
      return { subscriptions: living, ...subscriptions.outbox.counts, settings: subscriptions.settings };
    },
    'POST subscriptions': (body) => {
      subscriptions.settings = settingsSchema.parse(body);
      return subscriptions.settings;
    },
    'POST notifications': async (body) => {
      await act(subscriptions, actionSchema(subscriptions).parse(body));
      return subscriptions.outbox.counts;
    },
  };
}
