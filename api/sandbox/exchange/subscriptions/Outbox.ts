// Notifications on their way: gathered by endpoint, sent some at a time, repeated after growing waits, given up at last. Bounded: what finds no
// room is lost, and whoever asked is told. Knows endpoints and waits; must not know subscriptions or what a notification says.
import type { Json } from '../schema/readBody.ts';
import type { CallOut } from './CallOut.ts';
import type { NotificationSettings } from './settings.ts';

const mostInOnePost = 100;
const mostForOneUrl = 5_000;
const mostWaiting = 50_000;

/** One entry of a request to an endpoint. */
export interface Note {
  readonly subscriptionId: string;
  readonly entry: Json;
  /** Of a note that is not worth sending twice at once: its name. Such notes find room always, and nobody is told if they are lost. */
  readonly once?: string;
}

interface Batch {
  readonly url: string;
  readonly notes: readonly Note[];
  /** Of before the last `clear` if it differs from the outbox's: nobody counts it any more. */
  readonly epoch: number;
  tries: number;
  waitedMs: number;
}

/** What has become of notes so far. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly posts: number;
  readonly delivered: number;
  readonly lost: number;
}

export interface OutboxParts {
  readonly callOut: CallOut;
  readonly settings: () => NotificationSettings;
  /** Whether somebody still waits for notes of this subscription. */
  readonly isWanted: (subscriptionId: string) => boolean;
  /** Hears of notes that were lost. */
  readonly onLost: (subscriptionIds: ReadonlySet<string>) => void;
}

export class Outbox {
  private readonly parts: OutboxParts;
  private readonly gathered = new Map<string, Note[]>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly sending = new Map<string, Promise<void>>();
  private readonly retries = new Map<Batch, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly sizes = new Map<string, number>();
  private readonly pendingOnce = new Set<string>();
  private total = 0;
  private epoch = 0;
  private isHeld = false;
  private isClosed = false;
  private dropNext = 0;
  private doubleNext = 0;
  private posts = 0;
  private delivered = 0;
  private lost = 0;

  constructor(parts: OutboxParts) {
    this.parts = parts;
  }

  get counts(): OutboxCounts {
    return { waiting: this.total, posts: this.posts, delivered: this.delivered, lost: this.lost };
  }

  /** Takes a note for an endpoint; it leaves soon. */
  add(url: string, note: Note): void {
    if (this.isClosed || (note.once !== undefined && this.pendingOnce.has(note.once))) return;
    if (note.once === undefined && this.dropNext > 0) {
      this.dropNext -= 1;
      return;
    }
    const isFull = this.total >= mostWaiting || (this.sizes.get(url) ?? 0) >= mostForOneUrl;
    if (note.once === undefined && isFull) {
      this.lose([note]);
      return;
    }
    const copies = note.once === undefined && this.doubleNext > 0 ? 2 : 1;
    if (copies === 2) this.doubleNext -= 1;
    if (note.once !== undefined) this.pendingOnce.add(note.once);
    const notes = this.gathered.get(url) ?? [];
    for (let copy = 0; copy < copies; copy += 1) notes.push(note);
    this.gathered.set(url, notes);
    this.count(url, copies);
    this.schedule(url);
  }

  /** The next notes are lost underway, and nobody is told. */
  drop(count: number): void {
    this.dropNext = count;
  }

  /** The next notes are sent twice. */
  double(count: number): void {
    this.doubleNext = count;
  }

