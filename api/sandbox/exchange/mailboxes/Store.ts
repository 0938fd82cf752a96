// All that the sandbox's Exchange keeps: the company it was seeded with, its mailboxes, the mail it would have sent, subscriptions, the
// generation of its delta tokens. Writes every change to its log and reads it at start. Must not know HTTP or how items look to a client.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { MakeCompany, SampleCompany, Seed } from '../../sampleData/types.ts';
import { DeltaTrouble } from '../deltaTrouble.ts';
import { LogFile, readLines } from './logFile.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Mailbox, MailboxRecord } from './Mailbox.ts';
import { MailboxShelf, recordName } from './MailboxShelf.ts';
import type { Item } from './item.ts';
import { addressesOf, roomOwner, userIdOf } from './people.ts';
import type { MailboxOwner } from './people.ts';

/** A mail that Exchange would have sent. */
export interface SentMail {
  /** ISO instant. */
  readonly at: string;
  readonly kind: 'invitation' | 'update' | 'cancellation' | 'response' | 'forwardNotification';
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly eventId: string;
  readonly iCalUId: string;
}

/** The form of the log and of the sample data. A log of another form is left behind: the store begins anew with the same seed. */
const logForm = 3;

interface SeedRecord {
  readonly t: 'seed';
  readonly form: number;
  readonly seed: Seed;
  readonly today: string;
  readonly secret: string;
  readonly generation: number;
}

type LogRecord =
  | SeedRecord
  | { readonly t: 'mail'; readonly mail: SentMail }
  | { readonly t: 'subscription'; readonly id: string; readonly kept: Subscription | null }
  | (MailboxRecord & { readonly m: string });

/** Hears every change of a mailbox but those of its seed, with the item as it was before, if it was. */
export type ChangeListener = (ownerId: string, record: MailboxRecord, before: Item | undefined) => void;

export interface StoreOptions {
  readonly dataDir: string | null;
  readonly now: () => Date;
  readonly makeCompany: MakeCompany;
  /** Used only when the store is new. */
  readonly seed: Seed;
  /** Puts an owner's sample items into a mailbox. */
  readonly fill: (mailbox: Mailbox, company: SampleCompany, seededAt: Date) => void;
}

export class Store {
  readonly now: () => Date;
  /** How unkind change tracking is; not kept. */
  readonly deltaTrouble = new DeltaTrouble();
  private readonly options: StoreOptions;
  private readonly log: LogFile | null;
  private seeded: SeedRecord;
  private currentCompany: SampleCompany;
  private shelf: MailboxShelf;
  private owners: readonly MailboxOwner[] = [];
  private users = new Map<string, MailboxOwner>();
  private sent: SentMail[] = [];
  private readonly subscribed = new Map<string, Subscription>();
  private listener: ChangeListener = () => undefined;

  constructor(options: StoreOptions) {
    this.options = options;
    this.now = options.now;
    this.seeded = this.newSeed(options.seed);
    const path = options.dataDir === null ? null : join(options.dataDir, 'log.jsonl');
    const kept = path === null ? new Map<string, Map<string, string>>() : this.readLog(path);
    this.currentCompany = this.makeCompany();
    this.shelf = this.newShelf();
    for (const [employeeId, lines] of kept) this.shelf.shelve(employeeId, [...lines.values()]);
    this.log = path === null ? null : new LogFile(path, this.snapshot(kept));
  }

  get company(): SampleCompany {
    return this.currentCompany;
  }

  /** Signs delta tokens; new at every reset, so that tokens of before are unknown. */
  get secret(): string {
    return this.seeded.secret;
  }

  get generation(): number {
    return this.seeded.generation;
  }

  get mails(): readonly SentMail[] {
    return this.sent;
  }

  /** Subscriptions by their id, expired ones included until they are dropped. */
  get subscriptions(): ReadonlyMap<string, Subscription> {
    return this.subscribed;
  }

  /** Everybody who has a mailbox: employees, then rooms. */
  get mailboxOwners(): readonly MailboxOwner[] {
    return this.owners;
  }

