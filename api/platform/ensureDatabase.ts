// Where the product's database is: the address in the configuration, else the embedded one of the data folder, started when it is not
// there. Every process of the product asks here, so that they all meet in one database.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from './embeddedPostgres.ts';
import { findConnectionTrouble } from './postgresAdmin.ts';
import { holdCluster, openClusterFolder, readIfThere } from './postgresFolder.ts';

const PRODUCT_DATABASE = 'product';

export interface EnsuredDatabase {
  readonly url: string;
  /** Lets go of an embedded database, which stops when nobody else uses it; nothing for one of your own. */
  stop(): Promise<void>;
}

/**
 * The product's database, answering. With `databaseUrl` that one and no other. Without: the one in `${dataDir}/database.url` if it
 * answers, else the embedded cluster of `${dataDir}/postgres`.
 * @throws with the address (without password) and what to do when a given database does not answer.
 */
export async function ensureDatabase(databaseUrl: string | null, dataDir: string): Promise<EnsuredDatabase> {
  if (databaseUrl !== null) {
    const trouble = await findConnectionTrouble(databaseUrl);
    if (trouble === null) return { url: databaseUrl, stop: async () => undefined };
    throw new Error(
      `The database at ${describe(databaseUrl)} (DATABASE_URL) does not answer: ${trouble}. ` +
        'Start it or correct DATABASE_URL; without DATABASE_URL an embedded PostgreSQL is used.',
    );
  }
  mkdirSync(dataDir, { recursive: true });
  const clusterDir = path.join(dataDir, 'postgres');
  const urlFile = path.join(dataDir, 'database.url');
  const known = readIfThere(urlFile)?.trim() ?? '';
  if (known !== '') {
    // Held before it is asked, so that it does not stop between the answer and the first use.
    const release = holdCluster(openClusterFolder(clusterDir));
    if ((await findConnectionTrouble(known)) === null) return { url: known, stop: async () => release() };
    release();
  }
  const cluster = await startEmbeddedPostgres({ dataDir: clusterDir });
  await cluster.createDatabase(PRODUCT_DATABASE);
  const url = cluster.url(PRODUCT_DATABASE);
  writeFileSync(urlFile, `${url}\n`, { mode: 0o600 });
  return { url, stop: () => cluster.stop() };
}

function describe(databaseUrl: string): string {
  try {
    const { hostname, port, pathname } = new URL(databaseUrl);
    return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
  } catch {
    return 'an address that is no URL (postgres://user:password@host:port/database)';
  }
}
