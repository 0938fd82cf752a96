// What engines and the Dispatcher write down of their own work, as interfaces: runs, cycles, and claims on what is being created.
import type { Domain } from '../../shared/vocabulary.ts';
import type { Cycle, Run, RunCounts } from './store.ts';

export interface RunRepository {
  /** Ends a run of the user that still runs: it was killed. */
  start(run: { userMapId: string; reason: string; startedAt: Date }): Promise<string>;
  /** False once the run was ended, by whomever; within a transaction nobody ends it before the transaction is over. */
  isRunning(id: string): Promise<boolean>;
  finish(id: string, end: { endedAt: Date; outcome: 'success' | 'failed'; counts: RunCounts }): Promise<void>;
  list(filter: { readonly userMapId?: string; readonly limit: number }): Promise<readonly Run[]>;
}

export interface CycleRepository {
  record(cycle: Omit<Cycle, 'id'>): Promise<void>;
  list(limit: number): Promise<readonly Cycle[]>;
  loadFeedCursor(): Promise<Readonly<Record<string, unknown>> | null>;
  saveFeedCursor(cursor: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Who is creating what in Siebel at the moment. */
export interface ClaimRepository {
  /** Claims what nobody else holds, and forgets claims older than `staleBefore`; returns the keys that another user holds. */
  take(
    userMapId: string,
    domain: Domain,
    keys: readonly string[],
    times: { readonly at: Date; readonly staleBefore: Date },
  ): Promise<readonly string[]>;
}
