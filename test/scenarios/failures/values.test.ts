// Stories of values that shift, flip or get lost on their way: times and zones, whole days, due dates, odd values, rich text.
import { DateTime } from 'luxon';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserMap } from '../../../api/store/store.ts';
import { versionsOf } from '../../support/bothSides.ts';
import { at, graphTime, instant, instantOf, siebelText } from '../../support/siebelTimes.ts';
import { appointment, event, only, openStage, toDo, type Row, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const BERLIN = 'Europe/Berlin';
const TOKYO = 'Asia/Tokyo';
/** Behind UTC, where a day that is read in UTC is the next one. */
const CHICAGO = 'America/Chicago';

let stage: Stage;
let brandt: UserMap;
let tanaka: UserMap;
let ramirez: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresValues', { logins: ['BRANDT', 'TANAKA', 'RAMIREZ'] });
  const { world } = stage;
  [brandt, tanaka, ramirez] = [await world.user('BRANDT'), await world.user('TANAKA'), await world.user('RAMIREZ')];
  await world.sync();
});

afterEach(() => stage.calm());
afterAll(() => stage.world.close());

/** Midnights in Berlin of the next days on which the clock is changed: one of 23 hours, one of 25. */
function daysOfChange(): readonly DateTime[] {
  const days = Array.from({ length: 366 }, (_, day) => at(day + 2, 0, BERLIN));
  return days.filter((day) => day.offset !== day.plus({ days: 1 }).offset);
}

const wall = (value: unknown): string => String((value as Row | null)?.['dateTime'] ?? '').slice(0, 10);
const siebelDay = (value: unknown, zone: string): string =>
  DateTime.fromFormat(String(value), 'MM/dd/yyyy HH:mm:ss', { zone: 'utc' }).setZone(zone).toFormat('yyyy-MM-dd HH:mm');

describe('#31 an hour off', () => {
  it('an event keeps its instant and its zone on both sides of a change of clocks, whoever edits it afterwards', async () => {
    const days = daysOfChange();
    expect(days).toHaveLength(2);
    const moments = days.flatMap((day) => [day.plus({ hours: -12 }), day.set({ hour: 1 }), day.set({ hour: 12 })]);
    for (const [number, start] of moments.entries()) {
      const times = { start: graphTime(start), end: graphTime(start.plus({ hours: 1 })) };
      await stage.world.outlook.createEvent(brandt.mailbox, { subject: `Clock ${number}`, ...times });
      const planned = { Planned: siebelText(start), 'Planned Completion': siebelText(start.plus({ hours: 1 })) };
      await stage.world.siebel.createActivity(appointment(brandt, `Siebel clock ${number}`, 1, 1, planned));
    }
    await stage.world.sync();
    const check = async (): Promise<void> => {
      for (const [number, start] of moments.entries())
        for (const name of [`Clock ${number}`, `Siebel clock ${number}`]) {
          expect(only(await stage.activities(name))['Planned'], name).toBe(siebelText(start));
          const item = await stage.item(brandt, 'events', name);
          expect(instantOf(item['start']), name).toBe(instant(start));
          expect(item['originalStartTimeZone'], name).toBe('W. Europe Standard Time');
        }
    };
    await check();
    for (const number of moments.keys()) {
      await stage.changeActivity(`Clock ${number}`, { MeetingLocation: 'Edited' });
      const item = await stage.item(brandt, 'events', `Siebel clock ${number}`);
      await stage.change(brandt, 'events', item, { location: { displayName: 'Edited' } });
    }
    await stage.world.sync();
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    await check();
  });

  it('a time in summer under London’s name is London’s time, not UTC; another zone than the mailbox’s stays the event’s own', async () => {
    const thisYear = at(0, 9, 'Europe/London').set({ month: 7, day: 15 });
    const start = thisYear > at(1, 0) ? thisYear : thisYear.plus({ years: 1 });
    const times = { start: graphTime(start, 'GMT Standard Time'), end: graphTime(start.plus({ hours: 1 }), 'GMT Standard Time') }; // prettier-ignore
    await stage.world.outlook.createEvent(brandt.mailbox, { subject: 'In London', ...times });
    await stage.world.sync();
    expect(only(await stage.activities('In London'))['Planned']).toBe(`07/15/${start.year} 08:00:00`);
    await stage.changeActivity('In London', { MeetingLocation: 'Pall Mall' });
    await stage.world.sync();
    const item = await stage.item(brandt, 'events', 'In London');
    expect(item).toMatchObject({ originalStartTimeZone: 'GMT Standard Time', location: { displayName: 'Pall Mall' } });
    expect(instantOf(item['start'])).toBe(instant(start));
  });
});

