// Calendar items that do not repeat travel both ways; what is not supported yet is left untouched, with a reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, instant, instantOf, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

type Row = Readonly<Record<string, unknown>>;

let world: World;
let brandt: UserMap;
let huber: UserMap;

beforeAll(async () => {
  world = await startWorld('calendar', { logins: ['BRANDT', 'HUBER'] });
  brandt = await world.user('BRANDT');
  huber = await world.user('HUBER');
  await world.sync();
});

afterAll(() => world.close());

async function inOutlook(user: UserMap, subject: string): Promise<Row | null> {
  const found = (await world.outlook.events(user.mailbox)).filter((event) => event['subject'] === subject);
  expect(found.length, `${subject} in the mailbox`).toBeLessThan(2);
  return found[0] ?? null;
}

async function inSiebel(description: string): Promise<Row | null> {
  const found = await world.siebel.query('Action/Action', `[Description] = '${description}'`, 'Employee');
  expect(found.length, `${description} in Siebel`).toBeLessThan(2);
  return found[0] ?? null;
}

const activity = (description: string, more: Row = {}): Row => ({
  Description: description,
  Display: 'Calendar and Activities',
  'Primary Owner Id': brandt.siebelUserId,
  Planned: siebelText(at(3, 10)),
  'Planned Completion': siebelText(at(3, 11)),
  ...more,
});

const text = (event: Row | null): string =>
  String((event?.['body'] as Row | undefined)?.['content'] ?? '').replace(/<[^>]*>/g, '');

describe('calendar from Siebel', () => {
  it('U1: an activity arrives as an event with every mapped field, busy, and without a mail', async () => {
    await world.siebel.createActivity(
      activity('Plant tour', {
        Comment: 'Bring shoes',
        MeetingLocation: 'Hall 4',
        Type: 'Presentation',
        Alarm: 'Y',
        'Appt Alarm Time Min': '30',
        Private: 'Y',
      }),
    );
    await world.sync();
    const event = await inOutlook(brandt, 'Plant tour');
    expect(event).toMatchObject({
      isAllDay: false, isReminderOn: true, reminderMinutesBeforeStart: 30, sensitivity: 'private', showAs: 'busy',
      location: { displayName: 'Hall 4' }, attendees: [], originalStartTimeZone: 'W. Europe Standard Time',
    }); // prettier-ignore
    expect(event?.['categories']).toEqual(expect.arrayContaining(['Presentation', 'Siebel Calendar']));
    expect(instantOf(event?.['start'])).toBe(instant(at(3, 10)));
    expect(instantOf(event?.['end'])).toBe(instant(at(3, 11)));
    expect(text(event)).toContain('Bring shoes');
    expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
  });

  it('from midnight to midnight in the mailbox’s zone it is an all-day event', async () => {
    await world.siebel.createActivity(
      activity('Trade fair', { Planned: siebelText(at(5, 0)), 'Planned Completion': siebelText(at(7, 0)) }),
    );
    await world.sync();
    const event = await inOutlook(brandt, 'Trade fair');
    expect(event).toMatchObject({ isAllDay: true });
    expect((event?.['start'] as Row)['dateTime']).toBe(`${at(5, 0).toFormat('yyyy-MM-dd')}T00:00:00.0000000`);
    expect((event?.['end'] as Row)['dateTime']).toBe(`${at(7, 0).toFormat('yyyy-MM-dd')}T00:00:00.0000000`);
  });

  it('L4: a change travels in place; the user’s own show-as stays', async () => {
    const event = await inOutlook(brandt, 'Plant tour');
    const row = await inSiebel('Plant tour');
    await world.outlook.send('PATCH', `/users/${brandt.mailbox}/events/${String(event?.['id'])}`, { showAs: 'oof' });
    await world.siebel.update(`Action/Action/${String(row?.['Id'])}`, {
      Planned: siebelText(at(4, 14)),
      'Planned Completion': siebelText(at(4, 15)),
      Alarm: 'N',
    });
    await world.sync();
    const changed = await inOutlook(brandt, 'Plant tour');
    expect(changed).toMatchObject({ id: event?.['id'], showAs: 'oof', isReminderOn: false });
    expect(instantOf(changed?.['start'])).toBe(instant(at(4, 14)));
  });

  it('L7: deleted in Siebel, it leaves the mailbox', async () => {
    const row = await inSiebel('Plant tour');
    await world.siebel.remove(`Action/Action/${String(row?.['Id'])}`);
    await world.sync();
    expect(await inOutlook(brandt, 'Plant tour')).toBeNull();
  });

  it('a shared activity is a copy of its own in each mailbox, naming who takes part; nobody is an attendee', async () => {
    await world.siebel.createActivity(activity('Handover'), [brandt.siebelUserId, huber.siebelUserId]);
    await world.sync();
    for (const user of [brandt, huber]) {
      const event = await inOutlook(user, 'Handover');
      expect(event).toMatchObject({ attendees: [] });
      expect(text(event)).toMatch(/Participants.*Brandt.*Huber/s);
    }
    expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
  });

  it('L3: a participant’s deleted copy takes that employee off the activity; the owner keeps it', async () => {
    const copy = await inOutlook(huber, 'Handover');
    await world.outlook.send('DELETE', `/users/${huber.mailbox}/events/${String(copy?.['id'])}`);
    await world.sync();
    const row = await inSiebel('Handover');
    expect((row?.['Employee'] as Row[]).map((entry) => entry['Id'])).toEqual([brandt.siebelUserId]);
    expect(await inOutlook(brandt, 'Handover')).not.toBeNull();
  });

  it('an activity without planned times is not synced, and the reason is told', async () => {
    const { Planned: _start, 'Planned Completion': _end, ...timeless } = activity('Some day');
    await world.siebel.createActivity(timeless);
    await world.sync();
    expect(await inOutlook(brandt, 'Some day')).toBeNull();
    expect((await world.journal('BRANDT')).filter(({ reason }) => reason === 'times-missing')).toHaveLength(1);
  });
});

