// What a write overruled or deleted is kept, though the engine died before it could record that, or never got the answer: the journal tells of it,
// and it can be taken back.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import { retryIssues } from '../../api/services/retryIssues.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inSiebel, namesOf } from '../support/bothSides.ts';
import { dyingRun } from '../support/hookedRuns.ts';
import { at, graphTime } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;
let user: UserMap;

beforeAll(async () => {
  world = await startWorld('displaced', { logins: ['HUBER'] });
  user = await world.user('HUBER');
  const { settings } = world.product.store;
  await settings.saveDomain({ ...(await settings.domain('calendar')), settleSeconds: 0 });
});

afterAll(() => world.close());

async function sync(): Promise<void> {
  await retryIssues(world.product.services, { login: user.login });
  await requestSync(world.product.services, { login: user.login, reason: 'scenario' });
  await world.syncUser(user.login);
}

/** The newest line that tells how a write ended. */
async function lastLine(operation: string): Promise<JournalLine> {
  const lines = await world.product.store.journal.list({ login: user.login, limit: 20 });
  return lines.find((line) => line.operation === operation) ?? expect.fail(`no line of ${operation}`);
}

async function takeBack({ domain, id: lineId }: JournalLine): Promise<void> {
  const items = [{ userMapId: user.id, domain, lineId, fields: null }];
  const id = await world.product.store.undo.request({ by: 'ADMIN', runId: null, items });
  await sync();
  expect(await world.product.store.undo.find(id)).toMatchObject({ items: [{ state: 'done' }] });
}

describe('an edit that is overruled', () => {
  async function inConflict(name: string): Promise<void> {
    await world.siebel.createContact({ 'First Name': 'Pat', 'Last Name': name, 'Job Title': 'A' }, [user.siebelUserId]);
    await sync();
    const [row] = await world.siebel.query('Contact/Contact', `[Last Name] = '${name}'`);
    const item = (await world.outlook.contacts(user.mailbox)).find(({ surname }) => surname === name);
    await world.siebel.update(`Contact/Contact/${String(row?.['Id'])}`, { 'Job Title': 'Of Siebel' });
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${String(item?.['id'])}`, {
      jobTitle: 'Of Outlook',
    });
  }

  async function expectRestorable(name: string): Promise<void> {
    await sync();
    const titles = async () => (await world.outlook.contacts(user.mailbox)).filter(({ surname }) => surname === name).map(({ jobTitle }) => jobTitle); // prettier-ignore
    expect(await titles()).toEqual(['Of Siebel']);
    const line = await lastLine('update');
    expect(line.details.overruled).toEqual([{ field: 'jobTitle', side: 'exchange', value: 'Of Outlook' }]);
    await takeBack(line);
    expect(await titles()).toEqual(['Of Outlook']);
    const [row] = await world.siebel.query('Contact/Contact', `[Last Name] = '${name}'`);
    expect(row).toMatchObject({ 'Job Title': 'Of Outlook' });
  }

  it('by an engine that died before it recorded that', async () => {
    await inConflict('Killed');
    await dyingRun(world, user, 'written');
    await expectRestorable('Killed');
  });

  it('by a write that arrived twice, and was refused the second time', async () => {
    await inConflict('Doubled');
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/contacts/*', double: true, count: 1 }]);
    await sync();
    await world.door('graph', 'DELETE', 'faults');
    await expectRestorable('Doubled');
  });

  it('by a write whose answer was lost', async () => {
    await inConflict('Unanswered');
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/contacts/*', truncate: true }]);
    await sync();
    await world.door('graph', 'DELETE', 'faults');
    await expectRestorable('Unanswered');
  });
});

it('an appointment that a dying engine deleted in Siebel comes back with what it said there', async () => {
  const times = { start: graphTime(at(2, 9)), end: graphTime(at(2, 10)) };
  const id = await world.outlook.createEvent(user.mailbox, {
    subject: 'Deleted',
    ...times,
    location: { displayName: 'Room 7' },
  });
  await sync();
  await world.outlook.send('DELETE', `/users/${user.mailbox}/events/${id}`);
  await dyingRun(world, user, 'written');
  await sync();
  expect(namesOf(await inSiebel(world, user))).toMatchObject({ events: [] });
  const line = await lastLine('delete');
  expect(line).toMatchObject({ outcome: 'failed', direction: 'inbound', details: { before: { location: 'Room 7' } } });
  await takeBack(line);
  expect(namesOf(await inSiebel(world, user))).toMatchObject({ events: ['Deleted'] });
});
