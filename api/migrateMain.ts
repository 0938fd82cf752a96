// `npm run db:migrate`: brings the database to the newest shape and says what was done.
import path from 'node:path';
import { loadConfig } from './config.ts';
import { ensureDatabase } from './platform/ensureDatabase.ts';
import { migrateDatabase } from './store/migrate.ts';

const config = loadConfig(process.env, path.resolve(import.meta.dirname, '..'));
const database = await ensureDatabase(config.DATABASE_URL ?? null, config.dataDir);
try {
  const done = await migrateDatabase(database.url);
  console.log(done.length > 0 ? `Migrated: ${done.join(', ')}.` : 'The database is in its newest shape.');
} finally {
  await database.stop();
}
