// Bad weather: how often in a row a user's runs failed, which server refuses us altogether, and what keeps being changed back.
import type { Database } from '../database.ts';

export const name = '0009-weather';

export async function up(database: Database): Promise<void> {
  await database.execute('alter table user_maps add column failures integer not null default 0');
  await database.execute(`
    create table outages (
      server text primary key check (server in ('siebel', 'exchange')),
      reason text not null,
      since timestamptz not null,
      failures integer not null default 1,
      retry_at timestamptz not null
    )`);
  await database.execute('alter table sync_links add column flips jsonb');
  await database.execute(
    'create index sync_issues_retry on sync_issues (user_map_id, retry_at) where retry_at is not null',
  );
}
