// Sync Links: per user one Siebel record, one Exchange item, and what they last agreed on.
import { UniqueConstraintError } from 'sequelize';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { SyncLink } from '../../reconcile/types.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { SyncLinkRow } from '../models/SyncLinkRow.ts';
import type { LinkChange, LinkRepository } from '../store.ts';
import { rowIdsOf } from './rowIds.ts';

const RENEWED = [
  'exchangeId',
  'role',
  'siebelVersion',
  'exchangeVersion',
  'siebelDigests',
  'exchangeDigests',
  'flips',
] as const;

export function createLinkRepository(database: Database, { syncLinks }: Models, now: () => Date): LinkRepository {
  const find = async (where: Readonly<Record<string, unknown>>): Promise<readonly SyncLink[]> => {
    const rows = await syncLinks.findAll({ ...database.inContext(), where, order: [['id', 'ASC']], raw: true });
    return rows.map(toLink);
  };
  return {
    findBySiebelIds: async (userMapId, domain, ids) =>
      ids.length === 0 ? [] : find({ userMapId, domain, siebelId: [...ids] }),
    findByExchangeIds: async (userMapId, domain, ids) =>
      ids.length === 0 ? [] : find({ userMapId, domain, exchangeId: [...ids] }),
    userMapIdsConcernedBy: (domain, siebelIds) => findConcerned(database, domain, siebelIds),
    async listIds(userMapId, domain) {
      return syncLinks.findAll({
        ...database.inContext(),
        attributes: ['siebelId', 'exchangeId'],
        where: { userMapId, domain },
        order: [['id', 'ASC']],
        raw: true,
      });
    },
    count: (userMapId) => countByDomain(database, userMapId),
    async linkedSince(userMapId, domain, siebelIds) {
      if (siebelIds.length === 0) return new Map();
      const where = { userMapId, domain, siebelId: [...siebelIds] };
      const attributes = ['siebelId', 'linkedAt'];
      const rows = await syncLinks.findAll({ ...database.inContext(), attributes, where, raw: true });
      return new Map(rows.map(({ linkedAt, siebelId }) => [siebelId, linkedAt]));
    },
    async save(userMapId, domain, links) {
      if (links.length === 0) return;
      const linkedAt = now();
      const rows = lastOfEach(links).map((link) => ({ flips: null, ...pick(link), userMapId, domain, linkedAt }));
      try {
        await syncLinks.bulkCreate(rows, {
          ...database.inContext(),
          conflictAttributes: ['userMapId', 'domain', 'siebelId'],
          updateOnDuplicate: [...RENEWED],
          returning: false,
        });
      } catch (error) {
        if (!(error instanceof UniqueConstraintError)) throw error;
        throw new Error(
          `A ${domain} item of user map ${userMapId} is linked with another Siebel record already, so nothing was saved. ` +
            'Remove that link first.',
          { cause: error.parent },
        );
      }
    },
    async remove(userMapId, domain, linkIds) {
      const ids = rowIdsOf(linkIds);
      if (ids.length === 0) return;
      await syncLinks.destroy({ ...database.inContext(), where: { userMapId, domain, id: ids } });
    },
  };
}

async function findConcerned(
  database: Database,
  domain: Domain,
  siebelIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (siebelIds.length === 0) return found;
  const rows = await database.select<{ record: string; user: string }>(
    `select siebel_id as record, user_map_id as "user" from sync_links where domain = $1 and siebel_id = any($2::text[])
     union
     select record_id, user_map_id from sync_issues where domain = $1 and side = 'siebel' and record_id = any($2::text[])
     order by 1, 2`,
    [domain, [...siebelIds]],
  );
  for (const { record, user } of rows) found.set(record, [...(found.get(record) ?? []), user]);
  return found;
}

async function countByDomain(database: Database, userMapId: string): Promise<Record<Domain, number>> {
  const rows = await database.select<{ domain: Domain; count: number }>(
    'select domain, count(*)::int as count from sync_links where user_map_id = $1 group by domain',
    [userMapId],
  );
  const count = (domain: Domain): number => rows.find((row) => row.domain === domain)?.count ?? 0;
  return { contact: count('contact'), calendar: count('calendar'), task: count('task') };
}

/** One statement cannot write a row twice: of several changes of one record the last one is what is known. */
function lastOfEach(links: readonly LinkChange[]): readonly LinkChange[] {
  return [...new Map(links.map((link) => [link.siebelId, link])).values()];
}

function pick(link: LinkChange): LinkChange {
  const { siebelId, exchangeId, role, siebelVersion, exchangeVersion, siebelDigests, exchangeDigests, flips } = link;
  const kept = flips ? { flips } : {};
  return { siebelId, exchangeId, role, siebelVersion, exchangeVersion, siebelDigests, exchangeDigests, ...kept };
}

function toLink(row: SyncLinkRow): SyncLink {
  return { id: row.id, ...pick(row) };
}
