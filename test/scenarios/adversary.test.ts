// What people, servers and other processes do at the wrong moment: nothing is lost, nothing is there twice, nothing is deleted that should
// not be, and nobody gets stuck.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { disableUser } from '../../api/services/disableUser.ts';
import { enableUser } from '../../api/services/enableUser.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import { resetUser } from '../../api/services/resetUser.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
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

/** Does the work while the run of the user waits for the answer to such a request. */
async function during(login: string, server: 'graph' | 'siebel', fault: Row, work: () => Promise<unknown>) {
  await world.door(server, 'POST', 'faults', [{ delayMs: 3_000, count: 1, ...fault }]);
  const run = syncNow(login).catch(() => undefined);
  await vi.waitFor(
    async () => expect(await world.door(server, 'GET', 'faults')).toMatchObject({ rules: [{ fired: 1 }] }),
    { timeout: 30_000 },
  );
  await work();
  await run;
}

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
  it('a user who is re-initialised during a run has nothing twice afterwards', async () => {
    const tanaka = await world.user('TANAKA');
    await syncNow('TANAKA');
    for (const name of ['One', 'Two', 'Three'])
      await world.siebel.createContact({ 'First Name': 'Reset', 'Last Name': name }, [tanaka.siebelUserId]);
    await syncNow('TANAKA');
    await world.outlook.createContact(tanaka.mailbox, { givenName: 'Own', surname: 'Contact' });
    await during('TANAKA', 'graph', { method: 'GET', path: '*/contacts/delta*' }, () =>
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
    await during('TANAKA', 'graph', { method: 'GET', path: '*/contacts/delta*' }, () =>
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
    await during('LEFEVRE', 'graph', { method: 'GET', path: '*/contacts/delta*' }, async () => {
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

describe('Siebel in trouble while a record is created', () => {
  it('and its answer and the search for it are lost: the run after finds it, and the mailbox gets no second one', async () => {
    const okafor = await world.user('OKAFOR');
    await world.outlook.createEvent(okafor.mailbox, { subject: 'Lost twice', start: graphTime(at(4, 9)), end: graphTime(at(4, 10)) }); // prettier-ignore
    await during('OKAFOR', 'siebel', { method: 'POST', path: '*/Action/Action', cut: 'after' }, () =>
      world.door('siebel', 'POST', 'faults', [{ method: 'GET', path: '*/Action/Action', status: 500 }]),
    );
    await world.door('siebel', 'DELETE', 'faults');
    await syncNow('OKAFOR');
    expect((await inOutlook(world, okafor)).events).toHaveLength(1);
    expect((await inSiebel(world, okafor)).events).toHaveLength(1);
  });

  it('and the company cannot be looked up: it is written as soon as Siebel answers', async () => {
    const okafor = await world.user('OKAFOR');
    const [account] = await world.siebel.send('POST', 'Account/Account', { Name: 'Later Inc.' });
    expect(account).toBeDefined();
    await world.outlook.createContact(okafor.mailbox, { givenName: 'Of', surname: 'Later', companyName: 'Later Inc.' });
    await world.door('siebel', 'POST', 'faults', [{ method: 'GET', path: '*/Account/Account', status: 503 }]);
    await syncNow('OKAFOR');
    await world.door('siebel', 'DELETE', 'faults');
    await syncNow('OKAFOR');
    const [contact] = await world.siebel.query('Contact/Contact', "[Last Name] = 'Later'");
    expect(contact).toMatchObject({ Account: 'Later Inc.' });
    expect(await world.outlook.contacts(okafor.mailbox)).toHaveLength(1);
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

describe('an activity that became a series in Siebel', () => {
  it('is not made a second time from its copy in Outlook when the user is re-initialised', async () => {
    const brandt = await world.user('BRANDT');
    const id = await world.siebel.createActivity(meeting(brandt, 'Becomes a series'));
    await syncNow('BRANDT');
    expect(await eventOf(brandt, 'Becomes a series')).toBeDefined();
    await world.siebel.update(`Action/Action/${id}`, { Repeating: 'Y', 'Repeating Type': 'Weekly' });
    await resetUser(world.product.services, { login: 'BRANDT' });
    await syncNow('BRANDT');
    expect(await world.siebel.query('Action/Action', `[Description] = 'Becomes a series'`)).toHaveLength(1);
    expect(await issuesOf(brandt)).toMatchObject([{ reason: 'recurring-not-supported' }]);
  });
});
