// Who is creating what in Siebel at the moment: two users must not create the same person at once. Keys are keyed digests.
import type { Database } from '../database.ts';

export const name = '0005-claims';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table sync_claims (
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      key text collate "C" not null,
      user_map_id bigint not null references user_maps on delete cascade,
      at timestamptz not null,
      primary key (domain, key)
    )`);
}
