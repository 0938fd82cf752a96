// What changed in one mailbox and domain. A first reading takes the cursor first and everything after it, so that nothing can change
// in between unseen; later readings follow the delta round and read each item that it names, since its entries may be sparse.
import type { ChangeEntry, ChangePage, Cursor, ReadOptions } from '../connector.ts';
import { Transient } from '../../errors.ts';
import { idOf, toRecord, type Access } from './access.ts';
import { needsNewWindow, sweepPath, windowFrom, type EventWindow } from './eventWindow.ts';
import { firstFilter, isBefore } from './extractFilter.ts';
import { readCursor, type ExchangeCursor } from './cursor.ts';
import { QueryRefused } from './graphErrors.ts';
import { isRemoved, readPages, readRound, type GraphPage } from './graphPages.ts';
import { deltaPath, listPath } from './itemPaths.ts';
import { masterOf, readItems } from './readItems.ts';

/** Items read by id and told at once: ten batches. */
const CHUNK = 200;

/**
 * @throws CursorExpired, MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function* readChanges(
  access: Access,
  cursor: Cursor | null,
  options: ReadOptions,
): AsyncIterable<ChangePage> {
  let next: ExchangeCursor;
  if (cursor === null) next = yield* readEverything(access, options);
  else next = yield* readOn(access, readCursor(cursor, access.mailbox), options);
  yield { entries: [], next: { ...next } };
}

async function* readEverything(access: Access, options: ReadOptions): AsyncGenerator<ChangePage, ExchangeCursor> {
  const window = access.domain === 'calendar' ? windowFrom(access.client.now()) : null;
  const round = await startRound(access, window, options.extractFrom);
  const unseen = new Set([...round.ids, ...options.hints]);
  const filter = access.domain === 'calendar' ? firstFilter(options.extractFrom) : null;
  for await (const page of readFiltered(access, filter)) {
    for (const item of page.items) unseen.delete(idOf(item));
    yield pageOf(page.items.map((item) => ({ kind: 'present', record: toRecord(access, item) })));
  }
  yield* readByIds(access, [...unseen]);
  return cursorAt(access, round.delta, window);
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
  for await (const page of readRound(client, mailbox, path, false)) {
    for (const item of page.items)
      if (!isRemoved(item) && !isBefore(item, extractFrom)) ids.add(masterOf(item) ?? idOf(item));
    delta = page.delta ?? delta;
  }
  return { ids, delta };
}

async function* readOn(
  access: Access,
  cursor: ExchangeCursor,
  options: ReadOptions,
): AsyncGenerator<ChangePage, ExchangeCursor> {
  const now = access.client.now();
  // The new window's cursor is taken before the old round is read, so that the old round tells all that is older.
  const isRolling = cursor.window !== null && needsNewWindow(cursor.window.to, now);
  const window = isRolling ? windowFrom(now) : null;
  const rolled = window ? await startRound(access, window, null) : null;
  yield* readByIds(access, [...new Set(options.hints)]);
  let delta: string | null = null;
  for await (const page of readRound(access.client, access.mailbox, cursor.delta, true)) {
    delta = page.delta ?? delta;
    yield* readByIds(access, [...new Set(page.items.map((item) => masterOf(item) ?? idOf(item)))]);
  }
  if (cursor.window === null) return cursorAt(access, delta, null);
  const sweptAt = yield* sweep(access, cursor.window.sweptAt, now);
  const to = window?.to ?? cursor.window.to;
  return { ...cursorAt(access, rolled?.delta ?? delta, null), window: { to, sweptAt } };
}

/** Once a day: events changed since the last time, for those that lie outside the window. Returns until when was looked. */
async function* sweep(access: Access, sweptAt: string, now: Date): AsyncGenerator<ChangePage, string> {
  const path = sweepPath(access, sweptAt, now);
  if (path === null) return sweptAt;
  for await (const page of readPages(access.client, access.mailbox, path))
    yield pageOf(page.items.map((item) => ({ kind: 'present', record: toRecord(access, item) })));
  return now.toISOString();
}

async function* readByIds(access: Access, ids: readonly string[]): AsyncGenerator<ChangePage, void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const results = await readItems(access, ids.slice(start, start + CHUNK));
    const entries = results.flatMap((result): readonly ChangeEntry[] => (result.kind === 'failed' ? [] : [result]));
    const failed = results.flatMap((result) => (result.kind === 'failed' ? [result] : []));
    yield { entries, failed, next: null };
  }
}

function pageOf(entries: readonly ChangeEntry[]): ChangePage {
  return { entries, next: null };
}

function cursorAt({ mailbox }: Access, delta: string | null, window: EventWindow | null): ExchangeCursor {
  if (delta === null) throw new Transient('Exchange ended a delta round without a link to the next one.');
  return { mailbox, delta, window: window ? { to: window.to, sweptAt: window.at } : null };
}
