// The journal: every write and every news of a skip or failure. Names and values are sealed before they reach the database.
import { Op } from 'sequelize';
import { OUTCOMES } from '../../../shared/vocabulary.ts';
import type { OutcomeKind } from '../../../shared/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Sealer } from '../../platform/keys.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { SyncEvent } from '../models/SyncEvent.ts';
import type { JournalFilter, JournalLine, JournalRepository, SealedDetails } from '../store.ts';
import { isRowId, withoutNul } from './rowIds.ts';

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
    async countSince(since) {
      const rows = await database.select<{ outcome: OutcomeKind; count: number }>(
        'select outcome, count(*)::int as count from sync_events where at >= $1 group by outcome',
        [since],
      );
      const counts: Record<OutcomeKind, number> = { written: 0, skipped: 0, failed: 0, planned: 0 };
      for (const outcome of OUTCOMES) counts[outcome] = rows.find((row) => row.outcome === outcome)?.count ?? 0;
      return counts;
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
    details: asDetails(sealer.open(row.details)),
  };
}

function asDetails(opened: object): SealedDetails {
  return { title: '', before: {}, after: {}, overruled: [], ...opened };
}
