// One component's part of the change feed: rows by the time of their last change, oldest first, from where the last reading stood. A row
// shows late when its transaction was long, since its time was set before the commit: readings overlap by the longest transaction that is
// reckoned with, and what was told is not told again.
import { z } from 'zod';
import { compares, allOf, anyOf, equals, type Spec } from './searchSpec.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { PAGE_SIZE, readPage, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { readTime, writeTime } from './siebelTime.ts';

export const placeSchema = z.object({
  /** The newest change that was seen, as Siebel writes times; '' when the component had no rows. */
  since: z.string(),
  /** Mod Id by row id of what was seen within the overlap. */
  seen: z.record(z.string(), z.string()),
  /** When `since` last moved, by our clock in ms: a reading a while later is the last that looks at the overlap. */
  movedAt: z.number(),
  /** Nothing up to here shows any more: it was told, or stood there when the feed began. */
  floor: z.string().default(''),
});

/** Where the reading of one component stands. */
export type FeedPlace = z.infer<typeof placeSchema>;

export interface ComponentReading {
  readonly rows: readonly SiebelRow[];
  readonly next: FeedPlace;
}

export interface FeedQuery {
  readonly key: ComponentKey;
  /** What to read beside the times. */
  readonly fields: readonly string[];
  readonly children?: readonly string[];
}

export interface FeedLimits {
  /** Rows above which nothing is told one by one. */
  readonly bound: number;
  /** The longest transaction. */
  readonly overlapMs: number;
}

/** Beyond the overlap, for a clock that is not quite ours. */
const MARGIN_MS = 60_000;
/** Rows that the start of a feed remembers as seen; after a bulk load there may be too many of one time. */
const SEEN_AT_START = 1_000;

/** Rows whose last change lies in a span, as `readSince` gives them; of nothing but their ids where `isSlim`. */
interface Span {
  readonly from: string;
  /** Without those of `from` itself. */
  readonly isAfter: boolean;
  readonly to?: string;
  readonly isSlim?: boolean;
}

function readOrdered(
  queries: SiebelQueries,
  query: FeedQuery,
  where: Spec | null,
  isSlim: boolean,
): Promise<readonly SiebelRow[]> {
  const fields = ['Updated', 'Mod Id', ...(isSlim ? [] : query.fields)];
  const asked = { fields, children: isSlim ? [] : (query.children ?? []), ...(where ? { where } : {}) };
  return readPage(queries, query.key, asked, ['Updated:asc', 'Id:asc']);
}

/** Oldest first, at most `bound` and what is left of a page. */
async function readSpan(
  queries: SiebelQueries,
  query: FeedQuery,
  { from, isAfter, isSlim = false, to }: Span,
  bound: number,
): Promise<readonly SiebelRow[]> {
  const rows: SiebelRow[] = [];
  let start: Spec | null = from === '' ? null : compares('Updated', isAfter ? '>' : '>=', from);
  for (;;) {
    const parts = [...(start ? [start] : []), ...(to === undefined ? [] : [compares('Updated', '<=', to)])];
    const page = await readOrdered(queries, query, parts.length > 0 ? allOf(...parts) : null, isSlim);
    rows.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE_SIZE || !last || rows.length > bound) return rows;
    const at = textOf(last, 'Updated');
    start = anyOf(compares('Updated', '>', at), allOf(equals('Updated', at), compares('Id', '>', textOf(last, 'Id'))));
  }
}

function earlier(time: string, ms: number): string {
  const at = readTime(time);
  return at === null ? time : writeTime(at - ms);
}

/** The earlier of a row's time and our own: a server whose clock is ahead must not hide what the others write. */
function notAhead(time: string, now: Date): string {
  return (readTime(time) ?? 0) > now.getTime() ? writeTime(now.getTime()) : time;
}

function later(one: string, other: string): string {
  return (readTime(one) ?? 0) >= (readTime(other) ?? 0) ? one : other;
}

/** What of these rows a next, overlapping reading would meet again. */
function seenAt(rows: readonly SiebelRow[], since: string, overlapMs: number): Record<string, string> {
  const from = (readTime(since) ?? 0) - overlapMs;
  const again = rows.filter((row) => (readTime(textOf(row, 'Updated')) ?? 0) >= from);
  return Object.fromEntries(again.map((row) => [textOf(row, 'Id'), textOf(row, 'Mod Id')]));
}

/** The present place: nothing before it is told. */
export async function startPlace(
  queries: SiebelQueries,
  query: FeedQuery,
  now: Date,
  { overlapMs }: FeedLimits,
): Promise<FeedPlace> {
  const movedAt = now.getTime();
  const [newest] = await readPage(queries, query.key, { fields: ['Updated'] }, ['Updated:desc'], 1);
  const since = notAhead(textOf(newest ?? {}, 'Updated'), now);
  if (since === '') return { since, seen: {}, movedAt, floor: '' };
  const span = { from: earlier(since, overlapMs), isAfter: false, isSlim: true };
  const rows = await readSpan(queries, query, span, SEEN_AT_START);
  const isTooMany = rows.length > SEEN_AT_START;
  return isTooMany
    ? { since, seen: {}, movedAt, floor: since }
    : { since, seen: seenAt(rows, since, overlapMs), movedAt, floor: '' };
}

/** What changed since; more than `bound` rows mean that there is more. */
export async function readPlace(
  queries: SiebelQueries,
  query: FeedQuery,
  place: FeedPlace,
  now: Date,
  { bound, overlapMs }: FeedLimits,
): Promise<ComponentReading> {
  const most = bound + Object.keys(place.seen).length;
  const isTold = (row: SiebelRow): boolean => place.seen[textOf(row, 'Id')] === textOf(row, 'Mod Id');
  // What may show late first: a row that is changed in between is met among the new ones.
  const listed = await readOverlap(queries, query, place, overlapMs, most);
  const isOver = now.getTime() - place.movedAt > overlapMs + MARGIN_MS;
  const late = listed.filter((row) => !isTold(row)).map((row) => textOf(row, 'Id'));
  const fresh = await readSpan(queries, query, { from: place.since, isAfter: true }, most);
  const wanted = { fields: ['Updated', 'Mod Id', ...query.fields], children: query.children ?? [] };
  const lateRows = late.length > bound ? [] : await readWhere(queries, query.key, 'Id', late, wanted);
  const news = [...lateRows, ...fresh.filter((row) => !isTold(row))];

  const since = later(place.since, notAhead(textOf(fresh.at(-1) ?? {}, 'Updated'), now));
  const next: FeedPlace = {
    since,
    seen: seenAt([...listed, ...fresh], since, overlapMs),
    movedAt: since === place.since ? place.movedAt : now.getTime(),
    floor: isOver ? place.since : place.floor,
  };
  return { rows: late.length > bound ? listed : news, next };
}

/** The rows of the overlap: ids, times and Mod Ids alone, since nearly all of them were told. */
function readOverlap(
  queries: SiebelQueries,
  query: FeedQuery,
  { floor, since }: FeedPlace,
  overlapMs: number,
  most: number,
): Promise<readonly SiebelRow[]> {
  if (since === '' || since === floor) return Promise.resolve([]);
  const from = earlier(since, overlapMs);
  const isFloored = floor !== '' && (readTime(floor) ?? 0) >= (readTime(from) ?? 0);
  const span = isFloored ? { from: floor, isAfter: true } : { from, isAfter: false };
  return readSpan(queries, query, { ...span, to: since, isSlim: true }, most);
}
