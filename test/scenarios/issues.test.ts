// Issues of records that do not travel: they close by themselves, wait longer each time they fail, and stop nobody else.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;

beforeAll(async () => {
  world = await startWorld('issues', { logins: ['MEHTA', 'MOREAU', 'SUZUKI', 'OKAFOR'] });
});

afterEach(async () => {
  await world.door('graph', 'DELETE', 'faults');
  await world.door('siebel', 'DELETE', 'faults');
});

afterAll(() => world.close());

async function syncNow(login: string): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

const issuesOf = (user: UserMap): Promise<readonly Issue[]> =>
  world.product.store.issues.list({ userMapId: user.id, limit: 50 });

async function eventOf(user: UserMap, subject: string): Promise<Row | undefined> {
  return (await world.outlook.events(user.mailbox)).find((event) => event['subject'] === subject);
}

const meeting = (owner: UserMap, description: string, hour = 9): Row => ({
  Description: description,
  Display: 'Calendar and Activities',
  'Primary Owner Id': owner.siebelUserId,
  Planned: siebelText(at(3, hour)),
  'Planned Completion': siebelText(at(3, hour + 1)),
});

const eventPath = (user: UserMap, event: Row | undefined): string =>
  `/users/${user.mailbox}/events/${String(event?.['id'])}`;

describe('issues', () => {
  it('close when their record is deleted, and when the change that failed is taken back', async () => {
    const mehta = await world.user('MEHTA');
    const guest = { emailAddress: { address: 'guest@example.com' }, type: 'required' };
    await world.outlook.createEvent(mehta.mailbox, { subject: 'With guests', start: graphTime(at(2, 9)), end: graphTime(at(2, 10)), attendees: [guest] }); // prettier-ignore
    await world.outlook.createContact(mehta.mailbox, { givenName: 'Refused', surname: 'Contact' });
    await syncNow('MEHTA');
    expect((await issuesOf(mehta)).map(({ reason }) => reason)).toEqual(['meeting-not-supported']);
    const body = { ERROR: "Value entered in field 'Job Title' of buscomp 'Contact' is too long (SBL-DAT-00299)" };
    await world.door('siebel', 'POST', 'faults', [{ method: 'PUT', path: '*/Contact/Contact/*', count: 1, status: 500, body }]); // prettier-ignore
    const [contact] = await world.outlook.contacts(mehta.mailbox);
    const path = `/users/${mehta.mailbox}/contacts/${String(contact?.['id'])}`;
    await world.outlook.send('PATCH', path, { jobTitle: 'Too long' });
    await syncNow('MEHTA');
    expect((await issuesOf(mehta)).map(({ kind }) => kind).sort()).toEqual(['failure', 'skip']);
    await world.outlook.send('PATCH', path, { jobTitle: '' });
    await world.outlook.send('DELETE', eventPath(mehta, await eventOf(mehta, 'With guests')));
    await syncNow('MEHTA');
    expect(await issuesOf(mehta)).toEqual([]);
  });

  it('a change that waits for its partner travels when the partner can be synced again', async () => {
    const moreau = await world.user('MOREAU');
    const id = await world.siebel.createActivity(meeting(moreau, 'Becomes a meeting'));
    await syncNow('MOREAU');
    const path = eventPath(moreau, await eventOf(moreau, 'Becomes a meeting'));
    await world.outlook.send('PATCH', path, { attendees: [{ emailAddress: { address: 'g@example.com' } }] });
    await syncNow('MOREAU');
    await world.siebel.update(`Action/Action/${id}`, { MeetingLocation: 'Room 12' });
    await syncNow('MOREAU');
    await world.outlook.send('PATCH', path, { attendees: [] });
    await syncNow('MOREAU');
    expect(await eventOf(moreau, 'Becomes a meeting')).toMatchObject({ location: { displayName: 'Room 12' } });
    expect(await issuesOf(moreau)).toEqual([]);
  });

  it('a record that goes on failing is tried less and less often, after twelve times only when it changes, and then counted anew', async () => {
    const { store } = world.product;
    const user = await world.user('SUZUKI');
    const wait = async (): Promise<number | null> => {
      const retryAt = new Date(Date.now() + 60_000);
      const change = { side: 'exchange', recordId: 'r', kind: 'failure', reason: null, field: null, message: 'm', retryAt } as const; // prettier-ignore
      await store.issues.open(user.id, 'contact', [change]);
      const [issue] = await issuesOf(user);
      return issue?.retryAt ? Math.round((issue.retryAt.getTime() - Date.now()) / 60_000) : null;
    };
    expect([await wait(), await wait(), await wait(), await wait()]).toEqual([1, 2, 4, 8]);
    for (let times = 0; times < 6; times++) await wait();
    expect(await wait()).toBe(6 * 60);
    expect(await wait()).toBeNull();
    expect(await wait()).toBe(1);
    await store.issues.close(user.id, 'contact', 'exchange', ['r']);
  });

  it('Siebel contacts that an ambiguous item held back arrive once the item is gone', async () => {
    const user = await world.user('SUZUKI');
    for (const name of ['One', 'Two'])
      await world.siebel.createContact({ 'First Name': name, 'Last Name': 'Twin', 'Email Address': 'twin@example.com' }, [user.siebelUserId]); // prettier-ignore
    const id = await world.outlook.createContact(user.mailbox, { surname: 'Twin', emailAddresses: [{ address: 'twin@example.com' }] }); // prettier-ignore
    await syncNow('SUZUKI');
    expect(await world.outlook.contacts(user.mailbox)).toHaveLength(1);
    await world.outlook.send('DELETE', `/users/${user.mailbox}/contacts/${id}`);
    await syncNow('SUZUKI');
    await syncNow('SUZUKI');
    expect(await world.outlook.contacts(user.mailbox)).toHaveLength(2);
    expect(await issuesOf(user)).toEqual([]);
  });
});

describe('one bad record', () => {
  it('that Exchange forbids to change is an issue, and tried again by itself; the mailbox is not suspended', async () => {
    const okafor = await world.user('OKAFOR');
    const id = await world.siebel.createContact({ 'First Name': 'Forbidden', 'Last Name': 'One' }, [okafor.siebelUserId]); // prettier-ignore
    await syncNow('OKAFOR');
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Changed' });
    const body = { error: { code: 'ErrorAccessDenied', message: 'no' } };
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/contacts/*', status: 403, body }]); // prettier-ignore
    expect(await syncNow('OKAFOR')).toMatchObject({ failed: 1 });
    expect((await world.user('OKAFOR')).state).toBe('with issues');
    expect(await issuesOf(okafor)).toMatchObject([{ message: expect.stringContaining('403'), retryAt: expect.any(Date) }]); // prettier-ignore
  });
});
