// Exchange's change tracking at its worst: whatever its pages look like and wherever a round breaks off, each edit arrives, nothing is there twice,
// nothing is deleted that a person has not deleted, and nothing is blanked.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { eventually } from '../support/program.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const USERS = 12;
const LOGINS = Array.from({ length: USERS }, (_, index) => `USER${String(index + 1).padStart(4, '0')}`);

let world: World;
const free = [...LOGINS];

beforeAll(async () => {
  world = await startWorld('delta', { seed: { users: USERS, contacts: 0, events: 0, tasks: 0 } });
});
afterEach(() => trouble({}));
afterAll(() => world.close());

const trouble = (settings: object) => world.door('graph', 'POST', 'delta', settings);

async function sync({ login }: UserMap): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

/** A user of whom nothing is known yet. */
async function nobodyYet(): Promise<UserMap> {
  return world.user(free.shift() ?? 'none left');
}

/** One item of each kind in the mailbox. */
async function addInOutlook({ mailbox, login }: UserMap, name: string): Promise<void> {
  const { outlook } = world;
  await outlook.createContact(mailbox, { givenName: login, surname: name, jobTitle: 'Kept' });
  await outlook.createEvent(mailbox, { subject: name, location: { displayName: 'Kept' }, start: graphTime(at(2, 9)), end: graphTime(at(2, 10)) }); // prettier-ignore
  await outlook.createTask(mailbox, { title: name, importance: 'high', body: { contentType: 'text', content: 'Kept' } }); // prettier-ignore
}

async function addInSiebel({ login, siebelUserId }: UserMap, name: string): Promise<void> {
  const owner = { 'Primary Owner Id': siebelUserId };
  const times = { Planned: siebelText(at(1, 14)), 'Planned Completion': siebelText(at(1, 15)) };
  await world.siebel.createContact({ 'First Name': login, 'Last Name': name }, [siebelUserId]);
  await world.siebel.createActivity({ ...owner, ...times, Description: name, Display: 'Calendar and Activities' });
  await world.siebel.createActivity({ ...owner, Description: name, Display: 'To Do and Activities' });
}

/** The paths of a user's items of one name, by kind. */
async function pathsOf({ mailbox, login }: UserMap, name: string) {
  const { contacts, events, tasks } = await inOutlook(world, { mailbox, siebelUserId: '' });
  const list = await world.outlook.taskList(mailbox);
  const id = (items: typeof contacts, called: string) => items.find((item) => item.name === called)?.id;
  return {
    contact: `/users/${mailbox}/contacts/${id(contacts, `${login} ${name}`)}`,
    calendar: `/users/${mailbox}/events/${id(events, name)}`,
    task: `${list}/tasks/${id(tasks, name)}`,
  };
}

async function rename(user: UserMap, name: string, newName: string): Promise<void> {
  const paths = await pathsOf(user, name);
  await world.outlook.send('PATCH', paths.contact, { surname: newName });
  await world.outlook.send('PATCH', paths.calendar, { subject: newName });
  await world.outlook.send('PATCH', paths.task, { title: newName });
}

async function remove(user: UserMap, name: string): Promise<void> {
  for (const path of Object.values(await pathsOf(user, name))) await world.outlook.send('DELETE', path);
}

/** Both sides hold one item of each kind of each name, and a further sync finds nothing to do. */
async function expectBothSides(user: UserMap, names: readonly string[]): Promise<void> {
  const wanted = {
    contacts: names.map((name) => `${user.login} ${name}`).sort(),
    events: [...names].sort(),
    tasks: [...names].sort(),
  };
  expect(namesOf(await inOutlook(world, user))).toEqual(wanted);
  expect(namesOf(await inSiebel(world, user))).toEqual(wanted);
  expect(await sync(user)).toMatchObject({ written: 0, failed: 0 });
}

/** What Siebel says beside the names is what the items were made with. */
async function expectKept(user: UserMap, name: string): Promise<void> {
  const [contact] = await world.siebel.query('Contact/Contact', `[First Name] = '${user.login}' AND [Last Name] = '${name}'`); // prettier-ignore
  expect(contact).toMatchObject({ 'Job Title': 'Kept' });
  const activities = await world.siebel.query('Action/Action', `[Primary Owner Id] = '${user.siebelUserId}' AND [Description] = '${name}'`); // prettier-ignore
  expect(activities.find((row) => row['Display'] === 'Calendar and Activities')).toMatchObject({ MeetingLocation: 'Kept' }); // prettier-ignore
  expect(activities.find((row) => row['Display'] === 'To Do and Activities')).toMatchObject({ Comment: 'Kept', Priority: '2-High' }); // prettier-ignore
}

describe('pages', () => {
  const troubles = {
    'that are empty in between': { pageSize: 1, emptyPages: 1 },
    'that tell each entry twice': { repeats: 'page' },
    'that tell each entry twice, one after the other': { pageSize: 2, repeats: 'pages' },
    'that are sparse and turned round, with removals that only say changed': { shuffle: true, sparse: true, removed: 'changed' }, // prettier-ignore
    'that end with older states': { replays: true, pageSize: 2 },
  };
  for (const [name, settings] of Object.entries(troubles))
    it(`${name}: every change arrives, once`, async () => {
      const user = await nobodyYet();
      for (const item of ['Same', 'Old', 'Gone']) await addInOutlook(user, item);
      await addInSiebel(user, 'Siebel');
      await trouble(settings);
      await sync(user);
      await rename(user, 'Old', 'Newer');
      await sync(user);
      await rename(user, 'Newer', 'Newest');
      await remove(user, 'Gone');
      await addInOutlook(user, 'Added');
      expect(await sync(user)).toMatchObject({ failed: 0 });
      await expectBothSides(user, ['Added', 'Newest', 'Same', 'Siebel']);
      for (const item of ['Added', 'Newest', 'Same']) await expectKept(user, item);
    });
});

