// Removals on their way: what is gone on one side waits here before it goes on the other, is held when it is too much at once, and is
// remembered where only the link went.
import type { Database } from '../database.ts';

export const name = '0006-removals';

const USER = 'user_map_id bigint not null references user_maps on delete cascade';
const DOMAIN = `domain text not null check (domain in ('contact', 'calendar', 'task'))`;
const SIDE = `side text not null check (side in ('siebel', 'exchange'))`;

export async function up(database: Database): Promise<void> {
  await database.execute(`
    alter table domain_settings
      add column mass_delete_count integer not null default 10 check (mass_delete_count >= 0),
      add column mass_delete_share double precision not null default 0.1 check (mass_delete_share between 0 and 1),
      add column settle_seconds integer not null default 60 check (settle_seconds >= 0)`);
  await database.execute(`
    create table held_plans (
      id bigint generated always as identity primary key,
      ${USER}, ${DOMAIN}, ${SIDE},
      state text not null default 'held' check (state in ('held', 'approved', 'rejected')),
      opened_at timestamptz not null,
      decided_at timestamptz,
      decided_by text
    )`);
  await database.execute(
    `create unique index held_plans_open on held_plans (user_map_id, domain, side) where state = 'held'`,
  );
  // Rows that are done stay for a day and more: they are what a wipe in small pieces is counted by.
  await database.execute(`
    create table removals (
      id bigint generated always as identity primary key,
      ${USER}, ${DOMAIN}, ${SIDE},
      siebel_id text collate "C" not null,
      exchange_id text collate "C" not null,
      how text not null check (how in ('delete', 'leave')),
      state text not null default 'waiting' check (state in ('waiting', 'held', 'approved', 'done')),
      plan_id bigint references held_plans on delete cascade,
      details bytea not null,
      seen_at timestamptz not null,
      done_at timestamptz
    )`);
  await database.execute(
    `create unique index removals_open on removals (user_map_id, domain, siebel_id, exchange_id) where state <> 'done'`,
  );
  await database.execute(`create index removals_done on removals (user_map_id, domain, done_at) where state = 'done'`);
  await database.execute('create index removals_plan on removals (plan_id)');
  await database.execute(`
    create table remembered_removals (
      ${USER}, ${DOMAIN},
      siebel_id text collate "C" not null,
      exchange_id text collate "C" not null,
      gone_side text not null check (gone_side in ('siebel', 'exchange')),
      until_edited boolean not null,
      exchange_digests jsonb not null,
      at timestamptz not null,
      primary key (user_map_id, domain, siebel_id)
    )`);
  await database.execute(
    'create index remembered_removals_item on remembered_removals (user_map_id, domain, exchange_id)',
  );
}
