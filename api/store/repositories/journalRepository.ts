// The journal: every write and every news of a skip or failure. Names and values are sealed before they reach the database.
import { Op } from 'sequelize';
import { OUTCOMES } from '../../../shared/vocabulary.ts';
import type { OutcomeKind } from '../../../shared/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Sealer } from '../../platform/keys.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { SyncEvent } from '../models/SyncEvent.ts';
import type { JournalFilter, JournalLine, JournalRepository, SealedDetails, WrittenPair } from '../journal.ts';
import { isRowId, rowIdsOf, withoutNul } from './rowIds.ts';

/** The newest line of each issue's record, by either id. */
const NEWEST_OF_ISSUES = `
  select distinct on (id) id, details from (
    select i.id, e.id as line, e.details from sync_issues i join sync_events e on e.user_map_id = i.user_map_id and e.siebel_id = i.record_id
    where i.id = any($1::bigint[]) and i.side = 'siebel' and e.details is not null
    union all
    select i.id, e.id, e.details from sync_issues i join sync_events e on e.user_map_id = i.user_map_id and e.exchange_id = i.record_id
    where i.id = any($1::bigint[]) and i.side = 'exchange' and e.details is not null
  ) told order by id, line desc`;

export function createJournalRepository(
  database: Database,
  { syncEvents }: Models,
  sealer: Sealer,
  now: () => Date,
): JournalRepository {
  return {
    async append(lines) {
      if (lines.length === 0) return;
      const at = now();
      const rows = lines.map((line) => ({
        ...line,
        at,
        fields: [...line.fields],
        message: line.message === null ? null : withoutNul(line.message),
        details: sealer.seal(line.details),
        undoes: line.undoes ?? null,
      }));
      await syncEvents.bulkCreate(rows, { ...database.inContext(), returning: false });
    },
    async list(filter) {
      const rows = await syncEvents.findAll({
        ...database.inContext(),
        where: conditionsOf(filter),
        order: [['id', 'DESC']],
        limit: filter.limit,
        raw: true,
      });
      return rows.map((row) => toLine(row, sealer));
    },
    async findByIds(ids) {
      const where = { id: rowIdsOf(ids) };
      const rows = await syncEvents.findAll({ ...database.inContext(), where, raw: true });
      return rows.map((row) => toLine(row, sealer));
    },
    listWritten: (userMapId, domain, { exchangeIds, siebelIds }) =>
      database.select<WrittenPair>(
        `select siebel_id as "siebelId", exchange_id as "exchangeId", max(at) as at from sync_events
         where user_map_id = $1 and domain = $2 and outcome = 'written'
           and (siebel_id = any($3::text[]) or exchange_id = any($4::text[]))
         group by siebel_id, exchange_id`,
        [userMapId, domain, [...siebelIds], [...exchangeIds]],
      ),
    async titlesOf(issueIds) {
      const rows = await database.select<{ id: string; details: Buffer }>(NEWEST_OF_ISSUES, [rowIdsOf(issueIds)]);
      return new Map(rows.map(({ details, id }) => [id, asDetails(sealer.open(details)).title]));
    },
    async countSince(since) {
      const rows = await database.select<{ outcome: OutcomeKind; count: number }>(
        'select outcome, count(*)::int as count from sync_events where at >= $1 group by outcome',
        [since],
      );
      const counts: Record<OutcomeKind, number> = { written: 0, skipped: 0, failed: 0, planned: 0 };
      for (const outcome of OUTCOMES) counts[outcome] = rows.find((row) => row.outcome === outcome)?.count ?? 0;
      return counts;
    },
    async prune({ linesBefore, valuesBefore }, atMost) {
      const old = await database.select(
        `delete from sync_events where id in (select id from sync_events where at < $1 order by at limit $2) returning id`,
        [linesBefore, atMost],
      );
      const sealed = await database.select(
        `update sync_events set details = null
         where id in (select id from sync_events where details is not null and at < $1 order by at limit $2) returning id`,
        [valuesBefore, atMost],
      );
      await database.execute(
        `delete from undo_requests r where asked_at < $1 and not exists (select from undo_items where request_id = r.id)`,
        [linesBefore],
      );
      return old.length + sealed.length;
    },
  };
}

/** @throws UserError when an id to page from is none. */
function conditionsOf(filter: JournalFilter): Readonly<Record<string | symbol, unknown>> {
  const { login, domain, direction, outcome, recordId, runId, afterId, beforeId } = filter;
  for (const id of [runId, afterId, beforeId]) {
    if (id !== undefined && !isRowId(id)) {
      throw new UserError(
        'bad-journal-id',
        'The id of a run or journal line is a number, as the journal itself shows it.',
      );
    }
  }
  const equal = Object.entries({ login, domain, direction, outcome, runId }).filter(([, value]) => value !== undefined);
  const range = {
    ...(afterId === undefined ? {} : { [Op.gt]: afterId }),
    ...(beforeId === undefined ? {} : { [Op.lt]: beforeId }),
  };
  return {
    ...Object.fromEntries(equal),
    ...(afterId === undefined && beforeId === undefined ? {} : { id: range }),
    ...(recordId === undefined ? {} : { [Op.or]: [{ siebelId: recordId }, { exchangeId: recordId }] }),
  };
}

function toLine(row: SyncEvent, sealer: Sealer): JournalLine {
  return {
    id: row.id,
    at: row.at,
    runId: row.runId,
    userMapId: row.userMapId,
    login: row.login,
    domain: row.domain,
    direction: row.direction,
    rule: row.rule,
    operation: row.operation,
    outcome: row.outcome,
    siebelId: row.siebelId,
    exchangeId: row.exchangeId,
    fields: row.fields,
    reason: row.reason,
    message: row.message,
    details: asDetails(row.details === null ? {} : sealer.open(row.details)),
    undoes: row.undoes,
    valuesKept: row.details !== null,
  };
}

function asDetails(opened: object): SealedDetails {
  return { title: '', before: {}, after: {}, overruled: [], ...opened };
}
