// What people want linked, as an interface: wishes that wait for a sync, what became of them, and the activities of linked messages.
import type { ItemKind, MessageParts } from '../../shared/contract/items.ts';
import type { RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { LinkWish } from '../reconcile/links.ts';
import type { Issue } from './issues.ts';

/** An Outlook item, by ids that do not change. */
export interface ItemKey {
  readonly kind: ItemKind;
  /** Of the mailbox: an immutable id, of a task the only one it has. */
  readonly key: string;
  /** Of an event in whatever mailbox: its iCalUId, so that the copies of a meeting have one set of wishes. */
  readonly sharedKey: string | null;
}

export interface NewWish {
  readonly item: ItemKey;
  readonly record: RecordRef;
  readonly wanted: 'link' | 'unlink';
}

export interface Wish extends LinkWish {
  readonly item: ItemKey;
  readonly state: 'open' | 'done' | 'refused';
  /** Why it was refused, or what the last try met. */
  readonly words: string;
}

/** The open wishes of one item that has a partner in Siebel, oldest first. */
export interface WishedItem {
  readonly key: string;
  readonly siebelId: string;
  readonly wishes: readonly LinkWish[];
}

/** The open wishes of a message, oldest first. */
export interface WishedMessage {
  readonly key: string;
  /** Its activity; null for none yet. */
  readonly siebelId: string | null;
  /** What to make its activity of; null when it is there, or the key that it was sealed with is gone. */
  readonly parts: MessageParts | null;
  readonly wishes: readonly LinkWish[];
}

export interface WishResult {
  readonly id: string;
  readonly wanted: 'link' | 'unlink';
  readonly state: Wish['state'];
  readonly words: string;
}

/** What is known of an item's sync without asking a server. */
export interface ItemFacts {
  readonly siebelId: string | null;
  /** What is open of the item or its partner; a failure before a skip. */
  readonly issue: Pick<Issue, 'kind' | 'reason' | 'message' | 'attempts' | 'retryAt'> | null;
  /** The next run looks at it whatever the servers tell. */
  readonly isHinted: boolean;
  readonly hasOpenWish: boolean;
  /** A person wants it left alone. */
  readonly isIgnored: boolean;
}

export interface WishRepository {
  /** A wish for the same record of the item is replaced, and open again; what others wish otherwise of the same meeting is over. */
  ask(userMapId: string, askedBy: string, wishes: readonly NewWish[]): Promise<void>;
  /** The user's own, and for events everybody's of the same meeting; oldest first. */
  find(userMapId: string, items: readonly ItemKey[]): Promise<readonly Wish[]>;
  /** Items with a Sync Link in the domain. */
  listOpen(userMapId: string, domain: Domain): Promise<readonly WishedItem[]>;
  /** Which of these items of the domain somebody linked: they are taken into sync. */
  findWished(userMapId: string, domain: Domain, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Writes down what became of wishes that are open and still want the same. */
  settle(results: readonly WishResult[]): Promise<void>;
  /** Keeps, sealed, what a message's activity is to be made of. */
  keepMessage(userMapId: string, key: string, parts: MessageParts): Promise<void>;
  listOpenMessages(userMapId: string): Promise<readonly WishedMessage[]>;
  /** The activity of a message, made or gone; its parts are forgotten once it is made. */
  setActivity(userMapId: string, key: string, siebelId: string): Promise<void>;
  /** Activities by message key. */
  findActivities(userMapId: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** By item id; one statement whatever their number. */
  findFacts(userMapId: string, domain: Domain, keys: readonly string[]): Promise<ReadonlyMap<string, ItemFacts>>;
}

/** The kind of item that is synced in a domain. */
export const ITEM_OF: Readonly<Record<Domain, ItemKind>> = { contact: 'contact', calendar: 'event', task: 'task' };
