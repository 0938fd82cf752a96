// How much may be asked of one mailbox, and of a server as a whole, at the same time. Waiting is first come, first served.
import pLimit, { type LimitFunction } from 'p-limit';

/** One key's share: some tasks side by side, or one task alone. */
interface Lane {
  readonly slots: LimitFunction;
  readonly alone: LimitFunction;
}

export interface KeyedLimiter {
  /** Runs beside at most `perKey - 1` others of the key. */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Runs while nothing else of the key does. */
  runAlone<T>(key: string, task: () => Promise<T>): Promise<T>;
}

/** @param perKey tasks of one key at once. @param overall tasks of all keys at once. */
export function createKeyedLimiter(perKey: number, overall: number): KeyedLimiter {
  const lanes = new Map<string, Lane>();
  const everywhere = pLimit(overall);

  const inLane = async <T>(key: string, use: (lane: Lane) => Promise<T>): Promise<T> => {
    const lane = lanes.get(key) ?? { slots: pLimit(perKey), alone: pLimit(1) };
    lanes.set(key, lane);
    try {
      return await use(lane);
    } finally {
      const isIdle = [lane.slots, lane.alone].every(
        ({ activeCount, pendingCount }) => activeCount + pendingCount === 0,
      );
      if (isIdle && lanes.get(key) === lane) lanes.delete(key);
    }
  };

  return {
    run: (key, task) => inLane(key, ({ slots }) => slots(() => everywhere(task))),
    runAlone: (key, task) =>
      inLane(key, ({ slots, alone }) => alone(() => holdingAll(slots, perKey, () => everywhere(task)))),
  };
}

/** Takes every slot, runs, and gives them back. Only one caller at a time may do so, or two would wait for each other. */
async function holdingAll<T>(slots: LimitFunction, count: number, task: () => Promise<T>): Promise<T> {
  const { promise: released, resolve: release } = withResolvers();
  const taken = Array.from({ length: count }, () => {
    const { promise, resolve } = withResolvers();
    void slots(() => {
      resolve();
      return released;
    });
    return promise;
  });
  await Promise.all(taken);
  try {
    return await task();
  } finally {
    release();
  }
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
