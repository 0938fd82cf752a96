// The PIMSI Engine: runs one user's task, domain after domain, and makes dry runs over the same stages.
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import {
  AuthorizationLost,
  CursorExpired,
  GuardTripped,
  MailboxUnavailable,
  RunEnded,
  Throttled,
  Transient,
} from '../errors.ts';
import type { RunCounts, UserMap } from '../store/store.ts';
import { applying, planning, type PlannedLine } from './handlers.ts';
import type { EngineDependencies } from './domainRun.ts';
import { prepareRun } from './prepareRun.ts';
import { runDomain } from './runDomain.ts';

export interface SyncTask {
  readonly userMapId: string;
  /** Why the run was asked for: dispatcher, sync now, retry. */
  readonly reason: string;
}

export interface Engine {
  /** Runs a user's task to its end; records success or failure itself and throws for neither. */
  run(task: SyncTask): Promise<RunCounts>;
  /** The plan of the user's next run; writes nothing. @throws what the servers' trouble throws. */
  plan(userMap: UserMap, domains: readonly Domain[]): Promise<readonly PlannedLine[]>;
}

const RETRY_MS = 60_000;
/** A mailbox that is gone, unlicensed or forbidden is asked again after this time. */
const SUSPENDED_RETRY_MS = 3_600_000;

/** Builds the engine. It keeps nothing between runs; everything it needs to know is in the store. */
export function createEngine(deps: EngineDependencies): Engine {
  return {
    async run(task) {
      const userMap = await deps.store.userMaps.findById(task.userMapId);
      const counts = { read: 0, written: 0, skipped: 0, failed: 0 };
      if (!userMap?.enabled) return counts;
      const startedAt = deps.now();
      const [lastRun] = await deps.store.runs.list({ userMapId: userMap.id, limit: 1 });
      const runId = await deps.store.runs.start({ userMapId: userMap.id, reason: task.reason, startedAt });
      try {
        const user = { userMap, runId, afterCrash: lastRun !== undefined && lastRun.outcome !== 'success' };
        const stopped: GuardTripped[] = [];
        for (const domain of DOMAINS) {
          try {
            counts.read += await runDomain(await prepareRun(deps, user, domain), applying(counts));
          } catch (error) {
            if (!(error instanceof GuardTripped)) throw error;
            stopped.push(error);
          }
        }
        if (stopped[0]) throw stopped[0];
        const endedAt = deps.now();
        await deps.store.runs.finish(runId, { endedAt, outcome: 'success', counts });
        await deps.store.userMaps.recordSuccess(userMap.id, { startedAt, endedAt, nextPollAt: null });
        deps.logger.info(
          { run: runId, user: userMap.login, ...counts, ms: endedAt.getTime() - startedAt.getTime() },
          'run ended',
        );
      } catch (error) {
        if (!(error instanceof RunEnded)) await recordFailure(deps, userMap, runId, counts, error);
        else deps.logger.info({ run: runId, user: userMap.login }, 'run ended from outside');
      }
      return counts;
    },

    async plan(userMap, domains) {
      const lines: PlannedLine[] = [];
      for (const domain of domains) {
        const run = await prepareRun(deps, { userMap, runId: 'dry-run', afterCrash: false }, domain);
        await runDomain(run, planning(lines));
      }
      return lines;
    },
  };
}

/** A user's trouble ends the user's task and nobody else's. */
async function recordFailure(
  deps: EngineDependencies,
  userMap: UserMap,
  runId: string,
  counts: RunCounts,
  error: unknown,
): Promise<void> {
  const endedAt = deps.now();
  const suspended = error instanceof MailboxUnavailable;
  const waitMs = suspended ? SUSPENDED_RETRY_MS : error instanceof Throttled ? error.retryAfterMs : RETRY_MS;
  const reason = reasonOf(error);
  deps.logger.warn(
    { run: runId, user: userMap.login, error: error instanceof Error ? error.name : 'unknown' },
    'run failed',
  );
  await deps.store.runs.finish(runId, { endedAt, outcome: 'failed', counts });
  await deps.store.userMaps.recordFailure(userMap.id, {
    endedAt,
    reason,
    retryAt: new Date(endedAt.getTime() + waitMs),
    suspended,
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof AuthorizationLost) return `The servers refuse our credentials: ${error.message}`;
  if ([Transient, MailboxUnavailable, CursorExpired, GuardTripped].some((kind) => error instanceof kind)) {
    return error instanceof Error ? error.message : '';
  }
  const name = error instanceof Error ? error.name : 'unknown';
  if (error instanceof Error && name === 'KeyMissing') return error.message;
  // The text of an error that is not ours may quote contents.
  return `The run ended unexpectedly (${name}); it is tried again.`;
}
