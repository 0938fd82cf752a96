// Looks after the queue while an engine lives: frees the tasks of engines that died, keeps the Dispatcher's chain going, and clears
// away tasks that were given up. Every engine does it; what one did, the next finds done.
import { setTimeout as wait } from 'node:timers/promises';
import { findDead, freeJobsOfDead, hasDispatchAhead, listLockOwners, removeGivenUp } from './queueStatements.ts';
import type { WorkerSurroundings } from './queueWorker.ts';

const CHECK_INTERVAL_MS = 500;
/** An engine that only lost its connection has the time of these checks to take its lock again. */
const DEAD_AFTER_CHECKS = 3;
/** In checks. */
const DISPATCH_EVERY = 10;
const REMOVE_EVERY = 7_200;

export interface OwnPool {
  readonly ownId: () => string;
  /** Lets idle workers look for tasks now. */
  readonly nudge: () => void;
}

/** Starts the watch. An outage of the database passes: the next check comes anyway. */
export function startQueueWatch(around: WorkerSurroundings, own: OwnPool): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let suspects: Suspects = new Map();

  async function check(round: number): Promise<void> {
    suspects = await takeOver(around, own, suspects);
    if (round % DISPATCH_EVERY === 0 && !(await hasDispatchAhead(around.pool)))
      await around.requestDispatch(new Date());
    if (round % REMOVE_EVERY === 0) await removeGivenUp(around.pool);
  }

  async function watch(): Promise<void> {
    for (let round = 0; !stopping.signal.aborted; round++) {
      await check(round).catch(() => undefined);
      await wait(CHECK_INTERVAL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const watching = watch();

  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** In how many checks in a row a pool was found dead. */
type Suspects = ReadonlyMap<string, number>;

/** Frees the tasks of pools that were found dead often enough; returns the suspects for the next check. */
async function takeOver(around: WorkerSurroundings, own: OwnPool, before: Suspects): Promise<Suspects> {
  const others = (await listLockOwners(around.pool)).filter((id) => id !== own.ownId());
  if (others.length === 0) return new Map();
  const dead = await findDead(around.pool, others);
  const suspects = new Map(dead.map((id) => [id, (before.get(id) ?? 0) + 1]));
  const confirmed = dead.filter((id) => (suspects.get(id) ?? 0) >= DEAD_AFTER_CHECKS);
  if (confirmed.length > 0 && (await freeJobsOfDead(around.pool, confirmed)).length > 0) {
    around.logger?.warn({ engines: confirmed.length }, 'took over the tasks of an engine that died');
    own.nudge();
  }
  return suspects;
}
