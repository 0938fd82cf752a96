// Facts about what an organizer's writes do to the attendees' mailboxes and which mail they count as.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import {
  ada,
  alan,
  at,
  grace,
  hours,
  konrad,
  list,
  only,
  outsider,
  person,
  startMeetingWorld,
  weekly,
} from './meetingWorld.ts';
import type { MeetingWorld } from './meetingWorld.ts';

let world: MeetingWorld;
beforeAll(async () => {
  world = await startMeetingWorld();
});
afterAll(() => world.close());

const day = '2026-12-01';
const recipient = (address: string) => ({ emailAddress: { address } });
const sender = 'Ada.Byron@siebel.example';
const copyAt = async (who: string, event: Json) => only(await world.copiesOf(who, event));

describe('an invitation', () => {
  it('is in the calendar of each attendee of this Exchange at once, under the same iCalUId and an id of its own', async () => {
    const made = await world.create(ada, {
      subject: 'Kick-off',
      ...hours(day),
      attendees: [person(grace), person('KONRAD@siebel.example', 'optional'), person(outsider)],
      body: { contentType: 'text', content: 'Agenda' },
      location: { displayName: 'Room 4' },
      categories: ['Blue'],
      reminderMinutesBeforeStart: 45,
      sensitivity: 'private',
      transactionId: 'T-1',
    });
    expect(await world.mail()).toEqual([['invitation', sender, [grace, 'konrad@siebel.example', outsider]]]);
    for (const who of [grace, konrad]) {
      const copy = await copyAt(who, made);
      expect(checkGraph(copy, 'event')).toEqual([]);
      expect(copy).toMatchObject({
        subject: 'Kick-off',
        isOrganizer: false,
        organizer: { emailAddress: { address: sender } },
        responseStatus: { response: 'notResponded' },
        responseRequested: true,
        showAs: 'tentative',
        type: 'singleInstance',
        categories: [],
        sensitivity: 'private',
        isReminderOn: true,
        reminderMinutesBeforeStart: 45,
        location: { displayName: 'Room 4' },
        bodyPreview: 'Agenda',
        attendees: made['attendees'],
        start: made['start'],
        end: made['end'],
      });
      expect('transactionId' in copy).toBe(false);
      expect(copy['id']).not.toBe(made['id']);
    }
  });

  it('to an event that the organizer alone attends reaches and mails nobody', async () => {
    const alias = 'ada@siebel.example';
    await world.create(ada, { subject: 'Mine', ...hours(day), attendees: [person(ada), person(alias)] });
    expect(await world.mail()).toEqual([]);
  });

  it('to a distribution list is one mail to the list, and a copy for each member; the attendee stays the list', async () => {
    const made = await world.create(ada, {
      subject: 'All hands',
      ...hours(day),
      attendees: [person(list), person(grace)],
    });
    expect(await world.mail()).toEqual([['invitation', sender, [list, grace]]]);
    for (const who of [grace, konrad])
      expect((await copyAt(who, made))['attendees']).toMatchObject([person(list), person(grace)]);
    expect(await world.copiesOf(alan, made)).toEqual([]);
  });

  it('that hides the attendees shows each of them alone', async () => {
    const people = [person(grace), person(konrad)];
    const made = await world.create(ada, { subject: 'Quiet', ...hours(day), attendees: people, hideAttendees: true });
    expect(made['attendees']).toHaveLength(2);
    expect((await copyAt(grace, made))['attendees']).toMatchObject([person(grace)]);
    await world.mail();
  });

  it('to a free time does not block the attendee', async () => {
    const made = await world.create(ada, {
      subject: 'Fair',
      ...hours(day),
      attendees: [person(grace)],
      showAs: 'free',
    });
    expect(await copyAt(grace, made)).toMatchObject({ showAs: 'free' });
    await world.mail();
  });
});

