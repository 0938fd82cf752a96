// Undo: what people asked to have taken back. And how long the journal is kept: the sealed values for a shorter time than the lines.
import type { Database } from '../database.ts';

export const name = '0008-undo';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    alter table system_settings
      add column journal_values_days integer not null default 90 check (journal_values_days >= 1),
      add column journal_lines_days integer not null default 400 check (journal_lines_days >= 1)`);
  await database.execute(`
    alter table sync_events
      alter column details drop not null,
      add column undoes bigint`);
  await database.execute('create index sync_events_sealed on sync_events (at) where details is not null');
  await database.execute(`
    create table undo_requests (
      id bigint generated always as identity primary key,
      asked_by text not null,
      asked_at timestamptz not null,
      run_id bigint
    )`);
  await database.execute(`
    create table undo_items (
      id bigint generated always as identity primary key,
      request_id bigint not null references undo_requests on delete cascade,
      user_map_id bigint not null references user_maps on delete cascade,
      domain text not null check (domain in ('contact', 'calendar', 'task')),
      line_id bigint not null references sync_events on delete cascade,
      fields text[],
      state text not null default 'waiting' check (state in ('waiting', 'done', 'nothing', 'skipped', 'failed')),
      attempts integer not null default 0,
      writes text[] not null default '{}',
      restored text[] not null default '{}',
      left_out text[] not null default '{}',
      reason text,
      message text
    )`);
  await database.execute(`create unique index undo_items_open on undo_items (line_id) where state = 'waiting'`);
  await database.execute(`create index undo_items_waiting on undo_items (user_map_id, domain) where state = 'waiting'`);
  await database.execute('create index undo_items_request on undo_items (request_id)');
  await database.execute('create index undo_items_line on undo_items (line_id)');
  // A removal that an undo wants waits, and is held, like any other.
  await database.execute('alter table removals add column undo_item_id bigint references undo_items on delete cascade');
  // Two records that a person separated: neither is gone, and neither goes to the other side by itself.
  await database.execute(`
    alter table remembered_removals
      drop constraint remembered_removals_gone_side_check,
      add constraint remembered_removals_gone_side_check check (gone_side in ('siebel', 'exchange', 'none'))`);
}
