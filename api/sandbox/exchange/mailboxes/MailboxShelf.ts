// Keeps mailboxes: generated from the seed on first use, and put away when too many items are in memory, compressed if anybody changed them.
// That is how thousands of mailboxes fit. Must not know files, HTTP or Graph.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { itemKinds } from './item.ts';
import type { Item } from './item.ts';
import { Mailbox } from './Mailbox.ts';
import type { MailboxRecord } from './Mailbox.ts';
import { userIdOf } from './people.ts';
import type { MailboxOwner } from './people.ts';

/** Items kept in memory before the least recently used mailboxes are put away; one takes about 10 KiB. */
const maxItemsInMemory = 60_000;

/** Names what a record is about: a later record of the same name replaces it. */
export function recordName(record: MailboxRecord): string {
  return `${record.kind} ${record.t === 'put' ? record.item.key : record.gone.key}`;
}

export interface ShelfOptions {
  readonly now: () => Date;
  /** The time that the seed's items carry. */
  readonly seededAt: Date;
  /** Puts the seed's items into a new mailbox; the same every time. */
  readonly fill: (mailbox: Mailbox) => void;
  /** Hears every change but those of `fill`. */
  readonly journal: (ownerId: string, record: MailboxRecord, before: Item | undefined) => void;
  /** Items to keep in memory; 60,000 unless a test says otherwise. */
  readonly maxItems?: number;
}

interface LiveMailbox {
  readonly mailbox: Mailbox;
  readonly countedItems: number;
  /** Its counter when it was as the seed makes it; null if it was changed before. */
  readonly seededSeq: number | null;
}

/** Records put away. They are the whole mailbox, or what changed of it since the seed. */
interface Packed {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

export class MailboxShelf {
  private readonly live = new Map<string, LiveMailbox>();
  private readonly packed = new Map<string, Packed>();
  private itemsInMemory = 0;
  private readonly options: ShelfOptions;

  constructor(options: ShelfOptions) {
    this.options = options;
  }

  /** The mailbox of an owner, ready for use. */
  open(owner: MailboxOwner): Mailbox {
    const known = this.live.get(owner.id);
    if (known) {
      this.live.delete(owner.id);
      this.live.set(owner.id, known);
      return known.mailbox;
    }
    const entry = this.build(owner);
    this.live.set(owner.id, entry);
    this.itemsInMemory += entry.countedItems;
    this.makeRoom(owner.id);
    return entry.mailbox;
  }

  /** Records of an earlier run, to be applied to the seed's items when the mailbox is first used. */
  shelve(ownerId: string, lines: readonly string[], isWhole = false): void {
    this.packed.set(ownerId, { bytes: deflateRawSync(lines.join('\n'), { level: 1 }), isWhole });
  }

  private build(owner: MailboxOwner): LiveMailbox {
    let isReady = false;
    const { now, seededAt, fill, journal } = this.options;
    const clock = () => (isReady ? now() : seededAt);
    const mailbox = new Mailbox(owner, userIdOf(owner), clock, (record, before) => {
      if (isReady) journal(owner.id, record, before);
    });
    const packed = this.packed.get(owner.id);
    if (!packed?.isWhole) fill(mailbox);
    if (packed) mailbox.replay(unpack(packed.bytes));
    isReady = true;
    this.packed.delete(owner.id);
    return { mailbox, countedItems: mailbox.size, seededSeq: packed ? null : mailbox.seq };
  }

  private makeRoom(keep: string): void {
    for (const [ownerId, { mailbox, countedItems, seededSeq }] of this.live) {
      if (this.itemsInMemory <= (this.options.maxItems ?? maxItemsInMemory)) return;
      if (ownerId === keep) continue;
      // What nobody changed is made from the seed again.
      if (mailbox.seq !== seededSeq) this.shelve(ownerId, linesOf(mailbox), true);
      this.live.delete(ownerId);
      this.itemsInMemory -= countedItems;
    }
  }
}

function unpack(bytes: Buffer): MailboxRecord[] {
  const lines = inflateRawSync(bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): MailboxRecord => JSON.parse(line));
}

function linesOf(mailbox: Mailbox): string[] {
  const lines: string[] = [];
  for (const kind of itemKinds) {
    for (const item of mailbox[kind].all()) lines.push(JSON.stringify({ t: 'put', kind, item }));
    for (const gone of mailbox[kind].tombstones()) lines.push(JSON.stringify({ t: 'gone', kind, gone }));
  }
  return lines;
}