it('an item that is told twice, and edited between the two, is compared with what Siebel says by then', async () => {
  const user = await nobodyYet();
  for (const item of ['First', 'Twice', 'Third']) await addInOutlook(user, item);
  await sync(user);
  await rename(user, 'First', 'First again');
  await rename(user, 'Twice', 'Twice told');
  await rename(user, 'Third', 'Third again');
  const paths = await pathsOf(user, 'Twice told');
  for (const row of await world.siebel.query('Contact/Contact', `[First Name] = '${user.login}'`))
    await world.siebel.update(`Contact/Contact/${String(row['Id'])}`, { Comment: 'From Siebel' });
  await trouble({ pageSize: 2, repeats: 'pages' });
  await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*/contacts/delta', skip: 1, delayMs: 2_000 }]);
  const run = sync(user);
  await eventually('the first page was carried out', async () => {
    const rows = await world.siebel.query('Contact/Contact', `[First Name] = '${user.login}' AND [Last Name] = 'Twice told'`); // prettier-ignore
    return rows.length === 1;
  });
  await world.outlook.send('PATCH', paths.contact, { mobilePhone: '+49 30 555 0100' });
  expect(await run).toMatchObject({ failed: 0 });
  const { rules } = (await world.door('graph', 'GET', 'faults')) as { rules: readonly { fired: number }[] };
  expect(rules[0]?.fired).toBeGreaterThan(0);
  await world.door('graph', 'DELETE', 'faults');
  await trouble({});
  await sync(user);
  await expectBothSides(user, ['First again', 'Third again', 'Twice told']);
  const [row] = await world.siebel.query('Contact/Contact', `[First Name] = '${user.login}' AND [Last Name] = 'Twice told'`); // prettier-ignore
  expect(row).toMatchObject({ 'Job Title': 'Kept', Comment: 'From Siebel' });
  expect(String(row?.['Cellular Phone #'])).toContain('555 0100');
  const item = await world.outlook.send('GET', paths.contact);
  expect(item).toMatchObject({ jobTitle: 'Kept', personalNotes: 'From Siebel', mobilePhone: '+49 30 555 0100' });
});

describe('a round that breaks off', () => {
  for (const [page, status, code] of [
    [1, 410, ''],
    [2, 404, 'syncStateNotFound'],
    [3, 500, 'InternalServerError'],
  ] as const)
    it(`at its page ${page} with ${status} ${code}: everything is read again in the same run, and each edit arrives`, async () => {
      const user = await nobodyYet();
      for (const item of ['Same', 'Old', 'Gone', 'Both']) await addInOutlook(user, item);
      await sync(user);
      await rename(user, 'Both', 'Both of us');
      await rename(user, 'Old', 'New');
      await remove(user, 'Gone');
      await addInOutlook(user, 'Added');
      const [contact] = await world.siebel.query('Contact/Contact', `[First Name] = '${user.login}' AND [Last Name] = 'Both'`); // prettier-ignore
      await world.siebel.send('PUT', `Contact/Contact/${String(contact?.['Id'])}`, { Comment: 'From Siebel' });
      await addInSiebel(user, 'Siebel');
      await trouble({ pageSize: 1, refuse: { page, status, code, location: true } });
      expect(await sync(user)).toMatchObject({ failed: 0 });
      await trouble({});
      await expectBothSides(user, ['Added', 'Both of us', 'New', 'Same', 'Siebel']);
      for (const item of ['Added', 'Both of us', 'New', 'Same']) await expectKept(user, item);
      const both = await world.outlook.send('GET', (await pathsOf(user, 'Both of us')).contact);
      expect(both).toMatchObject({ jobTitle: 'Kept', personalNotes: 'From Siebel' });
    });

  it('in the reading of everything as well: the run says so, and the next one catches up', async () => {
    const user = await nobodyYet();
    for (const item of ['One', 'Two']) await addInOutlook(user, item);
    await trouble({ pageSize: 1, refuse: { page: 2, firstRounds: true } });
    await expect(sync(user)).rejects.toThrow(/did not serve a new reading of contact to its end.*410/);
    await trouble({});
    await sync(user);
    await expectBothSides(user, ['One', 'Two']);
  });

  it('again and again: everything is read once a run, then less and less often, with a reason', async () => {
    const user = await nobodyYet();
    await addInOutlook(user, 'One');
    await sync(user);
    await trouble({ refuse: {} });
    for (const item of ['Two', 'Three', 'Four']) {
      await addInOutlook(user, item);
      expect(await sync(user)).toMatchObject({ failed: 0 });
    }
    await addInOutlook(user, 'Five');
    await expect(sync(user)).rejects.toThrow(
      /forgotten 3 times in a row where the reading of contact stood.*read again at/,
    );
    expect((await inSiebel(world, user)).contacts).toHaveLength(4);
    await trouble({});
    await sync(user);
    await expectBothSides(user, ['One', 'Two', 'Three', 'Four', 'Five']);
  });
});