describe('a change', () => {
  it("of any field mails everybody and changes the copies, but not what is the attendee's own", async () => {
    const made = await world.create(ada, {
      subject: 'Plan',
      ...hours(day),
      attendees: [person(grace), person(outsider)],
    });
    await world.mail();
    const copy = await copyAt(grace, made);
    const own = { categories: ['Red'], reminderMinutesBeforeStart: 5, sensitivity: 'personal' };
    await world.patch(grace, copy, own);
    await world.act(grace, copy, 'accept', { sendResponse: false });
    await world.patch(grace, copy, { showAs: 'oof' });
    expect(await world.mail()).toEqual([]);
    await world.patch(ada, made, { categories: ['Green'], showAs: 'busy' });
    await world.patch(ada, made, { subject: 'Plan B', reminderMinutesBeforeStart: 30, sensitivity: 'confidential' });
    expect(await world.mail()).toEqual([
      ['update', sender, [grace, outsider]],
      ['update', sender, [grace, outsider]],
    ]);
    const after = await copyAt(grace, made);
    expect(after).toMatchObject({ ...own, subject: 'Plan B', showAs: 'oof', responseStatus: { response: 'accepted' } });
    expect(after['id']).toBe(copy['id']);
  });

  it('of the time asks everybody again', async () => {
    const made = await world.create(ada, { subject: 'Move', ...hours(day), attendees: [person(grace)] });
    await world.act(grace, await copyAt(grace, made), 'accept');
    expect((await world.read(ada, made))['attendees']).toMatchObject([{ status: { response: 'accepted' } }]);
    const moved = await world.patch(ada, made, hours('2026-12-02'));
    expect(moved['attendees']).toMatchObject([{ status: { response: 'none' } }]);
    expect(await copyAt(grace, made)).toMatchObject({
      start: { dateTime: '2026-12-02T09:00:00.0000000' },
      responseStatus: { response: 'notResponded' },
      showAs: 'tentative',
    });
    await world.mail();
  });

  it('of the attendees alone mails and touches only those who came or went', async () => {
    const made = await world.create(ada, {
      subject: 'Round',
      ...hours(day),
      attendees: [person(grace), person(konrad)],
    });
    const stays = await copyAt(grace, made);
    await world.mail();
    await world.patch(ada, made, { attendees: [person(grace), person(alan)] });
    expect(await world.mail()).toEqual([
      ['invitation', sender, [alan]],
      ['cancellation', sender, [konrad]],
    ]);
    expect((await copyAt(grace, made))['changeKey']).toBe(stays['changeKey']);
    expect(await copyAt(alan, made)).toMatchObject({ subject: 'Round', responseStatus: { response: 'notResponded' } });
    expect(await copyAt(konrad, made)).toMatchObject({ subject: 'Canceled: Round', isCancelled: true, showAs: 'free' });
    await world.patch(ada, made, { attendees: [person(grace), person(alan), person(konrad)] });
    expect(await copyAt(konrad, made)).toMatchObject({ subject: 'Round', isCancelled: false, showAs: 'tentative' });
    await world.mail();
  });

  it('that says the same time in the words of another zone asks nobody again', async () => {
    const made = await world.create(ada, { subject: 'Same', ...hours(day), attendees: [person(grace)] });
    await world.act(grace, await copyAt(grace, made), 'accept');
    const times = { start: at(`${day}T10:00:00`, 'Europe/Berlin'), end: at(`${day}T11:00:00`, 'Europe/Berlin') };
    expect((await world.patch(ada, made, times))['attendees']).toMatchObject([{ status: { response: 'accepted' } }]);
    expect(await copyAt(grace, made)).toMatchObject({ responseStatus: { response: 'accepted' }, showAs: 'busy' });
    await world.mail();
  });

  it('brings a copy back that the attendee deleted', async () => {
    const made = await world.create(ada, { subject: 'Again', ...hours(day), attendees: [person(grace)] });
    const copy = await copyAt(grace, made);
    await world.mail();
    expect((await world.remove(grace, copy)).status).toBe(204);
    expect([await world.mail(), await world.copiesOf(grace, made)]).toEqual([[], []]);
    expect((await world.read(ada, made))['attendees']).toMatchObject([{ status: { response: 'none' } }]);
    await world.patch(ada, made, { subject: 'Again and again' });
    const back = await copyAt(grace, made);
    expect(back).toMatchObject({ subject: 'Again and again', responseStatus: { response: 'notResponded' } });
    expect(back['id']).not.toBe(copy['id']);
    await world.mail();
  });

  it('by an attendee is of his own copy only, mails nobody, and goes with the next update', async () => {
    const made = await world.create(ada, { subject: 'Theirs', ...hours(day), attendees: [person(grace)] });
    await world.mail();
    const copy = await copyAt(grace, made);
    expect(await world.patch(grace, copy, { subject: 'Mine', importance: 'high' })).toMatchObject({ subject: 'Mine' });
    expect([await world.mail(), await world.read(ada, made)]).toMatchObject([
      [],
      { subject: 'Theirs', changeKey: made['changeKey'] },
    ]);
    await world.patch(ada, made, { location: { displayName: 'Hall' } });
    expect(await copyAt(grace, made)).toMatchObject({ subject: 'Theirs', location: { displayName: 'Hall' } });
    await world.mail();
  });

  it('that makes a meeting of an appointment invites, and one of a past event is mailed about too', async () => {
    const made = await world.create(ada, { subject: 'Old', ...hours('2020-01-07') });
    await world.patch(ada, made, { attendees: [person(grace)], subject: 'Old one' });
    await world.patch(ada, made, { isReminderOn: false });
    expect(await world.mail()).toEqual([
      ['invitation', sender, [grace]],
      ['update', sender, [grace]],
    ]);
    expect(await copyAt(grace, made)).toMatchObject({ subject: 'Old one', isReminderOn: true });
  });
});

