// Series as Graph bodies: rule, range, moved and cancelled occurrences. Knows how Graph writes a series and how days lie around today;
// must not know whose it is.
import { graphMoment, momentAt, type Day } from './days.ts';
import type { SampleBody } from './types.ts';

/** A rule in Graph's words, without its range. */
export type Pattern =
  | { readonly type: 'daily'; readonly interval: number }
  | { readonly type: 'weekly'; readonly interval: number; readonly daysOfWeek: readonly string[]; readonly firstDayOfWeek: string }
  | { readonly type: 'absoluteMonthly'; readonly interval: number; readonly dayOfMonth: number }
  | { readonly type: 'relativeMonthly'; readonly interval: number; readonly daysOfWeek: readonly string[]; readonly index: string }
  | { readonly type: 'absoluteYearly'; readonly interval: number; readonly dayOfMonth: number; readonly month: number }; // prettier-ignore

/** When a series takes place. Days are told by how they lie around today. */
export interface Rhythm {
  readonly pattern: Pattern;
  readonly first: (today: Day) => Day;
  /** `hh:mm` on the clock of its zone; left out, it is all day. */
  readonly time?: string;
  /** Minutes, or days of an all-day one. */
  readonly length: number;
  /** How many there are, or the last day; left out, it has no end. */
  readonly count?: number;
  readonly last?: (today: Day) => Day;
  /** Occurrences that were moved: from which day, to which day and time, and a new place if it has one. */
  readonly moved?: readonly Move[];
  readonly cancelled?: readonly ((today: Day) => Day)[];
}

interface Move {
  readonly from: (today: Day) => Day;
  readonly to: (today: Day) => Day;
  readonly time: string;
  readonly place?: string;
}

/** The n-th day (1 is Monday) of the week that is so many weeks from this one. */
export function dayOfWeek(today: Day, n: number, weeks: number): Day {
  return today.plus({ weeks, days: n - today.weekday });
}

/** The last such day of the week (1 is Monday) in the month that is so many months from this one. */
export function lastOfMonth(today: Day, n: number, months: number): Day {
  const end = today.plus({ months }).endOf('month').startOf('day');
  return end.minus({ days: (end.weekday - n + 7) % 7 });
}

/** Every week on this day (1 is Monday) since `weeks` weeks ago. */
export function weekly(n: number, weeksAgo: number): Pick<Rhythm, 'pattern' | 'first'> {
  return {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: [nameOfDay(n)], firstDayOfWeek: 'monday' },
    first: (today) => dayOfWeek(today, n, -weeksAgo),
  };
}

const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function nameOfDay(n: number): string {
  return DAY_NAMES[n - 1] ?? 'monday';
}

const iso = (day: Day): string => day.toISODate() ?? '';

function span(day: Day, time: string | undefined, length: number, zone: string) {
  const start = momentAt(day, time ?? '00:00', zone);
  const end = start.plus(time === undefined ? { days: length } : { minutes: length });
  return { start: graphMoment(start), end: graphMoment(end) };
}

function rangeOf({ count, first, last }: Rhythm, today: Day): SampleBody {
  const startDate = iso(first(today));
  if (count !== undefined) return { type: 'numbered', startDate, numberOfOccurrences: count };
  if (last !== undefined) return { type: 'endDate', startDate, endDate: iso(last(today)) };
  return { type: 'noEnd', startDate };
}

/** The part of an event's body that makes it a series; `zone` is the IANA name of the zone it was made in. */
export function seriesBody(rhythm: Rhythm, zone: string, today: Day): SampleBody {
  const { cancelled = [], first, length, moved = [], pattern, time } = rhythm;
  const exceptions = moved.map(({ from, to, time: newTime, place }) => ({
    originalStart: momentAt(from(today), time ?? '00:00', zone)
      .toUTC()
      .toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'"),
    ...span(to(today), newTime, length, zone),
    ...(place === undefined ? {} : { location: { displayName: place } }),
  }));
  return {
    ...span(first(today), time, length, zone),
    isAllDay: time === undefined,
    recurrence: { pattern, range: rangeOf(rhythm, today) },
    ...(exceptions.length === 0 ? {} : { exceptionOccurrences: exceptions }),
    ...(cancelled.length === 0 ? {} : { cancelledOccurrences: cancelled.map((day) => iso(day(today))) }),
  };
}
