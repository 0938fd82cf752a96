// Where the reading of a side stands, per user and domain.
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { CursorRepository } from '../store.ts';

export function createCursorRepository(database: Database, { syncCursors }: Models): CursorRepository {
  return {
    async load(userMapId, domain, side) {
      const row = await syncCursors.findOne({ ...database.inContext(), where: { userMapId, domain, side }, raw: true });
      return row?.cursor ?? null;
    },
    async save(userMapId, domain, side, cursor) {
      if (cursor === null) {
        await syncCursors.destroy({ ...database.inContext(), where: { userMapId, domain, side } });
      } else {
        await syncCursors.upsert({ userMapId, domain, side, cursor }, { ...database.inContext(), returning: false });
      }
    },
    async forgetAll(side) {
      await syncCursors.destroy({ ...database.inContext(), where: { side } });
    },
  };
}
