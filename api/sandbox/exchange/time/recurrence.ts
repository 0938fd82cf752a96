// A recurrence as Graph keeps it: what must be given, what is filled in, what is refused. The days that it names are seriesRule.ts's.
import { GraphError } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { seriesRule } from './seriesRule.ts';
import { isDay } from './zones.ts';

const most = 9999;

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

function completePattern(pattern: Json): Json {
  const type = pattern['type'];
  const interval = numberOf(pattern, 'interval', 1);
  const day = numberOf(pattern, 'dayOfMonth', 0);
  const month = numberOf(pattern, 'month', 0);
  const days = Array.isArray(pattern['daysOfWeek']) ? pattern['daysOfWeek'] : [];
  if (typeof type !== 'string') refuse('recurrence.pattern.type is required.');
  if (interval < 1 || interval > most) refuse(`recurrence.pattern.interval must be 1 to ${most}.`);
  if ((type === 'weekly' || type.startsWith('relative')) && days.length === 0)
    refuse(`daysOfWeek is required for ${type}.`);
  if (day < (type.startsWith('absolute') ? 1 : 0) || day > 31) refuse(`dayOfMonth must be 1 to 31 for ${type}.`);
  if (month < (type.endsWith('Yearly') ? 1 : 0) || month > 12) refuse(`month must be 1 to 12 for ${type}.`);
  const filled = { type, interval, month, dayOfMonth: day };
  return {
    ...filled,
    ...(days.length > 0 ? { daysOfWeek: [...new Set(days)] } : {}),
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

function completeRange(range: Json, start: SeriesStart): Json & { readonly startDate: string } {
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
  if (type === 'numbered' && (count < 1 || count > most))
    refuse(`recurrence.range.numberOfOccurrences must be 1 to ${most}.`);
  if (typeof endDate !== 'string' || !isDay(endDate) || (type === 'endDate' && endDate < startDate))
    refuse('recurrence.range.endDate must not be before startDate.');
  return { type, startDate, endDate, recurrenceTimeZone, numberOfOccurrences: type === 'numbered' ? count : 0 };
}

/**
 * A recurrence with every property filled, as Graph returns it.
 * @throws GraphError 400 for a pattern or a range that makes no sense
 */
export function completeRecurrence(value: Json, start: SeriesStart): Json {
  const pattern = completePattern(required(value['pattern'], 'pattern'));
  const range = completeRange(required(value['range'], 'range'), start);
  const recurrence = { pattern, range };
  if (seriesRule(recurrence).next(range.startDate, true) !== undefined) return recurrence;
  throw new GraphError(400, 'ErrorRecurrenceHasNoOccurrence', 'The recurrence has no occurrences.');
}
