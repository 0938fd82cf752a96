// One mailbox in memory: a collection for each kind of thing, one counter of changes. Every change goes to the journal it was given.
// Must not know files, HTTP or how an item looks to a client.
import { folderId, isFolderTag, parseItemId, tagOf } from '../ids.ts';
import type { ParsedItemId } from '../ids.ts';
import type { Json } from '../schema/readBody.ts';
import { Collection } from './Collection.ts';
import { itemKinds } from './item.ts';
import type { Item, ItemDraft, ItemKind, Tombstone } from './item.ts';
import type { MailboxOwner } from './people.ts';

/** One change, as it is kept on disk. */
export type MailboxRecord =
  | { readonly t: 'put'; readonly kind: ItemKind; readonly item: Item }
  | { readonly t: 'gone'; readonly kind: ItemKind; readonly gone: Tombstone };

/** Hears a change with the item as it was before, if it was. */
export type Journal = (record: MailboxRecord, before: Item | undefined) => void;

export const deletedItems = 'deleteditems';

/** A copy of its own. V8 gives what it reads from JSON one layout, which is several times faster to read than an object that grew. */
function compact(data: Json): Json {
  const copy: Json = JSON.parse(JSON.stringify(data));
  return copy;
}

export class Mailbox implements Readonly<Record<ItemKind, Collection>> {
  readonly owner: MailboxOwner;
  readonly userId: string;
  readonly tag: string;
  readonly contact = new Collection();
  readonly event = new Collection();
  readonly task = new Collection();
  readonly contactFolder = new Collection();
  readonly calendar = new Collection();
  readonly calendarGroup = new Collection();
  readonly taskList = new Collection();
  readonly category = new Collection();
  readonly settings = new Collection();
  private counter = 0;
  private readonly journal: Journal;
  private readonly now: () => Date;

  constructor(owner: MailboxOwner, userId: string, now: () => Date, journal: Journal) {
    this.owner = owner;
    this.userId = userId;
    this.tag = tagOf(owner.id, 8);
    this.now = now;
    this.journal = journal;
  }

  /** The counter of the latest change. */
  get seq(): number {
    return this.counter;
  }

  get size(): number {
    return this.contact.size + this.event.size + this.task.size;
  }

  instant(): string {
    return this.now().toISOString();
  }

  today(): string {
    return this.instant().slice(0, 10);
  }

  /** Keeps an item, new or changed, and returns it with its counter. */
  put(kind: ItemKind, draft: ItemDraft): Item {
    const item: Item = { ...draft, data: compact(draft.data), seq: this.counter + 1, modified: this.instant() };
    const before = this[kind].get(item.key);
    this.apply({ t: 'put', kind, item });
    this.journal({ t: 'put', kind, item }, before);
    return item;
  }

  /** Moves an item to a folder; its regular id changes, the immutable one stays. */
  move(kind: ItemKind, item: Item, folder: string): Item {
    const left = [...item.left.filter((other) => other !== folder && other !== item.folder), item.folder];
    return this.put(kind, { ...item, folder, left });
  }

  /** Removes an item for good. */
  purge(kind: ItemKind, item: Item): void {
    const gone: Tombstone = { key: item.key, seq: this.counter + 1, folders: [...item.left, item.folder] };
    this.apply({ t: 'gone', kind, gone });
    this.journal({ t: 'gone', kind, gone }, item);
  }

  /** Takes records of before into memory, in the order in which their items were made. */
  replay(records: Iterable<MailboxRecord>): void {
    for (const record of records) this.apply(record);
    for (const kind of itemKinds) this[kind].settle();
  }

  private apply(record: MailboxRecord): void {
    if (record.t === 'put') this[record.kind].put(record.item);
    else this[record.kind].remove(record.gone);
    this.counter = Math.max(this.counter, record.t === 'put' ? record.item.seq : record.gone.seq);
  }

  /**
   * The item an id stands for, or undefined: unknown, of another mailbox, or a regular id from before a move.
   * @throws GraphError 400 ErrorInvalidIdMalformed
   */
  find(kind: ItemKind, id: string): { item: Item; parsed: ParsedItemId } | undefined {
    const parsed = parseItemId(id);
    if (parsed.mailboxTag !== this.tag) return undefined;
    const item = this[kind].get(parsed.key);
    if (!item || (parsed.folderTag !== undefined && !isFolderTag(parsed.folderTag, item.folder))) return undefined;
    return { item, parsed };
  }

  folderId(folder: string): string {
    return folderId(this.tag, folder);
  }
}
