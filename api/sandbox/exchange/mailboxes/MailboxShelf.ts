// Keeps mailboxes: generated from the seed on first use, and put away compressed when too many items are in memory. That is how thousands
// of mailboxes fit. Must not know files, HTTP or Graph.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SampleEmployee } from '../../sampleData/types.ts';
import { itemKinds } from './item.ts';
import { Mailbox } from './Mailbox.ts';
import type { MailboxRecord } from './Mailbox.ts';
import { userIdOf } from './people.ts';

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
  readonly journal: (employeeId: string, record: MailboxRecord) => void;
  /** Items to keep in memory; 60,000 unless a test says otherwise. */
  readonly maxItems?: number;
}

interface LiveMailbox {
  readonly mailbox: Mailbox;
  readonly countedItems: number;
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

  /** The mailbox of an employee, ready for use. */
  open(employee: SampleEmployee): Mailbox {
    const known = this.live.get(employee.id);
    if (known) {
      this.live.delete(employee.id);
      this.live.set(employee.id, known);
      return known.mailbox;
    }
    const entry = this.build(employee);
    this.live.set(employee.id, entry);
    this.itemsInMemory += entry.countedItems;
    this.makeRoom(employee.id);
    return entry.mailbox;
  }

  /** Records of an earlier run, to be applied to the seed's items when the mailbox is first used. */
  shelve(employeeId: string, lines: readonly string[], isWhole = false): void {
    this.packed.set(employeeId, { bytes: deflateRawSync(lines.join('\n'), { level: 1 }), isWhole });
  }

  private build(employee: SampleEmployee): LiveMailbox {
    let isReady = false;
    const { now, seededAt, fill, journal } = this.options;
    const clock = () => (isReady ? now() : seededAt);
    const mailbox = new Mailbox(employee, userIdOf(employee), clock, (record) => {
      if (isReady) journal(employee.id, record);
    });
    const packed = this.packed.get(employee.id);
    if (!packed?.isWhole) fill(mailbox);
    if (packed) mailbox.replay(unpack(packed.bytes));
    isReady = true;
    this.packed.delete(employee.id);
    return { mailbox, countedItems: mailbox.size };
  }

  private makeRoom(keep: string): void {
    for (const [employeeId, { mailbox, countedItems }] of this.live) {
      if (this.itemsInMemory <= (this.options.maxItems ?? maxItemsInMemory)) return;
      if (employeeId === keep) continue;
      this.shelve(employeeId, linesOf(mailbox), true);
      this.live.delete(employeeId);
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
