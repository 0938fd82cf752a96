// What is removed on one side goes on the other only when it has settled and is not too much at once; what is held is approved or rejected; and
// what a person removed does not come back by itself.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { approvePlan, rejectPlan } from '../../api/services/heldPlans.ts';
import type { UserMap } from '../../api/store/store.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { at, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let user: UserMap;

const todos = (): Promise<readonly Row[]> => world.siebel.query('Action/Action', `[Display] = 'To Do and Activities'`);
const titles = async (): Promise<readonly string[]> =>
  (await world.outlook.tasks(user.mailbox)).map((task) => String(task['title'])).sort();

async function deleteTasks(count: number): Promise<void> {
  const tasks = await world.outlook.tasks(user.mailbox);
  const list = await world.outlook.taskList(user.mailbox);
  for (const task of tasks.slice(0, count)) await world.outlook.send('DELETE', `${list}/tasks/${String(task['id'])}`);
}

async function set(domain: Domain, part: object): Promise<void> {
  const { settings } = world.product.store;
  await settings.saveDomain({ ...(await settings.domain(domain)), ...part });
}

async function heldPlan() {
  const [plan, ...others] = await world.product.store.plans.list({ state: 'held', limit: 10 });
  expect(others).toEqual([]);
  return plan ?? expect.fail('no plan is held');
}

describe('a wipe of a mailbox', () => {
  beforeAll(async () => {
    world = await startWorld('removals', { seed: { users: 1, contacts: 2, events: 2, tasks: 60 } });
    user = await world.user('USER0001');
    // Tasks done long ago stay in Siebel whatever happens in Outlook: a guard of its own.
    await set('task', { keepPastItems: false });
    await world.sync();
    await world.sync();
  });
  afterAll(() => world.close());

  it('L3: a few deletions travel', async () => {
    expect(await todos()).toHaveLength(60);
    await deleteTasks(4);
    await world.sync();
    expect(await todos()).toHaveLength(56);
  });

  it('more than ten and a tenth within a day are held, however small the pieces, and nothing more is deleted', async () => {
    await deleteTasks(5);
    await world.sync();
    expect(await todos()).toHaveLength(51);
    await deleteTasks(5);
    await world.sync();
    await deleteTasks(20);
    await world.sync();
    await world.sync();
    expect(await todos()).toHaveLength(51);
    expect(await heldPlan()).toMatchObject({ domain: 'task', side: 'siebel', removals: 25, state: 'held' });
  });

  it('what is held is told record by record, with what people know it by', async () => {
    const plan = await heldPlan();
    const rows = await world.product.store.plans.removals(plan.id);
    expect(rows).toHaveLength(25);
    expect(rows.every(({ title }) => title !== '')).toBe(true);
    const issues = await world.product.store.issues.list({ userMapId: user.id, domain: 'task', limit: 100 });
    expect(issues.filter(({ reason }) => reason === 'held-for-approval')).toHaveLength(25);
  });

  it('each that is held has one line in the journal: by which rule it was to go, and why it does not', async () => {
    await world.sync();
    const plan = await heldPlan();
    const held = (await world.journal()).filter(({ reason }) => reason === 'held-for-approval');
    const rows = await world.product.store.plans.removals(plan.id);
    expect(held.map(({ siebelId }) => siebelId).sort()).toEqual(rows.map(({ siebelId }) => siebelId).sort());
    expect(new Set(held.map((line) => `${line.rule} ${line.operation} ${line.outcome} ${line.direction}`))).toEqual(new Set(['L3 skip skipped inbound'])); // prettier-ignore
    expect(held.every(({ details, exchangeId, runId }) => details.title !== '' && exchangeId !== null && runId !== null)).toBe(true); // prettier-ignore
  });

  it('approved, each row is read again: what is no longer deleted stays, the rest goes', async () => {
    const plan = await heldPlan();
    const [first] = await world.product.store.plans.removals(plan.id);
    await world.siebel.send('DELETE', `Action/Action/${first?.siebelId ?? ''}`);
    await approvePlan(world.product.services, { id: plan.id, by: 'ADMIN' });
    await expect(approvePlan(world.product.services, { id: plan.id, by: 'ADMIN' })).rejects.toThrow(
      /decided on before/,
    );
    await world.sync();
    const told = (await world.journal()).filter(({ operation }) => operation === 'approve');
    expect(told).toHaveLength(25);
    expect(told[0]).toMatchObject({ rule: 'L3', outcome: 'planned', runId: null, message: expect.stringContaining('ADMIN approved') }); // prettier-ignore
    expect(await todos()).toHaveLength(26);
    const open = await world.product.store.removals.listOpen(user.id, 'task');
    expect(open).toEqual([]);
    expect(await world.product.store.plans.find(plan.id)).toMatchObject({ state: 'approved', removals: 25 });
    const issues = await world.product.store.issues.list({ userMapId: user.id, domain: 'task', limit: 100 });
    expect(issues.filter(({ reason }) => reason === 'held-for-approval')).toEqual([]);
  });

  it('rejected, the pairs are unlinked and remembered: nothing is deleted, and nothing comes back by itself', async () => {
    await deleteTasks(20);
    await world.sync();
    const plan = await heldPlan();
    await rejectPlan(world.product.services, { id: plan.id, by: 'ADMIN' });
    const told = (await world.journal()).filter(({ message }) => message?.startsWith('ADMIN rejected'));
    expect(told).toHaveLength(20);
    expect(told[0]).toMatchObject({ rule: 'L3', operation: 'unlink', outcome: 'written', runId: null });
    const [held] = await world.product.store.plans.removals(plan.id);
    await world.siebel.update(`Action/Action/${held?.siebelId ?? ''}`, { Description: 'Edited after the rejection' });
    await world.sync();
    await world.product.store.userMaps.reset(user.id);
    await world.sync();
    expect(await todos()).toHaveLength(26);
    expect(await world.outlook.tasks(user.mailbox)).toHaveLength(6);
    const issues = await world.product.store.issues.list({ userMapId: user.id, domain: 'task', limit: 100 });
    expect(issues.filter(({ reason }) => reason === 'removed-earlier')).toHaveLength(20);
  });
});

