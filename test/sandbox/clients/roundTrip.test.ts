// What one client writes, another reads as the same, and a calendar program shows as the same: a series with a moved and a cancelled occurrence
// over a change of the clocks, and a meeting whose people use different clients.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphFI } from '@pnp/graph';
import type { GraphServiceClient } from '@microsoft/msgraph-sdk';
import { ada, grace, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';
import { openGraphClient } from './graphClientUser.ts';
import { present, wallOf } from './graphUser.ts';
import { openKiota } from './kiotaUser.ts';
import { openPnp } from './pnpUser.ts';
import { expand, iCalendarOf } from './seriesCalendar.ts';

let world: ExchangeWorld;
let pnp: GraphFI;
let kiota: GraphServiceClient;
let graphClient: Client;
beforeAll(async () => {
  world = await startExchangeWorld();
  pnp = openPnp(world);
  kiota = openKiota(world).client;
  graphClient = openGraphClient(world);
});
afterAll(() => world.close());

const berlin = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const window = { startDateTime: '2026-10-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' };

/** Writes a series of Tuesdays and Thursdays, moves the occurrence of 13 October by a day and takes out the one of 29 October. */
async function writeSeries(): Promise<string> {
  const events = pnp.users.getById(ada).events;
  const { id = '' } = await events.add({
    subject: 'Stand-up',
    start: berlin('2026-10-06T09:00:00'),
    end: berlin('2026-10-06T09:30:00'),
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday', 'thursday'], firstDayOfWeek: 'monday' },
      range: { type: 'endDate', startDate: '2026-10-06', endDate: '2026-11-26' },
    },
  });
  const instances: Event[] = await pnp.users
    .getById(ada)
    .events.getById(id)
    .instances(window.startDateTime, window.endDateTime)
    .top(50)();
  const on = (day: string) => present(instances.find(({ start }) => start?.dateTime?.startsWith(day))?.id, day);
  const moved = { subject: 'Stand-up, late', start: berlin('2026-10-14T15:00:00'), end: berlin('2026-10-14T16:00:00') };
  await pnp.users.getById(ada).events.getById(on('2026-10-13')).update(moved);
  await pnp.users.getById(ada).events.getById(on('2026-10-29')).delete();
  return id;
}

interface AnyEvent {
  subject?: string | null;
  start?: { dateTime?: string | null; timeZone?: string | null } | null;
  end?: { dateTime?: string | null; timeZone?: string | null } | null;
}

const rowOf = ({ subject, start, end }: AnyEvent) => [wallOf(start).dateTime, wallOf(end).dateTime, subject];

describe('a series that one client wrote', () => {
  let id: string;
  beforeAll(async () => {
    id = await writeSeries();
  });

  it('is read by two others as the same occurrences, by its window and by its instances', async () => {
    const user = kiota.users.byUserId(ada);
    const view = await user.calendarView.get({ queryParameters: { ...window, top: 50 } });
    const rows = present(view?.value, 'value').map(rowOf);
    expect(rows.length).toBe(15);
    expect(rows).toContainEqual(['2026-10-14T13:00:00', '2026-10-14T14:00:00', 'Stand-up, late']);
    expect(rows.map(([start]) => start?.slice(0, 10))).not.toContain('2026-10-13');
    expect(rows.map(([start]) => start?.slice(0, 10))).not.toContain('2026-10-29');
    expect(new Set(rows.map(([start]) => start?.slice(11)))).toEqual(new Set(['07:00:00', '13:00:00', '08:00:00']));
    const instances = await user.events.byEventId(id).instances.get({ queryParameters: { ...window, top: 50 } });
    expect(present(instances?.value, 'value').map(rowOf).sort()).toEqual([...rows].sort());
    const other: { value: Event[] } = await graphClient
      .api(`/users/${ada}/calendar/calendarView`)
      .query(window)
      .top(50)
      .get();
    expect(other.value.map(rowOf)).toEqual(rows);
    const local: { value: Event[] } = await graphClient
      .api(`/users/${ada}/events/${id}/instances`)
      .query(window)
      .header('Prefer', 'outlook.timezone="W. Europe Standard Time"')
      .top(50)
      .get();
    const times = local.value
      .filter(({ type }) => type === 'occurrence')
      .map(({ start }) => wallOf(start).dateTime.slice(11));
    expect(new Set(times)).toEqual(new Set(['09:00:00']));
  });

  it('tells what was moved and what was cancelled, and expands in ical.js to the days and times of its calendar view', async () => {
    const master = await kiota.users
      .byUserId(ada)
      .events.byEventId(id)
      .get({
        queryParameters: {
          select: ['subject', 'start', 'end', 'recurrence', 'type', 'cancelledOccurrences', 'exceptionOccurrences'],
          expand: ['exceptionOccurrences'],
        },
      });
    const series = present(master, 'series');
    expect(series.type).toBe('seriesMaster');
    expect(series.cancelledOccurrences).toEqual([`OID.${id}.2026-10-29`]);
    expect(
      series.exceptionOccurrences?.map(({ type, seriesMasterId, originalStart }) => ({
        type,
        seriesMasterId,
        originalStart,
      })),
    ).toEqual([{ type: 'exception', seriesMasterId: id, originalStart: new Date('2026-10-13T07:00:00Z') }]);
    const view = await kiota.users.byUserId(ada).calendarView.get({ queryParameters: { ...window, top: 50 } });
    expect(expand(iCalendarOf(series))).toEqual(present(view?.value, 'value').map(rowOf));
  });
});

describe('a meeting whose people use different clients', () => {
  it('is delivered, answered, moved, answered again and cancelled', async () => {
    const own = pnp.users.getById(ada).events;
    const meeting = await own.add({
      subject: 'Plans',
      start: berlin('2026-11-04T10:00:00'),
      end: berlin('2026-11-04T11:00:00'),
      attendees: [{ type: 'required', emailAddress: { address: grace, name: 'Grace Hopper' } }],
    });
    const statusOf = async () => {
      const seen: Event = await graphClient.api(`/users/${ada}/events/${meeting.id}`).select('attendees').get();
      return seen.attendees?.[0]?.status?.response;
    };
    const invited = kiota.users.byUserId(grace).events;
    const find = async () => (await invited.get({ queryParameters: { filter: "subject eq 'Plans'" } }))?.value?.[0];
    const copy = present(await find(), 'invitation');
    expect(copy).toMatchObject({
      iCalUId: meeting.iCalUId,
      isOrganizer: false,
      responseStatus: { response: 'notResponded' },
    });
    expect(copy.organizer?.emailAddress?.address?.toLowerCase()).toBe(ada);
    const copyId = present(copy.id, 'id');

    await invited.byEventId(copyId).accept.post({ comment: 'Gladly', sendResponse: true });
    expect(await statusOf()).toBe('accepted');
    await own
      .getById(present(meeting.id, 'id'))
      .update({ start: berlin('2026-11-04T14:00:00'), end: berlin('2026-11-04T15:00:00') });
    const moved = present(await invited.byEventId(copyId).get(), 'moved');
    expect(rowOf(moved)).toEqual(['2026-11-04T13:00:00', '2026-11-04T14:00:00', 'Plans']);
    expect(moved.responseStatus?.response).toBe('notResponded');
    await graphClient.api(`/users/${grace}/events/${copyId}/tentativelyAccept`).post({ sendResponse: true });
    expect(await statusOf()).toBe('tentativelyAccepted');

    await own.getById(present(meeting.id, 'id')).cancel('Not today');
    expect((await invited.byEventId(copyId).get())?.isCancelled).toBe(true);
  });
});
