// The sandbox's own doors of the Exchange server, beside those that every sandbox server has. Never on a real server.
import { z } from 'zod';
import { commonDoors, resetSchema } from '../common/doors.ts';
import type { Doors } from '../common/doors.ts';
import type { FaultPlan } from '../common/faults.ts';
import type { RequestLog } from '../common/requestLog.ts';
import { deltaTroubleSchema } from './deltaTrouble.ts';
import type { Route } from './routes/route.ts';
import type { Store } from './mailboxes/Store.ts';
import { subscriptionDoors } from './subscriptions/subscriptionDoors.ts';
import type { Subscriptions } from './subscriptions/Subscriptions.ts';
import { graphLimits } from './throttle.ts';
import type { Throttle } from './throttle.ts';
import type { TrafficLog } from './trafficLog.ts';

const limitsSchema = z.strictObject({
  concurrent: z.number().int().positive().optional(),
  requests: z.number().int().positive().optional(),
  windowSeconds: z.number().positive().optional(),
  retryAfterSeconds: z.number().int().positive().optional(),
});
/** What `POST tokens/expire` ends; both unless the body says otherwise. */
const expireSchema = z.strictObject({
  what: z.array(z.enum(['deltaTokens', 'subscriptions'])).default(['deltaTokens', 'subscriptions']),
});
const trafficSchema = z.strictObject({ record: z.boolean() });

export interface DoorParts {
  readonly store: Store;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly throttle: Throttle;
  readonly traffic: TrafficLog;
  readonly subscriptions: Subscriptions;
  /** What is played, for `GET routes`. */
  readonly routes: readonly Pick<Route, 'method' | 'pattern'>[];
}

/** All doors of the Exchange server. */
export function exchangeDoors({ store, faults, log, throttle, traffic, subscriptions, routes }: DoorParts): Doors {
  return {
    ...commonDoors(faults, log),
    ...subscriptionDoors(subscriptions),
    'POST reset': (body) => {
      const { seed } = resetSchema.parse(body);
      store.reset(seed);
      subscriptions.reset();
      store.deltaTrouble.set(deltaTroubleSchema.parse({}));
      faults.clear();
      log.reset();
      throttle.limits = graphLimits;
      throttle.reset();
      return { seed, users: store.company.employees.length };
    },
    'GET routes': () => ({ routes: routes.map(({ method, pattern }) => ({ method, path: `/v1.0/${pattern}` })) }),
    'GET mail': () => ({ count: store.mails.length, mails: store.mails }),
    'POST tokens/expire': (body) => {
      const { what } = expireSchema.parse(body);
      if (what.includes('deltaTokens')) store.expireTokens();
      if (what.includes('subscriptions')) subscriptions.all().forEach((one) => subscriptions.take(one));
      return { generation: store.generation };
    },
    'GET delta': () => store.deltaTrouble.describe(),
    'POST delta': (body) => {
      store.deltaTrouble.set(deltaTroubleSchema.parse(body));
      return store.deltaTrouble.describe();
    },
    'GET limits': () => throttle.limits,
    'POST limits': (body) => {
      throttle.limits = { ...graphLimits, ...limitsSchema.parse(body) };
      throttle.reset();
      return throttle.limits;
    },
    'GET traffic': () => traffic.all(),
    'POST traffic': (body) => {
      traffic.record(trafficSchema.parse(body).record);
      return trafficSchema.parse(body);
    },
  };
}