describe('#32 a whole day that shifts, or becomes two', () => {
  const users = (): readonly (readonly [UserMap, string, string])[] => [
    [brandt, BERLIN, 'W. Europe Standard Time'],
    [tanaka, TOKYO, 'Tokyo Standard Time'],
    [ramirez, CHICAGO, 'Central Standard Time'],
  ];

  it('is the same day in each zone, from either side, one day or three, and stays it through edits', async () => {
    for (const [user, zone, windows] of users()) {
      const allDay = (from: number, to: number) => ({ isAllDay: true, start: graphTime(at(from, 0, zone), windows), end: graphTime(at(to, 0, zone), windows) }); // prettier-ignore
      await stage.world.outlook.createEvent(user.mailbox, { subject: `${user.login} day`, ...allDay(5, 6) });
      await stage.world.outlook.createEvent(user.mailbox, { subject: `${user.login} days`, ...allDay(7, 10) });
      const planned = { Planned: siebelText(at(12, 0, zone)), 'Planned Completion': siebelText(at(13, 0, zone)) };
      await stage.world.siebel.createActivity(appointment(user, `${user.login} from Siebel`, 1, 1, planned));
    }
    await stage.world.sync();
    for (const [user, zone] of users()) {
      const expected = [['day', 5, 6], ['days', 7, 10], ['from Siebel', 12, 13]] as const; // prettier-ignore
      const check = async (): Promise<void> => {
        for (const [name, from, to] of expected) {
          const [item, row] = [await stage.item(user, 'events', `${user.login} ${name}`), only(await stage.activities(`${user.login} ${name}`))]; // prettier-ignore
          expect(item['isAllDay'], name).toBe(true);
          expect([wall(item['start']), wall(item['end'])]).toEqual([from, to].map((day) => at(day, 0, zone).toFormat('yyyy-MM-dd'))); // prettier-ignore
          expect([row['Planned'], row['Planned Completion']]).toEqual([from, to].map((day) => siebelText(at(day, 0, zone)))); // prettier-ignore
        }
      };
      await check();
      await stage.changeActivity(`${user.login} day`, { MeetingLocation: 'Edited' });
      const item = await stage.item(user, 'events', `${user.login} from Siebel`);
      await stage.change(user, 'events', item, { location: { displayName: 'Edited' } });
      await stage.syncNow(user.login);
      await check();
    }
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
  });

  it('of 23 or 25 hours it is one whole day all the same, from either side', async () => {
    for (const [number, day] of daysOfChange().entries()) {
      const [from, to] = [day, day.plus({ days: 1 })];
      const planned = { Planned: siebelText(from), 'Planned Completion': siebelText(to) };
      await stage.world.siebel.createActivity(appointment(brandt, `Odd day ${number}`, 1, 1, planned));
      await stage.world.outlook.createEvent(brandt.mailbox, { subject: `Odd Outlook day ${number}`, isAllDay: true, start: graphTime(from), end: graphTime(to) }); // prettier-ignore
    }
    await stage.world.sync();
    for (const [number, day] of daysOfChange().entries()) {
      const item = await stage.item(brandt, 'events', `Odd day ${number}`);
      expect(item).toMatchObject({ isAllDay: true });
      expect(wall(item['start'])).toBe(day.toFormat('yyyy-MM-dd'));
      const row = only(await stage.activities(`Odd Outlook day ${number}`));
      expect([row['Planned'], row['Planned Completion']]).toEqual([siebelText(day), siebelText(day.plus({ days: 1 }))]);
    }
  });
});

