// Where the reading of a side stands, per user and domain.
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { CursorRepository } from '../store.ts';

export function createCursorRepository(database: Database, { syncCursors }: Models): CursorRepository {
  return {
    async save(userMapId, domain, side, cursor) {
      if (cursor === null) {
        await syncCursors.destroy({ ...database.inContext(), where: { userMapId, domain, side } });
      } else {
        await syncCursors.upsert({ userMapId, domain, side, cursor }, { ...database.inContext(), returning: false });
      }
    },
    async forgetAll(side) {
      // A mark, not an absence: a run that goes on must see that its own cursor is no longer wanted.
      await database.execute(
        `insert into sync_cursors (user_map_id, domain, side, cursor)
         select u.id, d.domain, $1, jsonb_build_object('forgotten', clock_timestamp())
         from user_maps u cross join unnest(array['contact', 'calendar', 'task']) as d (domain)
         order by u.id, d.domain
         on conflict (user_map_id, domain, side) do update set cursor = excluded.cursor`,
        [side],
      );
    },
  };
}
