// What a series' occurrences ought to be, reckoned by libraries that the sandbox does not use: ical.js for the days, Temporal for the clock.
// Only for rules on which RFC 5545 and Outlook agree: no day of the month after the 28th but the last, and no such day of a shorter month in a
// yearly rule.
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** A recurrence as a client writes it. */
export interface Series {
  readonly pattern: {
    readonly type: string;
    readonly interval: number;
    readonly daysOfWeek?: readonly string[];
    readonly firstDayOfWeek?: string;
    readonly dayOfMonth?: number;
    readonly month?: number;
    readonly index?: string;
  };
  readonly range: { readonly type: string; readonly endDate?: string; readonly numberOfOccurrences?: number };
  /** yyyy-MM-dd, HH:mm:ss, an IANA name, minutes between the clock times. */
  readonly startDay: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
}

const positions: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
const code = (weekday: string): string => weekday.slice(0, 2).toUpperCase();

function ruleOf({ pattern, range }: Series): ICAL.Recur {
  const { type, interval, daysOfWeek = [], firstDayOfWeek = 'sunday', dayOfMonth, month, index = 'first' } = pattern;
  const frequency = type === 'daily' ? 'DAILY' : type === 'weekly' ? 'WEEKLY' : type.endsWith('Yearly') ? 'YEARLY' : 'MONTHLY'; // prettier-ignore
  const parts = [`FREQ=${frequency}`, `INTERVAL=${interval}`, `WKST=${code(firstDayOfWeek)}`];
  if (type.endsWith('Yearly')) parts.push(`BYMONTH=${month}`);
  if (type.startsWith('absolute'))
    parts.push(`BYMONTHDAY=${dayOfMonth === 31 && type === 'absoluteMonthly' ? -1 : dayOfMonth}`);
  if (type === 'weekly' || type.startsWith('relative')) parts.push(`BYDAY=${daysOfWeek.map(code).join(',')}`);
  if (type.startsWith('relative')) parts.push(`BYSETPOS=${positions[index]}`);
  if (range.type === 'endDate') parts.push(`UNTIL=${range.endDate?.replaceAll('-', '')}`);
  return ICAL.Recur.fromString(parts.join(';'));
}

/** Where to begin: ical.js takes a first day that is one of the weekdays for any position, so a relative rule begins one interval earlier. */
function beginOf({ pattern: { type, interval }, startDay }: Series): string {
  if (!type.startsWith('relative')) return startDay;
  const start = Temporal.PlainDate.from(startDay);
  return type === 'relativeYearly'
    ? start.with({ month: 1, day: 1 }).subtract({ years: interval }).toString()
    : start.with({ day: 1 }).subtract({ months: interval }).toString();
}

/** The days of a series up to and with a last one. */
function daysUpTo(series: Series, lastDay: string): string[] {
  const days: string[] = [];
  const most = series.range.numberOfOccurrences ?? Number.POSITIVE_INFINITY;
  const iterator = ruleOf(series).iterator(ICAL.Time.fromDateString(beginOf(series)));
  while (days.length < most) {
    const day = iterator.next()?.toString().slice(0, 10);
    if (day === undefined || day > lastDay) break;
    if (day >= series.startDay) days.push(day);
  }
  return days;
}

/** Starts of the occurrences that show between two instants (milliseconds), as instants. */
export function startsBetween(series: Series, fromMs: number, toMs: number): number[] {
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const marginMs = 3 * 86_400_000;
  const instantOf = (wall: Temporal.PlainDateTime) => wall.toZonedDateTime(series.zone).epochMilliseconds;
  const starts: number[] = [];
  for (const day of daysUpTo(series, dayOf(toMs + marginMs))) {
    if (day < dayOf(fromMs - marginMs)) continue;
    const wall = Temporal.PlainDateTime.from(`${day}T${series.time}`);
    const start = instantOf(wall);
    if (start >= toMs) continue;
    if (start >= fromMs || instantOf(wall.add({ minutes: series.minutes })) > fromMs) starts.push(start);
  }
  return starts;
}
