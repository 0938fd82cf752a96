// Finds an event of a mailbox by its iCalUId or its transactionId without walking through the mailbox: an index of each mailbox in use, brought
// up to date from the order of changes when it is asked. Knows items; must not know who asks or why.
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Item } from '../mailboxes/item.ts';

interface EventIndex {
  /** The last change that it knows. */
  seenSeq: number;
  readonly keyByUid: Map<string, string>;
  readonly keyByTransaction: Map<string, string>;
}

const indexes = new WeakMap<Mailbox, EventIndex>();

/** A copy in a calendar is found before one of the same meeting in Deleted Items, whichever changed last. */
function note(index: EventIndex, mailbox: Mailbox, item: Item): void {
  const uid = String(item.data['iCalUId']);
  const known = mailbox.event.get(index.keyByUid.get(uid) ?? '');
  const isSecond = item.folder === deletedItems && known !== undefined && known.folder !== deletedItems;
  if (!isSecond) index.keyByUid.set(uid, item.key);
  const transaction = item.data['transactionId'];
  if (typeof transaction === 'string' && transaction !== '') index.keyByTransaction.set(transaction, item.key);
}

function indexOf(mailbox: Mailbox): EventIndex {
  let index = indexes.get(mailbox);
  if (!index) {
    index = { seenSeq: 0, keyByUid: new Map(), keyByTransaction: new Map() };
    indexes.set(mailbox, index);
  }
  if (index.seenSeq === mailbox.seq) return index;
  for (const change of mailbox.event.changesFrom(index.seenSeq + 1))
    if ('item' in change) note(index, mailbox, change.item);
  index.seenSeq = mailbox.seq;
  return index;
}

/** The event of an iCalUId, if it is in a calendar. */
export function findLiveByUid(mailbox: Mailbox, iCalUId: string): Item | undefined {
  const item = mailbox.event.get(indexOf(mailbox).keyByUid.get(iCalUId) ?? '');
  return item?.folder === deletedItems ? undefined : item;
}

/** The event that was created with a transactionId, even if somebody deleted it since. */
export function findByTransaction(mailbox: Mailbox, transactionId: unknown): Item | undefined {
  if (typeof transactionId !== 'string' || transactionId === '') return undefined;
  return mailbox.event.get(indexOf(mailbox).keyByTransaction.get(transactionId) ?? '');
}
