// Facts about calendars, their groups and their events, and about free and busy times.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, valuesOf } from '../../support/exchangeWorld.ts';
import type { Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { ada, at, grace, hours, konrad, list, only, person, room, startMeetingWorld, weekly } from './meetingWorld.ts';
import type { MeetingWorld } from './meetingWorld.ts';

let world: MeetingWorld;
beforeAll(async () => {
  world = await startMeetingWorld();
});
afterAll(() => world.close());

const day = '2026-12-01';
const namesOf = (entities: readonly Json[]) => entities.map(({ name }) => name);
const listed = async (path: string) => valuesOf(await world.send('GET', path));

describe('calendars', () => {
  it('are the default one at first', async () => {
    const calendars = await listed(`${ada}/calendars`);
    expect(checkGraph(calendars, 'calendar[]')).toEqual([]);
    expect(calendars).toMatchObject([
      {
        name: 'Calendar',
        color: 'auto',
        hexColor: '',
        isDefaultCalendar: true,
        isRemovable: false,
        canEdit: true,
        canShare: true,
        owner: { name: 'Ada Byron', address: 'Ada.Byron@siebel.example' },
      },
    ]);
    expect(await world.ask('GET', `${ada}/calendar`)).toMatchObject({ id: calendars[0]?.['id'] });
  });

  it('can be made, renamed, coloured and deleted', async () => {
    const made = await world.ask('POST', `${ada}/calendars`, { name: 'Travel', color: 'lightBlue' });
    expect(checkGraph(made, 'calendar')).toEqual([]);
    expect(made).toMatchObject({ name: 'Travel', color: 'lightBlue', isDefaultCalendar: false, isRemovable: true });
    const path = `${ada}/calendars/${String(made['id'])}`;
    const changed = await world.ask('PATCH', path, { name: 'Trips', color: 'lightRed' });
    expect(changed).toMatchObject({ id: made['id'], name: 'Trips', color: 'lightRed' });
    expect(changed['changeKey']).not.toBe(made['changeKey']);
    expect(namesOf(await listed(`${ada}/calendars`))).toEqual(['Calendar', 'Trips']);
    expect((await world.send('DELETE', path)).status).toBe(204);
    expect([(await world.send('GET', path)).status, namesOf(await listed(`${ada}/calendars`))]).toEqual([
      404,
      ['Calendar'],
    ]);
  });

  it('carry extended properties, told when they are asked for by name, and can be found by them', async () => {
    const id = 'String {00020329-0000-0000-c000-000000000046} Name Origin';
    const property = { id, value: 'CRM' };
    await world.ask('POST', `${konrad}/calendars`, { name: 'Marked', singleValueExtendedProperties: [property] });
    const expanded = `$expand=singleValueExtendedProperties($filter=id eq '${id}')`;
    const found = `$filter=singleValueExtendedProperties/Any(p: p/id eq '${id}' and p/value eq 'CRM')`;
    const [marked, ...others] = await listed(`${konrad}/calendars?${found}&${expanded}`);
    expect(others).toEqual([]);
    expect(marked).toMatchObject({ name: 'Marked', singleValueExtendedProperties: [property] });
    const path = `${konrad}/calendars/${String(marked?.['id'])}`;
    await world.ask('PATCH', path, { singleValueExtendedProperties: [{ id, value: 'Other' }] });
    expect(await world.ask('GET', `${path}?${expanded}`)).toMatchObject({
      singleValueExtendedProperties: [{ id, value: 'Other' }],
    });
    expect(await world.ask('GET', path)).not.toHaveProperty('singleValueExtendedProperties');
    expect((await world.send('GET', `${path}?$expand=events`)).status).toBe(501);
    await world.send('DELETE', path);
  });

  it('have names that are unique in a mailbox', async () => {
    await world.ask('POST', `${grace}/calendars`, { name: 'Home' });
    const twins = [
      await world.send('POST', `${grace}/calendars`, { name: 'HOME' }),
      await world.send('POST', `${grace}/calendars`, { name: 'Calendar' }),
      await world.send('PATCH', `${grace}/calendar`, { name: 'Home' }),
    ];
    expect(twins.map((answer) => [answer.status, codeOf(answer)])).toEqual(Array(3).fill([409, 'ErrorFolderExists']));
    expect(await world.ask('PATCH', `${grace}/calendar`, { name: 'Calendar', color: 'lightTeal' })).toMatchObject({
      name: 'Calendar',
      color: 'lightTeal',
    });
  });

  it.each([
    ['without a name', 'POST', 'calendars', {}, 400],
    ['with an empty name', 'POST', 'calendars', { name: ' ' }, 400],
    ['with a color that there is not', 'POST', 'calendars', { name: 'X', color: 'mauve' }, 400],
    ['that is the default one to be deleted', 'DELETE', 'calendar', undefined, 400],
    ['that is to be the default one', 'PATCH', 'calendar', { isDefaultCalendar: false }, 501],
    ['of an id that is none', 'GET', 'calendars/x', undefined, 400],
    ['of another mailbox', 'GET', 'calendars/OTHER', undefined, 404],
  ])('%s are refused', async (_what, method, path, body, status) => {
    const other = await world.ask('GET', `${grace}/calendar`);
    const answer = await world.send(method, `${ada}/${path.replace('OTHER', String(other['id']))}`, body);
    expect(answer.status).toBe(status);
  });

  it('show permissions as if nobody had shared them, and sharing is refused by name', async () => {
    const permissions = await listed(`${ada}/calendar/calendarPermissions`);
    expect(checkGraph(permissions, 'calendarPermission[]')).toEqual([]);
    expect(permissions).toMatchObject([{ isInsideOrganization: true, role: 'freeBusyRead' }]);
    const shared = await world.send('POST', `${ada}/calendar/calendarPermissions`, { role: 'read' });
    expect([shared.status, codeOf(shared)]).toEqual([501, 'NotImplementedInSandbox']);
  });
});

describe('groups of calendars', () => {
  it('are two at first, and the default calendar is in the first', async () => {
    const groups = await listed(`${konrad}/calendarGroups`);
    expect(checkGraph(groups, 'calendarGroup[]')).toEqual([]);
    expect(namesOf(groups)).toEqual(['My Calendars', 'Other Calendars']);
    const [first, second] = groups.map(({ id }) => `${konrad}/calendarGroups/${String(id)}/calendars`);
    expect(namesOf(await listed(first ?? ''))).toEqual(['Calendar']);
    expect(await listed(second ?? '')).toEqual([]);
  });

  it('can be made, renamed, filled, and deleted when they are empty', async () => {
    const made = await world.ask('POST', `${konrad}/calendarGroups`, { name: 'Projects' });
    const path = `${konrad}/calendarGroups/${String(made['id'])}`;
    expect(await world.ask('PATCH', path, { name: 'Customers' })).toMatchObject({
      name: 'Customers',
      classId: made['classId'],
    });
    const calendar = await world.ask('POST', `${path}/calendars`, { name: 'Calder' });
    expect(namesOf(await listed(`${path}/calendars`))).toEqual(['Calder']);
    expect((await world.send('DELETE', path)).status).toBe(400);
    const inside = `${path}/calendars/${String(calendar['id'])}`;
    const event = await world.ask('POST', `${inside}/events`, { subject: 'Inside', ...hours(day) });
    expect((await listed(`${inside}/events`)).map(({ id }) => id)).toEqual([event['id']]);
    await world.send('DELETE', inside);
    expect((await world.send('DELETE', path)).status).toBe(204);
    const twin = await world.send('POST', `${konrad}/calendarGroups`, { name: 'my calendars' });
    expect([twin.status, codeOf(twin)]).toEqual([409, 'ErrorFolderExists']);
  });
});

describe('events of a calendar', () => {
  let path: string;
  let calendar: Json;
  const window = `startDateTime=2026-11-01&endDateTime=2027-02-01`;
  beforeAll(async () => {
    calendar = await world.ask('POST', `${ada}/calendars`, { name: 'Second' });
    path = `${ada}/calendars/${String(calendar['id'])}`;
  });

  it('are listed and viewed there, and not among those of the default calendar', async () => {
    const made = await world.ask('POST', `${path}/events`, {
      subject: 'There',
      ...hours(day),
      recurrence: weekly(day),
    });
    expect((await listed(`${path}/events`)).map(({ subject }) => subject)).toEqual(['There']);
    expect(await listed(`${path}/calendarView?${window}`)).toHaveLength(4);
    expect(await listed(`${ada}/events`)).toEqual([]);
    expect(await listed(`${ada}/calendarView?${window}`)).toEqual([]);
    const id = String(made['id']);
    expect(await world.ask('GET', `${ada}/events/${id}`)).toMatchObject({ subject: 'There' });
    expect(await world.ask('GET', `${ada}/events/${id}/calendar`)).toMatchObject({ name: 'Second' });
    expect(await world.ask('GET', `${ada}/events/${id}?$expand=calendar`)).toMatchObject({
      calendar: { id: calendar['id'] },
    });
    const defaultId = String((await world.ask('GET', `${ada}/calendar`))['id']);
    expect((await world.send('GET', `${ada}/calendars/${defaultId}/events/${id}`)).status).toBe(404);
  });

  it('are tracked there alone', async () => {
    const begin = async (base: string) => {
      let answer = await world.send('GET', `${base}/calendarView/delta?${window}`);
      while (answer.body['@odata.nextLink']) answer = await follow(answer.body['@odata.nextLink']);
      return answer.body['@odata.deltaLink'];
    };
    const follow = (link: unknown) => world.sendTo('GET', String(link));
    const [here, there] = [await begin(ada), await begin(path)];
    const made = await world.ask('POST', `${path}/events`, { subject: 'New', ...hours('2026-12-07') });
    expect(valuesOf(await follow(there)).map(({ subject }) => subject)).toEqual(['New']);
    expect(valuesOf(await follow(here))).toEqual([]);
    await world.send('DELETE', `${path}/events/${String(made['id'])}`);
    expect(valuesOf(await follow(there))).toMatchObject([{ id: made['id'], '@removed': { reason: 'deleted' } }]);
    expect(valuesOf(await follow(here))).toEqual([]);
  });

  it("invite like any others; the copy is in the attendee's default calendar", async () => {
    const made = await world.ask('POST', `${path}/events`, {
      subject: 'With',
      ...hours(day),
      attendees: [person(grace)],
    });
    expect(only(await world.copiesOf(grace, made))).toMatchObject({ subject: 'With' });
    await world.mail();
  });

  it('go to Deleted Items with their calendar, and nobody is mailed', async () => {
    const [event] = await listed(`${path}/events`);
    expect((await world.send('DELETE', path)).status).toBe(204);
    expect((await world.send('GET', `${path}/events`)).status).toBe(404);
    expect((await world.send('GET', `${ada}/events/${String(event?.['id'])}`)).status).toBe(200);
    expect((await world.send('GET', `${ada}/events/${String(event?.['id'])}/calendar`)).status).toBe(404);
    expect(await world.mail()).toEqual([]);
  });
});

describe('free and busy times', () => {
  const ask = (schedules: string[], more: Json = {}) =>
    world.send('POST', `${ada}/calendar/getSchedule`, {
      schedules,
      startTime: at('2027-03-01T08:00:00'),
      endTime: at('2027-03-01T12:00:00'),
      ...more,
    });

  it('are told as entries and as digits, of people, rooms and lists', async () => {
    await world.create(konrad, { subject: 'Secret', ...hours('2027-03-01', '08:30', '09:30'), sensitivity: 'private' });
    await world.create(konrad, {
      subject: 'Out',
      ...hours('2027-03-01', '09:00', '10:00'),
      showAs: 'oof',
      location: { displayName: 'Away' },
    });
    await world.create(grace, {
      subject: 'Perhaps',
      ...hours('2027-03-01', '11:00', '11:20'),
      showAs: 'tentative',
      attendees: [person(room, 'resource')],
    });
    const answer = await ask([konrad, 'GRACE@siebel.example', room, list, 'nobody@elsewhere.example']);
    expect(answer.status).toBe(200);
    expect(checkGraph(answer.body['value'], 'scheduleInformation[]')).toEqual([]);
    expect(valuesOf(answer).map(({ scheduleId, availabilityView: view }) => [scheduleId, view])).toEqual([
      [konrad, '02330000'],
      ['GRACE@siebel.example', '00000010'],
      [room, '00000010'],
      [list, '02330010'],
      ['nobody@elsewhere.example', ''],
    ]);
    const [konrads, , rooms, , nobodys] = valuesOf(answer);
    expect(konrads).toMatchObject({
      scheduleItems: [
        { isPrivate: true, status: 'busy', start: { dateTime: '2027-03-01T08:30:00.0000000', timeZone: 'UTC' } },
        { isPrivate: false, status: 'oof', subject: 'Out', location: 'Away' },
      ],
      workingHours: { startTime: '08:00:00.0000000', timeZone: { name: 'W. Europe Standard Time' } },
    });
    expect(JSON.stringify(konrads)).not.toContain('Secret');
    expect(rooms).toMatchObject({ scheduleItems: [{ status: 'tentative', subject: 'Perhaps' }] });
    expect(nobodys).toMatchObject({ error: { responseCode: '5016' } });
    await world.mail();
  });

  it.each([
    ['nobody', { schedules: [] }, 'ErrorInvalidParameter'],
    ['too many', { schedules: Array(21).fill(ada) }, 'ErrorInvalidParameter'],
    ['more than 62 days', { endTime: at('2027-05-03T08:00:01') }, 'ErrorTimeIntervalTooBig'],
    ['no time', { endTime: at('2027-03-01T08:00:00') }, 'ErrorInvalidParameter'],
    ['too short an interval', { availabilityViewInterval: 4 }, 'ErrorInvalidParameter'],
  ])('are refused for %s', async (_what, more, code) => {
    const answer = await ask([ada], more);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('may be asked with the permission to read', async () => {
    const token = await world.tokenWith({ roles: ['Calendars.Read'] });
    const body = { schedules: [ada], startTime: at('2027-03-01T08:00:00'), endTime: at('2027-03-01T09:00:00') };
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await world.sendTo('POST', `/v1.0/users/${ada}/calendar/getSchedule`, body, headers);
    expect(answer.status).toBe(200);
  });

  it('are not searched for a meeting: findMeetingTimes is refused by name', async () => {
    const answer = await world.send('POST', `${ada}/findMeetingTimes`, {});
    expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplementedInSandbox']);
  });
});
