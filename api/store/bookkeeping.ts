// What engines and the Dispatcher write down of their own work, as interfaces: runs, cycles, outages, and claims on what is being created
// and what it says.
import type { Domain, Side } from '../../shared/vocabulary.ts';
import type { Digests } from '../reconcile/types.ts';
import type { Cycle, Outage, Run, RunCounts, SilentServer } from './store.ts';

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

/** A record that is being created or updated from `source`, and what both sides say of the fields written if nobody edits them. */
export interface PendingWrite {
  readonly source: Side;
  readonly sourceId: string;
  /** What is created says what was written, once it is there; an update may never have arrived. */
  readonly isCreate: boolean;
  readonly siebelDigests: Digests;
  readonly exchangeDigests: Digests;
}

/** Records that others are written from, by the side they are on. */
export interface SourceIds {
  readonly siebelIds: readonly string[];
  readonly exchangeIds: readonly string[];
}

/** What is being written: known from before the write until the link tells of it. */
export interface PendingWriteRepository {
  /** Told before the write; an earlier attempt from the same source is replaced. */
  begin(userMapId: string, domain: Domain, writes: readonly PendingWrite[]): Promise<void>;
  find(userMapId: string, domain: Domain, sources: SourceIds): Promise<readonly PendingWrite[]>;
  end(userMapId: string, domain: Domain, sources: SourceIds): Promise<void>;
}

export interface OutageRepository {
  list(): Promise<readonly Outage[]>;
  /** Opens or renews an outage, with a longer wait each time it was asked again in vain; true when it is news. */
  record(outage: { readonly server: Side; readonly reason: string; readonly at: Date }): Promise<boolean>;
  close(servers: readonly Side[]): Promise<void>;
  /** Servers that more than half of the users that ran of late wait for. */
  listSilent(at: Date): Promise<readonly SilentServer[]>;
  /** The server answers again: if it was silent, whoever waits for it is due now, one shortly after the other; returns how many. */
  release(server: Side, at: Date): Promise<number>;
}
