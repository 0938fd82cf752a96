// An engine dies after a server took its write and before it has written that down; meanwhile people go on editing the very records. The next run
// knows what was being written, so an edit is told from a write of ours: neither side's is undone.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetUser } from '../../api/services/resetUser.ts';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import { createBusyPeople, KINDS, type Begun, type BusyPeople, type Kind } from '../support/busyPeople.ts';
import { dyingRun } from '../support/hookedRuns.ts';
import { expectWork } from '../support/expectWork.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const SIDES = ['siebel', 'outlook'] as const;

let world: World;
let user: UserMap;
let people: BusyPeople;

beforeAll(async () => {
  world = await startWorld('crash_edits', { seed: { users: KINDS.length + 1, contacts: 0, events: 0, tasks: 0 } });
  for (const domain of DOMAINS) {
    const settings = await world.product.store.settings.domain(domain);
    await world.product.store.settings.saveDomain({ ...settings, massDeleteCount: 100_000 });
  }
});

afterAll(() => world.close());

async function syncUntilQuiet(): Promise<void> {
  for (let round = 1; round <= 6; round += 1) {
    await requestSync(world.product.services, { login: user.login, reason: 'scenario' });
    const { failed, written } = await world.syncUser(user.login);
    if (written === 0 && failed === 0) return;
  }
  throw new Error('It does not come to rest.');
}

async function expectAgreement(): Promise<void> {
  await syncUntilQuiet();
  await expectWork(world, people, user, user.login);
}

async function meet(login: string): Promise<void> {
  user = await world.user(login);
  people = createBusyPeople(world, [user], Math.random);
}

const begin = (kind: Kind, side: (typeof SIDES)[number]): Promise<Begun> => people.begin(user, kind, side);

describe.each(KINDS)('a %s', (kind) => {
  beforeAll(async () => {
    await meet(`USER000${KINDS.indexOf(kind) + 1}`);
  });

  // First of all, since a deletion before the first reading has ended is one that no server tells of.
  it('made in Outlook and deleted there, whose other half a dying engine made: it does not come back', async () => {
    const record = await begin(kind, 'outlook');
    await dyingRun(world, user, 'written');
    await record.remove('outlook');
    await expectAgreement();
  });

  it.each(SIDES)(
    'made in %s and deleted there, whose other half a dying engine made: it does not come back',
    async (side) => {
      const record = await begin(kind, side);
      await dyingRun(world, user, 'written');
      await record.remove(side);
      await expectAgreement();
    },
  );

  it('made in Siebel, noted in Outlook and then deleted in Siebel: the deletion counts', async () => {
    const record = await begin(kind, 'siebel');
    await dyingRun(world, user, 'written');
    await record.note();
    await record.remove('siebel');
    await expectAgreement();
  });

  describe.each(SIDES)('made in %s, whose other half a dying engine made', (side) => {
    it('noted meanwhile in Outlook: the note stays', async () => {
      const record = await begin(kind, side);
      await dyingRun(world, user, 'written');
      await record.note();
      await expectAgreement();
    });

    it('renamed meanwhile in Siebel and noted in Outlook: both stay', async () => {
      const record = await begin(kind, side);
      await dyingRun(world, user, 'written');
      await record.rename();
      await record.note();
      await expectAgreement();
    });
  });

  it('whose note a dying engine took to Siebel, and another one dies with the next in its hands: the newer note stays', async () => {
    const record = await begin(kind, 'siebel');
    await syncUntilQuiet();
    await record.note();
    await dyingRun(world, user, 'written');
    await record.note();
    await dyingRun(world, user, 'writing');
    await expectAgreement();
  });

  it.each(SIDES)(
    'made in %s, whose other half a dying engine made, and another one dies with the next edits: both stay',
    async (side) => {
      const record = await begin(kind, side);
      await dyingRun(world, user, 'written');
      await record.rename();
      await record.note();
      await dyingRun(world, user, 'writing');
      await expectAgreement();
    },
  );

  it('whose note a dying engine took to Siebel, noted once more: the newer note stays', async () => {
    const record = await begin(kind, 'siebel');
    await syncUntilQuiet();
    await record.note();
    await dyingRun(world, user, 'written');
    await record.note();
    await expectAgreement();
  });
});

it('a contact of Outlook that a dying engine made in Siebel, where the user is taken off it at once: it is not put on the list again', async () => {
  await meet('USER0004');
  const record = await begin('contact', 'outlook');
  await dyingRun(world, user, 'written');
  await record.remove('siebel');
  await expectAgreement();
});

