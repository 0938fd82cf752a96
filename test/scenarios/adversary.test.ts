// What people, servers and other processes do at the wrong moment: nothing is lost, nothing is there twice, nothing is deleted that should
// not be, and nobody gets stuck.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { disableUser } from '../../api/services/disableUser.ts';
import { enableUser } from '../../api/services/enableUser.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import { resetUser } from '../../api/services/resetUser.ts';
import type { Issue, UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf, versionsOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

const STAMP = 'String {8f0c7d52-3f4b-4a36-9d1e-6b7a2c5e9410} Name SiebelServerSync';

let world: World;

beforeAll(async () => {
  world = await startWorld('adversary');
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

async function activityOf(description: string): Promise<Row | undefined> {
  return (await world.siebel.query('Action/Action', `[Description] = '${description}'`, 'Employee'))[0];
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

describe('what others do to a shared activity', () => {
  it('who owned an activity and is now one of its participants leaves it by deleting the event; the activity stays', async () => {
    const [brandt, huber] = [await world.user('BRANDT'), await world.user('HUBER')];
    const id = await world.siebel.createActivity(meeting(brandt, 'Handed over'), [huber.siebelUserId]);
    await syncNow('BRANDT');
    await world.siebel.update(`Action/Action/${id}`, { 'Primary Owner Id': huber.siebelUserId });
    await syncNow('BRANDT');
    await world.outlook.send('DELETE', eventPath(brandt, await eventOf(brandt, 'Handed over')));
    await syncNow('BRANDT');
    const employees = ((await activityOf('Handed over'))?.['Employee'] as { items?: Row[] } | Row[] | undefined) ?? [];
    expect(JSON.stringify(employees)).toContain(huber.siebelUserId);
    expect(JSON.stringify(employees)).not.toContain(brandt.siebelUserId);
  });
});

describe('copies that people make', () => {
  const stampOf = async (path: string): Promise<unknown> => {
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${STAMP}')`);
    const { singleValueExtendedProperties } = await world.outlook.send('GET', `${path}?$expand=${expand}`);
    expect(singleValueExtendedProperties).toHaveLength(1);
    return singleValueExtendedProperties;
  };

  it('a copy of an event is a record of its own, also after the user was re-initialised', async () => {
    const nair = await world.user('NAIR');
    const times = { start: graphTime(at(5, 9)), end: graphTime(at(5, 10)) };
    // Told before and after the original, in whatever order Exchange tells its items.
    const earlier = await world.outlook.createEvent(nair.mailbox, { subject: 'Earlier copy', ...times });
    await syncNow('NAIR');
    await world.siebel.createActivity(meeting(nair, 'Original'));
    await syncNow('NAIR');
    const original = await eventOf(nair, 'Original');
    const singleValueExtendedProperties = await stampOf(eventPath(nair, original));
    await world.outlook.send('PATCH', `/users/${nair.mailbox}/events/${earlier}`, { singleValueExtendedProperties });
    await world.outlook.createEvent(nair.mailbox, { subject: 'Later copy', ...times, singleValueExtendedProperties });
    await syncNow('NAIR');
    await syncNow('NAIR');
    const before = await versionsOf(world, nair);
    expect(before).toHaveLength(6);
    await resetUser(world.product.services, { login: 'NAIR' });
    await syncNow('NAIR');
    expect(await versionsOf(world, nair)).toEqual(before);
    const links = await world.product.store.links.listIds(nair.id, 'calendar');
    expect(links).toContainEqual({ siebelId: (await activityOf('Original'))?.['Id'], exchangeId: original?.['id'] });
  });

  it('a copy that is linked is not taken for a lost create after a failed run', async () => {
    const sadler = await world.user('SADLER');
    const contacts = `/users/${sadler.mailbox}/contacts`;
    const id = await world.siebel.createContact({ 'First Name': 'Left', 'Last Name': 'Joined' }, [sadler.siebelUserId]);
    await syncNow('SADLER');
    const [original] = await world.outlook.contacts(sadler.mailbox);
    const singleValueExtendedProperties = await stampOf(`${contacts}/${String(original?.['id'])}`);
    await world.outlook.createContact(sadler.mailbox, { givenName: 'The', surname: 'Copy', singleValueExtendedProperties }); // prettier-ignore
    await syncNow('SADLER');
    await world.siebel.removeFromSyncList(id, sadler.siebelUserId);
    await syncNow('SADLER');
    await world.door('graph', 'POST', 'faults', [{ status: 500 }]);
    await expect(syncNow('SADLER')).rejects.toThrow();
    await world.door('graph', 'DELETE', 'faults');
    await world.siebel.addToSyncList(id, sadler.siebelUserId);
    await syncNow('SADLER');
    const [siebel, outlook] = [await inSiebel(world, sadler), await inOutlook(world, sadler)];
    expect(namesOf(outlook).contacts).toEqual(['Left Joined', 'The Copy']);
    expect(namesOf(siebel)).toEqual(namesOf(outlook));
  });
});

describe('what others do while a run goes on', () => {
  /** Does the work while the run of the user waits for Exchange's answer to such a request. */
  const during = async (login: string, fault: { method: string; path: string }, work: () => Promise<unknown>) => {
    await world.door('graph', 'POST', 'faults', [{ ...fault, delayMs: 3_000, count: 1 }]);
    const run = syncNow(login).catch(() => undefined);
    await vi.waitFor(
      async () => expect(await world.door('graph', 'GET', 'faults')).toMatchObject({ rules: [{ fired: 1 }] }),
      { timeout: 30_000 },
    );
    await work();
    await run;
  };

  it('a user who is re-initialised during a run has nothing twice afterwards', async () => {
    const tanaka = await world.user('TANAKA');
    await syncNow('TANAKA');
    for (const name of ['One', 'Two', 'Three'])
      await world.siebel.createContact({ 'First Name': 'Reset', 'Last Name': name }, [tanaka.siebelUserId]);
    await syncNow('TANAKA');
    await world.outlook.createContact(tanaka.mailbox, { givenName: 'Own', surname: 'Contact' });
    await during('TANAKA', { method: 'GET', path: '*/contacts/delta*' }, () =>
      resetUser(world.product.services, { login: 'TANAKA' }),
    );
    for (const row of await world.siebel.query('Contact/Contact', "[First Name] = 'Reset'"))
      await world.siebel.update(`Contact/Contact/${String(row['Id'])}`, { 'Job Title': 'Changed' });
    await syncNow('TANAKA');
    const [siebel, outlook] = [await inSiebel(world, tanaka), await inOutlook(world, tanaka)];
    expect(namesOf(outlook)).toEqual(namesOf(siebel));
    expect(siebel.contacts).toHaveLength(4);
  });

  it('a run of a user who is disabled meanwhile records nothing more', async () => {
    const tanaka = await world.user('TANAKA');
    await world.outlook.createContact(tanaka.mailbox, { givenName: 'Late', surname: 'Comer' });
    const { services, store } = world.product;
    const before = await store.links.count(tanaka.id);
    await during('TANAKA', { method: 'GET', path: '*/contacts/delta*' }, () =>
      disableUser(services, { login: 'TANAKA' }),
    );
    expect(await store.links.count(tanaka.id)).toEqual(before);
    await enableUser(services, { login: 'TANAKA' });
    await syncNow('TANAKA');
    expect(namesOf(await inOutlook(world, tanaka))).toEqual(namesOf(await inSiebel(world, tanaka)));
    expect(await world.siebel.query('Contact/Contact', "[Last Name] = 'Comer'")).toHaveLength(1);
  });

  it('a mass change in Siebel during a run is read by the next one', async () => {
    const lefevre = await world.user('LEFEVRE');
    const id = await world.siebel.createContact({ 'First Name': 'Mass', 'Last Name': 'Change' }, [lefevre.siebelUserId]); // prettier-ignore
    await syncNow('LEFEVRE');
    await during('LEFEVRE', { method: 'GET', path: '*/contacts/delta*' }, async () => {
      await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Changed by the thousand' });
      // As a cycle does that met more changes than it looks at one by one.
      await world.product.store.cursors.forgetAll('siebel');
      await world.product.store.cycles.saveFeedCursor((await world.product.services.directory.readFeed(null)).next);
    });
    await syncNow('LEFEVRE');
    const [contact] = await world.outlook.contacts(lefevre.mailbox);
    expect(contact).toMatchObject({ jobTitle: 'Changed by the thousand' });
  });
});

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

  it('a record that goes on failing is tried less and less often', async () => {
    const { store } = world.product;
    const user = await world.user('SUZUKI');
    const wait = async (): Promise<number> => {
      const retryAt = new Date(Date.now() + 60_000);
      const change = { side: 'exchange', recordId: 'r', kind: 'failure', reason: null, field: null, message: 'm', retryAt } as const; // prettier-ignore
      await store.issues.open(user.id, 'contact', [change]);
      const [issue] = await issuesOf(user);
      return Math.round(((issue?.retryAt?.getTime() ?? 0) - Date.now()) / 60_000);
    };
    expect([await wait(), await wait(), await wait(), await wait()]).toEqual([1, 2, 4, 8]);
    for (let times = 0; times < 20; times++) await wait();
    expect(await wait()).toBe(6 * 60);
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
  it('that Exchange forbids to change is an issue; the mailbox is not suspended', async () => {
    const okafor = await world.user('OKAFOR');
    const id = await world.siebel.createContact({ 'First Name': 'Forbidden', 'Last Name': 'One' }, [okafor.siebelUserId]); // prettier-ignore
    await syncNow('OKAFOR');
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Changed' });
    const body = { error: { code: 'ErrorAccessDenied', message: 'no' } };
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/contacts/*', status: 403, body }]); // prettier-ignore
    expect(await syncNow('OKAFOR')).toMatchObject({ failed: 1 });
    expect((await world.user('OKAFOR')).state).toBe('with issues');
  });
});

describe('the same person twice', () => {
  const person = (givenName: string, address: string): Record<string, unknown> => ({ givenName, surname: 'Same', emailAddresses: [{ address }] }); // prettier-ignore

  it('in one mailbox, both new: one contact in Siebel, and an issue', async () => {
    const whitaker = await world.user('WHITAKER');
    await world.outlook.createContact(whitaker.mailbox, person('Once', 'same@example.com'));
    await world.outlook.createContact(whitaker.mailbox, person('Twice', 'Same@Example.com'));
    await syncNow('WHITAKER');
    expect(await world.siebel.query('Contact/Contact', "[Email Address] ~= 'same@example.com'")).toHaveLength(1);
    expect((await issuesOf(whitaker)).map(({ reason }) => reason)).toEqual(['already-linked-match']);
  });

  it('in two mailboxes, imported at once: one contact in Siebel', async () => {
    const [whitaker, ramirez] = [await world.user('WHITAKER'), await world.user('RAMIREZ')];
    await syncNow('RAMIREZ');
    for (const user of [whitaker, ramirez])
      await world.outlook.createContact(user.mailbox, person('Shared', 'shared@example.com'));
    await Promise.all(
      [whitaker, ramirez].map((user) => world.product.engine.run({ userMapId: user.id, reason: 'scenario' })),
    );
    expect(await world.siebel.query('Contact/Contact', "[Email Address] ~= 'shared@example.com'")).toHaveLength(1);
  });
});