describe('calendar from Outlook', () => {
  it('U2: an event arrives as an activity with every mapped field, owned by the user', async () => {
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'Price talk', body: { contentType: 'html', content: '<html><body><p>Offer <b>42</b></p></body></html>' }, start: graphTime(at(2, 9)), end: graphTime(at(2, 10)),
      location: { displayName: 'Pier 4' }, categories: ['Call', 'Important'], isReminderOn: true, reminderMinutesBeforeStart: 10, sensitivity: 'private',
    }); // prettier-ignore
    await world.sync();
    expect(await inSiebel('Price talk')).toMatchObject({
      Display: 'Calendar and Activities', 'Primary Owner Id': huber.siebelUserId, Planned: siebelText(at(2, 9)), 'Planned Completion': siebelText(at(2, 10)),
      Comment: 'Offer 42', MeetingLocation: 'Pier 4', Type: 'Call', Alarm: 'Y', 'Appt Alarm Time Min': '10', Private: 'Y',
    }); // prettier-ignore
  });

  it('an all-day event is stored from midnight to midnight in the mailbox’s zone', async () => {
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'Day off',
      isAllDay: true,
      start: graphTime(at(8, 0)),
      end: graphTime(at(9, 0)),
    });
    await world.sync();
    expect(await inSiebel('Day off')).toMatchObject({
      Planned: siebelText(at(8, 0)),
      'Planned Completion': siebelText(at(9, 0)),
    });
  });

  it('L2: a change travels; a rich body whose words are equal is not rewritten', async () => {
    const event = await inOutlook(huber, 'Price talk');
    await world.outlook.send('PATCH', `/users/${huber.mailbox}/events/${String(event?.['id'])}`, {
      start: graphTime(at(2, 13)),
      end: graphTime(at(2, 14)),
      location: { displayName: 'Pier 5' },
    });
    await world.sync();
    expect(await inSiebel('Price talk')).toMatchObject({
      Planned: siebelText(at(2, 13)),
      MeetingLocation: 'Pier 5',
      Comment: 'Offer 42',
    });
    expect(String(((await inOutlook(huber, 'Price talk'))?.['body'] as Row)['content'])).toContain('<b>42</b>');
  });

  it('L3: deleted by its owner, the activity is deleted in Siebel', async () => {
    const event = await inOutlook(huber, 'Price talk');
    await world.outlook.send('DELETE', `/users/${huber.mailbox}/events/${String(event?.['id'])}`);
    await world.sync();
    expect(await inSiebel('Price talk')).toBeNull();
  });

  it('a past appointment that is deleted in Outlook stays in Siebel, as history', async () => {
    const id = await world.outlook.createEvent(huber.mailbox, {
      subject: 'Last week',
      start: graphTime(at(-7, 9)),
      end: graphTime(at(-7, 10)),
    });
    await world.sync();
    await world.outlook.send('DELETE', `/users/${huber.mailbox}/events/${id}`);
    await world.sync();
    expect(await inSiebel('Last week')).not.toBeNull();
    expect((await world.journal('HUBER')).some(({ reason }) => reason === 'past-item-kept')).toBe(true);
  });

  it('U3: equal subject and times are one item: linked, not made twice', async () => {
    await world.siebel.createActivity({
      ...activity('Both have it'),
      'Primary Owner Id': huber.siebelUserId,
      MeetingLocation: 'Siebel place',
    });
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'Both have it',
      start: graphTime(at(3, 10)),
      end: graphTime(at(3, 11)),
    });
    await world.sync();
    expect(await inSiebel('Both have it')).not.toBeNull();
    expect(await inOutlook(huber, 'Both have it')).toMatchObject({ location: { displayName: 'Siebel place' } });
  });

  it('series and meetings with attendees stay as they are on both sides, each with a reason, and nobody is mailed', async () => {
    const weekly = { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] }, range: { type: 'noEnd', startDate: at(0, 9).startOf('week').plus({ weeks: 1 }).toFormat('yyyy-MM-dd') } }; // prettier-ignore
    const monday = at(0, 9).startOf('week').plus({ weeks: 1, hours: 9 });
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'Stand-up',
      start: graphTime(monday),
      end: graphTime(monday.plus({ minutes: 15 })),
      recurrence: weekly,
    });
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'Review',
      start: graphTime(at(2, 16)),
      end: graphTime(at(2, 17)),
      attendees: [{ type: 'required', emailAddress: { address: brandt.mailbox } }],
    });
    await world.siebel.createActivity(activity('Repeats in Siebel', { Repeating: 'Y', 'Repeating Type': 'Weekly' }));
    const sent = Number((await world.door('graph', 'GET', 'mail'))['count']);
    await world.sync();
    expect(await inSiebel('Stand-up')).toBeNull();
    expect(await inSiebel('Review')).toBeNull();
    expect(await inOutlook(brandt, 'Repeats in Siebel')).toBeNull();
    const lines = await world.journal();
    expect(lines.map(({ details }) => details.title)).toEqual(expect.arrayContaining(['Stand-up', 'Review', 'Repeats in Siebel'])); // prettier-ignore
    const reasons = lines.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'recurring-not-supported').length).toBe(2);
    expect(reasons.filter((reason) => reason === 'meeting-not-supported').length).toBeGreaterThanOrEqual(1);
    expect((await world.door('graph', 'GET', 'mail'))['count']).toBe(sent);
  });

  it('L1: a second cycle writes nothing', async () => {
    await world.sync();
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});
