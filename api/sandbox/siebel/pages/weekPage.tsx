// A week of My Calendar: the activities that Siebel shows on a calendar, in the employee's zone. Knows which activities those are.
import { clockAt, mondayOf, Week, weekWords } from '../../common/pages/week.tsx';
import type { WeekEntry } from '../../common/pages/week.tsx';
import type { Sight } from '../../common/pages/visit.ts';
import { componentAt } from '../components/catalog.ts';
import { wireInstant } from '../data/values.ts';
import { deskAddress, deskPage, recordAddress } from './desk.tsx';
import type { Desk } from './desk.tsx';
import { literal, textOf } from './insideSiebel.ts';
import type { SiebelRecord } from './insideSiebel.ts';
import { clockIn } from './recordPlans.ts';

/** The most that one request gives. */
const most = 99;
const display = 'Calendar and Activities';

function entryOf(desk: Desk, activity: SiebelRecord): WeekEntry {
  const { zone } = desk.person;
  const id = textOf(activity, 'Id');
  const start = clockAt(clockIn(zone, textOf(activity, 'Planned')));
  const end = clockAt(clockIn(zone, textOf(activity, 'Planned Completion')));
  return {
    key: id,
    address: recordAddress(desk, componentAt('Action/Action'), id),
    start,
    end,
    isAllDay: start.time === '00:00' && end.time === '00:00' && end.day > start.day,
    name: textOf(activity, 'Description'),
    words: [
      textOf(activity, 'MeetingLocation'),
      textOf(activity, 'Type'),
      textOf(activity, 'Repeating') === 'Y' ? `repeats ${textOf(activity, 'Repeating Type').toLowerCase()}` : '',
      textOf(activity, 'Private') === 'Y' ? 'private' : '',
    ],
    ...(textOf(activity, 'Status') === 'Cancelled' ? { state: 'cancelled' } : {}),
  };
}

/** The week view; `week` in the query is any day of it. */
export async function weekPage(desk: Desk): Promise<Sight> {
  const { now, person, siebel, visit } = desk;
  const monday = mondayOf(visit.query, person.zone, now);
  const [from, to] = [monday, monday.plus({ weeks: 1 })].map((at) => literal(wireInstant(at.toJSDate())));
  const { hasMore, records } = await siebel.list(componentAt('Action/Action'), {
    from: 0,
    size: most,
    sortspec: 'Planned',
    searchspec: `[Display] = ${literal(display)} AND EXISTS([Employee.Id] = ${literal(person.id)}) AND [Planned] < ${to ?? ''} AND [Planned Completion] >= ${from ?? ''}`, // prettier-ignore
  });
  const newAddress = `${recordAddress(desk, componentAt('Action/Action'), 'new')}?Display=${encodeURIComponent(display)}&`;
  const content = (
    <>
      <Week
        address={deskAddress(desk, 'calendar')}
        entries={records.map((activity) => entryOf(desk, activity))}
        monday={monday}
        newAddress={newAddress}
        now={now}
      />
      {hasMore ? <p>There are more than {most} this week; My Activities lists them all.</p> : null}
    </>
  );
  return deskPage(desk, 'calendar', `${person.name}, ${weekWords(monday)}`, content);
}
