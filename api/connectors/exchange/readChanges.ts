// What changed in one mailbox and domain. A first reading takes the cursor first and everything after it, so that nothing can change
// in between unseen; later readings follow the delta round and read each item that it names, since its entries may be sparse.
import type { ChangeEntry, ChangePage, Cursor, ReadOptions } from '../connector.ts';
import type { Logger } from '../../platform/logger.ts';
import { idOf, toRecord, type Access } from './access.ts';
import { needsNewWindow, sweepPath, windowFrom, type EventWindow } from './eventWindow.ts';
import { firstFilter, isBefore } from './extractFilter.ts';
import { readCursor, type ExchangeCursor } from './cursor.ts';
import { QueryRefused } from './graphErrors.ts';
import { isRemoved, readPages, type GraphPage } from './graphPages.ts';
import type { GraphItem } from './graphTypes.ts';
import { deltaPath, DELTA_PREFERENCES, listPath } from './itemPaths.ts';
import { masterOf, readItems } from './readItems.ts';

/** Items read by id and told at once: ten batches. */
const CHUNK = 200;

/** What a reading gathers beside its entries. */
interface Progress {
  readonly access: Access;
  readonly logger: Logger;
  /** Items that could not be read this time. */
  readonly failed: string[];
}

/**
 * @throws CursorExpired, MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function* readChanges(
  access: Access,
  logger: Logger,
  cursor: Cursor | null,
  options: ReadOptions,
): AsyncIterable<ChangePage> {
  const progress: Progress = { access, logger, failed: [] };
  let next: ExchangeCursor;
  if (cursor === null) next = yield* readEverything(progress, options);
  else next = yield* readRound(progress, readCursor(cursor), options);
  yield { entries: [], next: { ...next, retry: [...new Set(progress.failed)] } };
}

async function* readEverything(progress: Progress, options: ReadOptions): AsyncGenerator<ChangePage, ExchangeCursor> {
  const { access } = progress;
  if (access.domain === 'task') return yield* readAllTasks(progress, options);
  const window = access.domain === 'calendar' ? windowFrom(access.client.now()) : null;
  const round = await startRound(access, window, options.extractFrom);
  const unseen = new Set([...round.ids, ...options.hints]);
  const filter = access.domain === 'calendar' ? firstFilter(options.extractFrom) : null;
  for await (const page of readFiltered(access, filter)) {
    for (const item of page.items) unseen.delete(idOf(item));
    yield pageOf(page.items.map((item) => ({ kind: 'present', record: toRecord(access, item) })));
  }
  yield* readByIds(progress, [...unseen]);
  return cursorAt(round.delta, window);
}

/** All items that pass the filter; all items, where the server does not take the filter. */
async function* readFiltered(access: Access, filter: string | null): AsyncIterable<GraphPage> {
  const pages = (given: string | null) =>
    readPages(access.client, access.mailbox, listPath(access.mailbox, access.domain, access.place, given));
  try {
    yield* pages(filter);
  } catch (error) {
    if (filter === null || !(error instanceof QueryRefused)) throw error;
    yield* pages(null);
  }
}

/** A whole first delta round, for its cursor and the ids it names. */
async function startRound(access: Access, window: EventWindow | null, extractFrom: string | null) {
  const { client, domain, mailbox, place } = access;
  const ids = new Set<string>();
  let delta: string | null = null;
  const path = deltaPath(mailbox, domain, place, window?.from, window?.to);
  for await (const page of readPages(client, mailbox, path, DELTA_PREFERENCES)) {
    for (const item of page.items)
      if (!isRemoved(item) && !isBefore(item, extractFrom)) ids.add(masterOf(item) ?? idOf(item));
    delta = page.delta ?? delta;
  }
  return { ids, delta };
}

/** A first round of tasks tells each of them whole. */
async function* readAllTasks(progress: Progress, options: ReadOptions): AsyncGenerator<ChangePage, ExchangeCursor> {
  const { access } = progress;
  const hints = new Set(options.hints);
  let delta: string | null = null;
  const path = deltaPath(access.mailbox, 'task', access.place);
  for await (const page of readPages(access.client, access.mailbox, path, DELTA_PREFERENCES)) {
    delta = page.delta ?? delta;
    const [whole, partial] = partition(
      page.items.filter((item) => !isRemoved(item)),
      isWholeTask,
    );
    for (const item of whole) hints.delete(idOf(item));
    yield pageOf(whole.map((item) => ({ kind: 'present', record: toRecord(access, item) })));
    yield* readByIds(progress, partial.map(idOf));
  }
  yield* readByIds(progress, [...hints]);
  return cursorAt(delta, null);
}

function isWholeTask(item: GraphItem): boolean {
  return ['title', 'status', 'createdDateTime', 'linkedResources', '@odata.etag'].every(
    (name) => item[name] !== undefined,
  );
}

async function* readRound(
  progress: Progress,
  cursor: ExchangeCursor,
  options: ReadOptions,
): AsyncGenerator<ChangePage, ExchangeCursor> {
  const { access } = progress;
  const now = access.client.now();
  // The new window's cursor is taken before the old round is read, so that the old round tells all that is older.
  const isRolling = cursor.window !== null && needsNewWindow(cursor.window.to, now);
  const window = isRolling ? windowFrom(now) : null;
  const rolled = window ? await startRound(access, window, null) : null;
  yield* readByIds(progress, [...new Set([...cursor.retry, ...options.hints])]);
  let delta: string | null = null;
  for await (const page of readPages(access.client, access.mailbox, cursor.delta, DELTA_PREFERENCES)) {
    delta = page.delta ?? delta;
    yield* readByIds(progress, [...new Set(page.items.map((item) => masterOf(item) ?? idOf(item)))]);
  }
  if (cursor.window === null) return cursorAt(delta, null);
  const sweptAt = yield* sweep(access, cursor.window.sweptAt, now);
  const to = window?.to ?? cursor.window.to;
  return { ...cursorAt(rolled?.delta ?? delta, null), window: { to, sweptAt } };
}

/** Once a day: events changed since the last time, for those that lie outside the window. Returns until when was looked. */
async function* sweep(access: Access, sweptAt: string, now: Date): AsyncGenerator<ChangePage, string> {
  const path = sweepPath(access, sweptAt, now);
  if (path === null) return sweptAt;
  for await (const page of readPages(access.client, access.mailbox, path))
    yield pageOf(page.items.map((item) => ({ kind: 'present', record: toRecord(access, item) })));
  return now.toISOString();
}

async function* readByIds(progress: Progress, ids: readonly string[]): AsyncGenerator<ChangePage, void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const entries: ChangeEntry[] = [];
    for (const result of await readItems(progress.access, ids.slice(start, start + CHUNK))) {
      if (result.kind !== 'failed') entries.push(result);
      else progress.failed.push(result.id);
    }
    yield pageOf(entries);
  }
  if (progress.failed.length > 0)
    progress.logger.warn(
      { domain: progress.access.domain, items: progress.failed.length },
      'items are to be read again',
    );
}

function pageOf(entries: readonly ChangeEntry[]): ChangePage {
  return { entries, next: null };
}

function cursorAt(delta: string | null, window: EventWindow | null): ExchangeCursor {
  if (delta === null) throw new Error('A delta round ended without a link to the next one.');
  return { delta, retry: [], window: window ? { to: window.to, sweptAt: window.at } : null };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
