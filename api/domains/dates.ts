// Dates as each side writes them, and instants and days between them. Siebel: `MM/DD/YYYY hh:mm:ss` in UTC. Graph: a wall-clock time and a
// zone, or an instant with Z. Ours: instants `YYYY-MM-DDTHH:mm:ssZ` and days `YYYY-MM-DD`. What cannot be read is null; pure.
import { DateTime } from 'luxon';
import { toIana, toWindows } from './zones.ts';

/** Graph's dateTimeTimeZone. */
type GraphTime = { readonly dateTime: string; readonly timeZone: string };

/** What a dateTimeTimeZone says: a time in its own zone, or why that cannot be told. */
export type TimeRead =
  | { readonly kind: 'time'; readonly time: DateTime }
  | { readonly kind: 'none' }
  /** `wall` is the time as written, in no zone. */
  | { readonly kind: 'zone-unknown'; readonly wall: DateTime };

const SIEBEL = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d))?$/;
/** Years that people mean: servers write 0001, 1601, 4501 and 9999 for "none". */
const FIRST_YEAR = 1602;
const LAST_YEAR = 4500;
const WALL = "yyyy-MM-dd'T'HH:mm:ss";

function isMeant(time: DateTime): boolean {
  return time.isValid && time.year >= FIRST_YEAR && time.year <= LAST_YEAR;
}

function at(instant: string, iana: string): DateTime {
  return DateTime.fromMillis(Date.parse(instant), { zone: iana });
}

/** A time as an instant of ours, to the second. */
export function toInstant(time: DateTime): string {
  return `${new Date(time.toMillis()).toISOString().slice(0, 19)}Z`;
}

/** Siebel's text (with or without a time of day) as an instant. */
export function instantFromSiebel(text: unknown): string | null {
  const match = typeof text === 'string' ? SIEBEL.exec(text.trim()) : null;
  if (!match) return null;
  const [, month = '', day = '', year = '', clock = '00:00:00'] = match;
  const time = DateTime.fromISO(`${year}-${month}-${day}T${clock}Z`, { zone: 'utc' });
  return isMeant(time) ? toInstant(time) : null;
}

/** An instant as Siebel's text. */
export function siebelFromInstant(instant: string): string {
  return `${siebelFromDay(instant.slice(0, 10))} ${instant.slice(11, 19)}`;
}

/** A day as Siebel's text for fields that are days only. */
export function siebelFromDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${month}/${date}/${year}`;
}

/** Reads a dateTimeTimeZone; a missing zone means UTC, as Graph's does. */
export function readGraphTime(value: unknown): TimeRead {
  if (typeof value !== 'object' || value === null) return { kind: 'none' };
  const { dateTime, timeZone } = value as { readonly dateTime?: unknown; readonly timeZone?: unknown };
  if (typeof dateTime !== 'string') return { kind: 'none' };
  const zone = typeof timeZone === 'string' ? toIana(timeZone) : 'utc';
  // Luxon counts in 'utc' without asking for a zone's rules.
  const time = DateTime.fromISO(dateTime, { zone: zone === null || zone === 'Etc/UTC' ? 'utc' : zone });
  if (!isMeant(time)) return { kind: 'none' };
  return zone === null ? { kind: 'zone-unknown', wall: time } : { kind: 'time', time };
}

/**
 * An instant as Graph's dateTimeTimeZone on the wall clock of a zone. In UTC where that would not say the instant for sure: Windows
 * does not know the zone, or the clock shows this time twice that day.
 */
export function graphFromInstant(instant: string, iana: string): GraphTime {
  const windows = toWindows(iana);
  const local = at(instant, iana);
  const inUtc = { dateTime: `${instant.slice(0, 19)}.0000000`, timeZone: 'UTC' };
  if (windows === null || local.getPossibleOffsets().length > 1) return inUtc;
  const value = { dateTime: `${local.toFormat(WALL)}.0000000`, timeZone: windows };
  const read = readGraphTime(value);
  return read.kind === 'time' && read.time.toMillis() === local.toMillis() ? value : inUtc;
}

/** Midnight at the start of a day of a zone, as Graph's dateTimeTimeZone. */
export function graphFromDay(day: string, iana: string): GraphTime {
  return { dateTime: `${day}T00:00:00.0000000`, timeZone: toWindows(iana) ?? 'UTC' };
}

/** The day of a time in its own zone. */
export function dayOf(time: DateTime): string {
  return time.toFormat('yyyy-MM-dd');
}

/** The day that an instant falls on in a zone. */
export function dayIn(instant: string, iana: string): string {
  return dayOf(at(instant, iana));
}

/** The instant at which a day begins in a zone: where the clock skips midnight, the first moment after it. */
export function startOfDay(day: string, iana: string): string {
  // A clock that is set back over midnight shows 00:00 twice; the day begins at the earlier one that is of this day.
  const midnight = DateTime.fromISO(day, { zone: iana }).startOf('day');
  return toInstant(midnight.getPossibleOffsets()[0] ?? midnight);
}

/** Whether an instant is the beginning of a day in a zone. */
export function isStartOfDay(instant: string, iana: string): boolean {
  return startOfDay(dayIn(instant, iana), iana) === instant;
}

/** The same clock time, in a zone, as `instant` has, on another day. */
export function onDay(instant: string, day: string, iana: string): string {
  const { hour, minute, second } = at(instant, iana);
  return toInstant(DateTime.fromISO(day, { zone: iana }).set({ hour, minute, second }));
}

/**
 * The day of a DateTimeOffset that means a day only, such as a birthday. Clients write it as midnight of the mailbox's zone, as UTC
 * midnight or as late morning UTC.
 */
export function dayFromOffset(value: unknown, iana: string): string | null {
  if (typeof value !== 'string') return null;
  const time = DateTime.fromISO(value, { zone: 'utc' });
  if (!isMeant(time)) return null;
  const local = time.setZone(iana);
  const isLocalMidnight = local.toMillis() === local.startOf('day').toMillis();
  return dayOf(isLocalMidnight ? local : time);
}
