// An item of the mailbox that could not be read, or could not be written to Siebel, may be the very record that somebody makes in Siebel meanwhile.
// It is looked at again before anything is created in the mailbox.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import { retryIssues } from '../../api/services/retryIssues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel } from '../support/bothSides.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;

beforeAll(async () => {
  world = await startWorld('look_again', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
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

const address = (name: string) => ({ address: `${name}@example.com`, name });

async function makeInOutlook({ mailbox }: UserMap, surname: string): Promise<void> {
  await world.outlook.createContact(mailbox, { givenName: 'Pat', surname, emailAddresses: [address(surname)] });
}

async function makeInSiebel({ siebelUserId }: UserMap, name: string): Promise<void> {
  const row = { 'First Name': 'Pat', 'Last Name': name, 'Email Address': `${name}@example.com`, 'Job Title': 'Buyer' };
  await world.siebel.createContact(row, [siebelUserId]);
}

/** How many contacts there are in Outlook and in Siebel. */
async function counts(user: UserMap): Promise<readonly [number, number]> {
  return [(await inOutlook(world, user)).contacts.length, (await inSiebel(world, user)).contacts.length];
}

/** Every reading of one contact is refused. */
async function refuseReading(status: number): Promise<void> {
  await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*/contacts/AA*', count: 100, status }]);
}

describe('a contact that is made on both sides', () => {
  it('and cannot be read in Outlook at first: is not made there once more, and is linked when it can be read', async () => {
    const user = await world.user('BRANDT');
    await syncNow('BRANDT');
    await makeInOutlook(user, 'Unread');
    await makeInSiebel(user, 'Unread');
    await refuseReading(504);
    expect(await syncNow('BRANDT')).toMatchObject({ written: 0 });
    expect(await counts(user)).toEqual([1, 1]);
    await world.door('graph', 'DELETE', 'faults');
    await retryIssues(world.product.services, { login: 'BRANDT', kind: 'failure' });
    await syncNow('BRANDT');
    expect(await counts(user)).toEqual([1, 1]);
    const [item] = await world.outlook.contacts(user.mailbox);
    expect(item).toMatchObject({ jobTitle: 'Buyer' });
    expect(await world.product.store.issues.list({ userMapId: user.id, limit: 5 })).toEqual([]);
  });

  it('and whose first half waits for another try at Siebel: the two are linked', async () => {
    const user = await world.user('HUBER');
    await syncNow('HUBER');
    await makeInOutlook(user, 'Waiting');
    const ERROR = 'A fault (SBL-DAT-00500)';
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', count: 9, status: 500, body: { ERROR } }]); // prettier-ignore
    expect(await syncNow('HUBER')).toMatchObject({ failed: 1, written: 0 });
    await world.door('siebel', 'DELETE', 'faults');
    await makeInSiebel(user, 'Waiting');
    await syncNow('HUBER');
    expect(await counts(user)).toEqual([1, 1]);
    expect((await world.outlook.contacts(user.mailbox))[0]).toMatchObject({ jobTitle: 'Buyer' });
  });

  it('and whose reading is refused for good keeps the records of Siebel waiting no longer', async () => {
    const user = await world.user('NAIR');
    await syncNow('NAIR');
    await makeInOutlook(user, 'Broken');
    await refuseReading(400);
    await makeInSiebel(user, 'Another');
    expect(await syncNow('NAIR')).toMatchObject({ written: 1 });
  });
});
