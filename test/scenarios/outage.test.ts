// A server that is down for long: users wait longer and longer, one of them asks for all, and when it answers again everybody is synced within
// a few cycles. A user's own trouble is no outage.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCycle } from '../../api/dispatcher/dispatcher.ts';
import { getStatus } from '../../api/services/getStatus.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const LOGINS = ['BRANDT', 'HUBER', 'NAIR', 'SADLER'];
let world: World;

beforeAll(async () => {
  world = await startWorld('outage', { logins: LOGINS });
  await world.sync();
});

afterEach(async () => {
  await world.door('graph', 'DELETE', 'faults');
  await world.door('siebel', 'DELETE', 'faults');
});

afterAll(() => world.close());

/** One cycle, and the runs it asks for, whatever becomes of them; whose they were. */
async function cycle(): Promise<readonly string[]> {
  const { dispatcher, engine } = world.product;
  const asked = new Map<string, string>();
  const queue = {
    requestSync: (id: string, login: string) => Promise.resolve(void asked.set(id, login)),
    requestDispatch: () => Promise.resolve(),
  };
  await runCycle({ ...dispatcher, queue });
  for (const userMapId of asked.keys()) await engine.run({ userMapId, reason: 'scenario' });
  return [...asked.values()].sort();
}

/** To the users' rows it is so many minutes later. */
async function letPass(minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await client.connect();
  const earlier = ['retry_at', 'last_run_at', 'failing_since', 'last_success_at'].map((column) => `${column} = ${column} - $1::interval`); // prettier-ignore
  await client.query(`update user_maps set ${earlier.join(', ')}`, [`${minutes} minutes`]);
  await client.end();
}

async function users(): Promise<readonly UserMap[]> {
  return Promise.all(LOGINS.map((login) => world.user(login)));
}

/** Edits on both sides of every user. */
async function edit(name: string): Promise<void> {
  for (const user of await users()) {
    await world.outlook.createContact(user.mailbox, { givenName: 'Outlook', surname: name });
    await world.siebel.createContact({ 'First Name': 'Siebel', 'Last Name': name }, [user.siebelUserId]);
  }
}

describe.each([
  { server: 'exchange', door: 'graph' },
  { server: 'siebel', door: 'siebel' },
] as const)('$server does not answer for more than an hour', ({ door, server }) => {
  it('and one user asks each minute; once it answers, all are synced within two cycles', async () => {
    await edit(`During ${server}`);
    await world.door(door, 'POST', 'faults', [{ path: '*', status: 500 }]);
    for (const minutes of [1, 2, 4, 8, 16, 32, 61]) {
      expect(await cycle()).toEqual(LOGINS);
      await letPass(minutes);
    }
    await cycle();
    expect((await users()).every(({ retryAt }) => (retryAt?.getTime() ?? 0) - Date.now() > 45 * 60_000)).toBe(true);
    const { outages } = await getStatus(world.product.services);
    expect(outages).toMatchObject([{ kind: 'silent', server, usersWaiting: LOGINS.length, reason: expect.stringContaining('500') }]); // prettier-ignore
    expect(Date.now() - Date.parse(outages[0]?.since ?? '')).toBeGreaterThan(2 * 3_600_000);

    expect(await cycle()).toEqual([]);
    await letPass(1);
    expect(await cycle()).toHaveLength(1);
    await world.door(door, 'DELETE', 'faults');
    await letPass(1);
    expect(await cycle()).toHaveLength(1);
    // They come one shortly after the other.
    await letPass(1);
    expect(await cycle()).toEqual(LOGINS);
    expect((await getStatus(world.product.services)).outages).toEqual([]);
    for (const user of await users()) {
      expect(user).toMatchObject({ state: 'in sync', failures: 0, failedServer: null });
      const names = namesOf(await inOutlook(world, user)).contacts;
      expect(names).toEqual(namesOf(await inSiebel(world, user)).contacts);
      expect(names).toEqual(expect.arrayContaining([`Outlook During ${server}`, `Siebel During ${server}`]));
    }
  });
});

describe('a user who fails while others do not', () => {
  it('is no outage: the wait stays as long as it was', async () => {
    const huber = await world.user('HUBER');
    await world.door('graph', 'POST', 'faults', [{ path: `*/users/${huber.mailbox.replace('@', '*')}/*`, status: 500 }, { path: '*/$batch', status: 500 }]); // prettier-ignore
    for (const minutes of [1, 2, 4]) {
      await cycle();
      await letPass(minutes);
    }
    await world.door('graph', 'DELETE', 'faults');
    await letPass(-30);
    const before = await world.user('HUBER');
    expect(before).toMatchObject({ failedServer: 'exchange', failures: 3 });
    expect((await getStatus(world.product.services)).outages).toEqual([]);
    expect(await cycle()).toEqual(LOGINS.filter((login) => login !== 'HUBER'));
    expect((await world.user('HUBER')).retryAt).toEqual(before.retryAt);
  });
});
