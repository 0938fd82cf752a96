// A real PostgreSQL out of an npm package, for a machine that has none: started once per data folder, shared by every process that
// asks for the same folder, and stopped when the last of them is gone, even if it was killed. Listens on 127.0.0.1 alone.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withFolderLock } from './folderLock.ts';
import { createDatabase, findConnectionTrouble } from './postgresAdmin.ts';
import { chooseAccount, findPostgresBinaries, giveTo } from './postgresBinaries.ts';
import type { PostgresBinaries, RunAs } from './postgresBinaries.ts';
import {
  choosePort,
  holdCluster,
  isHeld,
  loadPassword,
  openClusterFolder,
  readIfThere,
  readPostmaster,
} from './postgresFolder.ts';
import type { ClusterFolder } from './postgresFolder.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 10;
const SUPERUSER = 'postgres';

/** Statements and values stay out of the server's log: they may hold people's data. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '64MB',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

export interface EmbeddedPostgresOptions {
  /** The cluster's own folder: made when missing. */
  readonly dataDir: string;
  /** Default: the port of the last start if free, else any free one. */
  readonly port?: number;
  /** Further server settings, as `postgres -c`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Removes the folder when the server has stopped: for tests. */
  readonly temporary?: boolean;
}

export interface EmbeddedPostgres {
  url(database: string): string;
  /** Makes the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Lets go of the cluster. It stops at once unless another process holds it. */
  stop(): Promise<void>;
}

/** Starts the cluster of this folder, or takes part in the one that runs. @throws with advice when it cannot start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = openClusterFolder(options.dataDir);
  return withFolderLock(folder.clusterDir, async () => (await adopt(folder)) ?? (await start(folder, options)));
}

async function adopt(folder: ClusterFolder): Promise<EmbeddedPostgres | null> {
  const release = holdCluster(folder);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const postmaster = readPostmaster(folder);
    if (postmaster === null) break;
    if (
      postmaster.status === 'ready' &&
      (await findConnectionTrouble(urlOf(folder, postmaster.port, 'postgres'))) === null
    ) {
      return handle(folder, postmaster.port, async () => release());
    }
    await wait(POLL_INTERVAL_MS * 5);
  }
  release();
  return null;
}

async function start(folder: ClusterFolder, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const account = chooseAccount(binaries, folder.clusterDir);
  loadPassword(folder);
  if (!existsSync(`${folder.dataDir}/PG_VERSION`)) initialise(folder, binaries, account);
  giveTo(folder.dataDir, account);
  rmSync(folder.pidFile, { force: true });
  const port = await choosePort(folder, options.port);
  const watchdog = spawnWatchdog(folder, binaries, account, port, options);
  await waitUntilReady(folder, watchdog, port);
  writeFileSync(folder.portFile, String(port));
  return handle(folder, port, async () => {
    const ended = new Promise((resolve) => watchdog.once('exit', resolve));
    const hasEnded = watchdog.exitCode !== null || watchdog.signalCode !== null;
    watchdog.stdin?.end();
    if (!hasEnded && !isHeld(folder)) {
      watchdog.ref();
      await ended;
    }
  });
}

function initialise(folder: ClusterFolder, binaries: PostgresBinaries, account: RunAs): void {
  // What a killed initdb left behind cannot be continued.
  rmSync(folder.dataDir, { recursive: true, force: true });
  giveTo(folder.passwordFile, account);
  const building = `${folder.dataDir}.new`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  giveTo(building, account);
  const args = ['-D', building, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${folder.passwordFile}`];
  args.push('-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8');
  const [command = '', ...rest] = [...account.prefix, binaries.initdb, ...args];
  const result = spawnSync(command, rest, {
    cwd: '/',
    encoding: 'utf8',
    ...(account.uid === null || account.gid === null ? {} : { uid: account.uid, gid: account.gid }),
  });
  if (result.status !== 0) {
    const said = result.error?.message ?? result.stderr.trim();
    throw new Error(`The embedded PostgreSQL could not make its data folder ${folder.dataDir}: ${said}`);
  }
  renameSync(building, folder.dataDir);
}

function spawnWatchdog(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  account: RunAs,
  port: number,
  options: EmbeddedPostgresOptions,
): ChildProcess {
  const settings = { ...SETTINGS, ...options.settings, port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...args] = [...account.prefix, binaries.postgres, '-D', folder.dataDir, ...flags];
  const watchdogOptions = {
    command,
    args,
    uid: account.uid,
    gid: account.gid,
    logFile: folder.logFile,
    holdersDir: folder.holdersDir,
    clusterDir: folder.clusterDir,
    dataDir: folder.dataDir,
    pgCtl: binaries.pgCtl,
    removeWhenStopped: options.temporary ?? false,
  };
  const script = fileURLToPath(new URL('./postgresWatchdog.mjs', import.meta.url));
  // Detached: a Ctrl-C in the terminal is for the processes that use the database; it goes after them.
  const watchdog = spawn(process.execPath, [script, JSON.stringify(watchdogOptions)], {
    detached: true,
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  if (watchdog.stdin !== null && 'unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') {
    watchdog.stdin.unref();
  }
  return watchdog;
}

async function waitUntilReady(folder: ClusterFolder, watchdog: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (readPostmaster(folder)?.status !== 'ready') {
    if (watchdog.exitCode !== null || Date.now() > deadline) {
      watchdog.stdin?.end();
      const log = (readIfThere(folder.logFile) ?? '').trim().split('\n').slice(-3).join(' | ');
      throw new Error(`The embedded PostgreSQL in ${folder.dataDir} did not start on port ${port}: ${log}`);
    }
    await wait(POLL_INTERVAL_MS);
  }
}

function handle(folder: ClusterFolder, port: number, stop: () => Promise<void>): EmbeddedPostgres {
  return {
    url: (database) => urlOf(folder, port, database),
    createDatabase: (name) => createDatabase(urlOf(folder, port, 'postgres'), name),
    stop,
  };
}

function urlOf(folder: ClusterFolder, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(loadPassword(folder))}@127.0.0.1:${port}/${database}`;
}
