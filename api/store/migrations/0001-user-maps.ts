// PIM Servers and User Maps. Ids and logins of other systems are case-sensitive, whatever collation the database has.
import type { Database } from '../database.ts';

export const name = '0001-user-maps';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    create table pim_servers (
      id bigint generated always as identity primary key,
      name text not null unique,
      cloud text not null default 'global',
      tenant_id text
    )`);
  await database.execute(`insert into pim_servers (name) values ('default')`);
  await database.execute(`
    create table user_maps (
      id bigint generated always as identity primary key,
      login text collate "C" not null unique,
      siebel_user_id text collate "C" not null,
      first_name text not null,
      last_name text not null,
      mailbox text collate "C" not null constraint user_maps_mailbox unique check (mailbox = lower(mailbox)),
      pim_server_id bigint not null references pim_servers,
      language text not null,
      enabled boolean not null default false,
      extract_start_date date,
      visibility text not null check (visibility in ('All', 'Sales Rep')),
      suspended boolean not null default false,
      state_reason text,
      siebel_changed_at timestamptz,
      sync_requested_at timestamptz,
      retry_at timestamptz,
      next_poll_at timestamptz,
      last_run_at timestamptz,
      last_success_at timestamptz
    )`);
  await database.execute('create index user_maps_siebel_user on user_maps (siebel_user_id)');
}
