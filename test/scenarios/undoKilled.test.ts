// A run that takes something back is broken off at one of its requests after another: between its writes, or after one that nobody noted yet. The
// runs after it finish what was asked for, once: nothing is there twice, the request says what became of it, and can be repeated. Of an
// appointment's removal this does not hold yet: the event that comes back may lose what Outlook alone knew, such as how it is shown.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startBrokenSyncs, syncOne, type BrokenSyncs } from '../support/brokenSyncs.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 180_000 });

/** As in crashPoints.test.ts: 1 plays every request. */
const STEP = Number(process.env['CRASH_POINTS_STEP'] ?? 12);

type Row = Readonly<Record<string, unknown>>;

let world: World;
let broken: BrokenSyncs;
let user: UserMap;

beforeAll(async () => {
  world = await startWorld('undo_killed', { logins: ['HUBER'] });
  user = await world.user('HUBER');
  const { settings } = world.product.store;
  for (const domain of DOMAINS) await settings.saveDomain({ ...(await settings.domain(domain)), massDeleteCount: 100_000 }); // prettier-ignore
  broken = await startBrokenSyncs(world);
  await world.sync();
});

afterAll(async () => {
  await broken.close();
  await world.close();
});

const contacts = async (name: string): Promise<readonly Row[]> => (await world.outlook.contacts(user.mailbox)).filter(({ surname }) => surname === name); // prettier-ignore
const tasks = async (name: string): Promise<readonly Row[]> => (await world.outlook.tasks(user.mailbox)).filter(({ title }) => title === name); // prettier-ignore
const activities = (name: string): Promise<readonly Row[]> => world.siebel.query('Action/Action', `[Description] = '${name}'`); // prettier-ignore
const listed = (name: string): Promise<readonly Row[]> => world.siebel.query('Contact/Contact', `[Last Name] = '${name}' AND EXISTS([Sync List.Id] = '${user.siebelUserId}')`); // prettier-ignore
const sync = () => syncOne(broken.product, user.login);

async function ask(lineId: string): Promise<string> {
  const line = (await world.product.store.journal.findByIds([lineId]))[0] ?? expect.fail('no line');
  return world.product.store.undo.request({ by: 'ADMIN', runId: null, items: [{ userMapId: user.id, domain: line.domain, lineId, fields: null }] }); // prettier-ignore
}

/** Syncs until nothing is left to do. */
async function recover(): Promise<void> {
  for (let round = 1; round <= 6; round += 1) {
    await retryIssues(broken.product.services, { login: user.login });
    const { failed, written } = await sync();
    if (written === 0 && failed === 0) return;
  }
  expect.fail('It does not come to rest.');
}

interface Story {
  /** Makes what is taken back, and says by which line. */
  write(name: string): Promise<void>;
  readonly operation: string;
  /** What both sides must say once it is taken back. */
  check(name: string): Promise<void>;
}

async function siebelContact(name: string): Promise<string> {
  const id = await world.siebel.createContact({ 'First Name': 'Una', 'Last Name': name, 'Job Title': 'A' }, [user.siebelUserId]); // prettier-ignore
  await sync();
  return id;
}

const STORIES: Readonly<Record<string, Story>> = {
  'an update': {
    operation: 'update',
    async write(name) {
      await siebelContact(name);
      await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${String((await contacts(name))[0]?.['id'])}`, { jobTitle: 'B' }); // prettier-ignore
    },
    async check(name) {
      expect(await contacts(name)).toMatchObject([{ jobTitle: 'A' }]);
      expect(await listed(name)).toMatchObject([{ 'Job Title': 'A' }]);
    },
  },
  'a contact’s removal': {
    operation: 'delete',
    async write(name) {
      await world.siebel.removeFromSyncList(await siebelContact(name), user.siebelUserId);
    },
    async check(name) {
      expect([(await contacts(name)).length, (await listed(name)).length]).toEqual([1, 1]);
    },
  },
  'a task’s removal': {
    operation: 'delete',
    async write(name) {
      await world.outlook.createTask(user.mailbox, { title: name });
      await sync();
      await world.siebel.remove(`Action/Action/${String((await activities(name))[0]?.['Id'])}`);
    },
    async check(name) {
      expect([(await tasks(name)).length, (await activities(name)).length]).toEqual([1, 1]);
    },
  },
  'a create': {
    operation: 'create',
    async write(name) {
      await world.outlook.createContact(user.mailbox, { givenName: 'Una', surname: name });
    },
    async check(name) {
      expect([(await contacts(name)).length, (await listed(name)).length]).toEqual([1, 0]);
    },
  },
};

describe('an undo that is broken off at its k-th request', () => {
  let count = 0;
  for (const [title, { check, operation, write }] of Object.entries(STORIES))
    it(`of ${title}, by the end of its process: it is finished once, and says so`, async () => {
      let point = 1 + Math.floor(Math.random() * STEP) - STEP;
      for (let isMet = true; isMet;) {
        point += STEP;
        const name = `Killed${(count += 1)}`;
        await write(name);
        await sync();
        const line = (await world.journal(user.login)).find(({ details, operation: one }) => details.title.includes(name) && one === operation); // prettier-ignore
        const lineId = line?.id ?? expect.fail(`no line of ${operation}`);
        const request = await ask(lineId);
        isMet = await broken.breakOff(user.login, point, 'dies');
        await recover();
        await check(name);
        const told = await world.product.store.undo.find(request);
        // A write that nobody noted is found done already: then there is nothing to do, which is said.
        expect(told?.items.map(({ reason, state }) => `${state} ${reason}`), `request ${point}`).toSatisfy(([one]: string[]) => ['done null', 'nothing already-so'].includes(one ?? '')); // prettier-ignore
        const again = await ask(lineId);
        await sync();
        expect((await world.product.store.undo.find(again))?.items).toMatchObject([{ state: 'nothing', reason: 'already-so', writes: [] }]); // prettier-ignore
        await check(name);
      }
      expect(point).toBeGreaterThan(STEP);
      expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
    });
});
