// What people want their Outlook items to be linked with, until a sync has carried it out; and the activities that linked messages became.
import type { Database } from '../database.ts';

export const name = '0017-item-wishes';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table item_wishes (
      id bigint generated always as identity primary key,
      user_map_id bigint not null references user_maps on delete cascade,
      item_kind text not null check (item_kind in ('message', 'event', 'contact', 'task')),
      item_key text collate "C" not null,
      shared_key text collate "C",
      record_kind text not null check (record_kind in ('contact', 'account', 'opportunity', 'service request')),
      record_id text collate "C" not null,
      wanted text not null check (wanted in ('link', 'unlink')),
      asked_by text not null,
      asked_at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'done', 'refused')),
      words text not null default '',
      constraint item_wishes_record unique (user_map_id, item_kind, item_key, record_kind, record_id)
    )`);
  await database.execute(`create index item_wishes_open on item_wishes (user_map_id, item_kind) where state = 'open'`);
  await database.execute('create index item_wishes_shared on item_wishes (shared_key) where shared_key is not null');
  // The parts of a message are sealed, and gone as soon as its activity is made.
  await database.execute(`
    create table linked_messages (
      user_map_id bigint not null references user_maps on delete cascade,
      message_key text collate "C" not null,
      siebel_id text collate "C",
      parts bytea,
      primary key (user_map_id, message_key)
    )`);
}
