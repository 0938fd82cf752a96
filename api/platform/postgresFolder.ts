// The files of an embedded cluster's folder: password, port, who holds it, and what postmaster.pid tells. Starts nothing.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

export interface ClusterFolder {
  readonly clusterDir: string;
  /** PostgreSQL's own data folder. */
  readonly dataDir: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly holdersDir: string;
  readonly pidFile: string;
}

/** What postmaster.pid says of a server; the format is PostgreSQL's miscadmin.h (LOCK_FILE_LINE_*). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** Names the files of a cluster's folder and makes the folders. */
export function openClusterFolder(dir: string): ClusterFolder {
  const clusterDir = path.resolve(dir);
  const holdersDir = path.join(clusterDir, 'holders');
  mkdirSync(holdersDir, { recursive: true });
  return {
    clusterDir,
    dataDir: path.join(clusterDir, 'data'),
    passwordFile: path.join(clusterDir, 'password'),
    portFile: path.join(clusterDir, 'port'),
    logFile: path.join(clusterDir, 'postgres.log'),
    holdersDir,
    pidFile: path.join(clusterDir, 'data', 'postmaster.pid'),
  };
}

/** The password of the cluster, made at the first call; readable for its owner alone. */
export function loadPassword(folder: ClusterFolder): string {
  if (!existsSync(folder.passwordFile)) {
    writeFileSync(folder.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(folder.passwordFile, 'utf8').trim();
}

/** Keeps the cluster running as long as this process (or the one named) lives; returns what lets it go. */
export function holdCluster(folder: ClusterFolder, pid: number = process.pid): () => void {
  const file = path.join(folder.holdersDir, `${pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}

/** Whether a living process holds the cluster (its starter aside). Files of the dead are removed on the way. */
export function isHeld(folder: ClusterFolder): boolean {
  const alive = readdirSync(folder.holdersDir).filter((name) => {
    if (isAlive(Number.parseInt(name, 10))) return true;
    rmSync(path.join(folder.holdersDir, name), { force: true });
    return false;
  });
  return alive.length > 0;
}

/** What postmaster.pid says if its process lives and is a PostgreSQL; null otherwise. */
export function readPostmaster(folder: ClusterFolder): Postmaster | null {
  const text = readIfThere(folder.pidFile);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !looksLikePostgres(pid)) return null;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/** The port asked for, else the last one if it is free, else any free one. @throws when the port asked for is taken. */
export async function choosePort(folder: ClusterFolder, asked: number | undefined): Promise<number> {
  if (asked !== undefined && asked !== 0) {
    if (await isFree(asked)) return asked;
    throw new Error(
      `Port ${asked} on 127.0.0.1 is taken, so the embedded PostgreSQL cannot listen there. Choose another.`,
    );
  }
  const last = Number(readIfThere(folder.portFile) ?? 0);
  if (last > 0 && (await isFree(last))) return last;
  return listenOnce(0);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** After a crash of the machine the number may belong to another program. Where /proc is missing the benefit of the doubt is given. */
function looksLikePostgres(pid: number): boolean {
  if (!existsSync('/proc/self/cmdline')) return true;
  return (readIfThere(`/proc/${pid}/cmdline`) ?? '').includes('postgres');
}

async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
