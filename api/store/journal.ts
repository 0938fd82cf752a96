// The journal, as an interface: one line for each write and each news of a record that did not travel.
import type { Direction, Domain, OutcomeKind, Rule, Side } from '../../shared/vocabulary.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';

/** The part of a journal line that is encrypted at rest: names and values. */
export interface SealedDetails {
  readonly title: string;
  /** Values before the write, on the side written; {} for a create. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Values that were written. */
  readonly after: Readonly<Record<string, unknown>>;
  /** Where the side tells a written value in another way: what it tells. */
  readonly told?: Readonly<Record<string, unknown>>;
  readonly overruled: readonly { readonly field: string; readonly side: Side; readonly value: unknown }[];
  /** Of a removal: fields in which the two sides differed by agreement, such as a company that is no account. */
  readonly apart?: readonly string[];
}

export interface JournalEntry {
  /** Null: a person's decision, which belongs to no run. */
  readonly runId: string | null;
  readonly userMapId: string;
  readonly login: string;
  readonly domain: Domain;
  readonly direction: Direction;
  readonly rule: Rule;
  /** create, update, delete, leave, adopt, restore, link, unlink, approve, skip. */
  readonly operation: string;
  readonly outcome: OutcomeKind;
  readonly siebelId: string | null;
  readonly exchangeId: string | null;
  readonly fields: readonly string[];
  readonly reason: SkipReason | null;
  /** A failure's plain message, or who decided. */
  readonly message: string | null;
  readonly details: SealedDetails;
  /** The line that this write takes back. */
  readonly undoes?: string | null;
}

export interface JournalLine extends JournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly undoes: string | null;
  /** False once the sealed part is no longer kept: `details` is empty then. */
  readonly valuesKept: boolean;
}

/** What is kept no longer: the sealed parts of lines before `valuesBefore`, and whole lines before `linesBefore`. */
export interface JournalAge {
  readonly valuesBefore: Date;
  readonly linesBefore: Date;
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

/** Two records that the journal tells of together. */
export type WrittenPair = Pick<JournalLine, 'siebelId' | 'exchangeId' | 'at'>;

/** Lines of writes that are being sent: known from before the writes until what became of them is recorded. */
export interface UnfinishedLineRepository {
  /** Told before the writes of a page; an earlier page's are replaced. */
  begin(userMapId: string, domain: Domain, lines: readonly JournalEntry[]): Promise<void>;
  /** Forgets them: what became of the writes is recorded. */
  end(userMapId: string, domain: Domain): Promise<void>;
  /** Forgets them, and gives what nobody recorded; null when the key that they were sealed with is gone. */
  take(userMapId: string, domain: Domain): Promise<readonly JournalEntry[] | null>;
}

export interface JournalRepository {
  append(lines: readonly JournalEntry[]): Promise<void>;
  /** Newest first. */
  list(filter: JournalFilter): Promise<readonly JournalLine[]>;
  /** In no order; lines that are not there any more are left out. */
  findByIds(ids: readonly string[]): Promise<readonly JournalLine[]>;
  /** Which pairs were written, linked or unlinked, as far as one of these records is in them, and when last. */
  listWritten(
    userMapId: string,
    domain: Domain,
    ids: { readonly siebelIds: readonly string[]; readonly exchangeIds: readonly string[] },
  ): Promise<readonly WrittenPair[]>;
  /** What people know the records of these issues by, by issue; without those that no line with its values kept tells of. */
  titlesOf(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  countSince(since: Date): Promise<Readonly<Record<OutcomeKind, number>>>;
  /** Forgets what is too old, at most so many rows of each kind; returns how many it found. */
  prune(age: JournalAge, atMost: number): Promise<number>;
}
