// What is known per user: links, cursors, hints and open issues. All of it goes with the User Map row.
import type { Database } from '../database.ts';

export const name = '0002-sync-state';

const USER = 'user_map_id bigint not null references user_maps on delete cascade';
const DOMAIN = `domain text not null check (domain in ('contact', 'calendar', 'task'))`;
const SIDE = `side text not null check (side in ('siebel', 'exchange'))`;

export async function up(database: Database): Promise<void> {
  // The second constraint is checked after a statement, so that one statement may let two links change places.
  await database.execute(`
    create table sync_links (
      id bigint generated always as identity primary key,
      ${USER},
      ${DOMAIN},
      siebel_id text collate "C" not null,
      exchange_id text collate "C" not null,
      role text not null check (role in ('owner', 'participant')),
      siebel_version text,
      exchange_version text,
      siebel_digests jsonb not null,
      exchange_digests jsonb not null,
      constraint sync_links_siebel unique (user_map_id, domain, siebel_id),
      constraint sync_links_exchange unique (user_map_id, domain, exchange_id) deferrable initially immediate
    )`);
  await database.execute('create index sync_links_record on sync_links (siebel_id, domain)');
  await database.execute(`
    create table sync_cursors (
      ${USER}, ${DOMAIN}, ${SIDE},
      cursor jsonb not null,
      primary key (user_map_id, domain, side)
    )`);
  await database.execute('create sequence sync_hints_seq');
  await database.execute(`
    create table sync_hints (
      seq bigint not null default nextval('sync_hints_seq') unique,
      ${USER}, ${DOMAIN}, ${SIDE},
      record_id text collate "C" not null,
      primary key (user_map_id, domain, side, record_id)
    )`);
  await database.execute(`
    create table sync_issues (
      id bigint generated always as identity primary key,
      ${USER}, ${DOMAIN}, ${SIDE},
      record_id text collate "C" not null,
      kind text not null check (kind in ('skip', 'failure')),
      reason text,
      field text,
      message text not null,
      attempts integer not null default 1,
      retry_at timestamptz,
      opened_at timestamptz not null,
      constraint sync_issues_record unique (user_map_id, domain, side, record_id)
    )`);
  await database.execute('create index sync_issues_of_record on sync_issues (record_id, domain)');
}
