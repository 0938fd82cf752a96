// Days around today, and moments written as Siebel and as Graph write them. Knows time zones; must not know what happens at a time.
import { DateTime } from 'luxon';
import { findWindows } from 'windows-iana';

/** A day without a time: midnight UTC. */
export type Day = DateTime;

/** The day (UTC) of an instant. */
export function dayOf(instant: Date): Day {
  return DateTime.fromJSDate(instant, { zone: 'utc' }).startOf('day');
}

/** The n-th working day from a day: 0 is the day itself or the Monday after it, -1 the working day before that. */
export function workday(day: Day, n: number): Day {
  const isWeekend = day.weekday > 5;
  const from = isWeekend ? day.plus({ days: 8 - day.weekday }) : day;
  const monday = from.minus({ days: from.weekday - 1 });
  const index = from.weekday - 1 + n;
  return monday.plus({ days: Math.floor(index / 5) * 7 + (((index % 5) + 5) % 5) });
}

/** The instant at which a clock in a zone shows a time, `hh:mm`, on a day. */
export function momentAt(day: Day, time: string, zone: string): DateTime {
  return DateTime.fromISO(`${day.toISODate() ?? ''}T${time}`, { zone });
}

/** `MM/DD/YYYY hh:mm:ss` in UTC. */
export function siebelMoment(moment: DateTime): string {
  return moment.toUTC().toFormat('MM/dd/yyyy HH:mm:ss');
}

/** `MM/DD/YYYY`. */
export function siebelDay(day: Day): string {
  return day.toFormat('MM/dd/yyyy');
}

export interface GraphMoment {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** The wall clock of a moment in its own zone, with the zone's Windows name. */
export function graphMoment(moment: DateTime): GraphMoment {
  return { dateTime: moment.toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone: windowsName(moment.zoneName ?? 'utc') };
}

/** Midnight of a day in a zone, as Graph writes it. */
export function graphDay(day: Day, zone: string): GraphMoment {
  return { dateTime: `${day.toISODate() ?? ''}T00:00:00`, timeZone: windowsName(zone) };
}

const windowsNames = new Map<string, string>();

/** The Windows name of an IANA zone; UTC for one that Windows does not know. */
export function windowsName(zone: string): string {
  let name = windowsNames.get(zone);
  if (name === undefined) {
    name = findWindows(zone)[0] ?? 'UTC';
    windowsNames.set(zone, name);
  }
  return name;
}

/** The next day after `day` on which a zone changes its clock; in a zone that never does, a year later. */
export function nextClockChange(day: Day, zone: string): Day {
  const offsetOn = (n: number): number => momentAt(day.plus({ days: n }), '12:00', zone).offset;
  for (let n = 1; n < 365; n += 1) if (offsetOn(n) !== offsetOn(n - 1)) return day.plus({ days: n });
  return day.plus({ days: 365 });
}
