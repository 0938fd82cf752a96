// What the use cases are given: the store, Siebel's directory, and the engine and queue as far as people need them.
// Interfaces only; whoever composes the product passes the real ones.
import type { Connector, SiebelDirectory } from '../connectors/connector.ts';
import type { SiebelRecords } from '../connectors/siebelRecords.ts';
import type { UndoPreview } from '../engine/undoPreview.ts';
import type { JournalLine } from '../store/journal.ts';
import type { PlannedLine } from '../engine/handlers.ts';
import type { Store, UserMap } from '../store/store.ts';
import type { Domain, Side, Visibility } from '../../shared/vocabulary.ts';

/** The part of the engine that plans and writes nothing. */
export interface EnginePlans {
  /** @throws what a run throws: Transient, MailboxUnavailable, AuthorizationLost. */
  plan(userMap: UserMap, domains: readonly Domain[]): Promise<readonly PlannedLine[]>;
  /** What taking journal lines back would do. @throws what a run throws. */
  planUndo(
    userMap: UserMap,
    asked: readonly { readonly line: JournalLine; readonly fields: readonly string[] | null }[],
  ): Promise<readonly UndoPreview[]>;
}

/** The part of the task queue that people's wishes need. */
export interface QueueClient {
  /** Repeated requests for a user who waits already are folded into one. */
  requestSync(userMapId: string, login: string, reason: string): Promise<void>;
  /** Asks for a cycle of the Dispatcher. */
  requestDispatch(at: Date): Promise<void>;
  /** Tasks that wait or run. */
  depth(): Promise<number>;
}

/** One cheap request each; they reject when the server does not answer or does not take our credentials. */
export interface Probes {
  siebel(): Promise<void>;
  exchange(): Promise<void>;
}

/** What a newly mapped user starts with. */
export interface MappingDefaults {
  /** Name of the PIM Server. */
  readonly pimServer: string;
  /** BCP 47. */
  readonly language: string;
  readonly visibility: Visibility;
}

/** What the two sides say of a record now, for people who decide on it. */
export type RecordReaders = Readonly<Record<Side, Pick<Connector, 'find' | 'read'>>>;

export interface ServiceDependencies {
  readonly store: Store;
  readonly directory: SiebelDirectory;
  /** Siebel as people look at it. */
  readonly records: SiebelRecords;
  /** Where a record opens in Siebel, a template for `openInSiebel`; null when nobody said. */
  readonly openTemplate: string | null;
  readonly readers: RecordReaders;
  readonly engine: EnginePlans;
  readonly queue: QueueClient;
  readonly probes: Probes;
  readonly clock: { now(): Date };
  readonly mapping: MappingDefaults;
}
