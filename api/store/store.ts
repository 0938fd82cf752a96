// What the product remembers, as interfaces: the engine, the dispatcher and the services receive a Store and never see Sequelize.
// All writes inside `transaction` belong to it, whichever repository makes them.
import type {
  Direction,
  Domain,
  OutcomeKind,
  Role,
  Rule,
  Side,
  SyncLevel,
  UserState,
  Visibility,
} from '../../shared/vocabulary.ts';
import type { ConflictWinner } from '../../shared/vocabulary.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { Digests, SyncLink } from '../reconcile/types.ts';
import type { ClaimRepository, CycleRepository, RunRepository } from './bookkeeping.ts';
import type { PlanRepository, RemovalMemory, RemovalRepository } from './removals.ts';
import type { SettingsRepository } from './settings.ts';

export interface UserMap {
  readonly id: string;
  readonly login: string;
  readonly siebelUserId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** SMTP address, lower case. */
  readonly mailbox: string;
  readonly pimServer: string;
  /** BCP 47. */
  readonly language: string;
  readonly enabled: boolean;
  /** YYYY-MM-DD; null: the system's. */
  readonly extractStartDate: string | null;
  readonly visibility: Visibility;
  /** Derived by the repository from the columns below and the open issues. */
  readonly state: UserState;
  /** Why it is suspended, or what the last run failed with; plain words, no contents. */
  readonly stateReason: string | null;
  readonly siebelChanged: boolean;
  readonly syncRequestedAt: Date | null;
  readonly retryAt: Date | null;
  readonly nextPollAt: Date | null;
  readonly lastRunAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly openIssues: number;
}

export interface NewUserMap {
  readonly login: string;
  readonly siebelUserId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly mailbox: string;
  readonly pimServer: string;
  readonly language: string;
  readonly visibility: Visibility;
  readonly enabled: boolean;
}

export interface UserMapRepository {
  list(filter?: { readonly enabled?: boolean }): Promise<readonly UserMap[]>;
  findByLogin(login: string): Promise<UserMap | null>;
  findByMailbox(mailbox: string): Promise<UserMap | null>;
  findById(id: string): Promise<UserMap | null>;
  /** Adds the row, or updates the row of the same login (keeping its state). */
  save(row: NewUserMap): Promise<UserMap>;
  /** Disabling ends a run that goes on. */
  setEnabled(id: string, enabled: boolean): Promise<void>;
  /** Flags users by Siebel employee id; returns how many rows were flagged. */
  flagSiebelChanged(siebelUserIds: readonly string[] | 'all'): Promise<number>;
  requestSync(id: string, at: Date): Promise<void>;
  /** Enabled rows that are due at `now`: requested, siebelChanged, retryAt or nextPollAt passed, or never synced. */
  listDue(now: Date): Promise<readonly UserMap[]>;
  /**
   * The end of a successful run: clears `siebelChanged` and `syncRequestedAt` only if they were set before `startedAt`.
   * `nextPollAt` null means every cycle.
   */
  recordSuccess(id: string, run: { startedAt: Date; endedAt: Date; nextPollAt: Date | null }): Promise<void>;
  recordFailure(
    id: string,
    failure: { endedAt: Date; reason: string; retryAt: Date; suspended: boolean },
  ): Promise<void>;
  /** Forgets links, cursors, hints and issues of the user: the next run is an initial extract. */
  reset(id: string): Promise<void>;
}

export interface LinkChange {
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly role: Role;
  readonly siebelVersion: string | null;
  readonly exchangeVersion: string | null;
  readonly siebelDigests: Digests;
  readonly exchangeDigests: Digests;
}

