// Dates as each side writes them, and instants and days in between. Siebel: `MM/DD/YYYY hh:mm:ss` in UTC. Graph: a wall-clock time and a
// zone, or an instant with Z. Ours: instants `YYYY-MM-DDTHH:mm:ssZ` and days `YYYY-MM-DD`. What cannot be read is null.
import { DateTime } from 'luxon';
import { toIana } from './zones.ts';

const SIEBEL = 'MM/dd/yyyy HH:mm:ss';
/** Years that no calendar means: Outlook writes 4501 and 0001 for "none". */
const FIRST_YEAR = 1601;
const LAST_YEAR = 4500;

function sane(time: DateTime): DateTime | null {
  return time.isValid && time.year >= FIRST_YEAR && time.year <= LAST_YEAR ? time : null;
}

/** An instant of ours, to the second. */
export function formatInstant(time: DateTime): string {
  return time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** Siebel's text as an instant. */
export function instantFromSiebel(text: unknown): string | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  const time = sane(DateTime.fromFormat(text.trim(), SIEBEL, { zone: 'utc' }));
  return time ? formatInstant(time) : dayInstant(text);
}

function dayInstant(text: string): string | null {
  const time = sane(DateTime.fromFormat(text.trim(), 'MM/dd/yyyy', { zone: 'utc' }));
  return time ? formatInstant(time) : null;
}

/** An instant as Siebel's text. */
export function siebelFromInstant(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).toFormat(SIEBEL);
}

/** Graph's `{dateTime, timeZone}` as a time in its own zone; null when date or zone cannot be read. */
export function readDateTimeTimeZone(value: unknown): DateTime | null {
  if (typeof value !== 'object' || value === null) return null;
  const { dateTime, timeZone } = value as { dateTime?: unknown; timeZone?: unknown };
  if (typeof dateTime !== 'string') return null;
  const zone = toIana(typeof timeZone === 'string' ? timeZone : 'UTC');
  return zone === null ? null : sane(DateTime.fromISO(dateTime, { zone }));
}

/** An instant as Graph's `{dateTime, timeZone}`; `iana` and `windows` name the same zone. */
export function dateTimeTimeZone(
  instant: string,
  iana: string,
  windows: string,
): { dateTime: string; timeZone: string } {
  const local = DateTime.fromISO(instant, { zone: iana });
  return { dateTime: `${local.toFormat("yyyy-MM-dd'T'HH:mm:ss")}.0000000`, timeZone: windows };
}

/** Midnight at the start of a day, as Graph's `{dateTime, timeZone}`. */
export function midnightOf(day: string, windows: string): { dateTime: string; timeZone: string } {
  return { dateTime: `${day}T00:00:00.0000000`, timeZone: windows };
}

/** The day that an instant falls on in a zone. */
export function dayIn(instant: string, iana: string): string {
  return DateTime.fromISO(instant, { zone: iana }).toFormat('yyyy-MM-dd');
}

/** The instant at which a day begins in a zone; where midnight does not exist, the first moment after it. */
export function startOfDay(day: string, iana: string): string {
  return formatInstant(DateTime.fromISO(day, { zone: iana }).startOf('day'));
}

/** Whether an instant is the beginning of a day in a zone. */
export function isStartOfDay(instant: string, iana: string): boolean {
  return startOfDay(dayIn(instant, iana), iana) === instant;
}

/** The date part of Graph's DateTimeOffset, such as a birthday. */
export function dayFromOffset(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const time = sane(DateTime.fromISO(value, { zone: 'utc' }));
  return time ? time.toFormat('yyyy-MM-dd') : null;
}
