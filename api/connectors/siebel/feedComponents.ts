// One component's part of the change feed: rows by the time of their last change, oldest first, from where the last reading stood. A row
// may show a little after its time (its transaction was still open), so readings overlap; what was told is not told again.
import { z } from 'zod';
import { compares, allOf, anyOf, equals, type Spec } from './searchSpec.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { PAGE_SIZE, readPage, type SiebelQueries } from './siebelQueries.ts';
import { readTime, writeTime } from './siebelTime.ts';

export const placeSchema = z.object({
  /** The newest change that was seen, as Siebel writes times; '' when the component had no rows. */
  since: z.string(),
  /** Mod Id by row id of what was seen within the overlap. */
  seen: z.record(z.string(), z.string()),
  /** When `since` last moved, by our clock in ms: a while later nothing older can still show, and the overlap is over. */
  movedAt: z.number(),
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

const OVERLAP_MS = 5_000;
const OVERLAP_LASTS_MS = 60_000;
/** Rows that the start of a feed remembers as seen; after a bulk load there may be too many of one time. */
const SEEN_AT_START = 300;

function readOrdered(queries: SiebelQueries, query: FeedQuery, where: Spec | null): Promise<readonly SiebelRow[]> {
  const fields = ['Updated', 'Mod Id', ...query.fields];
  const asked = { fields, children: query.children ?? [], ...(where ? { where } : {}) };
  return readPage(queries, query.key, asked, ['Updated:asc', 'Id:asc']);
}

/** Rows changed at `from` or later (after it, if `isAfter`), at most `bound` and what is left of a page. */
async function readSince(
  queries: SiebelQueries,
  query: FeedQuery,
  from: string,
  isAfter: boolean,
  bound: number,
): Promise<readonly SiebelRow[]> {
  const rows: SiebelRow[] = [];
  let where = from === '' ? null : compares('Updated', isAfter ? '>' : '>=', from);
  for (;;) {
    const page = await readOrdered(queries, query, where);
    rows.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE_SIZE || !last || rows.length > bound) return rows;
    const at = textOf(last, 'Updated');
    where = anyOf(compares('Updated', '>', at), allOf(equals('Updated', at), compares('Id', '>', textOf(last, 'Id'))));
  }
}

function earlier(time: string, ms: number): string {
  const at = readTime(time);
  return at === null ? time : writeTime(at - ms);
}

/** What of these rows a next, overlapping reading would meet again. */
function seenAt(rows: readonly SiebelRow[], since: string): Record<string, string> {
  const from = (readTime(since) ?? 0) - OVERLAP_MS;
  const again = rows.filter((row) => (readTime(textOf(row, 'Updated')) ?? 0) >= from);
  return Object.fromEntries(again.map((row) => [textOf(row, 'Id'), textOf(row, 'Mod Id')]));
}

/** The present place: nothing before it is told. */
export async function startPlace(queries: SiebelQueries, query: FeedQuery, now: Date): Promise<FeedPlace> {
  const [newest] = await readPage(queries, query.key, { fields: ['Updated'] }, ['Updated:desc'], 1);
  const since = textOf(newest ?? {}, 'Updated');
  if (since === '') return { since, seen: {}, movedAt: now.getTime() };
  const rows = await readSince(queries, query, earlier(since, OVERLAP_MS), false, SEEN_AT_START);
  const isTooMany = rows.length > SEEN_AT_START;
  return isTooMany ? { since, seen: {}, movedAt: 0 } : { since, seen: seenAt(rows, since), movedAt: now.getTime() };
}

/** What changed since; more than `bound` rows mean that there is more. */
export async function readPlace(
  queries: SiebelQueries,
  query: FeedQuery,
  place: FeedPlace,
  now: Date,
  bound: number,
): Promise<ComponentReading> {
  const isOver = now.getTime() - place.movedAt > OVERLAP_LASTS_MS;
  const from = isOver ? place.since : earlier(place.since, OVERLAP_MS);
  const rows = await readSince(queries, query, from, isOver, bound + Object.keys(place.seen).length);
  const news = rows.filter((row) => place.seen[textOf(row, 'Id')] !== textOf(row, 'Mod Id'));
  const since = textOf(rows.at(-1) ?? {}, 'Updated') || place.since;
  if (since === place.since) {
    // Nothing newer: what shows late within the overlap is told, and remembered beside the rest.
    const seen = isOver ? {} : { ...place.seen, ...seenAt(rows, since) };
    return { rows: news, next: { ...place, seen } };
  }
  return { rows: news, next: { since, seen: seenAt(rows, since), movedAt: now.getTime() } };
}
