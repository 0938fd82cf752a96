// Stories of mails that nobody asked for. Whatever the sync does, Exchange has sent no more mails afterwards than people caused themselves.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetUser } from '../../../api/services/resetUser.ts';
import type { UserMap } from '../../../api/store/store.ts';
import { appointment, event, only, openStage, type Row, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const GUEST = { type: 'required', emailAddress: { address: 'guest@customer.example', name: 'Guest' } };

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresMail', { logins: ['BRANDT', 'HUBER'] });
  [brandt, huber] = [await stage.world.user('BRANDT'), await stage.world.user('HUBER')];
});

afterAll(() => stage.world.close());

const withGuests = (subject: string, day: number): Record<string, unknown> =>
  event(subject, day, 9, { attendees: [GUEST, { type: 'required', emailAddress: { address: huber.mailbox } }] });

/** Versions of all events of that name in both mailboxes. */
async function versions(subject: string): Promise<readonly unknown[]> {
  const rows = [...(await stage.items(brandt, 'events', subject)), ...(await stage.items(huber, 'events', subject))];
  return rows.map((row: Row) => row['@odata.etag']);
}

describe('#1 a storm of mails to those invited', () => {
  it('the first syncs of an organizer and of an attendee write nothing to their meetings, old or new, and mail nobody', async () => {
    await stage.world.outlook.createEvent(brandt.mailbox, withGuests('Old review', -40));
    await stage.world.outlook.createEvent(brandt.mailbox, withGuests('Review', 4));
    const [caused, old, coming] = [await stage.mails(), await versions('Old review'), await versions('Review')];
    expect([caused > 0, old.length, coming.length]).toEqual([true, 2, 2]);
    await stage.syncNow('BRANDT');
    await stage.syncNow('HUBER');
    await resetUser(stage.world.product.services, { login: 'BRANDT' });
    await stage.world.sync();
    expect([await versions('Old review'), await versions('Review')]).toEqual([old, coming]);
    expect([...(await stage.activities('Old review')), ...(await stage.activities('Review'))]).toEqual([]);
    expect(await stage.mails()).toBe(caused);
  });

  it('an activity of several employees and contacts becomes events without attendees; its edits and its end mail nobody', async () => {
    const caused = await stage.mails();
    const contact = await stage.world.siebel.createContact({ 'First Name': 'Will', 'Last Name': 'Notice', 'Email Address': 'will@customer.example' }); // prettier-ignore
    const id = await stage.world.siebel.createActivity(appointment(brandt, 'Shared'), [huber.siebelUserId]);
    await stage.world.siebel.send('PUT', `Action/Action/${id}/Contact`, { Id: contact });
    await stage.world.sync();
    for (const user of [brandt, huber])
      expect(await stage.item(user, 'events', 'Shared'), user.login).toMatchObject({ attendees: [] });
    await stage.changeActivity('Shared', { MeetingLocation: 'Room 1' });
    await stage.change(huber, 'events', await stage.item(huber, 'events', 'Shared'), { body: { contentType: 'text', content: 'Agenda' } }); // prettier-ignore
    await stage.world.sync();
    await stage.world.sync();
    await stage.world.siebel.remove(`Action/Action/${id}`);
    await stage.world.sync();
    for (const user of [brandt, huber]) expect(await stage.items(user, 'events', 'Shared')).toEqual([]);
    expect(await stage.mails()).toBe(caused);
  });

  it('a linked event to which a person invites guests is let alone from then on: no edit and no deletion in Siebel touches it', async () => {
    await stage.world.siebel.createActivity(appointment(brandt, 'Becomes a meeting'));
    await stage.world.sync();
    const item = await stage.item(brandt, 'events', 'Becomes a meeting');
    await stage.change(brandt, 'events', item, { attendees: [GUEST] });
    const [caused, version] = [await stage.mails(), await versions('Becomes a meeting')];
    await stage.world.sync();
    await stage.changeActivity('Becomes a meeting', { MeetingLocation: 'Elsewhere', Comment: 'Changed' });
    await stage.world.sync();
    await stage.world.siebel.remove(`Action/Action/${String(only(await stage.activities('Becomes a meeting'))['Id'])}`);
    await stage.world.sync();
    await stage.world.sync();
    expect(await versions('Becomes a meeting')).toEqual(version);
    expect(await stage.mails()).toBe(caused);
  });

  it('guests who are invited while a change is on its way are not mailed either: it is meant for the event as it was read', async () => {
    await stage.world.siebel.createActivity(appointment(brandt, 'Invited meanwhile'));
    await stage.world.sync();
    const item = await stage.item(brandt, 'events', 'Invited meanwhile');
    await stage.changeActivity('Invited meanwhile', { MeetingLocation: 'Elsewhere' });
    await stage.faults('graph', { method: 'PATCH', path: '*/events/*', delayMs: 2_000, count: 1 });
    const run = stage.syncNow('BRANDT').catch(() => undefined);
    await vi.waitFor(async () => expect(await stage.fired('graph')).toEqual([1]), { timeout: 30_000 });
    await stage.change(brandt, 'events', item, { attendees: [GUEST] });
    const [caused, version] = [await stage.mails(), await versions('Invited meanwhile')];
    await run;
    await stage.calm();
    await stage.syncNow('BRANDT');
    expect(await versions('Invited meanwhile')).toEqual(version);
    expect(await stage.mails()).toBe(caused);
  });
});

describe('#5 the attendee who becomes the organizer', () => {
  it('an attendee’s copy is not written to, and no event of the attendee’s own is made for it', async () => {
    await stage.world.outlook.createEvent(brandt.mailbox, withGuests('Kick-off', 6));
    const caused = await stage.mails();
    await stage.world.siebel.createActivity(appointment(huber, 'Kick-off', 6), [brandt.siebelUserId]);
    const copy = await stage.item(huber, 'events', 'Kick-off');
    await stage.world.sync();
    await stage.changeActivity('Kick-off', { MeetingLocation: 'Elsewhere' });
    await stage.world.sync();
    const after = (await stage.items(huber, 'events', 'Kick-off')).find(({ id }) => id === copy['id']);
    expect(after).toMatchObject({ '@odata.etag': copy['@odata.etag'], isOrganizer: false });
    expect(after?.['organizer']).toEqual(copy['organizer']);
    expect(await stage.mails()).toBe(caused);
  });
});
