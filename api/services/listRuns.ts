// The engine's runs, newest first.
import type { RunList, RunQuery, RunView } from '../../shared/contract/runs.ts';
import type { Run } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUserMapId } from './findUser.ts';

/** @throws UserError user-not-mapped, if a login is given that has no row */
export async function listRuns(deps: Pick<ServiceDependencies, 'store'>, query: RunQuery): Promise<RunList> {
  const userMapId = await findUserMapId(deps.store, query.login);
  const runs = await deps.store.runs.list({ ...(userMapId === undefined ? {} : { userMapId }), limit: query.limit });
  return { runs: runs.map(describeRun) };
}

function describeRun(run: Run): RunView {
  return {
    id: run.id,
    login: run.login,
    reason: run.reason,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    outcome: run.outcome,
    counts: { ...run.counts },
  };
}
