// Journal lines of writes that are being sent: should the run die before it records them, the next one tells what may have been done.
import type { Database } from '../database.ts';

export const name = '0014-unfinished-lines';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table sync_unfinished_lines (
      user_map_id bigint not null references user_maps on delete cascade,
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      lines bytea not null,
      primary key (user_map_id, domain)
    )`);
}
