// Records known to have been touched. A hint added again takes a new number, so that whoever read the old one cannot remove it.
import type { Database } from '../database.ts';
import type { HintRepository } from '../store.ts';

export function createHintRepository(database: Database): HintRepository {
  return {
    async add(hints) {
      if (hints.length === 0) return;
      // In one order, so that two of these at once wait for each other instead of stopping each other.
      await database.execute(
        `insert into sync_hints (user_map_id, domain, side, record_id)
         select distinct u.id, h.domain, h.side, h.record_id collate "C"
         from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as h (user_map_id, domain, side, record_id)
         join user_maps u on u.id = h.user_map_id
         order by 1, 2, 3, 4
         on conflict (user_map_id, domain, side, record_id) do update set seq = nextval('sync_hints_seq')`,
        [
          hints.map((hint) => hint.userMapId),
          hints.map((hint) => hint.domain),
          hints.map((hint) => hint.side),
          hints.map((hint) => hint.recordId),
        ],
      );
    },
  };
}
