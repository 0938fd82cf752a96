// Cycles of the Dispatcher, and where its reading of the Siebel feed stands.
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { CycleRepository } from '../bookkeeping.ts';

/** About a week of cycles of a minute; they come as long as the product runs. */
const CYCLES_KEPT = 10_000;

export function createCycleRepository(database: Database, { dispatchCycles, feedCursors }: Models): CycleRepository {
  return {
    async record(cycle) {
      const { startedAt, endedAt, touched, usersRequested, error } = cycle;
      const row = await dispatchCycles.create(
        { startedAt, endedAt, touched, usersRequested, error },
        database.inContext(),
      );
      await database.execute('delete from dispatch_cycles where id <= $1::bigint - $2', [row.id, CYCLES_KEPT]);
    },
    async list(limit) {
      return dispatchCycles.findAll({ ...database.inContext(), order: [['id', 'DESC']], limit, raw: true });
    },
    async loadFeedCursor() {
      const row = await feedCursors.findOne({ ...database.inContext(), raw: true });
      return row?.cursor ?? null;
    },
    async saveFeedCursor(cursor) {
      await feedCursors.upsert({ id: true, cursor }, { ...database.inContext(), returning: false });
    },
  };
}
