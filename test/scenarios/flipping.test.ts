// A third program that changes what we wrote after each sync: the field is parked after a few rounds and told, everything else goes on, and
// a person's edit ends it.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { remedyFor } from '../../shared/remedies.ts';
import { at, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;

beforeAll(async () => {
  world = await startWorld('flipping', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
});

afterAll(() => world.close());

async function syncNow(login: string): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

const issuesOf = (user: UserMap): Promise<readonly Issue[]> =>
  world.product.store.issues.list({ userMapId: user.id, limit: 50 });

/** Two programs that do not agree on how a phone number is written, and look at the contact after each sync. */
async function programs(user: UserMap, contactId: string): Promise<void> {
  const [item] = await world.outlook.contacts(user.mailbox);
  const path = `/users/${user.mailbox}/contacts/${String(item?.['id'])}`;
  if (item?.['mobilePhone'] === '+49 30 1234') await world.outlook.send('PATCH', path, { mobilePhone: '030/1234' });
  const row = await world.siebel.get(`Contact/Contact/${contactId}`);
  if (row['Cellular Phone #'] === '030/1234')
    await world.siebel.update(`Contact/Contact/${contactId}`, { 'Cellular Phone #': '+49 30 1234' });
}

describe('a phone number that two programs write in two ways', () => {
  let user: UserMap;
  let id: string;
  const contact = async (): Promise<Row | undefined> => (await world.outlook.contacts(user.mailbox))[0];

  it('is parked after a few rounds, with a reason, a remedy and a time', async () => {
    user = await world.user('BRANDT');
    const fields = { 'First Name': 'Ping', 'Last Name': 'Pong', 'Cellular Phone #': '+49 30 1234' };
    id = await world.siebel.createContact(fields, [user.siebelUserId]);
    await syncNow('BRANDT');
    const written: number[] = [];
    for (let round = 0; round < 9; round++) {
      await programs(user, id);
      written.push((await syncNow('BRANDT')).written);
    }
    expect(written).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
    const [issue, ...others] = await issuesOf(user);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ kind: 'skip', reason: 'flipping', field: 'cellPhone', domain: 'contact' });
    const minutes = ((issue?.retryAt?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(58);
    expect(minutes).toBeLessThanOrEqual(60);
    expect(issue && remedyFor({ ...issue, isRetried: true })).toMatch(/stop it/);
    expect((await world.user('BRANDT')).state).toBe('with issues');
  });

  it('does not keep the other fields from travelling', async () => {
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Umpire' });
    await syncNow('BRANDT');
    const before = await contact();
    expect(before).toMatchObject({ jobTitle: 'Umpire' });
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${String(before?.['id'])}`, { nickName: 'PP', title: 'Dr.' }); // prettier-ignore
    await syncNow('BRANDT');
    expect(await world.siebel.get(`Contact/Contact/${id}`)).toMatchObject({ 'M/M': 'Dr.' });
    expect(await issuesOf(user)).toMatchObject([{ reason: 'flipping' }]);
  });

  it('is tried again when somebody asks', async () => {
    await programs(user, id);
    const { store } = world.product;
    const ids = (await issuesOf(user)).map((issue) => issue.id);
    expect(await store.issues.retry(ids)).toEqual([user.id]);
    expect(await syncNow('BRANDT')).toMatchObject({ written: 1 });
    expect(await issuesOf(user)).toEqual([]);
    for (let round = 0; round < 6; round++) {
      await programs(user, id);
      await syncNow('BRANDT');
    }
    expect(await issuesOf(user)).toMatchObject([{ reason: 'flipping' }]);
  });

  it('travels at once when a person changes it to something else', async () => {
    await world.siebel.update(`Contact/Contact/${id}`, { 'Cellular Phone #': '+49 40 9999' });
    await syncNow('BRANDT');
    expect(await contact()).toMatchObject({ mobilePhone: '+49 40 9999' });
    expect(await issuesOf(user)).toEqual([]);
    expect(await syncNow('BRANDT')).toMatchObject({ written: 0, skipped: 0 });
  });
});

describe('a person', () => {
  it('who edits the same subject again and again, to and fro, is not parked', async () => {
    const user = await world.user('HUBER');
    const times = { Planned: siebelText(at(3, 9)), 'Planned Completion': siebelText(at(3, 10)) };
    const fields = { Description: 'Start', Display: 'Calendar and Activities', 'Primary Owner Id': user.siebelUserId };
    const id = await world.siebel.createActivity({ ...fields, ...times });
    await syncNow('HUBER');
    const [event] = await world.outlook.events(user.mailbox);
    for (const subject of ['One', 'Two', 'One', 'Two', 'One', 'Two', 'One', 'Two']) {
      await world.outlook.send('PATCH', `/users/${user.mailbox}/events/${String(event?.['id'])}`, { subject });
      expect(await syncNow('HUBER')).toMatchObject({ written: 1 });
      expect(await world.siebel.get(`Action/Action/${id}`)).toMatchObject({ Description: subject });
    }
    expect(await issuesOf(user)).toEqual([]);
  });
});
