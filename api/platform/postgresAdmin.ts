// Two things done to a PostgreSQL from outside a pool: ask whether it answers, and make a database.
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const DUPLICATE_DATABASE = '42P04';
/** Two CREATE DATABASE of one name at once: the loser sees the catalogue's unique index instead. */
const UNIQUE_VIOLATION = '23505';

/** Null when the database answers, else the reason in the driver's words, which hold no password. */
export async function findConnectionTrouble(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the database unless it exists. @throws when the name is not a plain lower-case one. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) {
    throw new Error(
      `"${name}" is no name for a database: use a letter, then letters, digits and _, 63 at most, lower case.`,
    );
  }
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${name}`);
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
  } finally {
    await client.end();
  }
}
