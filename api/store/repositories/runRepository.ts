// Runs of the Engine. A user never has two at once, so one that still "runs" when the next begins was killed.
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { RunRepository } from '../bookkeeping.ts';
import type { Run } from '../store.ts';
import { isRowId } from './rowIds.ts';

/** More are not kept per user: an idle user has a run in every cycle. */
const RUNS_KEPT_PER_USER = 500;

/** The three parts do not see each other's rows, which none of them needs. */
const START = `
  with ended as (
    update sync_runs set outcome = 'failed', ended_at = $3 where user_map_id = $1 and outcome = 'running'
  ), forgotten as (
    delete from sync_runs where user_map_id = $1 and outcome <> 'running' and id <= (
      select id from sync_runs where user_map_id = $1 order by id desc offset $4 - 1 limit 1)
  )
  insert into sync_runs (user_map_id, reason, started_at) values ($1, $2, $3) returning id`;

interface RunRow extends Omit<Run, 'counts'> {
  readonly read: number;
  readonly written: number;
  readonly skipped: number;
  readonly failed: number;
}

export function createRunRepository(database: Database, { syncRuns }: Models): RunRepository {
  return {
    async start({ userMapId, reason, startedAt }) {
      const [run] = await database.select<{ id: string }>(START, [userMapId, reason, startedAt, RUNS_KEPT_PER_USER]);
      if (!run) throw new Error('A run was not written down.');
      return run.id;
    },
    async isRunning(id) {
      if (!isRowId(id)) return false;
      const sql = `select id from sync_runs where id = $1 and outcome = 'running' for share`;
      return (await database.select(sql, [id])).length > 0;
    },
    async finish(id, { endedAt, outcome, counts }) {
      if (!isRowId(id)) return;
      const { read, written, skipped, failed } = counts;
      const values = { endedAt, outcome, read, written, skipped, failed };
      await syncRuns.update(values, { ...database.inContext(), where: { id } });
    },
    async list({ userMapId = null, limit }) {
      const rows = await database.select<RunRow>(
        `select r.id, r.user_map_id as "userMapId", u.login, r.reason, r.started_at as "startedAt", r.ended_at as "endedAt",
           r.outcome, r.read, r.written, r.skipped, r.failed
         from sync_runs r join user_maps u on u.id = r.user_map_id
         where $1::bigint is null or r.user_map_id = $1
         order by r.id desc limit $2`,
        [userMapId, limit],
      );
      return rows.map(({ read, written, skipped, failed, ...run }) => ({
        ...run,
        counts: { read, written, skipped, failed },
      }));
    },
  };
}
