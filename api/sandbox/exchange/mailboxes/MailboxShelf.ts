// Keeps mailboxes: generated from the seed on first use, and put away (only what changed, compressed) when too many items are in memory.
// That is how thousands of mailboxes fit. Must not know files, HTTP or Graph.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SampleEmployee } from '../../sampleData/types.ts';
import type { ItemKind } from './item.ts';
import { Mailbox } from './Mailbox.ts';
import type { MailboxRecord } from './Mailbox.ts';
import { userIdOf } from './people.ts';

/** Items kept in memory before the least recently used mailboxes are put away; one takes about 2 KiB. */
const maxItemsInMemory = 200_000;

/** Names what a record is about: a later record of the same name replaces it. */
export function recordName(record: MailboxRecord): string {
  if (record.t === 'folder') return `folder ${record.folder.key}`;
  return `${record.kind} ${record.t === 'put' ? record.item.key : record.gone.key}`;
}

function seqOf(record: MailboxRecord): number {
  if (record.t === 'folder') return 0;
  return record.t === 'put' ? record.item.seq : record.gone.seq;
}

export interface ShelfOptions {
  readonly now: () => Date;
  /** The time that the seed's items carry. */
  readonly seededAt: Date;
  /** Puts the seed's items into a new mailbox; the same every time. */
  readonly fill: (mailbox: Mailbox) => void;
  /** Hears every change but those of `fill`. */
  readonly journal: (employeeId: string, record: MailboxRecord) => void;
}

interface LiveMailbox {
  readonly mailbox: Mailbox;
  readonly changed: Set<string>;
  countedItems: number;
}

export class MailboxShelf {
  private readonly live = new Map<string, LiveMailbox>();
  private readonly packed = new Map<string, Buffer>();
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

  /** Records of an earlier run, to be applied when the mailbox is first used. */
  shelve(employeeId: string, lines: readonly string[]): void {
    this.packed.set(employeeId, deflateRawSync(lines.join('\n'), { level: 1 }));
  }

  private build(employee: SampleEmployee): LiveMailbox {
    const changed = new Set<string>();
    let isReady = false;
    const { now, seededAt } = this.options;
    const mailbox = new Mailbox(
      employee,
      userIdOf(employee),
      () => (isReady ? now() : seededAt),
      (record) => {
        if (!isReady) return;
        changed.add(recordName(record));
        this.options.journal(employee.id, record);
      },
    );
    this.options.fill(mailbox);
    for (const record of this.unpack(employee.id)) {
      mailbox.apply(record);
      changed.add(recordName(record));
    }
    isReady = true;
    this.packed.delete(employee.id);
    return { mailbox, changed, countedItems: mailbox.size };
  }

  private unpack(employeeId: string): MailboxRecord[] {
    const bytes = this.packed.get(employeeId);
    if (!bytes) return [];
    const lines = inflateRawSync(bytes).toString('utf8').split('\n');
    const records = lines.filter((line) => line !== '').map((line): MailboxRecord => JSON.parse(line));
    return records.sort((one, other) => seqOf(one) - seqOf(other));
  }

  private makeRoom(keep: string): void {
    for (const [employeeId, entry] of this.live) {
      if (this.itemsInMemory <= maxItemsInMemory) return;
      if (employeeId === keep) continue;
      if (entry.changed.size > 0) this.shelve(employeeId, changedLines(entry));
      this.live.delete(employeeId);
      this.itemsInMemory -= entry.countedItems;
    }
  }
}

function changedLines({ mailbox, changed }: LiveMailbox): string[] {
  const lines: string[] = [...mailbox.folders.values()].map((folder) => JSON.stringify({ t: 'folder', folder }));
  const kinds: readonly ItemKind[] = ['contact', 'event', 'task'];
  for (const kind of kinds) {
    for (const item of mailbox[kind].all()) {
      if (changed.has(`${kind} ${item.key}`)) lines.push(JSON.stringify({ t: 'put', kind, item }));
    }
    for (const gone of mailbox[kind].tombstones()) {
      if (changed.has(`${kind} ${gone.key}`)) lines.push(JSON.stringify({ t: 'gone', kind, gone }));
    }
  }
  return lines;
}
