// One process at a time for a folder: a lock file with the owner's process id. A lock whose owner is dead is taken over.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './postgresFolder.ts';

const RETRY_MS = 25;
const STALE_AFTER_MS = 120_000;

/** Runs `work` while this call alone holds `start.lock` in the folder. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'start.lock');
  while (!tryToLock(file)) await wait(RETRY_MS);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryToLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (isStale(file)) rmSync(file, { force: true });
  return false;
}

/** Its owner is dead, or it is older than any start takes: the number may belong to another process by now. */
function isStale(file: string): boolean {
  try {
    const owner = readFileSync(file, 'utf8');
    if (owner !== '' && !isAlive(Number(owner))) return true;
    return Date.now() - statSync(file).mtimeMs > STALE_AFTER_MS;
  } catch {
    return false;
  }
}
