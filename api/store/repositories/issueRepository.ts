// Open issues: records that do not travel. An issue that is closed is gone; the journal keeps what was.
import { Op } from 'sequelize';
import { MOST_ATTEMPTS } from '../../../shared/remedies.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { Issue, IssueChange, IssueRepository } from '../issues.ts';
import { isRowId, rowIdsOf, withoutNul } from './rowIds.ts';

const COLUMNS = `
  i.id, u.login, i.domain, i.side, i.record_id as "recordId", i.kind, i.reason, i.field, i.message, i.attempts,
  i.retry_at as "retryAt", i.opened_at as "openedAt", i.candidates
  from sync_issues i join user_maps u on u.id = i.user_map_id`;

/** A failure that was given up and comes again was tried because its record changed: it is counted anew. */
const IS_ANEW = `sync_issues.kind = 'failure' and sync_issues.retry_at is null and sync_issues.attempts >= ${MOST_ATTEMPTS}
  and excluded.retry_at is not null`;

/** Each further failure doubles the wait, up to six hours; a server that asks for longer gets longer. */
const PATIENT = `$4::timestamptz + greatest(excluded.retry_at - $4,
  least((excluded.retry_at - $4) * power(2, least(sync_issues.attempts, 20)), interval '6 hours'))`;

/** The old rows are read before the statement writes; who has none, or one with another reason, is news. */
const OPEN = `
  with given as (
    select * from jsonb_to_recordset($3::jsonb)
      as g (side text, "recordId" text, kind text, reason text, field text, message text, "retryAt" timestamptz, candidates text[])
  ), known as (
    select i.* from sync_issues i join given g on g.side = i.side and g."recordId" collate "C" = i.record_id
    where i.user_map_id = $1 and i.domain = $2
  ), saved as (
    insert into sync_issues (user_map_id, domain, side, record_id, kind, reason, field, message, retry_at, candidates, opened_at)
    select $1, $2, side, "recordId", kind, reason, field, message, "retryAt", coalesce(candidates, '{}'), $4 from given order by side, "recordId"
    on conflict (user_map_id, domain, side, record_id) do update
    set kind = excluded.kind, reason = excluded.reason, field = excluded.field, message = excluded.message,
      candidates = excluded.candidates,
      retry_at = case
        when excluded.retry_at is null or excluded.kind <> 'failure' or sync_issues.kind <> 'failure' or ${IS_ANEW}
          then excluded.retry_at
        when sync_issues.attempts + 1 >= ${MOST_ATTEMPTS} then null
        else ${PATIENT} end,
      attempts = case when ${IS_ANEW} then 1 else sync_issues.attempts + 1 end
  )
  select distinct g."recordId" from given g
  left join known k on k.side = g.side and k.record_id = g."recordId" collate "C"
  where k.id is null or (k.kind, k.reason, k.field, k.message) is distinct from (g.kind, g.reason, g.field, g.message)`;

/** What was parked starts afresh: whoever asks means it. */
const RETRY = `
  with chosen as (
    update sync_issues set retry_at = $2, attempts = 0 where id = any($1::bigint[])
    returning user_map_id, domain, side, record_id, reason
  ), freed as (
    update sync_links l set flips = null from chosen c
    where c.reason = 'flipping' and l.user_map_id = c.user_map_id and l.domain = c.domain
      and c.record_id = case c.side when 'siebel' then l.siebel_id else l.exchange_id end
  )
  select distinct user_map_id as id from chosen order by 1`;

export function createIssueRepository(database: Database, { syncIssues }: Models, now: () => Date): IssueRepository {
  return {
    async open(userMapId, domain, issues) {
      if (issues.length === 0) return [];
      const given = oneOfEach(issues).map((issue) => ({ ...issue, message: withoutNul(issue.message) }));
      const values = [userMapId, domain, JSON.stringify(given), now()];
      const rows = await database.select<{ recordId: string }>(OPEN, values);
      return rows.map(({ recordId }) => recordId);
    },
    async close(userMapId, domain, side, recordIds) {
      if (recordIds.length === 0) return;
      const where = { userMapId, domain, side, recordId: { [Op.in]: [...recordIds] } };
      await syncIssues.destroy({ ...database.inContext(), where });
    },
    async find(id) {
      if (!isRowId(id)) return null;
      const [found] = await database.select<Issue>(`select ${COLUMNS} where i.id = $1`, [id]);
      return found ?? null;
    },
    async list(filter) {
      const { ids, userMapId = null, domain = null, kind = null, reason = null, limit } = filter;
      return database.select<Issue>(
        `select ${COLUMNS}
         where ($1::bigint is null or i.user_map_id = $1) and ($2::text is null or i.domain = $2)
           and ($3::text is null or i.kind = $3) and ($5::text is null or i.reason = $5)
           and ($6::bigint[] is null or i.id = any($6))
         order by i.opened_at desc, i.id desc limit $4`,
        [userMapId, domain, kind, limit, reason, ids ? rowIdsOf(ids) : null],
      );
    },
    async retry(ids) {
      const rows = await database.select<{ id: string }>(RETRY, [rowIdsOf(ids), now()]);
      return rows.map(({ id }) => id);
    },
  };
}

/** A record has one issue: a failure tells more than a skip, and the first more than those that follow from it. */
function oneOfEach(issues: readonly IssueChange[]): readonly IssueChange[] {
  const chosen = new Map<string, IssueChange>();
  for (const issue of issues) {
    const key = `${issue.side} ${issue.recordId}`;
    const known = chosen.get(key);
    if (known === undefined || (known.kind === 'skip' && issue.kind === 'failure')) chosen.set(key, issue);
  }
  return [...chosen.values()];
}
