// The queue on a real PostgreSQL, with workers as two engines would have them.
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTaskQueue } from '../../api/dispatcher/taskQueue.ts';
import type { TaskQueue } from '../../api/dispatcher/taskQueue.ts';
import type { SyncTask, WorkerOptions } from '../../api/dispatcher/queueWorker.ts';
import { testDatabaseUrl } from '../support/postgres.ts';
import { eventually } from '../support/program.ts';

let url = '';
let queue: TaskQueue;
let second: TaskQueue;

beforeEach(async () => {
  url = await testDatabaseUrl('queue');
  [queue, second] = await Promise.all([createTaskQueue({ databaseUrl: url }), createTaskQueue({ databaseUrl: url })]);
});
afterEach(() => Promise.all([queue.close(), second.close()]));

/** Tasks that wait until the test lets them end. */
class Stage {
  readonly began: SyncTask[] = [];
  readonly ended: SyncTask[] = [];
  dispatched = 0;
  most = 0;
  private readonly ends: (() => void)[] = [];
  private isOpen = false;

  readonly options: WorkerOptions = {
    concurrency: 3,
    onSync: async (task) => {
      this.began.push(task);
      const same = (list: readonly SyncTask[]): number => list.filter(({ login }) => login === task.login).length;
      this.most = Math.max(this.most, same(this.began) - same(this.ended));
      if (!this.isOpen) await new Promise<void>((resolve) => this.ends.push(resolve));
      this.ended.push(task);
    },
    onDispatch: async () => {
      this.dispatched += 1;
    },
  };

  letOneEnd(): void {
    this.ends.shift()?.();
  }

  open(): void {
    this.isOpen = true;
    for (const end of this.ends.splice(0)) end();
  }

  logins(): string[] {
    return this.began.map(({ login }) => login);
  }
}

async function countJobs(condition: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(`select from graphile_worker.jobs where ${condition}`);
  await client.end();
  return rowCount ?? 0;
}

describe('tasks of users', () => {
  it('run once per user at a time, whoever many engines there are, and do not block other users', async () => {
    const stage = new Stage();
    await queue.startWorker(stage.options);
    await second.startWorker(stage.options);
    await queue.requestSync('1', 'ANNA', 'first');
    await eventually('the first task began', () => stage.began.length === 1);
    await queue.requestSync('1', 'ANNA', 'second');
    for (const login of ['BEN', 'CARL', 'DORA']) await second.requestSync('2', login, 'other');
    await eventually('the others began', () => stage.began.length === 4);
    expect(stage.logins().toSorted()).toEqual(['ANNA', 'BEN', 'CARL', 'DORA']);
    stage.open();
    await eventually('all ended', () => stage.ended.length === 5);
    expect(stage.began.at(-1)).toEqual({ userMapId: '1', login: 'ANNA', reason: 'second' });
    expect(stage.most).toBe(1);
  });

  it('never overlap for a user under many requests from two processes', async () => {
    const stage = new Stage();
    stage.open();
    await queue.startWorker(stage.options);
    await second.startWorker(stage.options);
    for (let round = 0; round < 20; round++) {
      await Promise.all([queue.requestSync('1', 'ANNA', `${round}`), second.requestSync('1', 'ANNA', `${round}`)]);
    }
    await eventually('the queue is empty', async () => (await queue.depth()) === 0);
    expect(stage.most).toBe(1);
    expect(stage.began.length).toBeGreaterThan(0);
  });

  it('are folded while they wait', async () => {
    await Promise.all([1, 2, 3, 4].map((round) => queue.requestSync('1', 'ANNA', `${round}`)));
    await second.requestSync('1', 'ANNA', 'last');
    expect(await queue.depth()).toBe(1);
    const stage = new Stage();
    stage.open();
    await queue.startWorker(stage.options);
    await eventually('the queue is empty', async () => (await queue.depth()) === 0);
    expect(stage.began).toEqual([{ userMapId: '1', login: 'ANNA', reason: 'last' }]);
  });

  it('keep the earliest time asked for, and their place in the line', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await queue.requestSync('1', 'ANNA', 'later', later);
    expect(await queue.depth()).toBe(0);
    await queue.requestSync('1', 'ANNA', 'now');
    await queue.requestSync('2', 'BEN', 'now');
    await queue.requestSync('1', 'ANNA', 'later', later);
    await queue.requestSync('1', 'ANNA', 'again');
    expect(await queue.depth()).toBe(2);
    const stage = new Stage();
    stage.open();
    await queue.startWorker({ ...stage.options, concurrency: 1 });
    await eventually('the queue is empty', async () => (await queue.depth()) === 0);
    expect(stage.logins()).toEqual(['ANNA', 'BEN']);
  });

  it('wake an idle engine at once', async () => {
    const stage = new Stage();
    stage.open();
    await queue.startWorker(stage.options);
    await eventually('the worker is up', () => stage.dispatched > 0);
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      const asked = performance.now();
      await second.requestSync('1', `U${round}`, 'now');
      await eventually('the task ended', () => stage.ended.length === round + 1);
      waits.push(performance.now() - asked);
    }
    // The library polls every second; without the notification the middle one would take half of that.
    expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(400);
  });

  it('that throw are tried again later', async () => {
    let attempts = 0;
    await queue.startWorker({
      concurrency: 1,
      onSync: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('on purpose');
      },
      onDispatch: async () => undefined,
    });
    await queue.requestSync('1', 'ANNA', 'now');
    await eventually('the task was tried again', () => attempts === 2);
    await eventually('the queue is empty', async () => (await countJobs("key like 'sync:%'")) === 0);
  });
});