export interface LinkRepository {
  findBySiebelIds(userMapId: string, domain: Domain, ids: readonly string[]): Promise<readonly SyncLink[]>;
  findByExchangeIds(userMapId: string, domain: Domain, ids: readonly string[]): Promise<readonly SyncLink[]>;
  /** Users that have this Siebel record linked, or skipped or failing for them. */
  userMapIdsConcernedBy(domain: Domain, siebelIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Both ids of every link, to find those that a complete reading did not show. */
  listIds(
    userMapId: string,
    domain: Domain,
  ): Promise<readonly { readonly siebelId: string; readonly exchangeId: string }[]>;
  count(userMapId: string): Promise<Readonly<Record<Domain, number>>>;
  /** Inserts or updates by (user, domain, siebelId); one statement for all. @throws when an exchangeId is already linked otherwise. */
  save(userMapId: string, domain: Domain, links: readonly LinkChange[]): Promise<void>;
  remove(userMapId: string, domain: Domain, linkIds: readonly string[]): Promise<void>;
}

export interface CursorRepository {
  /** Within a transaction nobody changes it before the transaction is over. */
  load(userMapId: string, domain: Domain, side: Side): Promise<Readonly<Record<string, unknown>> | null>;
  save(userMapId: string, domain: Domain, side: Side, cursor: Readonly<Record<string, unknown>> | null): Promise<void>;
  /** Forgets this side's cursors of all users: their next runs read everything again. */
  forgetAll(side: Side): Promise<void>;
}

/** A record known to have been touched, to be looked at in the user's next run. */
export interface Hint {
  readonly seq: string;
  readonly recordId: string;
}

export interface HintRepository {
  add(hints: readonly { userMapId: string; domain: Domain; side: Side; recordId: string }[]): Promise<void>;
  list(userMapId: string, domain: Domain, side: Side): Promise<readonly Hint[]>;
  /** Removes those seen; a hint added again meanwhile has a new `seq` and stays. */
  remove(seqs: readonly string[]): Promise<void>;
}

/** A record that does not travel: skipped for a reason, or failing. One open issue per (user, domain, side, record). */
export interface Issue {
  readonly id: string;
  readonly login: string;
  readonly domain: Domain;
  readonly side: Side;
  readonly recordId: string;
  readonly kind: 'skip' | 'failure';
  readonly reason: SkipReason | null;
  readonly field: string | null;
  readonly message: string;
  readonly attempts: number;
  readonly retryAt: Date | null;
  readonly openedAt: Date;
}

export interface IssueChange {
  readonly side: Side;
  readonly recordId: string;
  readonly kind: 'skip' | 'failure';
  readonly reason: SkipReason | null;
  readonly field: string | null;
  readonly message: string;
  readonly retryAt: Date | null;
}

export interface IssueRepository {
  /** Opens or renews issues, a failure with a longer wait for its retry each time; returns the record ids whose issue is new or has another reason (only those are worth a journal line). */
  open(userMapId: string, domain: Domain, issues: readonly IssueChange[]): Promise<readonly string[]>;
  close(userMapId: string, domain: Domain, side: Side, recordIds: readonly string[]): Promise<void>;
  list(filter: {
    readonly userMapId?: string;
    readonly domain?: Domain;
    readonly kind?: 'skip' | 'failure';
    readonly limit: number;
  }): Promise<readonly Issue[]>;
  /** Failures whose `retryAt` has passed. */
  listRetriable(userMapId: string, domain: Domain, now: Date): Promise<readonly Issue[]>;
}

/** The part of a journal line that is encrypted at rest: names and values. */
export interface SealedDetails {
  readonly title: string;
  /** Values before the write, on the side written; {} for a create. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly overruled: readonly { readonly field: string; readonly side: Side; readonly value: unknown }[];
}

export interface JournalEntry {
  readonly runId: string;
  readonly userMapId: string;
  readonly login: string;
  readonly domain: Domain;
  readonly direction: Direction;
  readonly rule: Rule;
  /** create, update, delete, leave, link, unlink, skip. */
  readonly operation: string;
  readonly outcome: OutcomeKind;
  readonly siebelId: string | null;
  readonly exchangeId: string | null;
  readonly fields: readonly string[];
  readonly reason: SkipReason | null;
  /** A failure's plain message. */
  readonly message: string | null;
  readonly details: SealedDetails;
}

export interface JournalLine extends JournalEntry {
  readonly id: string;
  readonly at: Date;
}

export interface JournalFilter {
  readonly login?: string;
  readonly domain?: Domain;
  readonly direction?: Direction;
  readonly outcome?: OutcomeKind;
  readonly recordId?: string;
  readonly runId?: string;
  /** Lines with a greater id than this. */
  readonly afterId?: string;
  /** Lines with a smaller id: the next page of a listing that goes back in time. */
  readonly beforeId?: string;
  readonly limit: number;
}

export interface JournalRepository {
  append(lines: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  list(filter: JournalFilter): Promise<readonly JournalLine[]>;
  countSince(since: Date): Promise<Readonly<Record<OutcomeKind, number>>>;
}

export interface DomainSettings {
  readonly domain: Domain;
  readonly level: SyncLevel;
  readonly conflictWinner: ConflictWinner;
  readonly deleteWins: boolean;
  readonly mayDeleteInSiebel: boolean;
  readonly mayDeleteInExchange: boolean;
  readonly keepPastItems: boolean;
  /** More removals within a day than this, and than the share below of the user's links, are held for an administrator. */
  readonly massDeleteCount: number;
  /** 0 to 1. */
  readonly massDeleteShare: number;
  /** A removal waits this long before it is carried out, so that a wipe is seen as one. */
  readonly settleSeconds: number;
  readonly ignorePrivate: boolean;
  readonly optIn: boolean;
  readonly onlyActivityTypes: boolean;
  /** PIM Category Value by language ('en', 'de' ...); 'en' always exists. */
  readonly categoryValues: Readonly<Record<string, string>>;
}

export interface SystemSettings {
  readonly activityTypes: readonly string[];
  /** YYYY-MM-DD or null. */
  readonly extractStartDate: string | null;
}

export interface RunCounts {
  readonly read: number;
  readonly written: number;
  readonly skipped: number;
  readonly failed: number;
}

export interface Run {
  readonly id: string;
  readonly userMapId: string;
  readonly login: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: 'running' | 'success' | 'failed';
  readonly counts: RunCounts;
}

export interface Cycle {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Siebel records seen in the feed. */
  readonly touched: number;
  readonly usersRequested: number;
  readonly error: string | null;
}

export interface Store {
  readonly userMaps: UserMapRepository;
  readonly links: LinkRepository;
  readonly cursors: CursorRepository;
  readonly hints: HintRepository;
  readonly claims: ClaimRepository;
  readonly issues: IssueRepository;
  readonly journal: JournalRepository;
  readonly removals: RemovalRepository;
  readonly plans: PlanRepository;
  readonly memory: RemovalMemory;
  readonly settings: SettingsRepository;
  readonly runs: RunRepository;
  readonly cycles: CycleRepository;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