  /** From now on nothing leaves. */
  hold(): void {
    this.isHeld = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Sends what was held, the newest first if reversed, and waits for the answers. */
  async release(isReversed: boolean): Promise<void> {
    this.isHeld = false;
    if (isReversed) for (const notes of this.gathered.values()) notes.reverse();
    await this.flush();
  }

  /** Tries everything now that waits for its time, once, and waits for the answers. What is held stays. */
  async flush(): Promise<void> {
    const waiting = [...this.retries];
    this.retries.clear();
    for (const [batch, timer] of waiting) {
      clearTimeout(timer);
      void this.run(this.deliver(batch));
    }
    if (!this.isHeld) for (const url of [...this.gathered.keys()]) this.leave(url);
    await Promise.all(this.running);
  }

  /** Forgets everything that waits. */
  clear(): void {
    for (const timer of [...this.timers.values(), ...this.retries.values()]) clearTimeout(timer);
    for (const map of [this.timers, this.retries, this.gathered, this.sizes]) map.clear();
    this.pendingOnce.clear();
    this.total = 0;
    this.epoch += 1;
    this.isHeld = false;
    [this.dropNext, this.doubleNext] = [0, 0];
  }

  /** Forgets everything; nothing leaves or waits any more. */
  close(): void {
    this.isClosed = true;
    this.clear();
  }

  private count(url: string, change: number): void {
    this.total = Math.max(0, this.total + change);
    const size = (this.sizes.get(url) ?? 0) + change;
    if (size > 0) this.sizes.set(url, size);
    else this.sizes.delete(url);
  }

  private schedule(url: string): void {
    if (this.isHeld || this.timers.has(url) || this.sending.has(url)) return;
    this.timers.set(
      url,
      setTimeout(() => this.leave(url), this.parts.settings().gatherMs),
    );
  }

  private run(work: Promise<void>): Promise<void> {
    const running = work.finally(() => this.running.delete(running));
    this.running.add(running);
    return running;
  }

  /** Sends what was gathered for an endpoint, one request after the other. */
  private leave(url: string): void {
    clearTimeout(this.timers.get(url));
    this.timers.delete(url);
    if (this.sending.has(url)) return;
    const done = this.sendAll(url).finally(() => {
      this.sending.delete(url);
      if (this.gathered.has(url)) this.schedule(url);
    });
    this.sending.set(url, this.run(done));
  }

  private async sendAll(url: string): Promise<void> {
    for (;;) {
      const notes = this.isHeld ? [] : (this.gathered.get(url)?.splice(0, mostInOnePost) ?? []);
      if (notes.length === 0) break;
      await this.deliver({ url, notes, epoch: this.epoch, tries: 0, waitedMs: 0 });
    }
    if (this.gathered.get(url)?.length === 0) this.gathered.delete(url);
  }

  private async deliver(batch: Batch): Promise<void> {
    const { url, notes } = batch;
    const wanted = notes.filter(
      ({ once, subscriptionId }) => once !== undefined || this.parts.isWanted(subscriptionId),
    );
    if (wanted.length === 0) {
      this.settle(batch);
      return;
    }
    this.posts += 1;
    const body = JSON.stringify({ value: wanted.map(({ entry }) => entry) });
    const waitMs = this.parts.settings().answerMs;
    const answer = await this.parts.callOut.post({ url, contentType: 'application/json; charset=utf-8', body, waitMs });
    if (batch.epoch !== this.epoch) return;
    if (typeof answer === 'object' && answer.status >= 200 && answer.status < 300) {
      this.delivered += wanted.length;
      this.settle(batch);
    } else this.tryLater(batch);
  }

  private tryLater(batch: Batch): void {
    const { firstRetryMs, longestRetryMs, giveUpMs } = this.parts.settings();
    const wait = Math.min(firstRetryMs * 2 ** batch.tries, longestRetryMs);
    batch.tries += 1;
    batch.waitedMs += wait;
    if (batch.waitedMs > giveUpMs) {
      this.settle(batch);
      this.lose(batch.notes);
      return;
    }
    const again = () => {
      this.retries.delete(batch);
      void this.run(this.deliver(batch));
    };
    this.retries.set(batch, setTimeout(again, wait));
  }

  private settle({ url, notes }: Batch): void {
    this.count(url, -notes.length);
    for (const { once } of notes) if (once !== undefined) this.pendingOnce.delete(once);
  }

  private lose(notes: readonly Note[]): void {
    this.lost += notes.length;
    const told = notes.filter(({ once }) => once === undefined);
    if (told.length > 0) this.parts.onLost(new Set(told.map(({ subscriptionId }) => subscriptionId)));
  }
}
