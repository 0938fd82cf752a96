// The PIMSI Engine: runs one user's task, domain after domain, and makes dry runs over the same stages.
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';
import { GuardTripped, RunEnded, Throttled, Transient } from '../errors.ts';
import type { Outage, Run, RunCounts, UserMap } from '../store/store.ts';
import { add, applying, planning, type PlannedLine } from './handlers.ts';
import type { EngineDependencies } from './domainRun.ts';
import { dryRunOf, prepareRun, type UserRun } from './prepareRun.ts';
import { linkMessages } from './linkMessages.ts';
import { scopeOf } from './scope.ts';
import { runDomain } from './runDomain.ts';
import { bringOthersBack, recordFailure } from './runFailure.ts';
import { previewUndo, type UndoPreview } from './undoPreview.ts';

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
  /** What taking these lines of the user back would do now; writes nothing. @throws what the servers' trouble throws. */
  planUndo(userMap: UserMap, asked: Parameters<typeof previewUndo>[2]): Promise<readonly UndoPreview[]>;
}

/** More runs that fail in a row than this are no crashes. */
const RUNS_LOOKED_AT = 20;

/** When the first of the newest runs began that did not end well; null when the newest did. */
function crashedSince(newestFirst: readonly Pick<Run, 'outcome' | 'startedAt'>[]): Date | null {
  const well = newestFirst.findIndex(({ outcome }) => outcome === 'success');
  return newestFirst.slice(0, well < 0 ? undefined : well).at(-1)?.startedAt ?? null;
}

/** Builds the engine. It keeps nothing between runs; everything it needs to know is in the store. */
export function createEngine(deps: EngineDependencies): Engine {
  return {
    async run(task) {
      const { store } = deps;
      const userMap = await store.userMaps.findById(task.userMapId);
      const counts = { read: 0, written: 0, skipped: 0, failed: 0 };
      const outages = userMap?.enabled ? await store.outages.list() : [];
      if (!userMap?.enabled || isStayingAway(outages, userMap, deps.now())) return counts;
      const startedAt = deps.now();
      const lastRuns = await store.runs.list({ userMapId: userMap.id, limit: RUNS_LOOKED_AT });
      const runId = await store.runs.start({ userMapId: userMap.id, reason: task.reason, startedAt });
      try {
        const user = { userMap, runId, isDry: false, afterCrash: crashedSince(lastRuns) };
        await runDomains(deps, user, counts);
        const endedAt = deps.now();
        await store.runs.finish(runId, { endedAt, outcome: 'success', counts });
        await bringOthersBack(deps, userMap);
        await store.userMaps.recordSuccess(userMap.id, { startedAt, endedAt, nextPollAt: null });
        // Both servers took our credentials.
        if (outages.length > 0) await store.outages.close(['siebel', 'exchange']);
        deps.logger.info(
          { run: runId, user: userMap.login, ...counts, ms: endedAt.getTime() - startedAt.getTime() },
          'run ended',
        );
      } catch (error) {
        if (!(error instanceof RunEnded)) await recordFailure(deps, userMap, { id: runId, counts }, error);
        else deps.logger.info({ run: runId, user: userMap.login }, 'run ended from outside');
      }
      return counts;
    },

    planUndo: (userMap, asked) => previewUndo(deps, userMap, asked),

    async plan(userMap, domains) {
      const lines: PlannedLine[] = [];
      for (const domain of domains) {
        const run = await prepareRun(deps, dryRunOf(userMap), domain);
        await runDomain(run, planning(lines));
      }
      return lines;
    },
  };
}

/** While a server refuses our credentials, tasks that wait in the queue would all find the same; a person's wish is still tried. */
function isStayingAway(outages: readonly Outage[], userMap: UserMap, now: Date): boolean {
  return userMap.syncRequestedAt === null && outages.some(({ retryAt }) => retryAt > now);
}

/** Every domain, and linked messages, though another one had trouble. @throws the first trouble; at once what is the mailbox's or everybody's. */
async function runDomains(deps: EngineDependencies, user: UserRun, counts: RunCountsSoFar): Promise<void> {
  // One request tells whether a suspended mailbox is well again.
  if (user.userMap.state === 'suspended')
    await deps.connectors.exchange.describeUser(scopeOf(deps.store, user.userMap), true);
  const troubles: Error[] = [];
  const works = [
    ...DOMAINS.map((domain) => async () => {
      counts.read += await runDomain(await prepareRun(deps, user, domain), applying(counts));
    }),
    async () => add(counts, await linkMessages({ deps, ...user, scope: scopeOf(deps.store, user.userMap) })),
  ];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      const isOfDomain = error instanceof GuardTripped || (error instanceof Transient && !(error instanceof Throttled));
      if (!isOfDomain) throw error;
      troubles.push(error);
    }
  }
  // A domain that was stopped is news that waits for a person; trouble that passes is told another time.
  const trouble = troubles.find((error) => error instanceof GuardTripped) ?? troubles[0];
  if (trouble) throw trouble;
}

type RunCountsSoFar = { -readonly [name in keyof RunCounts]: RunCounts[name] };
