// Since when an item and a record are kept the same. Of links that are older than this step only that is known: they were there by then.
import type { Database } from '../database.ts';

export const name = '0015-linked-at';

export async function up(database: Database): Promise<void> {
  await database.execute('alter table sync_links add column linked_at timestamptz not null default now()');
}
