// When an appointment is, on both sides. Siebel has no all-day flag: midnight to midnight in the mailbox's zone over whole days is all-day.
import type { TimeSpan } from '../../../shared/records/appointment.ts';
import type { SkipReason } from '../../../shared/skipReasons.ts';
import {
  dayIn,
  dayOf,
  graphFromDay,
  graphFromInstant,
  instantFromSiebel,
  isStartOfDay,
  readGraphTime,
  siebelFromInstant,
  startOfDay,
  toInstant,
} from '../dates.ts';
import type { WireBody } from '../wireRecord.ts';
import { toIana, toWindows } from '../zones.ts';

type TimesRead = { readonly time: TimeSpan } | { readonly reason: SkipReason };

/** The planned times of an activity. Days are counted on the calendar, so that one of 23 or 25 hours still counts as one. */
export function timesFromSiebel(body: WireBody, timeZone: string): TimesRead {
  const start = instantFromSiebel(body['Planned']);
  const end = instantFromSiebel(body['Planned Completion']);
  if (start === null || end === null) return { reason: 'times-missing' };
  if (end < start) return { reason: 'times-inverted' };
  if (end > start && isStartOfDay(start, timeZone) && isStartOfDay(end, timeZone)) {
    return { time: { start: dayIn(start, timeZone), end: dayIn(end, timeZone), isAllDay: true } };
  }
  return { time: { start, end, isAllDay: false } };
}

/**
 * The times of an event. All-day events are dates: Graph gives them as midnight in the zone that it names (UTC unless asked otherwise),
 * so the date part is the day, whatever zone that is.
 */
export function timesFromExchange(body: WireBody): TimesRead {
  const start = readGraphTime(body['start']);
  const end = readGraphTime(body['end']);
  if (start.kind === 'none' || end.kind === 'none') return { reason: 'times-missing' };
  if (body['isAllDay'] === true) {
    const [first, last] = [start, end].map((read) => dayOf(read.kind === 'time' ? read.time : read.wall));
    if (first === undefined || last === undefined || last <= first) return { reason: 'times-inverted' };
    return { time: { start: first, end: last, isAllDay: true } };
  }
  if (start.kind === 'zone-unknown' || end.kind === 'zone-unknown') return { reason: 'zone-unknown' };
  if (end.time < start.time) return { reason: 'times-inverted' };
  return { time: { start: toInstant(start.time), end: toInstant(end.time), isAllDay: false } };
}

/** Siebel's planned times; an all-day item runs from midnight to midnight in the mailbox's zone. */
export function timesToSiebel(time: TimeSpan, timeZone: string): Readonly<Record<string, string>> {
  const text = (value: string): string => siebelFromInstant(time.isAllDay ? startOfDay(value, timeZone) : value);
  return { Planned: text(time.start), 'Planned Completion': text(time.end) };
}

/** Graph's times: on the wall clock that the event was made on, so that people find it as they set it, else on the mailbox's. */
export function timesToExchange(time: TimeSpan, before: WireBody, timeZone: string): WireBody {
  if (time.isAllDay) {
    return { isAllDay: true, start: graphFromDay(time.start, timeZone), end: graphFromDay(time.end, timeZone) };
  }
  return {
    isAllDay: false,
    start: graphFromInstant(time.start, zoneOf(before['originalStartTimeZone'], timeZone)),
    end: graphFromInstant(time.end, zoneOf(before['originalEndTimeZone'], timeZone)),
  };
}

function zoneOf(original: unknown, timeZone: string): string {
  const iana = typeof original === 'string' ? toIana(original) : null;
  return iana !== null && toWindows(iana) !== null ? iana : timeZone;
}

/** The instant at which an appointment is over. */
export function endInstant(time: TimeSpan, timeZone: string): string {
  return time.isAllDay ? startOfDay(time.end, timeZone) : time.end;
}

/** The last day that an appointment reaches into, in the mailbox's zone: what ends at midnight does not reach into the next day. */
export function lastDay(time: TimeSpan, timeZone: string): string {
  const end = endInstant(time, timeZone);
  const isEmpty = !time.isAllDay && time.start === time.end;
  const inside = isEmpty ? end : new Date(Date.parse(end) - 1000).toISOString();
  return dayIn(inside, timeZone);
}
