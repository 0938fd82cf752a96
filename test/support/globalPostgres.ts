// vitest's globalSetup: names the folder of the run's PostgreSQL and keeps it running as long as the run. The first test that asks for
// a database starts it, so that runs without one pay nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdCluster, openClusterFolder, readPostmaster } from '../../api/platform/postgresFolder.ts';

export default function setup(): () => void {
  const folder = openClusterFolder(mkdtempSync(path.join(tmpdir(), 'siebel-sync-test-')));
  process.env.TEST_POSTGRES_DIR = folder.clusterDir;
  const release = holdCluster(folder);
  return () => {
    // A running server's watchdog removes the folder.
    const wasStarted = readPostmaster(folder) !== null;
    release();
    if (!wasStarted) rmSync(folder.clusterDir, { recursive: true, force: true });
  };
}
