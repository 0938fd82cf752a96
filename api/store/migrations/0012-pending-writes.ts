// What is being created, and what both sides say of it then: should the run die before it links the two, that is the base they are merged by.
import type { Database } from '../database.ts';

export const name = '0012-pending-writes';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table sync_pending_writes (
      user_map_id bigint not null references user_maps on delete cascade,
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      source text not null check (source in ('siebel', 'exchange')),
      source_id text collate "C" not null,
      is_create boolean not null,
      siebel_digests jsonb not null,
      exchange_digests jsonb not null,
      primary key (user_map_id, domain, source, source_id)
    )`);
}
