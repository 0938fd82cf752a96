// A week of a mailbox's calendar: seven days with their appointments, series as their occurrences. Times are the owner's. Knows days and views.
import { DateTime } from 'luxon';
import type { ReactElement } from 'react';
import type { Sight } from '../../common/pages/visit.ts';
import type { Json } from '../schema/readBody.ts';
import { textAt } from './insideGraph.ts';
import { nameOf, roomAddress, roomPage } from './room.tsx';
import type { Room } from './room.tsx';

function mondayOf({ now, owner, visit }: Room): DateTime {
  const zone = owner.timeZone;
  const asked = DateTime.fromISO(visit.query.get('week') ?? '', { zone });
  const day = asked.isValid ? asked : DateTime.fromJSDate(now, { zone });
  return day.startOf('week');
}

/** The day (yyyy-MM-dd) and clock (HH:mm) of a `dateTimeTimeZone`, as they stand there. */
function clockOf(event: Json, end: 'start' | 'end'): { readonly day: string; readonly time: string } {
  const text = textAt(event, end, 'dateTime');
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

function showsOn(event: Json, day: string): boolean {
  const [start, end] = [clockOf(event, 'start'), clockOf(event, 'end')];
  const endsBefore = end.day < day || (end.day === day && end.time === '00:00');
  return start.day === day || (start.day < day && !endsBefore);
}

function stateOf(event: Json): string {
  if (event['isCancelled'] === true) return 'cancelled';
  return textAt(event, 'showAs') === 'free' ? 'free' : '';
}

function Appointment({
  day,
  event,
  room,
}: {
  readonly day: string;
  readonly event: Json;
  readonly room: Room;
}): ReactElement {
  const [start, end] = [clockOf(event, 'start'), clockOf(event, 'end')];
  const from = start.day === day ? start.time : '00:00';
  const to = end.day === day ? end.time : '24:00';
  const answer = textAt(event, 'responseStatus', 'response');
  const words = [
    textAt(event, 'location', 'displayName'),
    ['occurrence', 'exception'].includes(textAt(event, 'type')) ? 'repeats' : '',
    textAt(event, 'sensitivity') === 'normal' ? '' : textAt(event, 'sensitivity'),
    answer === 'notResponded' ? 'not answered' : '',
  ];
  return (
    <a className={`appointment ${stateOf(event)}`} href={roomAddress(room, 'calendar', textAt(event, 'id'))}>
      <small>{event['isAllDay'] === true ? 'All day' : `${from}–${to}`}</small>
      <span dir="auto">{textAt(event, 'subject') || '(no subject)'}</span>
      <small dir="auto">{words.filter((word) => word !== '').join(' · ')}</small>
    </a>
  );
}

function Day({
  at,
  events,
  room,
}: {
  readonly at: DateTime;
  readonly events: readonly Json[];
  readonly room: Room;
}): ReactElement {
  const day = at.toISODate() ?? '';
  const isToday = at.hasSame(DateTime.fromJSDate(room.now, { zone: room.owner.timeZone }), 'day');
  const shown = events.filter((event) => showsOn(event, day));
  return (
    <section aria-label={at.toFormat('cccc d LLLL')} className={isToday ? 'day today' : 'day'}>
      <h2>{at.toFormat('ccc d LLL')}</h2>
      {shown.map((event) => (
        <Appointment day={day} event={event} key={textAt(event, 'id')} room={room} />
      ))}
      <a
        aria-label={`New appointment on ${at.toFormat('cccc d LLLL')}`}
        href={`${roomAddress(room, 'calendar', 'new')}?day=${day}`}
      >
        +
      </a>
    </section>
  );
}

/** The week view; `week` in the query is any day of it. */
export async function weekPage(room: Room): Promise<Sight> {
  const monday = mondayOf(room);
  const next = monday.plus({ weeks: 1 });
  const span = `startDateTime=${monday.toUTC().toISO() ?? ''}&endDateTime=${next.toUTC().toISO() ?? ''}`;
  const { entries } = await room.graph.list(`calendarView?${span}&$top=1000&$orderby=start/dateTime`);
  const address = roomAddress(room, 'calendar');
  const content = (
    <>
      <div className="toolbar">
        <a href={`${address}?week=${monday.minus({ weeks: 1 }).toISODate() ?? ''}`}>Week before</a>
        <a href={address}>This week</a>
        <a href={`${address}?week=${next.toISODate() ?? ''}`}>Week after</a>
        <a className="new" href={roomAddress(room, 'calendar', 'new')}>
          New appointment
        </a>
        <small>Times of {room.owner.timeZone}</small>
      </div>
      <div className="week">
        {Array.from({ length: 7 }, (_, index) => monday.plus({ days: index })).map((at) => (
          <Day at={at} events={entries} key={at.toISODate()} room={room} />
        ))}
      </div>
    </>
  );
  return roomPage(
    room,
    'calendar',
    `${nameOf(room.owner)}, ${monday.toFormat('d LLLL')} to ${next.minus({ days: 1 }).toFormat('d LLLL yyyy')}`,
    content,
  );
}