  /** The employee or room whose object id, user principal name or other address this is, in any case. */
  findUser(name: string): MailboxOwner | undefined {
    return this.users.get(name.toLowerCase());
  }

  mailboxOf(owner: MailboxOwner): Mailbox {
    return this.shelf.open(owner);
  }

  /** Begins anew with a seed; everything of before is gone. */
  reset(seed: Seed): void {
    this.seeded = this.newSeed(seed);
    this.sent = [];
    this.subscribed.clear();
    this.currentCompany = this.makeCompany();
    this.shelf = this.newShelf();
    this.log?.rewrite([JSON.stringify(this.seeded)]);
  }

  /** Makes every delta token given so far unknown. */
  expireTokens(): void {
    this.seeded = { ...this.seeded, generation: this.seeded.generation + 1 };
    this.write(this.seeded);
  }

  recordMail(mail: SentMail): void {
    this.sent.push(mail);
    this.write({ t: 'mail', mail });
  }

  /** Keeps a subscription, new or changed. */
  keepSubscription(kept: Subscription): void {
    this.subscribed.set(kept.id, kept);
    this.write({ t: 'subscription', id: kept.id, kept });
  }

  dropSubscription(id: string): void {
    if (this.subscribed.delete(id)) this.write({ t: 'subscription', id, kept: null });
  }

  /** Tells one listener of every change from now on. */
  watch(listener: ChangeListener): void {
    this.listener = listener;
  }

  close(): void {
    this.log?.close();
  }

  private newSeed(seed: Seed): SeedRecord {
    return {
      t: 'seed',
      form: logForm,
      seed,
      today: this.now().toISOString(),
      secret: randomBytes(24).toString('base64url'),
      generation: 1,
    };
  }

  private makeCompany(): SampleCompany {
    const company = this.options.makeCompany(this.seeded.seed, new Date(this.seeded.today));
    this.users = new Map();
    this.owners = [...company.employees, ...company.rooms.map(roomOwner)];
    for (const owner of this.owners) {
      for (const address of addressesOf(owner)) this.users.set(address.toLowerCase(), owner);
      this.users.set(userIdOf(owner), owner);
    }
    return company;
  }

  private newShelf(): MailboxShelf {
    const company = this.currentCompany;
    const seededAt = new Date(this.seeded.today);
    return new MailboxShelf({
      now: this.now,
      seededAt,
      fill: (mailbox) => this.options.fill(mailbox, company, seededAt),
      journal: (employeeId, record, before) => {
        this.write({ ...record, m: employeeId });
        this.listener(employeeId, record, before);
      },
    });
  }

  private write(record: LogRecord): void {
    this.log?.append(JSON.stringify(record));
  }

  /** Reads what an earlier run kept: the latest record of each item, by employee. */
  private readLog(path: string): Map<string, Map<string, string>> {
    const kept = new Map<string, Map<string, string>>();
    for (const line of readLines(path)) {
      const record: LogRecord = JSON.parse(line);
      if (record.t === 'seed' && record.form !== logForm) {
        this.subscribed.clear();
        this.seeded = this.newSeed(record.seed);
        return new Map();
      }
      if (record.t === 'seed') this.seeded = record;
      else if (record.t === 'mail') this.sent.push(record.mail);
      else if (record.t === 'subscription' && record.kept) this.subscribed.set(record.id, record.kept);
      else if (record.t === 'subscription') this.subscribed.delete(record.id);
      else {
        const { m, ...rest } = record;
        const lines = kept.get(m) ?? new Map<string, string>();
        lines.set(recordName(rest), JSON.stringify(rest));
        kept.set(m, lines);
      }
    }
    return kept;
  }

  private *snapshot(kept: ReadonlyMap<string, ReadonlyMap<string, string>>): Generator<string> {
    yield JSON.stringify(this.seeded);
    for (const mail of this.sent) yield JSON.stringify({ t: 'mail', mail });
    for (const [id, kept] of this.subscribed) yield JSON.stringify({ t: 'subscription', id, kept });
    for (const [m, lines] of kept) {
      const owner = JSON.stringify(m);
      for (const line of lines.values()) yield `{"m":${owner},${line.slice(1)}`;
    }
  }
}