describe('#33 a due date that comes a day early, or loses its time', () => {
  it('is the day that Siebel’s time falls on in the mailbox’s zone, early or late in the day; Siebel keeps the time through edits', async () => {
    for (const [user, zone] of [
      [brandt, BERLIN],
      [tanaka, TOKYO],
      [ramirez, CHICAGO],
    ] as const) {
      const times = { early: at(6, 0, zone).plus({ minutes: 15 }), late: at(6, 23, zone).plus({ minutes: 45 }) };
      for (const [name, time] of Object.entries(times))
        await stage.world.siebel.createActivity(toDo(user, `${user.login} ${name}`, { Due: siebelText(time) }));
      await stage.syncNow(user.login);
      for (const [name, time] of Object.entries(times)) {
        const task = await stage.item(user, 'tasks', `${user.login} ${name}`);
        expect(wall(task['dueDateTime']), `${user.login} ${name}`).toBe(time.toFormat('yyyy-MM-dd'));
        await stage.change(user, 'tasks', task, { importance: 'high', status: 'completed' });
      }
      await stage.syncNow(user.login);
      await stage.syncNow(user.login);
      for (const [name, time] of Object.entries(times)) {
        const row = only(await stage.activities(`${user.login} ${name}`));
        expect(row, `${user.login} ${name}`).toMatchObject({ Due: siebelText(time), Status: 'Done' });
      }
    }
  });

  it('set in Outlook it is that day in Siebel, in whatever zone a client writes midnight', async () => {
    for (const [user, zone] of [
      [brandt, BERLIN],
      [tanaka, TOKYO],
      [ramirez, CHICAGO],
    ] as const) {
      const day = at(8, 0, zone).toFormat('yyyy-MM-dd');
      const dueDateTime = { dateTime: `${day}T00:00:00`, timeZone: 'UTC' };
      await stage.world.outlook.createTask(user.mailbox, { title: `${user.login} due`, dueDateTime });
      await stage.syncNow(user.login);
      expect(siebelDay(only(await stage.activities(`${user.login} due`))['Due'], zone)).toBe(`${day} 00:00`);
    }
  });
});

describe('#34 values that nobody expects', () => {
  const odd = {
    noSubject: { subject: null },
    noZone: { subject: 'Odd', start: { dateTime: '2027-01-05T09:00:00', timeZone: 'Customized Time Zone' } },
    noMeaning: { subject: 'Odd', iCalUId: null, organizer: null, start: null, end: null, categories: null, body: null },
    yearOne: { subject: 'Odd', start: { dateTime: '0001-01-01T00:00:00', timeZone: 'UTC' }, end: { dateTime: '9999-12-31T00:00:00', timeZone: 'UTC' } }, // prettier-ignore
  };

  for (const [name, part] of Object.entries(odd))
    it(`${name}: the item is left alone with a reason, the others go on, and it travels once it is sound`, async () => {
      const id = await stage.world.outlook.createEvent(brandt.mailbox, event(`Oddly ${name}`, 20));
      const whole = await stage.world.outlook.send('GET', `/users/${brandt.mailbox}/events/${id}`);
      const calendar = await stage.world.outlook.send('GET', `/users/${brandt.mailbox}/calendar`);
      await stage.faults('graph', { method: 'GET', path: `*/events/*`, count: 1, status: 200, body: { ...whole, calendar, ...part } }); // prettier-ignore
      await stage.syncNow('BRANDT');
      expect(await stage.fired('graph')).toEqual([1]);
      await stage.calm();
      expect([...(await stage.activities('Odd')), ...(await stage.activities(`Oddly ${name}`))]).toEqual([]);
      const issues = (await stage.issues(brandt)).filter(({ recordId }) => recordId === id);
      expect(issues).toMatchObject([{ domain: 'calendar', side: 'exchange' }]);
      await stage.world.outlook.createEvent(brandt.mailbox, event(`Sound beside ${name}`, 21));
      await stage.change(brandt, 'events', { id }, { location: { displayName: 'Sound' } });
      await stage.syncNow('BRANDT');
      only(await stage.activities(`Sound beside ${name}`));
      only(await stage.activities(`Oddly ${name}`));
      expect((await stage.issues(brandt)).filter(({ recordId }) => recordId === id)).toEqual([]);
    });

  it('a birthday that means none, a contact of nothing but a number: no date is made up, and no name', async () => {
    const { outlook } = stage.world;
    await outlook.createContact(brandt.mailbox, {
      givenName: 'No',
      surname: 'Birthday',
      birthday: '0001-01-01T00:00:00Z',
    });
    await outlook.createContact(brandt.mailbox, { displayName: '+49 30 1', mobilePhone: '+49 30 1' });
    await stage.world.sync();
    expect(only(await stage.contacts('Birthday'))['Birth Date']).toBe('');
    expect(await stage.world.siebel.query('Contact/Contact', "[Cellular Phone #] = '+49 30 1'")).toEqual([]);
    expect((await stage.issues(brandt)).map(({ reason }) => reason)).toContain('required-field-empty');
  });
});

