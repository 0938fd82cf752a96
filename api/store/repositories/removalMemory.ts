// Pairs of which one record is gone and the other stays: remembered, so that it does not come back by itself.
import type { Database } from '../database.ts';
import type { Remembered, RemovalMemory } from '../removals.ts';

const COLUMNS = `siebel_id as "siebelId", exchange_id as "exchangeId", gone_side as "goneSide",
  until_edited as "untilEdited", exchange_digests as "exchangeDigests"`;

export function createRemovalMemory(database: Database, now: () => Date): RemovalMemory {
  return {
    async remember(userMapId, domain, removals) {
      if (removals.length === 0) return;
      await database.execute(
        `insert into remembered_removals
           (user_map_id, domain, siebel_id, exchange_id, gone_side, until_edited, exchange_digests, at)
         select $1, $2, g."siebelId", g."exchangeId", g."goneSide", g."untilEdited", g."exchangeDigests", $4
         from jsonb_to_recordset($3::jsonb) as g ("siebelId" text, "exchangeId" text, "goneSide" text,
           "untilEdited" boolean, "exchangeDigests" jsonb)
         order by g."siebelId"
         on conflict (user_map_id, domain, siebel_id) do update
         set exchange_id = excluded.exchange_id, gone_side = excluded.gone_side,
           until_edited = excluded.until_edited, exchange_digests = excluded.exchange_digests, at = excluded.at`,
        [userMapId, domain, JSON.stringify(removals), now()],
      );
    },
    async find(userMapId, domain, { exchangeIds, siebelIds }) {
      if (siebelIds.length + exchangeIds.length === 0) return [];
      return database.select<Remembered>(
        `select ${COLUMNS} from remembered_removals
         where user_map_id = $1 and domain = $2
           and (siebel_id = any($3::text[]) or exchange_id = any($4::text[]))`,
        [userMapId, domain, [...siebelIds], [...exchangeIds]],
      );
    },
    async forget(userMapId, domain, siebelIds, goneSide) {
      if (siebelIds.length === 0) return;
      await database.execute(
        `delete from remembered_removals
         where user_map_id = $1 and domain = $2 and siebel_id = any($3::text[]) and ($4::text is null or gone_side = $4)`,
        [userMapId, domain, [...siebelIds], goneSide ?? null],
      );
    },
  };
}
