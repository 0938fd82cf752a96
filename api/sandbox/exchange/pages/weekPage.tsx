// A week of a mailbox's calendar, series as their occurrences. Times are the owner's. Knows how Graph tells an event.
import { clockAt, mondayOf, Week, weekWords } from '../../common/pages/week.tsx';
import type { WeekEntry } from '../../common/pages/week.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import type { Json } from '../schema/readBody.ts';
import { textAt } from './insideGraph.ts';
import { nameOf, roomAddress, roomPage } from './room.tsx';
import type { Room } from './room.tsx';

function stateOf(event: Json): Pick<WeekEntry, 'state'> {
  if (event['isCancelled'] === true) return { state: 'cancelled' };
  return textAt(event, 'showAs') === 'free' ? { state: 'free' } : {};
}

function entryOf(room: Room, event: Json): WeekEntry {
  const id = textAt(event, 'id');
  const sensitivity = textAt(event, 'sensitivity');
  const isOfSeries = ['occurrence', 'exception'].includes(textAt(event, 'type'));
  return {
    key: id,
    address: roomAddress(room, 'calendar', id),
    start: clockAt(textAt(event, 'start', 'dateTime')),
    end: clockAt(textAt(event, 'end', 'dateTime')),
    isAllDay: event['isAllDay'] === true,
    name: textAt(event, 'subject'),
    words: [
      textAt(event, 'location', 'displayName'),
      isOfSeries ? 'repeats' : '',
      sensitivity === 'normal' ? '' : sensitivity,
      textAt(event, 'responseStatus', 'response') === 'notResponded' ? 'not answered' : '',
    ],
    ...stateOf(event),
  };
}

/** The week view; `week` in the query is any day of it. */
export async function weekPage(room: Room): Promise<Sight> {
  const { graph, now, owner, visit } = room;
  const monday = mondayOf(visit.query, owner.timeZone, now);
  const end = monday.plus({ weeks: 1 });
  const span = `startDateTime=${monday.toUTC().toISO() ?? ''}&endDateTime=${end.toUTC().toISO() ?? ''}`;
  const { entries } = await graph.list(`calendarView?${span}&$top=1000&$orderby=start/dateTime`);
  const week = (
    <Week
      address={roomAddress(room, 'calendar')}
      entries={entries.map((event) => entryOf(room, event))}
      monday={monday}
      newAddress={`${roomAddress(room, 'calendar', 'new')}?`}
      now={now}
    />
  );
  return roomPage(room, 'calendar', `${nameOf(owner)}, ${weekWords(monday)}`, week);
}
