// The days that a series names: Graph's patterns said as rules of RFC 5545 to a recurrence library. A day 29 to 31 in a shorter month is that
// month's last day, as in Outlook. Days of the series' own zone, no clock times; knows rules, must not know events.
import { RRuleTemporal } from 'rrule-temporal';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

const lastDayOfAll = '9999-12-31';
const maxKept = 2000;
const indexes: readonly unknown[] = ['first', 'second', 'third', 'fourth', 'last'];

/** The days of one series, yyyy-MM-dd. However long a series has run, an answer is found without walking through it. */
export interface SeriesRule {
  /** Days from `first` up to and with `last`, oldest first. */
  readonly between: (first: string, last: string) => string[];
  /** The first day after one, or that day itself if it may count. */
  readonly next: (day: string, including?: boolean) => string | undefined;
  readonly previous: (day: string) => string | undefined;
}

const code = (weekday: unknown): string => String(weekday).slice(0, 2).toUpperCase();
const compact = (day: string): string => `${day.replaceAll('-', '')}T000000Z`;
const instant = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = ({ epochMilliseconds }: { readonly epochMilliseconds: number }): string =>
  new Date(epochMilliseconds).toISOString().slice(0, 10);

/** The last of the days 28 to `day` that the month has. */
function monthDay(day: number): string {
  if (day <= 28) return `BYMONTHDAY=${day}`;
  if (day === 31) return 'BYMONTHDAY=-1';
  return `BYMONTHDAY=${day === 29 ? '28,29' : '28,29,30'};BYSETPOS=-1`;
}

/** The first (second, ... last) day of the month that is one of the weekdays. */
function relativeDay(weekdays: string, index: unknown): string {
  const position = indexes.indexOf(index);
  return `BYDAY=${weekdays};BYSETPOS=${position === 4 ? -1 : position + 1}`;
}

function partsOf({ type, interval, month, dayOfMonth, daysOfWeek, firstDayOfWeek, index }: Json): string {
  const weekdays = Array.isArray(daysOfWeek) ? daysOfWeek.map(code).join(',') : '';
  const step = `INTERVAL=${Number(interval)}`;
  switch (type) {
    case 'daily':
      return `FREQ=DAILY;${step}`;
    case 'weekly':
      return `FREQ=WEEKLY;${step};BYDAY=${weekdays};WKST=${code(firstDayOfWeek)}`;
    case 'absoluteMonthly':
      return `FREQ=MONTHLY;${step};${monthDay(Number(dayOfMonth))}`;
    case 'relativeMonthly':
      return `FREQ=MONTHLY;${step};${relativeDay(weekdays, index)}`;
    case 'absoluteYearly':
      return `FREQ=YEARLY;${step};BYMONTH=${Number(month)};${monthDay(Number(dayOfMonth))}`;
    default:
      return `FREQ=YEARLY;${step};BYMONTH=${Number(month)};${relativeDay(weekdays, index)}`;
  }
}

function build(start: string, parts: string, lastDay: string): RRuleTemporal {
  const rruleString = `DTSTART:${compact(start)}\nRRULE:${parts};UNTIL=${compact(lastDay)}`;
  return new RRuleTemporal({ rruleString });
}

/** A counted series ends with a day as well: a library finds days of a rule without a count much faster. */
function lastOf(start: string, parts: string, range: Json): string {
  if (range['type'] === 'endDate') return String(range['endDate']);
  if (range['type'] !== 'numbered') return lastDayOfAll;
  const last = build(start, `${parts};COUNT=${Number(range['numberOfOccurrences'])}`, lastDayOfAll)
    .all()
    .at(-1);
  return last ? dayOf(last) : start;
}

function compile(pattern: Json, range: Json): SeriesRule {
  const start = String(range['startDate']);
  const parts = partsOf(pattern);
  const rule = build(start, parts, lastOf(start, parts, range));
  return {
    between: (first, last) => (first > last ? [] : rule.between(instant(first), instant(last), true).map(dayOf)),
    next: (day, including = false) => {
      const found = rule.next(instant(day), including);
      return found ? dayOf(found) : undefined;
    },
    previous: (day) => {
      const found = rule.previous(instant(day));
      return found ? dayOf(found) : undefined;
    },
  };
}

const compiled = new Map<string, SeriesRule>();

/** The rule of a recurrence whose every property is filled. */
export function seriesRule(recurrence: Json): SeriesRule {
  const { pattern, range } = recurrence;
  if (!isObject(pattern) || !isObject(range)) throw new Error('A recurrence without pattern or range was kept.');
  const name = JSON.stringify([pattern, { ...range, recurrenceTimeZone: '' }]);
  const known = compiled.get(name);
  if (known) return known;
  const rule = compile(pattern, range);
  if (compiled.size >= maxKept) compiled.clear();
  compiled.set(name, rule);
  return rule;
}
