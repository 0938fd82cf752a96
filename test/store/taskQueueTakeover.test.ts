// Engines that die, as processes that are killed: their users are taken over, and those of the living are not.
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTaskQueue } from '../../api/dispatcher/taskQueue.ts';
import type { TaskQueue } from '../../api/dispatcher/taskQueue.ts';
import { testDatabaseUrl } from '../support/postgres.ts';
import { eventually, startProgram } from '../support/program.ts';
import type { Program } from '../support/program.ts';

const script = fileURLToPath(new URL('./programs/queueWorker.ts', import.meta.url));
let url = '';
let queue: TaskQueue;
const programs: Program[] = [];

beforeEach(async () => {
  url = await testDatabaseUrl('takeover');
  queue = await createTaskQueue({ databaseUrl: url });
});
afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill();
  await queue.close();
});

async function startEngine(): Promise<Program> {
  const program = startProgram(script, [], { DATABASE_URL: url });
  programs.push(program);
  await untilSaid(program, 'ready');
  return program;
}

async function untilSaid(program: Program, line: string): Promise<void> {
  while ((await program.nextLine()) !== line);
}

async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

describe('an engine that is killed', () => {
  it('leaves its user to another within seconds', async () => {
    const engine = await startEngine();
    await queue.requestSync('1', 'ANNA', 'hold');
    await untilSaid(engine, 'began ANNA');
    const taken: string[] = [];
    await queue.startWorker({
      concurrency: 2,
      onSync: async ({ login }) => void taken.push(login),
      onDispatch: async () => undefined,
    });
    await queue.requestSync('2', 'BEN', 'now');
    await eventually('another user’s task ended', () => taken.includes('BEN'));
    expect(taken).toEqual(['BEN']);
    const killedAt = performance.now();
    await engine.kill();
    await eventually('the user was taken over', () => taken.includes('ANNA'), 15_000);
    expect(performance.now() - killedAt).toBeLessThan(5_000);
  });

  it('leaves its user to one that starts later', async () => {
    const engine = await startEngine();
    await queue.requestSync('1', 'ANNA', 'hold');
    await untilSaid(engine, 'began ANNA');
    await queue.requestSync('1', 'ANNA', 'asked while it ran');
    await engine.kill();
    await untilSaid(await startEngine(), 'ended ANNA');
  });
});

describe('an engine that lives', () => {
  it('keeps its user while others watch, even if the connection that tells so breaks', async () => {
    const engine = await startEngine();
    await queue.requestSync('1', 'ANNA', 'hold');
    await untilSaid(engine, 'began ANNA');
    const taken: string[] = [];
    let cycles = 0;
    await queue.startWorker({
      concurrency: 2,
      onSync: async ({ login }) => void taken.push(login),
      onDispatch: async () => {
        cycles += 1;
        await queue.requestDispatch(new Date());
      },
    });
    await query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
    );
    // Some seconds of the chain, in which the watch looks several times.
    const until = performance.now() + 3_000;
    await eventually('time went by', () => performance.now() > until && cycles > 3);
    expect(taken).toEqual([]);
  });
});
