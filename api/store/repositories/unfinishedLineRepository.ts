// Journal lines of writes that are being sent, all of a page in one row. Names and values are sealed before they reach the database.
import type { Sealer } from '../../platform/keys.ts';
import type { Database } from '../database.ts';
import type { JournalEntry, UnfinishedLineRepository } from '../journal.ts';

export function createUnfinishedLineRepository(database: Database, sealer: Sealer): UnfinishedLineRepository {
  return {
    async begin(userMapId, domain, lines) {
      if (lines.length === 0) return;
      await database.execute(
        `insert into sync_unfinished_lines (user_map_id, domain, lines) values ($1, $2, $3)
         on conflict (user_map_id, domain) do update set lines = excluded.lines`,
        [userMapId, domain, sealer.seal({ lines })],
      );
    },
    end: (userMapId, domain) =>
      database.execute('delete from sync_unfinished_lines where user_map_id = $1 and domain = $2', [userMapId, domain]),
    async take(userMapId, domain) {
      const rows = await database.select<{ readonly lines: Buffer }>(
        'delete from sync_unfinished_lines where user_map_id = $1 and domain = $2 returning lines',
        [userMapId, domain],
      );
      try {
        return rows.flatMap(({ lines }) => (sealer.open(lines) as { readonly lines: readonly JournalEntry[] }).lines);
      } catch {
        return null;
      }
    },
  };
}
