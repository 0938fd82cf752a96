// Lets a process do tasks of the queue: a pool of graphile-worker under a lock that tells the others that it lives, and a watch that
// takes over the tasks of those who do not.
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from 'graphile-worker';
import type { Runner, TaskList, WorkerEvents, WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import type { Logger } from '../platform/logger.ts';
import { quietLogger } from './queueLogger.ts';
import { DISPATCH_TASK, SYNC_TASK } from './queueStatements.ts';
import { startQueueWatch } from './queueWatch.ts';
import { holdWorkerLock } from './workerLock.ts';
import type { WorkerLock } from './workerLock.ts';

/** How soon a task that was asked for a later time is seen; one for now wakes the worker at once. */
const POLL_INTERVAL_MS = 1_000;
const RESTART_MS = 1_000;
/** Beside one for each task: to listen, and to ask for the next task. */
const FURTHER_CONNECTIONS = 2;

const syncTaskSchema = z.object({ userMapId: z.string(), login: z.string(), reason: z.string() });

/** A run that was asked for. */
export type SyncTask = z.infer<typeof syncTaskSchema>;

export interface WorkerOptions {
  /** Tasks of different users at once. */
  readonly concurrency: number;
  /** Expected to record a run's trouble itself; what it throws is tried again with back-off, five times at most. */
  readonly onSync: (task: SyncTask) => Promise<void>;
  /** One cycle of the Dispatcher, which asks for its successor. */
  readonly onDispatch: () => Promise<void>;
}

export interface QueueWorker {
  /** Takes no further task, and resolves when those that run have ended. */
  stop(): Promise<void>;
}

export interface WorkerSurroundings {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly logger: Logger | undefined;
  readonly requestDispatch: (at: Date) => Promise<void>;
}

interface RunningPool {
  readonly runner: Runner;
  readonly pool: WorkerPool;
  readonly lock: WorkerLock;
}

/** Starts the worker, and starts it again when a long outage of the database ended it. @throws when the first start fails. */
export async function startQueueWorker(around: WorkerSurroundings, options: WorkerOptions): Promise<QueueWorker> {
  let isStopping = false;
  let current = await startPool(around, options);
  const watch = startQueueWatch(around, {
    ownId: () => current.pool.id,
    nudge: () => current.pool.nudge(options.concurrency),
  });

  async function supervise(): Promise<void> {
    for (;;) {
      await current.runner.promise.catch(() => undefined);
      await current.lock.release();
      if (isStopping) return;
      around.logger?.warn({}, 'the queue worker ended and is started again');
      await restart();
    }
  }

  async function restart(): Promise<void> {
    await wait(RESTART_MS);
    const next = await startPool(around, options).catch(() => null);
    if (next === null) return;
    current = next;
    if (isStopping) await next.runner.stop().catch(() => undefined);
  }
  const supervised = supervise();

  return {
    async stop() {
      if (isStopping) return supervised;
      isStopping = true;
      // The runner first: from this moment on no further task may begin.
      const ended = current.runner.stop().catch(() => undefined);
      await Promise.all([ended, watch.stop(), supervised]);
    },
  };
}

async function startPool(around: WorkerSurroundings, options: WorkerOptions): Promise<RunningPool> {
  const events: WorkerEvents = new EventEmitter();
  // In an object: the pool itself is a thenable that resolves at its end.
  const created = new Promise<{ readonly pool: WorkerPool }>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve({ pool: workerPool }));
  });
  const onLost = (): void => around.logger?.warn({}, 'the connection that tells that this engine lives broke');
  const locked = created.then(({ pool }) => holdWorkerLock(around.databaseUrl, pool.id, onLost));
  const runner = await run({
    connectionString: around.databaseUrl,
    maxPoolSize: options.concurrency + FURTHER_CONNECTIONS,
    concurrency: options.concurrency,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    // Otherwise nobody waits until the end of a task is written: a stop would leave it locked, and an outage end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    events,
    logger: quietLogger(around.logger),
    // Asked before every task: without the lock the others would take this engine for dead.
    forbiddenFlags: async () => {
      await (await locked).held();
      return null;
    },
    taskList: toTaskList(options),
  });
  return { runner, ...(await created), lock: await locked };
}

function toTaskList({ onSync, onDispatch }: WorkerOptions): TaskList {
  return {
    [SYNC_TASK]: (payload: unknown) => onSync(syncTaskSchema.parse(payload)),
    [DISPATCH_TASK]: () => onDispatch(),
  };
}