describe('a cancellation', () => {
  it.each([
    ['DELETE', (made: Json) => world.remove(ada, made), 204],
    ['cancel', (made: Json) => world.act(ada, made, 'cancel', { Comment: 'The <client> is ill' }), 202],
    ['permanentDelete', (made: Json) => world.act(ada, made, 'permanentDelete'), 204],
  ])('by %s leaves the copies, called off', async (how, remove, status) => {
    const body = { contentType: 'text', content: 'Agenda' };
    const made = await world.create(ada, {
      subject: 'Off',
      ...hours(day),
      attendees: [person(grace), person(outsider)],
      body,
    });
    const copy = await copyAt(grace, made);
    await world.act(grace, copy, 'accept', { sendResponse: false });
    await world.mail();
    expect((await remove(made)).status).toBe(status);
    expect(await world.mail()).toEqual([['cancellation', sender, [grace, outsider]]]);
    expect(await world.copiesOf(ada, made)).toEqual([]);
    const after = await copyAt(grace, made);
    expect(after).toMatchObject({ id: copy['id'], subject: 'Canceled: Off', isCancelled: true, showAs: 'free' });
    const words = how === 'cancel' ? 'The <client> is ill\r\n\r\nAgenda' : 'Agenda';
    expect(String(after['bodyPreview']).replace(/(\r\n)+/g, '\r\n\r\n')).toBe(words);
    expect((await world.act(grace, after, 'accept')).status).toBe(400);
  });

  it('is the only way to call a meeting off, and the organizer alone has it', async () => {
    const made = await world.create(ada, { subject: 'Kept', ...hours(day), attendees: [person(grace)] });
    const refused = await world.act(grace, await copyAt(grace, made), 'cancel');
    expect([refused.status, refused.body['error']]).toMatchObject([
      400,
      {
        code: 'ErrorInvalidRequest',
        message: "Your request can't be completed. You need to be an organizer to cancel a meeting.",
      },
    ]);
    await world.mail();
  });

  it('reaches nobody who deleted the copy, and a second DELETE, out of Deleted Items, mails nobody', async () => {
    const made = await world.create(ada, { subject: 'Gone', ...hours(day), attendees: [person(grace)] });
    await world.remove(grace, await copyAt(grace, made));
    await world.remove(ada, made);
    await world.mail();
    expect(await world.copiesOf(grace, made)).toEqual([]);
    expect([(await world.remove(ada, made)).status, await world.mail()]).toEqual([204, []]);
  });
});

