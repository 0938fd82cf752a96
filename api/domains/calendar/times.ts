// When an appointment is, on both sides. Siebel has no all-day flag: midnight to midnight in the mailbox's zone over whole days is all-day.
import type { TimeSpan } from '../../../shared/records/appointment.ts';
import {
  dateTimeTimeZone,
  dayIn,
  formatInstant,
  instantFromSiebel,
  isStartOfDay,
  midnightOf,
  readDateTimeTimeZone,
  siebelFromInstant,
  startOfDay,
} from '../dates.ts';
import { toIana, toWindows } from '../zones.ts';
import type { WireBody } from '../wireRecord.ts';
import type { SkipReason } from '../../../shared/skipReasons.ts';

export type TimesRead = { readonly time: TimeSpan } | { readonly reason: SkipReason };

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

/** The times of an event. All-day events are dates: the date part as Graph gives it, whatever zone it names. */
export function timesFromExchange(body: WireBody): TimesRead {
  const start = readDateTimeTimeZone(body['start']);
  const end = readDateTimeTimeZone(body['end']);
  if (start === null || end === null) {
    const named = [body['start'], body['end']].every((value) => typeof value === 'object' && value !== null);
    return { reason: named ? 'zone-unknown' : 'times-missing' };
  }
  if (end < start) return { reason: 'times-inverted' };
  if (body['isAllDay'] === true) {
    return { time: { start: start.toFormat('yyyy-MM-dd'), end: end.toFormat('yyyy-MM-dd'), isAllDay: true } };
  }
  return { time: { start: formatInstant(start), end: formatInstant(end), isAllDay: false } };
}

/** Siebel's planned times; an all-day item runs from midnight to midnight in the mailbox's zone. */
export function timesToSiebel(time: TimeSpan, timeZone: string): WireBody {
  const instant = (value: string): string => (time.isAllDay ? startOfDay(value, timeZone) : value);
  return {
    Planned: siebelFromInstant(instant(time.start)),
    'Planned Completion': siebelFromInstant(instant(time.end)),
  };
}

/** Graph's times: in the event's own zone if that is known, else the mailbox's, so that the wall clock stays where people set it. */
export function timesToExchange(time: TimeSpan, current: WireBody | null, timeZone: string): WireBody {
  const original = current?.['originalStartTimeZone'];
  const own = typeof original === 'string' ? toIana(original) : null;
  // An event that was sent in UTC tells nothing of where its owner is.
  const iana = own !== null && own !== 'Etc/UTC' && toWindows(own) !== null ? own : timeZone;
  const windows = toWindows(iana);
  const [zone, name] = windows === null ? ['Etc/UTC', 'UTC'] : [iana, windows];
  if (time.isAllDay) return { isAllDay: true, start: midnightOf(time.start, name), end: midnightOf(time.end, name) };
  return {
    isAllDay: false,
    start: dateTimeTimeZone(time.start, zone, name),
    end: dateTimeTimeZone(time.end, zone, name),
  };
}

/** The instant at which an appointment is over. */
export function endInstant(time: TimeSpan, timeZone: string): string {
  return time.isAllDay ? startOfDay(time.end, timeZone) : time.end;
}
