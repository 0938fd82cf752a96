// A week of appointments as seven days side by side (one below the other on a narrow screen). Knows days and clocks; must not know which server
// keeps the appointments.
import { DateTime } from 'luxon';
import type { ReactElement } from 'react';

/** An appointment as a week shows it; days are yyyy-MM-dd and times HH:mm of the zone that is shown. */
export interface WeekEntry {
  readonly key: string;
  readonly address: string;
  readonly start: { readonly day: string; readonly time: string };
  readonly end: { readonly day: string; readonly time: string };
  readonly isAllDay: boolean;
  readonly name: string;
  readonly words: readonly string[];
  readonly state?: 'cancelled' | 'free';
}

/** The Monday of the week that the query's `week` (any day of it) asks for, of this week otherwise. */
export function mondayOf(query: URLSearchParams, zone: string, now: Date): DateTime {
  const asked = DateTime.fromISO(query.get('week') ?? '', { zone });
  const day = asked.isValid ? asked : DateTime.fromJSDate(now, { zone });
  return day.startOf('week');
}

/** The days of a week in words, such as `23 November to 29 November 2026`. */
export function weekWords(monday: DateTime): string {
  return `${monday.toFormat('d LLLL')} to ${monday.plus({ days: 6 }).toFormat('d LLLL yyyy')}`;
}

/** Day and clock of a text such as `2026-11-25T09:30`. */
export function clockAt(text: string): WeekEntry['start'] {
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

function showsOn({ end, start }: WeekEntry, day: string): boolean {
  const isOver = end.day < day || (end.day === day && end.time === '00:00');
  return start.day === day || (start.day < day && !isOver);
}

function Appointment({ day, entry }: { readonly day: string; readonly entry: WeekEntry }): ReactElement {
  const { address, end, isAllDay, name, start, state = '', words } = entry;
  const from = start.day === day ? start.time : '00:00';
  const to = end.day === day ? end.time : '24:00';
  return (
    <a className={`appointment ${state}`.trim()} href={address}>
      <small>{isAllDay ? 'All day' : `${from}–${to}`}</small>
      <span dir="auto">{name.trim() === '' ? '(no subject)' : name}</span>
      <small dir="auto">{words.filter((word) => word !== '').join(' · ')}</small>
    </a>
  );
}

interface DayProps {
  readonly at: DateTime;
  readonly entries: readonly WeekEntry[];
  readonly newAddress: string;
  readonly now: Date;
}

function Day({ at, entries, newAddress, now }: DayProps): ReactElement {
  const day = at.toISODate() ?? '';
  const isToday = at.hasSame(DateTime.fromJSDate(now, { zone: at.zone }), 'day');
  const words = at.toFormat('cccc d LLLL');
  return (
    <section aria-label={words} className={isToday ? 'day today' : 'day'}>
      <h2>{at.toFormat('ccc d LLL')}</h2>
      {entries
        .filter((entry) => showsOn(entry, day))
        .map((entry) => (
          <Appointment day={day} entry={entry} key={entry.key} />
        ))}
      <a aria-label={`New appointment on ${words}`} className="add" href={`${newAddress}day=${day}`}>
        +
      </a>
    </section>
  );
}

interface WeekProps {
  /** The address of the calendar itself. */
  readonly address: string;
  readonly entries: readonly WeekEntry[];
  readonly monday: DateTime;
  /** The address of a new appointment's form; `day=…` is put behind it. */
  readonly newAddress: string;
  readonly now: Date;
}

/** The week, with the ways to the weeks around it. */
export function Week({ address, entries, monday, newAddress, now }: WeekProps): ReactElement {
  const week = (offset: number): string => `${address}?week=${monday.plus({ weeks: offset }).toISODate() ?? ''}`;
  return (
    <>
      <div className="toolbar">
        <a href={week(-1)}>Week before</a>
        <a href={address}>This week</a>
        <a href={week(1)}>Week after</a>
        <small>Times of {monday.zoneName}</small>
      </div>
      <div className="week">
        {Array.from({ length: 7 }, (_, index) => monday.plus({ days: index })).map((at) => (
          <Day at={at} entries={entries} key={at.toISODate()} newAddress={newAddress} now={now} />
        ))}
      </div>
    </>
  );
}
