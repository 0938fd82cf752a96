// Servers that do not answer: which one a user's runs fail for, and since when, so that all come back together once it answers again.
import type { Database } from '../database.ts';

export const name = '0013-silent-servers';

export async function up(database: Database): Promise<void> {
  await database.execute(`
    alter table user_maps
      add column failed_server text check (failed_server in ('siebel', 'exchange')),
      add column failing_since timestamptz`);
}
