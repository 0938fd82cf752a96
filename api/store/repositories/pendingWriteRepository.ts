// What runs were creating: kept from before the write until the two records are linked.
import type { PendingWrite, PendingWriteRepository } from '../bookkeeping.ts';
import type { Database } from '../database.ts';

export function createPendingWriteRepository(database: Database): PendingWriteRepository {
  return {
    async begin(userMapId, domain, writes) {
      if (writes.length === 0) return;
      await database.execute(
        `insert into sync_pending_writes (user_map_id, domain, source, source_id, is_create, siebel_digests, exchange_digests)
         select $1, $2, c.source, c."sourceId", c."isCreate", c."siebelDigests", c."exchangeDigests"
         from jsonb_to_recordset($3::jsonb) as c (source text, "sourceId" text, "isCreate" boolean, "siebelDigests" jsonb, "exchangeDigests" jsonb)
         on conflict (user_map_id, domain, source, source_id) do update
         set is_create = excluded.is_create, siebel_digests = excluded.siebel_digests, exchange_digests = excluded.exchange_digests`,
        [userMapId, domain, JSON.stringify(writes)],
      );
    },
    async find(userMapId, domain, { exchangeIds, siebelIds }) {
      if (siebelIds.length + exchangeIds.length === 0) return [];
      return database.select<PendingWrite>(
        `select source, source_id as "sourceId", is_create as "isCreate", siebel_digests as "siebelDigests", exchange_digests as "exchangeDigests"
         from sync_pending_writes
         where user_map_id = $1 and domain = $2
           and (source = 'siebel' and source_id = any($3::text[]) or source = 'exchange' and source_id = any($4::text[]))`,
        [userMapId, domain, [...siebelIds], [...exchangeIds]],
      );
    },
    async end(userMapId, domain, { exchangeIds, siebelIds }) {
      if (siebelIds.length + exchangeIds.length === 0) return;
      await database.execute(
        `delete from sync_pending_writes
         where user_map_id = $1 and domain = $2
           and (source = 'siebel' and source_id = any($3::text[]) or source = 'exchange' and source_id = any($4::text[]))`,
        [userMapId, domain, [...siebelIds], [...exchangeIds]],
      );
    },
  };
}
