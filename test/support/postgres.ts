// Fresh databases for tests, in one PostgreSQL per vitest run. It keeps nothing safe from a crash, and is gone after the run.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../api/platform/embeddedPostgres.ts';
import type { EmbeddedPostgres } from '../../api/platform/embeddedPostgres.ts';

/** Without globalSetup the workers of a run meet in a folder named after their common parent. */
const clusterDir = process.env.TEST_POSTGRES_DIR ?? path.join(tmpdir(), `siebel-sync-test-of-${process.ppid}`);

const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  io_method: 'sync',
  update_process_title: 'off',
};

let cluster: Promise<EmbeddedPostgres> | null = null;

/** The address of a new, empty database; `name` is a hint for people who look into the cluster. */
export async function testDatabaseUrl(name: string): Promise<string> {
  cluster ??= startEmbeddedPostgres({ dataDir: clusterDir, settings, temporary: true });
  const { createDatabase, url } = await cluster;
  const database = `t_${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}_${randomBytes(4).toString('hex')}`;
  await createDatabase(database);
  return url(database);
}
