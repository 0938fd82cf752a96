// The Siebel records that a user used last: ids only, their names are read from Siebel.
import type { Database } from '../database.ts';

export const name = '0016-recent-records';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table recent_records (
      user_map_id bigint not null references user_maps on delete cascade,
      kind text not null check (kind in ('contact', 'account', 'opportunity', 'service request')),
      siebel_id text collate "C" not null,
      used_at timestamptz not null,
      primary key (user_map_id, kind, siebel_id)
    )`);
}
