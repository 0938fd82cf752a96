// The overview of the installation: users by state, queue, cycles, what travelled, whether both sides answer.
import type { OutageView, StatusView } from '../../shared/contract/status.ts';
import { USER_STATES, type UserState } from '../../shared/vocabulary.ts';
import type { Cycle, Outage, Run, SilentServer, UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { checkReachability } from './reachability.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CYCLES_SHOWN = 10;
const RUNS_MEASURED = 200;

export async function getStatus(deps: ServiceDependencies): Promise<StatusView> {
  const { store } = deps;
  const at = deps.clock.now();
  const since = new Date(at.getTime() - DAY_MS);
  const [users, queueDepth, cycles, travelled, runs, refused, silent, siebel, exchange] = await Promise.all([
    store.userMaps.list(),
    deps.queue.depth(),
    store.cycles.list(CYCLES_SHOWN),
    store.journal.countSince(since),
    store.runs.list({ limit: RUNS_MEASURED }),
    store.outages.list(),
    store.outages.listSilent(at),
    checkReachability(deps, 'siebel'),
    checkReachability(deps, 'exchange'),
  ]);
  return {
    at: at.toISOString(),
    usersByState: countByState(users),
    queueDepth,
    cycles: cycles.map(describeCycle),
    travelled: {
      since: since.toISOString(),
      written: travelled.written,
      skipped: travelled.skipped,
      failed: travelled.failed,
    },
    reachability: { siebel, exchange },
    outages: [
      ...refused.map((outage) => viewOutage('refused', outage, users.filter(({ enabled }) => enabled).length)),
      ...silent.map((outage) => viewOutage('silent', outage, outage.waiting)),
    ],
    runSeconds: measureRuns(runs),
  };
}

function viewOutage(kind: OutageView['kind'], outage: Outage | SilentServer, usersWaiting: number): OutageView {
  const { reason, retryAt, server, since } = outage;
  return { kind, server, reason, since: since.toISOString(), retryAt: retryAt.toISOString(), usersWaiting };
}

function countByState(users: readonly UserMap[]): Record<UserState, number> {
  const count = (state: UserState) => users.filter((user) => user.state === state).length;
  return Object.fromEntries(USER_STATES.map((state) => [state, count(state)])) as Record<UserState, number>;
}

function describeCycle(cycle: Cycle): StatusView['cycles'][number] {
  return { ...cycle, startedAt: cycle.startedAt.toISOString(), endedAt: cycle.endedAt.toISOString() };
}

/** Nearest-rank percentiles of the duration of finished runs. */
function measureRuns(runs: readonly Run[]): StatusView['runSeconds'] {
  const seconds = runs
    .flatMap((run) => (run.endedAt ? [(run.endedAt.getTime() - run.startedAt.getTime()) / 1000] : []))
    .sort((a, b) => a - b);
  const percentile = (share: number) => seconds[Math.max(0, Math.ceil(share * seconds.length) - 1)] ?? 0;
  return seconds.length === 0 ? null : { runs: seconds.length, p50: percentile(0.5), p95: percentile(0.95) };
}
