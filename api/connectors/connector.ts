// The interface of the only code that talks to Siebel or to Exchange. One connector is one side; it knows nothing of the other
// side, of links or of rules. test/contract holds every implementation to what is written here.
import type { GoneWhy, WireBody, WireRecord } from '../domains/wireRecord.ts';
import type { RecordTrouble } from '../errors.ts';
import type { RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { Domain, Side, Visibility } from '../../shared/vocabulary.ts';

/** For whom a connector reads and writes. */
export interface UserScope {
  readonly login: string;
  /** Row id of the Siebel employee. */
  readonly siebelUserId: string;
  /** SMTP address, lower case. */
  readonly mailbox: string;
  /** Name of the PIM Server the mailbox lives on. */
  readonly pimServer: string;
  readonly visibility: Visibility;
  /**
   * The Siebel ids that these Exchange items are known to be linked with, by item id. Graph gives a task that is moved to another list a
   * new id: only by this can the connector tell a moved task from a deleted one. Without it every missing task counts as deleted.
   */
  readonly knownStamps?: (domain: Domain, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Where a side's reading stands. Opaque to everybody but the connector that made it; JSON. */
export type Cursor = Readonly<Record<string, unknown>>;

export type ChangeEntry =
  | { readonly kind: 'present'; readonly record: WireRecord }
  | { readonly kind: 'gone'; readonly id: string; readonly why: GoneWhy };

/** A page of changes. Only the last page of a reading carries the next cursor; entries may repeat, the last state wins. */
export interface ChangePage {
  readonly entries: readonly ChangeEntry[];
  /** Records that changed and could not be read: the caller sees to it that they are hints of a later reading. */
  readonly failed?: readonly FailedRead[];
  readonly next: Cursor | null;
}

export interface ReadOptions {
  /** YYYY-MM-DD: items that end (tasks: are due) before it may be left out of a first reading. */
  readonly extractFrom: string | null;
  /** Ids known to have been touched (feed, retry): their present state is part of the reading. */
  readonly hints: readonly string[];
}

export interface FailedRead {
  readonly kind: 'failed';
  readonly id: string;
  readonly trouble: RecordTrouble;
}

export type ReadResult = ChangeEntry | FailedRead;

/** What to look for: wire fields that must all be equal, or a stamp (see WireRecord.stamp); `anywhere`: in other domains of the side as well. */
export type FindKey =
  | { readonly by: 'fields'; readonly equal: Readonly<Record<string, string>> }
  | { readonly by: 'stamp'; readonly stamp: string; readonly anywhere?: true };

export type WriteRequest =
  /** `stamp`: the partner's id to leave on an Exchange item, the creation key to leave on a Siebel record. */
  | { readonly kind: 'create'; readonly body: WireBody; readonly stamp: string }
  /** `body` holds only what changes. `current` is the record as read just before; its version guards the write. `stamp`: left on an Exchange item along with the values. */
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly current: WireRecord;
      readonly body: WireBody;
      readonly stamp?: string;
    }
  /** Siebel: puts the user on the record (Sync List). Exchange: stamps the item with `stamp`. */
  | { readonly kind: 'adopt'; readonly id: string; readonly current: WireRecord; readonly stamp: string }
  /** `leave` takes the user off a Siebel record that others keep; in Exchange a removal always is a move to Deleted Items. */
  | {
      readonly kind: 'remove';
      readonly id: string;
      readonly current: WireRecord | null;
      readonly how: 'delete' | 'leave';
    };

/** A field that the server did not take, although the record was written. */
export interface FieldIssue {
  readonly field: string;
  readonly message: string;
  /** Only of a company that is no one account: the accounts that fit, perhaps none. A person can say which is meant. */
  readonly candidates?: readonly string[];
  /** Further fields that were not written because of it. */
  readonly along?: readonly string[];
}

export type WriteResult =
  | {
      readonly kind: 'written';
      readonly id: string;
      /** The record as the server answered it, where it did. */
      readonly record: WireRecord | null;
      readonly fieldIssues: readonly FieldIssue[];
      /** Nothing could be written, so the record was not touched. */
      readonly isUntouched?: true;
    }
  | { readonly kind: 'failed'; readonly trouble: RecordTrouble };

/** An item that was removed, and the stamp that it is to carry when it is back. */
export interface RemovedItem {
  readonly id: string;
  readonly stamp: string;
}

/** What a Siebel record is associated with. */
export interface Associations {
  readonly id: string;
  /** Guards the write of those that are fields of the record. */
  readonly version: string | null;
  readonly records: readonly RecordRef[];
  /** What people know it by. Content: only for the sealed part of the journal. */
  readonly title: string;
}

export type AssociationsRead =
  { readonly kind: 'present'; readonly associations: Associations } | { readonly kind: 'gone'; readonly id: string };

/** Associations to be made and to be taken off. One that takes the place of another names both. */
export interface AssociationChange {
  readonly current: Associations;
  readonly put: readonly RecordRef[];
  readonly drop: readonly RecordRef[];
}

/** What became of each: those that were put, then those that were dropped, in order; null for done. */
export type AssociationResult = readonly (RecordTrouble | null)[];

export interface Connector {
  readonly side: Side;

  /**
   * Reads what changed since `cursor`, or everything in the user's scope if it is null. A deletion is only told when a read confirmed it.
   * @throws CursorExpired when the server no longer knows the cursor (the caller reads everything again and reconciles),
   * Transient, Throttled, MailboxUnavailable, AuthorizationLost for the user's run.
   */
  readChanges(scope: UserScope, domain: Domain, cursor: Cursor | null, options: ReadOptions): AsyncIterable<ChangePage>;

  /** Present states by id, batched; one result per id, in the order asked. */
  read(scope: UserScope, domain: Domain, ids: readonly string[]): Promise<readonly ReadResult[]>;

  /** For each key the records that carry it, whether in scope or not; a superset is fine, the caller compares. In the order asked. */
  find(scope: UserScope, domain: Domain, keys: readonly FindKey[]): Promise<readonly (readonly WireRecord[])[]>;

  /** Carries out writes, batched; one result per request, in the order asked. A record's trouble is a value, never a throw. */
  write(scope: UserScope, domain: Domain, requests: readonly WriteRequest[]): Promise<readonly WriteResult[]>;

  /**
   * Brings removed items back to where they were, each under a stamp: one result per request, in order, with the id that it has now. `gone`
   * where the side keeps nothing of it. Siebel keeps nothing.
   */
  bringBack?(scope: UserScope, domain: Domain, removed: readonly RemovedItem[]): Promise<readonly ReadResult[]>;

  /**
   * What these activities (calendar, task) or contacts are associated with, whosever they are; in the order asked. Siebel only.
   * @throws Transient, Throttled, AuthorizationLost.
   */
  readAssociations?(scope: UserScope, domain: Domain, ids: readonly string[]): Promise<readonly AssociationsRead[]>;

  /** Carries out changes of associations; one that is so already is done. A record's trouble is a value. Siebel only. */
  associate?(
    scope: UserScope,
    domain: Domain,
    changes: readonly AssociationChange[],
  ): Promise<readonly AssociationResult[]>;

  /**
   * The user's own settings that the mapping needs. Exchange only; Siebel answers the defaults. `isFresh` asks the server whatever is
   * known: one request that proves the mailbox to be there.
   */
  describeUser(scope: UserScope, isFresh?: boolean): Promise<UserSettings>;
}

/** A page of a mailbox's default folder or list, as people look through it. */
export interface ItemPage {
  readonly items: readonly WireRecord[];
  /** How many items come before the next page; null on the last. */
  readonly next: number | null;
}

/** What people need of a mailbox beside the sync: their own names of items, and lists to choose from. */
export interface MailboxItems {
  /**
   * Immutable ids of contacts, events and messages by whatever id Outlook told; one that Exchange does not translate stays as it is.
   * @throws Transient, Throttled, MailboxUnavailable, AuthorizationLost.
   */
  translateIds(scope: UserScope, ids: readonly string[]): Promise<readonly string[]>;
  /**
   * Items by name, those with `search` in it; `skip` of them come before.
   * @throws Transient, Throttled, MailboxUnavailable, AuthorizationLost.
   */
  listItems(
    scope: UserScope,
    domain: Exclude<Domain, 'calendar'>,
    page: { readonly search: string | null; readonly skip: number; readonly limit: number },
  ): Promise<ItemPage>;
}

interface UserSettings {
  /** IANA name of the mailbox's time zone. */
  readonly timeZone: string;
}

/** A record touched in Siebel since the feed was last read; `employeeIds` are those known to be concerned, besides whoever is linked. */
export interface TouchedRecord {
  readonly domain: Domain;
  readonly siebelId: string;
  readonly employeeIds: readonly string[];
}

export interface FeedReading {
  readonly touched: readonly TouchedRecord[];
  /** True when more changed than is worth looking at one by one: every user is to be read again. */
  readonly tooMany: boolean;
  readonly next: Cursor;
  /** Change-log rows that may go once `next` is stored. */
  readonly consumed: readonly string[];
}

/** A Siebel employee, as much as mapping users needs. */
export interface SiebelEmployee {
  readonly id: string;
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The one feed of Siebel's changes for all users, and what else is asked of Siebel without a user. */
export interface SiebelDirectory {
  /** Changes since `cursor`; null starts the feed at the server's present time and tells no changes. */
  readFeed(cursor: Cursor | null): Promise<FeedReading>;
  /** Deletes consumed change-log rows; returns how many Siebel kept. Later readings name those again, less and less often. */
  dropConsumed(ids: readonly string[]): Promise<number>;
  listEmployees(logins: readonly string[] | null): Promise<readonly SiebelEmployee[]>;
  /** Contacts by id with name and company, for the Sync List's users; and the employees on the list. */
  /** `forUser`: what this user may see, by Visibility. */
  searchContacts(
    text: string,
    limit: number,
    forUser: Pick<UserScope, 'siebelUserId' | 'visibility'>,
  ): Promise<readonly WireRecord[]>;
  /** Accounts by id, with name and location; those that are gone are left out. */
  readAccounts(ids: readonly string[]): Promise<readonly WireRecord[]>;
  setSyncList(contactId: string, employeeId: string, listed: boolean): Promise<void>;
  /** One cheap request that proves the server answers and takes our credentials. */
  ping(): Promise<void>;
}
