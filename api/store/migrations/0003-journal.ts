// What happened: the journal, the runs of the Engine and the cycles of the Dispatcher. The journal outlives the rows it tells of.
import type { Database } from '../database.ts';

export const name = '0003-journal';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table sync_runs (
      id bigint generated always as identity primary key,
      user_map_id bigint not null references user_maps on delete cascade,
      reason text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      outcome text not null default 'running' check (outcome in ('running', 'success', 'failed')),
      read integer not null default 0,
      written integer not null default 0,
      skipped integer not null default 0,
      failed integer not null default 0
    )`);
  await database.execute('create index sync_runs_user on sync_runs (user_map_id, id desc)');
  await database.execute(`
    create table sync_events (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      run_id bigint not null,
      user_map_id bigint not null,
      login text collate "C" not null,
      domain text not null,
      direction text not null,
      rule text not null,
      operation text not null,
      outcome text not null,
      siebel_id text collate "C",
      exchange_id text collate "C",
      fields text[] not null,
      reason text,
      message text,
      details bytea not null
    )`);
  await database.execute('create index sync_events_login on sync_events (login, id desc)');
  await database.execute('create index sync_events_run on sync_events (run_id)');
  await database.execute('create index sync_events_siebel on sync_events (siebel_id)');
  await database.execute('create index sync_events_exchange on sync_events (exchange_id)');
  await database.execute('create index sync_events_at on sync_events (at)');
  await database.execute(`
    create table dispatch_cycles (
      id bigint generated always as identity primary key,
      started_at timestamptz not null,
      ended_at timestamptz not null,
      touched integer not null,
      users_requested integer not null,
      error text
    )`);
  await database.execute(`
    create table feed_cursor (
      id boolean primary key default true check (id),
      cursor jsonb not null
    )`);
}