describe('a removal', () => {
  beforeAll(async () => {
    world = await startWorld('removalsSettle', { logins: ['HUBER'], settleSeconds: 3600 });
    user = await world.user('HUBER');
    await world.sync();
  });
  afterAll(() => world.close());

  const todo = async (description: string): Promise<string> => {
    const fields = { Description: description, Display: 'To Do and Activities', 'Primary Owner Id': user.siebelUserId };
    const id = await world.siebel.createActivity({ ...fields, Due: siebelText(at(3, 12)) });
    await world.sync();
    return id;
  };

  it('waits until it has settled', async () => {
    const id = await todo('Settles later');
    await deleteTasks(1);
    await world.sync();
    await world.sync();
    expect((await world.siebel.get(`Action/Action/${id}`))['Description']).toBe('Settles later');
    await set('task', { settleSeconds: 0 });
    await world.sync();
    expect(await todos()).toEqual([]);
  });

  it('is dropped when the record is back before it has settled', async () => {
    await set('contact', { settleSeconds: 3600 });
    const id = await world.siebel.createContact({ 'First Name': 'Ada', 'Last Name': 'Rückkehr' }, [user.siebelUserId]);
    await world.sync();
    await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await world.sync();
    await world.siebel.addToSyncList(id, user.siebelUserId);
    await set('contact', { settleSeconds: 0 });
    await world.sync();
    expect((await world.outlook.contacts(user.mailbox)).map((contact) => contact['surname'])).toEqual(['Rückkehr']);
    expect(await world.product.store.removals.listOpen(user.id, 'contact')).toEqual([]);
  });

  it('in Outlook that may not delete in Siebel is remembered: a later edit in Siebel does not bring the item back', async () => {
    await set('task', { mayDeleteInSiebel: false });
    const id = await todo('Stays in Siebel');
    await deleteTasks(1);
    await world.sync();
    await world.siebel.update(`Action/Action/${id}`, { Description: 'Stays in Siebel, edited' });
    await world.sync();
    expect(await titles()).toEqual([]);
    expect((await world.siebel.get(`Action/Action/${id}`))['Description']).toBe('Stays in Siebel, edited');
    await world.siebel.send('DELETE', `Action/Action/${id}`);
  });

  it('in Siebel that may not delete in Outlook leaves the item alone until a person edits it; then it is new in Siebel', async () => {
    await set('task', { mayDeleteInExchange: false });
    const id = await todo('Survives in Outlook');
    await world.siebel.send('DELETE', `Action/Action/${id}`);
    await world.sync();
    await world.product.store.userMaps.reset(user.id);
    await world.sync();
    expect(await titles()).toEqual(['Survives in Outlook']);
    expect(await todos()).toEqual([]);
    const [task] = await world.outlook.tasks(user.mailbox);
    const list = await world.outlook.taskList(user.mailbox);
    await world.outlook.send('PATCH', `${list}/tasks/${String(task?.['id'])}`, { title: 'Edited in Outlook' });
    await world.sync();
    expect((await todos()).map((row) => row['Description'])).toEqual(['Edited in Outlook']);
  });

  it('of a contact’s folder is no deletion: moved away it is unlinked, and neither an edit in Siebel nor the way back makes a second copy', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Noa', 'Last Name': 'Umzug' }, [user.siebelUserId]);
    await world.sync();
    const contact = (await world.outlook.contacts(user.mailbox)).find((one) => one['surname'] === 'Umzug');
    const folder = await world.outlook.send('POST', `/users/${user.mailbox}/contactFolders`, {
      displayName: 'Elsewhere',
    });
    const address = `/users/${user.mailbox}/contacts/${String(contact?.['id'])}`;
    await world.outlook.send('PATCH', address, { parentFolderId: String(folder['id']) });
    await world.sync();
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Architect' });
    await world.sync();
    const moved = await world.outlook.send('GET', address);
    expect(moved['jobTitle']).not.toBe('Architect');
    expect((await world.outlook.contacts(user.mailbox)).filter((one) => one['surname'] === 'Umzug')).toEqual([]);
    await world.outlook.send('PATCH', address, { parentFolderId: String(contact?.['parentFolderId']) });
    await world.sync();
    const back = (await world.outlook.contacts(user.mailbox)).filter((one) => one['surname'] === 'Umzug');
    expect(back.map((one) => one['jobTitle'])).toEqual(['Architect']);
  });
});
