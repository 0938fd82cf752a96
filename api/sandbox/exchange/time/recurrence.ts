// Outlook's recurrence: which days a pattern and a range name. A day 29 to 31 in a shorter month is that month's last day, as in Outlook.
// Pure day arithmetic in the series' own zone; the caller adds the clock time, so that daylight saving never shifts a series.
import { GraphError } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { dayNumber, dayOfMonth, dayText, monthOf, weekdayOf } from './days.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekIndexes = ['first', 'second', 'third', 'fourth', 'last'];

function refuse(message: string): never {
  throw new GraphError(400, 'ErrorInvalidRequest', message);
}

function required(value: unknown, name: string): Json {
  if (!isObject(value)) refuse(`recurrence.${name} is required.`);
  return value;
}

function numberOf(object: Json, name: string, fallback: number): number {
  const value = object[name];
  return typeof value === 'number' ? value : fallback;
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function daysOfWeek(pattern: Json): number[] {
  const names = pattern['daysOfWeek'];
  return Array.isArray(names) ? names.map((name) => weekdays.indexOf(String(name))) : [];
}

function completePattern(pattern: Json): Json {
  const type = pattern['type'];
  const interval = numberOf(pattern, 'interval', 1);
  const day = numberOf(pattern, 'dayOfMonth', 0);
  const month = numberOf(pattern, 'month', 0);
  const days = Array.isArray(pattern['daysOfWeek']) ? pattern['daysOfWeek'] : [];
  if (typeof type !== 'string') refuse('recurrence.pattern.type is required.');
  if (interval < 1) refuse('recurrence.pattern.interval must be at least 1.');
  if ((type === 'weekly' || type.startsWith('relative')) && days.length === 0)
    refuse(`daysOfWeek is required for ${type}.`);
  if (type.startsWith('absolute') && (day < 1 || day > 31)) refuse(`dayOfMonth must be 1 to 31 for ${type}.`);
  if (type.endsWith('Yearly') && (month < 1 || month > 12)) refuse(`month must be 1 to 12 for ${type}.`);
  const filled = { type, interval, month, dayOfMonth: day };
  return {
    ...filled,
    ...(days.length > 0 ? { daysOfWeek: days } : {}),
    firstDayOfWeek: pattern['firstDayOfWeek'] ?? 'sunday',
    index: pattern['index'] ?? 'first',
  };
}

/** The start of a series as a recurrence sees it: its day and zone as given, and its day in another zone. */
export interface SeriesStart {
  readonly day: string;
  readonly zoneName: string;
  readonly dayIn: (zoneName: string) => string;
}

function completeRange(range: Json, start: SeriesStart): Json {
  const type = range['type'];
  if (typeof type !== 'string') refuse('recurrence.range.type is required.');
  const given = range['recurrenceTimeZone'];
  const recurrenceTimeZone = typeof given === 'string' && given !== '' ? given : start.zoneName;
  const startDate = start.dayIn(recurrenceTimeZone);
  if (![undefined, startDate, start.day].includes(asText(range['startDate']))) {
    refuse('recurrence.range.startDate must equal the date of start.');
  }
  const count = numberOf(range, 'numberOfOccurrences', 0);
  const endDate = type === 'endDate' ? range['endDate'] : '0001-01-01';
  if (type === 'numbered' && count < 1) refuse('recurrence.range.numberOfOccurrences must be at least 1.');
  if (typeof endDate !== 'string' || (type === 'endDate' && endDate < startDate))
    refuse('recurrence.range.endDate must not be before startDate.');
  return { type, startDate, endDate, recurrenceTimeZone, numberOfOccurrences: type === 'numbered' ? count : 0 };
}

/**
 * A recurrence with every property filled, as Graph returns it.
 * @throws GraphError 400 for a pattern or a range that makes no sense
 */
export function completeRecurrence(value: Json, start: SeriesStart): Json {
  const pattern = completePattern(required(value['pattern'], 'pattern'));
  return { pattern, range: completeRange(required(value['range'], 'range'), start) };
}

function relativeDay(year: number, month: number, pattern: Json): number {
  const wanted = daysOfWeek(pattern);
  const index = weekIndexes.indexOf(String(pattern['index']));
  const first = dayOfMonth(year, month, 1);
  const last = dayOfMonth(year, month, 31);
  const matching: number[] = [];
  for (let day = first; day <= last; day += 1) if (wanted.includes(weekdayOf(day))) matching.push(day);
  return matching[index === 4 ? matching.length - 1 : index] ?? last;
}

function* daily(pattern: Json, start: number): Generator<number> {
  for (let day = start; ; day += numberOf(pattern, 'interval', 1)) yield day;
}

function* weekly(pattern: Json, start: number): Generator<number> {
  const wanted = daysOfWeek(pattern);
  const firstOfWeek = weekdays.indexOf(String(pattern['firstDayOfWeek']));
  const week = start - ((weekdayOf(start) - firstOfWeek + 7) % 7);
  for (let from = week; ; from += 7 * numberOf(pattern, 'interval', 1)) {
    for (let day = from; day < from + 7; day += 1) if (wanted.includes(weekdayOf(day))) yield day;
  }
}

function* byMonth(pattern: Json, start: number): Generator<number> {
  const type = String(pattern['type']);
  const isYearly = type.endsWith('Yearly');
  const { year, month } = monthOf(start);
  const firstMonth = isYearly ? numberOf(pattern, 'month', 1) - 1 : month;
  for (let step = 0; ; step += numberOf(pattern, 'interval', 1) * (isYearly ? 12 : 1)) {
    const at = new Date(Date.UTC(year, firstMonth + step, 1));
    const [inYear, inMonth] = [at.getUTCFullYear(), at.getUTCMonth()];
    if (type.startsWith('relative')) yield relativeDay(inYear, inMonth, pattern);
    else yield dayOfMonth(inYear, inMonth, numberOf(pattern, 'dayOfMonth', 1));
  }
}

/** The days (yyyy-MM-dd) of a completed recurrence, oldest first, up to and with `lastDay`. */
export function* daysOf(recurrence: Json, lastDay: string): Generator<string> {
  const pattern = required(recurrence['pattern'], 'pattern');
  const range = required(recurrence['range'], 'range');
  const start = dayNumber(String(range['startDate']));
  const end =
    range['type'] === 'endDate'
      ? Math.min(dayNumber(String(range['endDate'])), dayNumber(lastDay))
      : dayNumber(lastDay);
  let left = range['type'] === 'numbered' ? numberOf(range, 'numberOfOccurrences', 1) : Number.POSITIVE_INFINITY;
  const type = String(pattern['type']);
  const days =
    type === 'daily' ? daily(pattern, start) : type === 'weekly' ? weekly(pattern, start) : byMonth(pattern, start);
  for (const day of days) {
    if (day < start) continue;
    if (day > end || left <= 0) return;
    left -= 1;
    yield dayText(day);
  }
}