it('a contact of Outlook that a dying engine made in Siebel, moved to another folder at once: no second one is made for it', async () => {
  await meet('USER0004');
  const base = `/users/${user.mailbox}`;
  const id = await world.outlook.createContact(user.mailbox, { givenName: 'Moved', surname: 'Away' });
  await dyingRun(world, user, 'written');
  const folder = await world.outlook.send('POST', `${base}/contactFolders`, { displayName: 'Elsewhere' });
  await world.outlook.send('PATCH', `${base}/contacts/${id}`, { parentFolderId: folder['id'] });
  await syncUntilQuiet();
  expect((await world.outlook.contacts(user.mailbox)).filter(({ surname }) => surname === 'Away')).toEqual([]);
});

it('a record of Siebel whose edit never left the dying engine, of a user who is re-initialised then: the edit stays', async () => {
  await meet('USER0004');
  await world.siebel.createContact({ 'First Name': 'Never', 'Last Name': 'Left', 'Job Title': 'Before' }, [
    user.siebelUserId,
  ]);
  await syncUntilQuiet();
  const [row] = await world.siebel.query('Contact/Contact', "[Last Name] = 'Left'");
  await world.siebel.update(`Contact/Contact/${String(row?.['Id'])}`, { 'Job Title': 'Edited' });
  await dyingRun(world, user, 'writing');
  await resetUser(world.product.services, { login: user.login });
  await syncUntilQuiet();
  const item = (await world.outlook.contacts(user.mailbox)).find(({ surname }) => surname === 'Left');
  expect(item).toMatchObject({ jobTitle: 'Edited' });
  expect(await world.siebel.query('Contact/Contact', "[Last Name] = 'Left'")).toMatchObject([
    { 'Job Title': 'Edited' },
  ]);
});

it('an appointment of Outlook that became a task in Siebel, of a user who is re-initialised then: it is the task in Outlook too', async () => {
  await meet('USER0004');
  const times = { start: graphTime(at(4, 9)), end: graphTime(at(4, 10)) };
  await world.outlook.createEvent(user.mailbox, { subject: 'Now a task', ...times });
  await syncUntilQuiet();
  const records = () => world.siebel.query('Action/Action', "[Description] = 'Now a task'");
  await world.siebel.update(`Action/Action/${String((await records())[0]?.['Id'])}`, { Display: 'To Do and Activities' }); // prettier-ignore
  await resetUser(world.product.services, { login: user.login });
  for (let round = 1; round <= 3; round += 1) {
    await retryIssues(world.product.services, { login: user.login });
    await requestSync(world.product.services, { login: user.login, reason: 'scenario' });
    await world.syncUser(user.login);
  }
  expect(await records()).toHaveLength(1);
  expect((await world.outlook.events(user.mailbox)).map(({ subject }) => subject)).not.toContain('Now a task');
  expect((await world.outlook.tasks(user.mailbox)).map(({ title }) => title)).toContain('Now a task');
});

it('a company that Siebel did not take from the dying engine stays in Outlook, and is asked for', async () => {
  await meet('USER0004');
  const contact = { givenName: 'Busy', surname: 'Company', companyName: 'Nobody has heard of it' };
  const id = await world.outlook.createContact(user.mailbox, contact);
  await dyingRun(world, user, 'written');
  await syncUntilQuiet();
  const row = (await world.outlook.contacts(user.mailbox)).find((one) => one['id'] === id);
  expect(row).toMatchObject(contact);
  const issues = await world.product.store.issues.list({ userMapId: user.id, limit: 50 });
  expect(issues.filter(({ recordId }) => recordId === id)).toMatchObject([{ reason: 'company-unclear' }]);
});

describe('a task of Outlook', () => {
  const activity = async (): Promise<Readonly<Record<string, unknown>>> => (await world.siebel.query('Action/Action', "[Description] = 'Moving task'"))[0] ?? expect.fail('not in Siebel'); // prettier-ignore
  const titles = async (): Promise<readonly unknown[]> => (await world.outlook.tasks(user.mailbox)).map(({ title }) => title); // prettier-ignore
  const subjects = async (): Promise<readonly unknown[]> => (await world.outlook.events(user.mailbox)).map(({ subject }) => subject); // prettier-ignore

  it('that a dying engine made in Siebel, where it becomes an appointment at once: it is the appointment in Outlook too', async () => {
    await meet('USER0004');
    await world.outlook.createTask(user.mailbox, { title: 'Moving task' });
    await dyingRun(world, user, 'written');
    const times = { Planned: siebelText(at(2, 14)), 'Planned Completion': siebelText(at(2, 15)) };
    await world.siebel.update(`Action/Action/${String((await activity())['Id'])}`, { Display: 'Calendar and Activities', ...times }); // prettier-ignore
    await syncUntilQuiet();
    expect(await titles()).not.toContain('Moving task');
    expect(await subjects()).toContain('Moving task');
    expect(await world.siebel.query('Action/Action', "[Description] = 'Moving task'")).toHaveLength(1);
  });
});
