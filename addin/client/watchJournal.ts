// Follows the journal for as long as it is wanted: by the stream while that works, by asking every few seconds while it
// does not. Every line is handed over once, in order. Knows no React.
import type { JournalLineView } from '../../shared/contract/journal.ts';
import { ApiError } from './ApiError.ts';
import { fetchJournal, followJournal } from './journal.ts';
import type { JournalFilter } from './journal.ts';
import type { Api } from './request.ts';

export type WatchConnection = 'connecting' | 'live' | 'polling';

export interface WatchOptions {
  readonly afterId: string;
  readonly filter: JournalFilter;
  readonly onConnection: (connection: WatchConnection) => void;
  /** Lines that are new, oldest first; never an empty list. */
  readonly onLines: (lines: readonly JournalLineView[]) => void;
  /** Milliseconds between two questions while the stream is down. */
  readonly pollEveryMs?: number;
  readonly signal: AbortSignal;
}

const POLLS_BEFORE_STREAM = 3;
const POLL_LIMIT = 500;
const POLL_EVERY_MS = 4_000;

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
  let newest = BigInt(options.afterId);

  const take = (lines: readonly JournalLineView[]): void => {
    const fresh = lines.filter((line) => BigInt(line.id) > newest);
    const last = fresh.at(-1);
    if (last === undefined || signal.aborted) return;
    newest = BigInt(last.id);
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
