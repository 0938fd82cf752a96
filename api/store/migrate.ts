// Brings the database to the newest shape. Any number of processes may start at once: one migrates, the others wait and find it done.
import { Umzug } from 'umzug';
import type { UmzugStorage } from 'umzug';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import * as userMaps from './migrations/0001-user-maps.ts';
import * as syncState from './migrations/0002-sync-state.ts';
import * as journal from './migrations/0003-journal.ts';
import * as settings from './migrations/0004-settings.ts';
import * as claims from './migrations/0005-claims.ts';
import * as removals from './migrations/0006-removals.ts';
import * as decisions from './migrations/0007-decisions.ts';
import * as undo from './migrations/0008-undo.ts';
import * as weather from './migrations/0009-weather.ts';
import * as decidedPlans from './migrations/0010-decided-plans.ts';
import * as explainedRemovals from './migrations/0011-explained-removals.ts';
import * as pendingWrites from './migrations/0012-pending-writes.ts';
import * as silentServers from './migrations/0013-silent-servers.ts';
import * as unfinishedLines from './migrations/0014-unfinished-lines.ts';
import * as linkedAt from './migrations/0015-linked-at.ts';
import * as recentRecords from './migrations/0016-recent-records.ts';

/** A step: its name never changes once it was released, and neither does what it does. */
export interface Migration {
  readonly name: string;
  readonly up: (database: Database) => Promise<void>;
}

const MIGRATIONS: readonly Migration[] = [
  userMaps,
  syncState,
  journal,
  settings,
  claims,
  removals,
  decisions,
  undo,
  weather,
  decidedPlans,
  explainedRemovals,
  pendingWrites,
  silentServers,
  unfinishedLines,
  linkedAt,
  recentRecords,
];

/** Any number that nobody else uses in this database. */
const MIGRATION_LOCK = 7_426_001;

/** Runs what has not run yet, all or nothing; returns the names of the steps it ran. */
export async function migrate(database: Database): Promise<readonly string[]> {
  return database.transaction(async () => {
    await database.execute('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await database.execute(
      'create table if not exists schema_migrations (name text primary key, run_at timestamptz not null default now())',
    );
    const umzug = new Umzug({
      migrations: MIGRATIONS.map(({ name, up }) => ({ name, up: () => up(database) })),
      storage: createStorage(database),
      logger: undefined,
    });
    const ran = await umzug.up();
    return ran.map(({ name }) => name);
  });
}

/** For a command line: migrates the database at this address and leaves. */
export async function migrateDatabase(databaseUrl: string): Promise<readonly string[]> {
  const database = openDatabase({ databaseUrl, poolSize: 1 });
  try {
    return await migrate(database);
  } finally {
    await database.sequelize.close();
  }
}

/** umzug's own storage would write outside the transaction that holds the lock. */
function createStorage(database: Database): UmzugStorage {
  return {
    logMigration: ({ name }) => database.execute('insert into schema_migrations (name) values ($1)', [name]),
    unlogMigration: ({ name }) => database.execute('delete from schema_migrations where name = $1', [name]),
    async executed() {
      const rows = await database.select<{ name: string }>('select name from schema_migrations order by name');
      return rows.map(({ name }) => name);
    },
  };
}