describe('#36 rich text flattened', () => {
  const RICH = '<html><body><table><tr><td style="color:red">Price</td><td><b>42</b></td></tr></table><p>Agreed</p></body></html>'; // prettier-ignore

  it('an event’s layout stays while Siebel edits other fields, also while both edit at once; only new words replace it', async () => {
    const body = { contentType: 'html', content: RICH };
    await stage.world.outlook.createEvent(brandt.mailbox, event('Rich', 6, 9, { body }));
    await stage.world.sync();
    const content = async (): Promise<string> => String(((await stage.item(brandt, 'events', 'Rich'))['body'] as Row)['content']); // prettier-ignore
    const [row, before] = [only(await stage.activities('Rich')), await content()];
    await stage.changeActivity('Rich', { MeetingLocation: 'Room 1' });
    await stage.world.sync();
    await stage.changeActivity('Rich', { Comment: `${String(row['Comment'])}\r\n`, MeetingLocation: 'Room 2' });
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Rich'), { isReminderOn: false });
    await stage.world.sync();
    expect(await stage.item(brandt, 'events', 'Rich')).toMatchObject({ location: { displayName: 'Room 2' } });
    expect(await content()).toBe(before);
    expect(before).toContain('<b>42</b>');
    await stage.changeActivity('Rich', { Comment: 'Price 43' });
    await stage.world.sync();
    expect(await content()).toContain('Price 43');
  });
});

describe('#14 what a server tells in another way than it was written', () => {
  it('makes no echo: after all of it has travelled, two more syncs write nothing on either side', async () => {
    const { outlook, siebel } = stage.world;
    const text = 'First line \r\nSecond\u00a0line\t\r\n\r\nLast  ';
    await outlook.createContact(tanaka.mailbox, {
      givenName: ' Jean\u00adBaptiste ', surname: 'L\u2019He\u0301ritier', displayName: 'JB', personalNotes: text, jobTitle: 'Buyer\r\nNorth ',
      emailAddresses: [{ address: 'JB@LHERITIER.EXAMPLE', name: 'JB' }], businessPhones: ['+43\u00a0732\u00a0555 '], mobilePhone: '001 (800) 555', categories: ['Zoo', 'Alpha'],
    }); // prettier-ignore
    await outlook.createEvent(tanaka.mailbox, event('Echo\r\n event ', 4, 9, { body: { contentType: 'html', content: `<div>${text}</div><br>` }, categories: ['Call', 'Alpha'], location: { displayName: ' Room ' } })); // prettier-ignore
    await outlook.createTask(tanaka.mailbox, { title: ' Echo task ', body: { contentType: 'text', content: text }, dueDateTime: { dateTime: '2027-03-04T15:00:00', timeZone: 'UTC' }, categories: ['Research', 'Alpha'] }); // prettier-ignore
    await siebel.createContact({ 'First Name': 'Se\u0301b ', 'Last Name': 'Echo', 'Email Address': 'SEB@Echo.example', 'Work Phone #': '+1 (202) 555-0100 x12', Comment: text }, [tanaka.siebelUserId]); // prettier-ignore
    await siebel.createActivity(appointment(tanaka, 'Siebel  echo ', 4, 9, { Comment: `<b>no html</b> & ${text}`, Type: 'Meeting', Alarm: 'Y' })); // prettier-ignore
    await siebel.createActivity(toDo(tanaka, 'Siebel echo task', { Comment: text, Due: siebelText(at(5, 17)), Type: 'Research', Priority: '1-ASAP' })); // prettier-ignore
    await stage.world.sync();
    await stage.world.sync();
    const before = await versionsOf(stage.world, tanaka);
    for (let round = 0; round < 2; round += 1)
      expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect(await versionsOf(stage.world, tanaka)).toEqual(before);
    await stage.world.door('graph', 'POST', 'tokens/expire');
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect(await versionsOf(stage.world, tanaka)).toEqual(before);
  });
});
