// What the product remembers, as interfaces: the engine, the dispatcher and the services receive a Store and never see Sequelize.
// All writes inside `transaction` belong to it, whichever repository makes them.
import type { Domain, Role, Side, SyncLevel, UserState, Visibility } from '../../shared/vocabulary.ts';
import type { ConflictWinner } from '../../shared/vocabulary.ts';
import type { Digests, Flips, SyncLink } from '../reconcile/types.ts';
import type {
  ClaimRepository,
  PendingWriteRepository,
  CycleRepository,
  OutageRepository,
  RunRepository,
} from './bookkeeping.ts';
import type { DecisionRepository } from './decisions.ts';
import type { IssueRepository } from './issues.ts';
import type { JournalRepository, UnfinishedLineRepository } from './journal.ts';
import type { ReadingRepository, StoredCursor } from './readings.ts';
import type { PlanRepository, RemovalMemory, RemovalRepository } from './removals.ts';
import type { RecentRepository } from './recents.ts';
import type { SettingsRepository } from './settings.ts';
import type { UndoRepository } from './undo.ts';

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
  /** Failed runs in a row. */
  readonly failures: number;
  /** The server that gave the last run no good answer; null when it failed for another reason, or did not fail. */
  readonly failedServer: Side | null;
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
  /** Disabling ends a run that goes on; enabling forgets the back-off. */
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
    failure: {
      endedAt: Date;
      reason: string;
      retryAt: Date;
      suspended: boolean;
      failures: number;
      failedServer: Side | null;
    },
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
  readonly flips?: Flips | null;
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
  /** Since when these Siebel records have been linked, by their ids; those that are not are missing. */
  linkedSince(userMapId: string, domain: Domain, siebelIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** Inserts or updates by (user, domain, siebelId); one statement for all. @throws when an exchangeId is already linked otherwise. */
  save(userMapId: string, domain: Domain, links: readonly LinkChange[]): Promise<void>;
  remove(userMapId: string, domain: Domain, linkIds: readonly string[]): Promise<void>;
}

export interface CursorRepository {
  save(userMapId: string, domain: Domain, side: Side, cursor: StoredCursor | null): Promise<void>;
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
  /** Contacts only (`IgnoreContactMatching`): items that carry no stamp are never matched, always created. */
  readonly ignoreMatching: boolean;
  /** PIM Category Value by language ('en', 'de' ...); 'en' always exists. */
  readonly categoryValues: Readonly<Record<string, string>>;
}

export interface SystemSettings {
  readonly activityTypes: readonly string[];
  /** YYYY-MM-DD or null. */
  readonly extractStartDate: string | null;
  /** How long the journal keeps the values before and after each write; without them nothing can be taken back. */
  readonly journalValuesDays: number;
  /** How long the journal keeps its lines. */
  readonly journalLinesDays: number;
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

/** A server that most users' runs fail for, so that it is not the users' trouble. */
export interface SilentServer {
  readonly server: Side;
  /** What one of the runs failed with. */
  readonly reason: string;
  readonly since: Date;
  /** When the next of the users may try. */
  readonly retryAt: Date;
  /** Users that wait for it. */
  readonly waiting: number;
  /** Of these the one that is to try next. */
  readonly next: { readonly id: string; readonly login: string };
}

/** A server that refuses our own credentials: nobody can be synced, so it is told once and asked by one user at a time. */
export interface Outage {
  readonly server: Side;
  /** What it answered, and what to do. */
  readonly reason: string;
  readonly since: Date;
  /** When it is asked again. */
  readonly retryAt: Date;
}

export interface Store {
  readonly userMaps: UserMapRepository;
  readonly links: LinkRepository;
  readonly cursors: CursorRepository;
  readonly hints: HintRepository;
  readonly readings: ReadingRepository;
  readonly claims: ClaimRepository;
  readonly pendingWrites: PendingWriteRepository;
  readonly decisions: DecisionRepository;
  readonly issues: IssueRepository;
  readonly journal: JournalRepository;
  readonly unfinishedLines: UnfinishedLineRepository;
  readonly removals: RemovalRepository;
  readonly plans: PlanRepository;
  readonly memory: RemovalMemory;
  readonly recents: RecentRepository;
  readonly undo: UndoRepository;
  readonly settings: SettingsRepository;
  readonly runs: RunRepository;
  readonly cycles: CycleRepository;
  readonly outages: OutageRepository;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
