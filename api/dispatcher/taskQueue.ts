// The queue between whoever asks for work and the engines that do it, on graphile-worker: one task per user at a time, whoever many
// engines there are; repeated requests are one; enqueuing wakes an engine. Knows logins and row ids, nothing of what a task does.
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from '../platform/logger.ts';
import { quietLogger } from './queueLogger.ts';
import { startQueueWorker } from './queueWorker.ts';
import type { QueueWorker, WorkerOptions } from './queueWorker.ts';
import { addJob, countWaitingTasks, DISPATCH_TASK, SYNC_TASK } from './queueStatements.ts';

const CLIENT_POOL_SIZE = 3;
/** Any number that nobody else uses in this database. */
const INSTALL_LOCK = 7_426_002;
const SYNC_ATTEMPTS = 5;
const DISPATCH_ATTEMPTS = 3;

export interface TaskQueueOptions {
  /** postgres://user:password@host:port/database */
  readonly databaseUrl: string;
  readonly logger?: Logger;
}

export interface TaskQueue {
  /**
   * Asks for a run of the user. While one waits, further requests are folded into it, and the earliest time counts; while one runs,
   * the next waits for its end. Default: at once.
   */
  requestSync(userMapId: string, login: string, reason: string, runAt?: Date): Promise<void>;
  /** Asks for a cycle of the Dispatcher at that time; there is one at a time in the whole installation, and the earliest time counts. */
  requestDispatch(at: Date): Promise<void>;
  /** Users' tasks that wait for an engine or run. */
  depth(): Promise<number>;
  /** Lets this process do tasks. */
  startWorker(options: WorkerOptions): Promise<QueueWorker>;
  /** Stops its workers and closes its connections. */
  close(): Promise<void>;
}

/** Connects and brings the queue's own tables to their newest shape. */
export async function createTaskQueue({ databaseUrl, logger }: TaskQueueOptions): Promise<TaskQueue> {
  await install(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENT_POOL_SIZE });
  // A connection that breaks while idle is replaced at its next use.
  pool.on('error', () => logger?.warn({}, 'the queue lost an idle connection'));
  const workers: QueueWorker[] = [];
  const queue: TaskQueue = {
    requestSync: (userMapId, login, reason, runAt) =>
      addJob(pool, {
        task: SYNC_TASK,
        payload: { userMapId, login, reason },
        key: `sync:${login}`,
        runAt: runAt ?? null,
        maxAttempts: SYNC_ATTEMPTS,
      }),
    requestDispatch: (at) =>
      addJob(pool, { task: DISPATCH_TASK, payload: {}, key: DISPATCH_TASK, runAt: at, maxAttempts: DISPATCH_ATTEMPTS }),
    depth: () => countWaitingTasks(pool),
    async startWorker(options) {
      const worker = await startQueueWorker(
        { databaseUrl, pool, logger, requestDispatch: queue.requestDispatch },
        options,
      );
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await pool.end();
    },
  };
  return queue;
}

/** One process at a time: the library gets along with several, but only after pauses. */
async function install(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [INSTALL_LOCK]);
    const utils = await makeWorkerUtils({ connectionString: databaseUrl, maxPoolSize: 1, logger: quietLogger() });
    await utils.release();
  } finally {
    await client.end();
  }
}
