// Tells listeners of new journal lines, whichever engine process wrote them. Reads the store once a second while somebody
// listens, and not at all otherwise.
import type { JournalLine } from '../store/journal.ts';
import type { Store } from '../store/store.ts';

const POLL_MS = 1_000;
const PAGE_SIZE = 500;
/** More new lines than this within one poll are not told one by one. */
const MOST_PAGES = 10;
/** Lines get their ids before their transaction ends, so a smaller id may show up this much after a greater one. */
const LATE_MS = 3_000;

type JournalListener = (line: JournalLine) => void;

export interface JournalFeed {
  /** Resolves once the feed stands: every line written after that is told, oldest first. Call the result to stop listening. */
  listen(listener: JournalListener): Promise<() => void>;
}

export interface JournalFeedOptions {
  readonly journal: Pick<Store['journal'], 'list'>;
  readonly clock: { now(): Date };
  readonly pollMs?: number;
  /** A failed poll is told here, and tried again with the next. */
  onTrouble(error: unknown): void;
}

export function createJournalFeed(options: JournalFeedOptions): JournalFeed {
  const listeners = new Set<JournalListener>();
  let timer: NodeJS.Timeout | null = null;
  let polling = false;
  let standing: Promise<Window> | null = null;

  const poll = async () => {
    if (polling || standing === null) return;
    polling = true;
    try {
      const fresh = await readFresh(options.journal, await standing, options.clock.now());
      for (const line of fresh) for (const listener of listeners) listener(line);
    } catch (error) {
      options.onTrouble(error);
    } finally {
      polling = false;
    }
  };

  const stop = () => {
    if (timer) clearInterval(timer);
    timer = null;
    standing = null;
  };

  return {
    async listen(listener) {
      listeners.add(listener);
      standing ??= openWindow(options.journal);
      timer ??= setInterval(() => void poll(), options.pollMs ?? POLL_MS).unref();
      const leave = () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
      try {
        await standing;
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

/** What was told of late: every line up to `floor`, and those in `told`. */
interface Window {
  floor: bigint;
  readonly told: Map<bigint, number>;
}

async function openWindow(journal: JournalFeedOptions['journal']): Promise<Window> {
  const [newest] = await journal.list({ limit: 1 });
  return { floor: BigInt(newest?.id ?? 0), told: new Map() };
}

async function readFresh(journal: JournalFeedOptions['journal'], window: Window, now: Date): Promise<JournalLine[]> {
  const lines = await readAfter(journal, String(window.floor));
  const fresh = lines.filter((line) => !window.told.has(BigInt(line.id))).reverse();
  for (const line of fresh) window.told.set(BigInt(line.id), now.getTime());
  for (const [id, toldAt] of window.told) {
    if (now.getTime() - toldAt > LATE_MS && id > window.floor) window.floor = id;
  }
  for (const id of window.told.keys()) if (id <= window.floor) window.told.delete(id);
  return fresh;
}

/** Lines after an id, newest first, as many as the feed tells at once. */
export async function readAfter(journal: JournalFeedOptions['journal'], afterId: string): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const before = lines.at(-1)?.id;
    const found = await journal.list({
      afterId,
      limit: PAGE_SIZE,
      ...(before === undefined ? {} : { beforeId: before }),
    });
    lines.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return lines;
}