describe('a forward', () => {
  it('by an attendee brings the meeting to new people, and them to the organizer, who is told', async () => {
    const made = await world.create(ada, { subject: 'Shared', ...hours(day), attendees: [person(grace)] });
    await world.mail();
    const copy = await copyAt(grace, made);
    const forwarded = await world.act(grace, copy, 'forward', {
      ToRecipients: [recipient(alan), recipient(outsider)],
      Comment: 'FYI',
    });
    expect(forwarded.status).toBe(202);
    expect(await world.mail()).toEqual([
      ['invitation', 'Grace.Hopper@siebel.example', [alan, outsider]],
      ['forwardNotification', 'Grace.Hopper@siebel.example', [ada]],
    ]);
    expect((await world.read(ada, made))['attendees']).toMatchObject([
      person(grace),
      person(alan, 'optional'),
      person(outsider, 'optional'),
    ]);
    expect(await copyAt(alan, made)).toMatchObject({
      organizer: { emailAddress: { address: sender } },
      responseStatus: { response: 'notResponded' },
    });
    expect((await copyAt(grace, made))['changeKey']).toBe(copy['changeKey']);
  });

  it('of what nobody is invited to is a mail, and one to nobody is refused', async () => {
    const made = await world.create(ada, { subject: 'Note', ...hours(day) });
    expect((await world.act(ada, made, 'forward', { toRecipients: [recipient(alan)] })).status).toBe(202);
    expect([await world.mail(), await world.copiesOf(alan, made)]).toEqual([[['invitation', sender, [alan]]], []]);
    expect((await world.act(ada, made, 'forward', { toRecipients: [] })).status).toBe(400);
  });
});

describe('a change key', () => {
  it('moves when a reminder is dismissed or snoozed, and nothing else does', async () => {
    const made = await world.create(ada, { subject: 'Bell', ...hours(day) });
    const dismissed = await world.act(ada, made, 'dismissReminder');
    const snoozed = await world.act(ada, made, 'snoozeReminder', {
      newReminderTime: { dateTime: `${day}T08:00:00`, timeZone: 'UTC' },
    });
    expect([dismissed.status, snoozed.status]).toEqual([200, 200]);
    const after = await world.read(ada, made);
    expect(after['changeKey']).not.toBe(made['changeKey']);
    const stripped = ({
      changeKey: _key,
      lastModifiedDateTime: _at,
      '@odata.etag': _tag,
      '@odata.context': _set,
      ...rest
    }: Json) => rest;
    expect(stripped(after)).toEqual(stripped(made));
    expect((await world.act(ada, made, 'snoozeReminder')).status).toBe(400);
  });
});

describe('a create that is repeated with its transactionId', () => {
  it('invites once, and is found among many events and after a delete', async () => {
    const body = { subject: 'Once', ...hours(day), attendees: [person(grace)], transactionId: 'T-once' };
    const first = await world.create(ada, body);
    for (let n = 0; n < 20; n += 1)
      await world.create(ada, { subject: `Other ${n}`, ...hours(day), transactionId: `T-${n}x` });
    await world.remove(ada, first);
    await world.mail();
    expect((await world.create(ada, body))['id']).toBe(first['id']);
    expect(await world.mail()).toEqual([]);
  });
});

describe('a restart', () => {
  it('changes nothing between organizer and attendees', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'meetings-'));
    const before = await startMeetingWorld(dataDir);
    const made = await before.create(ada, { subject: 'Kept', ...hours(day), attendees: [person(grace)] });
    await before.close();
    const after = await startMeetingWorld(dataDir);
    const copy = only(await after.copiesOf(grace, made));
    await after.act(grace, copy, 'accept');
    expect((await after.read(ada, made))['attendees']).toMatchObject([{ status: { response: 'accepted' } }]);
    await after.patch(ada, made, { subject: 'Kept on' });
    expect(only(await after.copiesOf(grace, made))).toMatchObject({ id: copy['id'], subject: 'Kept on' });
    await after.close();
    await rm(dataDir, { recursive: true });
  });
});

describe('a series', () => {
  it('reaches a later attendee with its exceptions and without its cancelled occurrences', async () => {
    const made = await world.create(ada, {
      subject: 'Weekly',
      ...hours('2026-12-01'),
      recurrence: weekly('2026-12-01'),
      attendees: [person(konrad)],
    });
    const [, second, third] = await world.instancesOf(ada, made);
    await world.patch(ada, second ?? {}, { ...hours('2026-12-09', '14:00', '15:00'), subject: 'Weekly, moved' });
    await world.remove(ada, third ?? {});
    await world.patch(ada, made, { attendees: [person(konrad), person(grace)] });
    const copy = await copyAt(grace, made);
    expect(copy).toMatchObject({ type: 'seriesMaster', recurrence: made['recurrence'] });
    const shown = (rows: Json[]) => rows.map(({ start, subject, type }) => [start, subject, type]);
    expect(shown(await world.instancesOf(grace, copy))).toEqual(shown(await world.instancesOf(ada, made)));
    expect(await world.instancesOf(grace, copy)).toHaveLength(3);
    await world.mail();
  });
});
