// A series that was read from Graph as a calendar program keeps it: an iCalendar object with RRULE, EXDATE and RECURRENCE-ID, expanded by
// ical.js, which knows nothing of Graph. Knows weekly series in Berlin's zone.
import type { Event } from '@microsoft/msgraph-sdk/models/index.js';
import ICAL from 'ical.js';
import { present, wallOf } from './graphUser.ts';

/** Germany's clocks since 1996, as RFC 5545 writes them. */
const berlin = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];
const zone = ICAL.Timezone.fromData({
  tzid: 'Europe/Berlin',
  component: ICAL.Component.fromString(berlin.join('\r\n')),
});

/** `yyyyMMddTHHmmss` of Berlin for a time of Graph in UTC, with seven fraction digits or `Z`. */
function berlinTime(utc: string): string {
  const time = ICAL.Time.fromJSDate(new Date(`${utc.slice(0, 19)}Z`), true);
  return time.convertToZone(zone).toString().replaceAll(/[-:]/g, '');
}

function ruleOf({ recurrence }: Event): string {
  const days = (recurrence?.pattern?.daysOfWeek ?? []).map((day) => day.slice(0, 2).toUpperCase());
  const first = present(recurrence?.pattern?.firstDayOfWeek, 'firstDayOfWeek').slice(0, 2).toUpperCase();
  const end = present(recurrence?.range?.endDate, 'endDate').toString().replaceAll('-', '');
  const interval = present(recurrence?.pattern?.interval, 'interval');
  return `RRULE:FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(',')};WKST=${first};UNTIL=${end}T235959`;
}

function lines(event: Event, more: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    'UID:series',
    `DTSTART;TZID=Europe/Berlin:${berlinTime(wallOf(event.start).dateTime)}`,
    `DTEND;TZID=Europe/Berlin:${berlinTime(wallOf(event.end).dateTime)}`,
    `SUMMARY:${present(event.subject, 'subject')}`,
    ...more,
    'END:VEVENT',
  ];
}

/** The series as an iCalendar object. @param master read in UTC, with its exceptions and its cancelled days */
export function iCalendarOf(master: Event): string {
  const time = berlinTime(wallOf(master.start).dateTime).slice(8);
  const cancelled = (master.cancelledOccurrences ?? []).map((id) => id.slice(-10).replaceAll('-', ''));
  const changed = master.exceptionOccurrences ?? [];
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//tests//EN', ...berlin],
    ...lines(master, [ruleOf(master), ...cancelled.map((day) => `EXDATE;TZID=Europe/Berlin:${day}${time}`)]),
    ...changed.flatMap((event) => {
      const original = present(event.originalStart, 'originalStart').toISOString();
      return lines(event, [`RECURRENCE-ID;TZID=Europe/Berlin:${berlinTime(original)}`]);
    }),
    'END:VCALENDAR',
  ].join('\r\n');
}

/** What ical.js makes of an iCalendar object: start, end (UTC, `yyyy-MM-ddTHH:mm:ss`) and subject of every occurrence, in order. */
export function expand(text: string): string[][] {
  const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent');
  const [master, ...exceptions] = events.map((component) => new ICAL.Event(component, { strictExceptions: true }));
  const series = present(master, 'master');
  for (const exception of exceptions) series.relateException(exception);
  const rows: string[][] = [];
  const utc = (time: ICAL.Time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString().slice(0, 19);
  const iterator = series.iterator();
  for (let start = iterator.next(); start; start = iterator.next()) {
    const { startDate, endDate, item } = series.getOccurrenceDetails(start);
    rows.push([utc(startDate), utc(endDate), item.summary]);
  }
  return rows.sort(([one = ''], [other = '']) => one.localeCompare(other));
}
