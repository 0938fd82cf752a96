// The statements of the queue, on the functions and the view that graphile-worker documents.
import type pg from 'pg';

export const SYNC_TASK = 'sync';
export const DISPATCH_TASK = 'dispatch';

export interface NewJob {
  readonly task: string;
  readonly payload: object;
  /** Names the job and its queue: one waits, one runs. */
  readonly key: string;
  /** Null: now. */
  readonly runAt: Date | null;
  readonly maxAttempts: number;
}

/** Neither given up nor done: waiting, running, or to be tried again. */
const IS_ALIVE = '(attempts < max_attempts or locked_at is not null)';

/**
 * Adds a job or folds it into the one that waits. Of two times the earlier stays: a request for later must not postpone one for now,
 * and a repeated one must not send a waiting user to the end of the line.
 */
export async function addJob(pool: pg.Pool, job: NewJob): Promise<void> {
  await pool.query(
    `select graphile_worker.add_job(
       $1::text, $2::json, queue_name => $3::text, job_key => $3::text, run_at => $4::timestamptz, max_attempts => $5::integer,
       job_key_mode => case when exists (
         select from graphile_worker.jobs where key = $3::text and run_at <= coalesce($4::timestamptz, now())
       ) then 'preserve_run_at' else 'replace' end)`,
    [job.task, JSON.stringify(job.payload), job.key, job.runAt, job.maxAttempts],
  );
}

export async function countWaitingTasks(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs
     where task_identifier = $1 and ${IS_ALIVE} and (run_at <= now() or locked_at is not null)`,
    [SYNC_TASK],
  );
  return rows[0]?.count ?? 0;
}

/** Whether the chain of the Dispatcher's cycles goes on by itself. */
export async function hasDispatchAhead(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select from graphile_worker.jobs where task_identifier = $1 and ${IS_ALIVE} limit 1`,
    [DISPATCH_TASK],
  );
  return rows.length > 0;
}

/** The worker pools that hold jobs. */
export async function listLockOwners(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ owner: string }>(
    'select distinct locked_by as owner from graphile_worker.jobs where locked_by is not null',
  );
  return rows.map(({ owner }) => owner);
}

/** Jobs that were given up: their users were asked for anew meanwhile. */
export async function removeGivenUp(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.complete_jobs(array(
       select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
         and updated_at < now() - interval '1 hour'))`,
  );
}

/** The number of a worker pool's session lock, drawn from the pool's name (an SQL expression): whoever holds it lives. */
export function lockNumberOf(id: string): string {
  return `hashtextextended(${id}, 7426)`;
}

/** Those of the pools whose lock nobody holds. */
export async function findDead(pool: pg.Pool, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with ids as materialized (select id from unnest($1::text[]) as t (id))
     select id from ids where pg_try_advisory_xact_lock(${lockNumberOf('id')})`,
    [[...ids]],
  );
  return rows.map(({ id }) => id);
}

/** Frees the jobs of those pools whose lock is still nobody's; returns which. */
export async function freeJobsOfDead(pool: pg.Pool, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ freed: string[] }>(
    `with ids as materialized (select id from unnest($1::text[]) as t (id)),
       dead as materialized (select id from ids where pg_try_advisory_xact_lock(${lockNumberOf('id')})),
       found as materialized (select coalesce(array_agg(id), '{}') as freed from dead)
     select freed, graphile_worker.force_unlock_workers(freed) from found`,
    [[...ids]],
  );
  return rows[0]?.freed ?? [];
}
