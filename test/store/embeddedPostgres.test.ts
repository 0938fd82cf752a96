// The embedded PostgreSQL as processes see it: who starts it, who shares it, and what outlives a kill.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../api/platform/embeddedPostgres.ts';
import type { EmbeddedPostgres } from '../../api/platform/embeddedPostgres.ts';
import { ensureDatabase } from '../../api/platform/ensureDatabase.ts';
import { findConnectionTrouble } from '../../api/platform/postgresAdmin.ts';
import { findClosedFolder } from '../../api/platform/postgresBinaries.ts';
import { eventually, startProgram } from '../support/program.ts';

const starter = fileURLToPath(new URL('./programs/startCluster.ts', import.meta.url));
const settings = { fsync: 'off' };

let dir = '';
const opened: { stop(): Promise<void> }[] = [];

// One folder for all: making a cluster is the slow part, and every test leaves it stopped.
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'siebel-sync-embedded-'));
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  const cluster = await startEmbeddedPostgres({ dataDir: dir, settings, ...options });
  opened.push(cluster);
  return cluster;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  it('starts, keeps what was committed over a restart, and comes back under the same address', async () => {
    const first = await start();
    await first.createDatabase('shop');
    await first.createDatabase('shop');
    await query(first.url('shop'), 'create table t as select 42 as answer');
    await first.stop();
    expect(await findConnectionTrouble(first.url('shop'))).not.toBeNull();
    const second = await start();
    expect(second.url('shop')).toBe(first.url('shop'));
    expect(await query(second.url('shop'), 'select answer from t')).toEqual([{ answer: 42 }]);
  });

  it('asks for the password, and keeps it readable for its owner alone', async () => {
    const cluster = await start();
    expect(await findConnectionTrouble(cluster.url('postgres').replace(/:[^:@]*@/, ':wrong@'))).toMatch(/password/);
    expect(statSync(path.join(dir, 'password')).mode & 0o777).toBe(0o600);
  });

  it('is shared by those who start it twice, and stays until the last lets go', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.url('postgres')).toBe(first.url('postgres'));
    await first.stop();
    await second.stop();
    await eventually('the server stopped', async () => (await findConnectionTrouble(first.url('postgres'))) !== null);
  });

  it('stops soon after its starter was killed', async () => {
    const program = startProgram(starter, [dir]);
    const url = await program.nextLine();
    expect(await findConnectionTrouble(url)).toBeNull();
    await program.kill();
    await eventually('the server stopped', async () => (await findConnectionTrouble(url)) !== null);
    await eventually('its pid file is gone', () => !existsSync(path.join(dir, 'data', 'postmaster.pid')));
  });

  it('stays for another process that shares it when its starter is killed', async () => {
    const program = startProgram(starter, [dir]);
    const url = await program.nextLine();
    const mine = await start();
    expect(mine.url('postgres')).toBe(url);
    const pid = Number(readFileSync(path.join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    await program.kill();
    // Ten times the interval in which the watchdog looks for holders.
    for (let round = 0; round < 10; round++) await query(url, 'select pg_sleep(0.1)');
    await mine.stop();
    await eventually(
      'the server is gone',
      () => !existsSync(`/proc/${pid}`) || !existsSync(path.join(dir, 'data', 'postmaster.pid')),
    );
  });

  it('starts over a pid file that a crash of the machine left behind', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(
      path.join(dir, 'data', 'postmaster.pid'),
      `${process.pid}\n${dir}/data\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    const second = await start();
    expect(await findConnectionTrouble(second.url('postgres'))).toBeNull();
  });

  it('says which port is taken when that one was asked for', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(start({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    await new Promise((resolve) => server.close(resolve));
  });

  it('finds the folder that is closed to the account PostgreSQL runs as', () => {
    const closed = path.join(dir, 'closed');
    mkdirSync(path.join(closed, 'inner'), { recursive: true });
    mkdirSync(path.join(dir, 'open'), { mode: 0o755 });
    const stranger = 54_321;
    // mkdtemp makes folders for their owner alone.
    expect(findClosedFolder(path.join(closed, 'inner'), stranger, stranger)).toBe(dir);
    expect(findClosedFolder(tmpdir(), stranger, stranger)).toBeNull();
  });
});

describe('the product’s database', () => {
  it('is the embedded one of the data folder without an address, and the same for everyone who asks', async () => {
    const first = await ensureDatabase(null, dir);
    opened.push(first);
    const second = await ensureDatabase(null, dir);
    opened.push(second);
    expect(second.url).toBe(first.url);
    expect(await query(first.url, 'select current_database() as name')).toEqual([{ name: 'product' }]);
    expect(statSync(path.join(dir, 'database.url')).mode & 0o777).toBe(0o600);
  });

  it('is never another than the address given: one that does not answer is an error without the password', async () => {
    const failing = ensureDatabase('postgres://me:secret@127.0.0.1:1/none', path.join(dir, 'untouched'));
    await expect(failing).rejects.toThrow(/127\.0\.0\.1:1\/none \(DATABASE_URL\) does not answer/);
    await expect(failing).rejects.not.toThrow(/secret/);
    expect(existsSync(path.join(dir, 'untouched'))).toBe(false);
  });
});
