// Which engine works for whom: an engine is known to the database by the session that holds its lock.
import type pg from 'pg';

/** The logins whose tasks the engine holds that connects by this application name. */
export async function usersHeldBy(database: Pick<pg.Pool, 'query'>, name: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ login: string }>(
    `select substr(j.key, 6) as login from graphile_worker.jobs j
       join pg_locks l on l.locktype = 'advisory' and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(j.locked_by, 7426)
       join pg_stat_activity a on a.pid = l.pid
     where j.key like 'sync:%' and a.application_name = $1`,
    [name],
  );
  return rows.map(({ login }) => login);
}
