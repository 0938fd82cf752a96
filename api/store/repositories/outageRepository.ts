// Servers that refuse our own credentials, for as long as they do; and servers that give no good answer, as the users' rows tell.
import type { Side } from '../../../shared/vocabulary.ts';
import type { Database } from '../database.ts';
import type { OutageRepository } from '../bookkeeping.ts';
import type { Outage, SilentServer } from '../store.ts';
import { withoutNul } from './rowIds.ts';

/** Of several runs that find the same, only one that was to ask again makes the wait longer: 1 minute, doubling up to an hour. */
const RECORD = `
  insert into outages (server, reason, since, retry_at) values ($1, $2, $3, $3::timestamptz + interval '1 minute')
  on conflict (server) do update
  set reason = excluded.reason, failures = outages.failures + 1,
    retry_at = $3 + least(interval '1 minute' * power(2, least(outages.failures, 10)), interval '1 hour')
  where outages.retry_at <= $3
  returning failures`;

/** A user who ran within it counts; longer than the longest wait between two attempts. */
const LATELY = `interval '70 minutes'`;

/** The others' waits get longer and longer, so one of them asks a minute after the last that asked in vain. */
const SILENT = `
  with ran as (
    select * from user_maps where enabled and not suspended and last_run_at > $1::timestamptz - ${LATELY}
  )
  select failed_server as server, count(*)::int as waiting, min(failing_since) as since,
    (array_agg(state_reason order by last_run_at desc))[1] as reason,
    least(min(retry_at), max(last_run_at) + interval '1 minute') as "retryAt",
    jsonb_build_object('id', (array_agg(id::text order by retry_at, id))[1], 'login', (array_agg(login order by retry_at, id))[1]) as next
  from ran where failed_server is not null
  group by failed_server having count(*) * 2 > (select count(*) from ran) order by failed_server`;

/** Ten a second, and all within two minutes. */
const RELEASE = `
  with turn as (
    select id, row_number() over (order by retry_at, id) - 1 as number, count(*) over () as users from user_maps
    where enabled and failed_server = $1 and retry_at > $2
  )
  update user_maps u
  set retry_at = least(u.retry_at, $2 + t.number * least(interval '100 milliseconds', interval '2 minutes' / t.users))
  from turn t where u.id = t.id returning u.id`;

export function createOutageRepository(database: Database): OutageRepository {
  const listSilent = (at: Date): Promise<readonly SilentServer[]> => database.select<SilentServer>(SILENT, [at]);
  return {
    listSilent,
    async release(server, at) {
      if (!(await listSilent(at)).some((silent) => silent.server === server)) return 0;
      return (await database.select(RELEASE, [server, at])).length;
    },
    list: () =>
      database.select<Outage>('select server, reason, since, retry_at as "retryAt" from outages order by server', []),
    async record({ at, reason, server }) {
      const rows = await database.select<{ failures: number }>(RECORD, [server, withoutNul(reason), at]);
      return rows[0]?.failures === 1;
    },
    close: (servers: readonly Side[]) =>
      database.execute('delete from outages where server = any($1::text[])', [[...servers]]),
  };
}