describe('a stop', () => {
  it('waits for the tasks that run and takes no further one', async () => {
    const stage = new Stage();
    const worker = await queue.startWorker({ ...stage.options, concurrency: 1 });
    await queue.requestSync('1', 'ANNA', 'now');
    await eventually('the task began', () => stage.began.length === 1);
    await queue.requestSync('2', 'BEN', 'now');
    let hasStopped = false;
    const stopped = worker.stop().then(() => (hasStopped = true));
    // A round trip through the database: the stop has had its time to be wrong.
    await queue.depth();
    expect(hasStopped).toBe(false);
    stage.letOneEnd();
    await stopped;
    expect(stage.ended).toHaveLength(1);
    expect(stage.logins()).toEqual(['ANNA']);
    expect(await queue.depth()).toBe(1);
  });
});

describe('the Dispatcher’s chain', () => {
  it('starts by itself, and is one for two engines', async () => {
    let running = 0;
    let most = 0;
    let cycles = 0;
    const onDispatch = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await queue.depth();
      cycles += 1;
      running -= 1;
      await queue.requestDispatch(new Date(Date.now() + 50));
    };
    const options = { concurrency: 2, onSync: async () => undefined, onDispatch };
    await Promise.all([queue.startWorker(options), second.startWorker(options)]);
    await eventually('some cycles ended', () => cycles >= 3);
    expect(most).toBe(1);
    expect(await countJobs("task_identifier = 'dispatch' and locked_at is null")).toBeLessThanOrEqual(1);
  });

  it('keeps the earliest time, and a request for now comes before the successor', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await queue.requestDispatch(later);
    await queue.requestDispatch(new Date());
    await queue.requestDispatch(later);
    expect(await countJobs("task_identifier = 'dispatch' and run_at <= now()")).toBe(1);
    expect(await countJobs("task_identifier = 'dispatch'")).toBe(1);
  });

  it('goes on after a cycle that asked for no successor', async () => {
    const stage = new Stage();
    await queue.startWorker(stage.options);
    await eventually('two cycles ended', () => stage.dispatched >= 2, 15_000);
  });
});
