// A session lock that says "this engine lives": PostgreSQL lets go of it the moment the process is gone, however it went.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { lockNumberOf } from './queueStatements.ts';

const RETRY_MS = 250;

/** A machine that lost its power says no goodbye: the server asks after some seconds instead of hours. */
const KEEPALIVE =
  'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set idle_session_timeout = 0';

export interface WorkerLock {
  /** Resolves as long as the lock is held; waits while it is lost. */
  held(): Promise<void>;
  release(): Promise<void>;
}

/** Takes the lock of this worker pool, and takes it again whenever its connection breaks. */
export function holdWorkerLock(databaseUrl: string, poolId: string, onLost: () => void): WorkerLock {
  let client: pg.Client | null = null;
  let isReleased = false;
  let holding = acquire();

  async function acquire(): Promise<void> {
    while (!isReleased) {
      const candidate = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
      candidate.on('error', () => undefined);
      try {
        await candidate.connect();
        await candidate.query(KEEPALIVE);
        await candidate.query(`select pg_advisory_lock(${lockNumberOf('$1::text')})`, [poolId]);
        client = candidate;
        candidate.once('end', reacquire);
        return;
      } catch {
        await candidate.end().catch(() => undefined);
        await wait(RETRY_MS);
      }
    }
  }

  function reacquire(): void {
    if (isReleased) return;
    onLost();
    holding = acquire();
  }

  return {
    held: () => holding,
    async release() {
      isReleased = true;
      await holding;
      const held = client;
      client = null;
      await held?.end();
    },
  };
}
