// Recently used records: one row for each, whose time moves. Knows ids and no names.
import type { Database } from '../database.ts';
import type { RecordRef } from '../../../shared/contract/siebelRecords.ts';
import type { RecentRepository } from '../recents.ts';

/** Rows kept of a user. */
const KEPT = 20;

export function createRecentRepository(database: Database): RecentRepository {
  return {
    async touch(userMapId, refs, at) {
      if (refs.length === 0) return;
      await database.transaction(async () => {
        // In one order, so that two calls at once do not wait for each other.
        await database.execute(
          `insert into recent_records (user_map_id, kind, siebel_id, used_at)
           select distinct $1::bigint, kind, id, $4::timestamptz from unnest($2::text[], $3::text[]) as used (kind, id)
           order by kind, id
           on conflict (user_map_id, kind, siebel_id)
           do update set used_at = greatest(recent_records.used_at, excluded.used_at)`,
          [userMapId, refs.map(({ kind }) => kind), refs.map(({ id }) => id), at],
        );
        await database.execute(
          `delete from recent_records where user_map_id = $1 and (kind, siebel_id) not in (
             select kind, siebel_id from recent_records where user_map_id = $1 order by used_at desc, kind, siebel_id limit ${KEPT})`,
          [userMapId],
        );
      });
    },
    list: (userMapId, kinds, limit) =>
      database.select<RecordRef>(
        `select kind, siebel_id as id from recent_records where user_map_id = $1 and kind = any($2::text[])
         order by used_at desc, kind, siebel_id limit $3`,
        [userMapId, [...kinds], limit],
      ),
  };
}
