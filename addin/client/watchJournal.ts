// Follows the journal for as long as it is wanted: by the stream while that works, by asking every few seconds while it
// does not. Every line is handed over once, as the server tells it: a smaller id may come after a greater one, for lines get their ids
// before their transaction ends. Knows no React.
import type { JournalLineView } from '../../shared/contract/journal.ts';
import { ApiError } from './ApiError.ts';
import { fetchJournal, followJournal } from './journal.ts';
import type { JournalFilter } from './journal.ts';
import type { Api } from './request.ts';

export type WatchConnection = 'connecting' | 'live' | 'polling';

export interface WatchOptions {
  readonly filter: JournalFilter;
  readonly onConnection: (connection: WatchConnection) => void;
  /** Lines that are new, oldest first; never an empty list. */
  readonly onLines: (lines: readonly JournalLineView[]) => void;
  /** Milliseconds between two questions while the stream is down. */
  readonly pollEveryMs?: number;
  /** Ids of the newest lines, which are shown already: they are not told, nor is what is older than they. */
  readonly shownIds: readonly string[];
  readonly signal: AbortSignal;
}

const POLLS_BEFORE_STREAM = 3;
const POLL_LIMIT = 500;
const POLL_EVERY_MS = 4_000;
/** Ids remembered as told: more than the server tells again after it, and than arrive while a smaller one is late. */
const MOST_TOLD = 5_000;

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Ends when `signal` aborts, or when the session or the role is gone. Never throws. */
export async function watchJournal(api: Api, options: WatchOptions): Promise<void> {
  const { filter, onConnection, onLines, pollEveryMs = POLL_EVERY_MS, signal } = options;
  const told = new Set(options.shownIds);
  const shown = options.shownIds.map(BigInt);
  let newest = shown.reduce(later, 0n);
  /** Whatever is not above it was told, or is for the older pages to show. */
  let floor = shown.reduce((one, other) => (one < other ? one : other), newest);

  const take = (lines: readonly JournalLineView[]): void => {
    if (signal.aborted) return;
    const fresh = lines.filter(({ id }) => BigInt(id) > floor && !told.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) {
      told.add(id);
      newest = later(newest, BigInt(id));
    }
    for (const id of told) {
      if (told.size <= MOST_TOLD) break;
      told.delete(id);
      floor = later(floor, BigInt(id));
    }
    onLines(fresh);
  };

  const stream = async (): Promise<void> => {
    const lines = followJournal(api, { ...filter, afterId: newest.toString() }, signal, () => onConnection('live'));
    for await (const line of lines) take([line]);
  };

  const poll = async (): Promise<void> => {
    onConnection('polling');
    for (let turn = 0; turn < POLLS_BEFORE_STREAM && !signal.aborted; turn += 1) {
      const page = await fetchJournal(api, { ...filter, afterId: newest.toString(), limit: POLL_LIMIT }, signal);
      take([...page.lines].reverse());
      await rest(pollEveryMs, signal);
    }
  };

  onConnection('connecting');
  while (!signal.aborted) {
    try {
      await stream();
      if (!signal.aborted) await poll();
    } catch (error) {
      if (signal.aborted || isFinal(error)) return;
      await poll().catch(() => rest(pollEveryMs, signal));
    }
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'signed-out' || error.kind === 'forbidden');
}
