// Taking back what is not simple: matches, held removals that are rejected or no longer wanted, one-way levels, records that others have too,
// and servers that fail meanwhile.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rejectPlan } from '../../api/services/heldPlans.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import type { UndoRequest } from '../../api/store/undo.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let user: UserMap;
let other: UserMap;

const find = async (id: string): Promise<UndoRequest> => (await world.product.store.undo.find(id)) ?? expect.fail();

async function ask(lines: readonly JournalLine[]): Promise<string> {
  const items = lines.map(({ domain, id }) => ({ userMapId: user.id, domain, lineId: id, fields: null }));
  return world.product.store.undo.request({ by: 'ADMIN', runId: null, items });
}

async function undo(lines: readonly JournalLine[]): Promise<UndoRequest> {
  const id = await ask(lines);
  await world.sync();
  return find(id);
}

const linesOf = async (part: Partial<JournalLine>): Promise<readonly JournalLine[]> =>
  (await world.journal('HUBER')).filter((line) => Object.entries(part).every(([name, value]) => line[name as keyof JournalLine] === value)); // prettier-ignore
const lineOf = async (part: Partial<JournalLine>): Promise<JournalLine> => (await linesOf(part))[0] ?? expect.fail('no line'); // prettier-ignore
const inOutlook = async (surname: string, of = user): Promise<readonly Row[]> =>
  (await world.outlook.contacts(of.mailbox)).filter((row) => row['surname'] === surname);
const inSiebel = (id: string): Promise<Row> => world.siebel.get(`Contact/Contact/${id}`);
const listed = (id: string, of: UserMap): Promise<readonly Row[]> => world.siebel.query('Contact/Contact', `[Id] = '${id}' AND EXISTS([Sync List.Id] = '${of.siebelUserId}')`); // prettier-ignore
const patch = (id: unknown, body: Record<string, unknown>): Promise<unknown> => world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${String(id)}`, body); // prettier-ignore
const quiet = async (): Promise<void> => {
  expect((await world.sync()).written).toBe(0);
};

/** A contact of both users' or the first one's, synced. */
async function contact(name: string, people = [user], title = 'A'): Promise<string> {
  const id = await world.siebel.createContact({ 'First Name': 'Una', 'Last Name': name, 'Job Title': title }, people.map(({ siebelUserId }) => siebelUserId)); // prettier-ignore
  await world.sync();
  return id;
}

beforeAll(async () => {
  world = await startWorld('undo_troubles', { logins: ['HUBER', 'SADLER'] });
  [user, other] = [await world.user('HUBER'), await world.user('SADLER')];
  await world.sync();
});
afterAll(() => world.close());

describe('undo: a match', () => {
  const emails = (name: string) => ({ emailAddresses: [{ address: `${name}@example.com`, name }] });

  it('with a contact of Siebel’s gives the item its values back, the user leaves, and the two are not matched again', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Una', 'Last Name': 'Match', 'Job Title': 'Siebel', 'Email Address': 'match@example.com' }); // prettier-ignore
    await world.outlook.createContact(user.mailbox, { givenName: 'Una', surname: 'Match', jobTitle: 'Outlook', ...emails('match') }); // prettier-ignore
    await world.sync();
    expect(await inOutlook('Match')).toMatchObject([{ jobTitle: 'Siebel' }]);
    expect(await listed(id, user)).toHaveLength(1);
    const done = await undo(await linesOf({ siebelId: id, outcome: 'written' }));
    expect(done.items.map(({ reason, state }) => [state, reason])).not.toContainEqual(['waiting', null]);
    expect(await inOutlook('Match')).toMatchObject([{ jobTitle: 'Outlook' }]);
    expect(await listed(id, user)).toHaveLength(0);
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Edited' });
    await patch((await inOutlook('Match'))[0]?.['id'], { officeLocation: 'Room 1' });
    await quiet();
    expect(await inOutlook('Match')).toMatchObject([{ jobTitle: 'Outlook' }]);
  });

  it('that wrote nothing is parted, and taking that back links the two again', async () => {
    const id = await contact('Tied');
    await world.product.store.userMaps.reset(user.id);
    await world.sync();
    const link = await lineOf({ operation: 'link', siebelId: id });
    expect((await undo([link])).items).toMatchObject([{ state: 'done' }]);
    await patch((await inOutlook('Tied'))[0]?.['id'], { jobTitle: 'B' });
    await quiet();
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'A' });
    const unlink = await lineOf({ operation: 'unlink', siebelId: id });
    expect((await undo([unlink])).items).toMatchObject([{ state: 'done' }]);
    await patch((await inOutlook('Tied'))[0]?.['id'], { department: 'Fleet' });
    await world.sync();
    expect((await inOutlook('Tied'))[0]?.['jobTitle']).toBe((await inSiebel(id))['Job Title']);
    expect(await inOutlook('Tied')).toHaveLength(1);
  });
});

describe('undo: removals that were held', () => {
  const held = async (): Promise<number> => (await world.product.store.issues.list({ userMapId: user.id, reason: 'held-for-approval', limit: 100 })).length; // prettier-ignore
  const bulk = (): Promise<readonly Row[]> => world.siebel.query('Action/Action', `[Description] LIKE 'Bulk*'`);
  async function plan(): Promise<string> {
    const [found] = await world.product.store.plans.list({ state: 'held', limit: 1 });
    return found?.id ?? expect.fail('nothing is held');
  }

  it('and rejected are over: nothing is removed, all stay linked, and no issue is left', async () => {
    for (let index = 0; index < 14; index += 1)
      await world.outlook.createTask(user.mailbox, { title: `Bulk ${index}` });
    await world.sync();
    const lines = await linesOf({ operation: 'create', domain: 'task' });
    const id = await ask(lines);
    await world.sync();
    expect(await held()).toBe(14);
    await rejectPlan(world.product.services, { id: await plan(), by: 'ADMIN' });
    const told = (await world.journal()).filter(({ message }) => message?.startsWith('ADMIN rejected the removal that an undo')); // prettier-ignore
    expect(told.map(({ undoes }) => undoes).sort()).toEqual(lines.map(({ id }) => id).sort());
    expect(await held()).toBe(0);
    await quiet();
    expect(new Set((await find(id)).items.map(({ reason, state }) => `${state} ${reason}`))).toEqual(new Set(['skipped plan-rejected'])); // prettier-ignore
    expect(await bulk()).toHaveLength(14);
    expect((await world.product.store.links.count(user.id)).task).toBe(14);
  });

  it('and approved, of one that was edited meanwhile, leave that one alone, and no issue is left', async () => {
    const lines = await linesOf({ operation: 'create', domain: 'task' });
    const id = await ask(lines);
    await world.sync();
    const [first] = await bulk();
    await world.siebel.update(`Action/Action/${String(first?.['Id'])}`, { Comment: 'Edited' });
    await world.product.store.plans.approve(await plan(), 'ADMIN');
    await world.sync();
    expect(await bulk()).toMatchObject([{ Id: first?.['Id'], Comment: 'Edited' }]);
    expect((await find(id)).items.filter(({ state }) => state === 'skipped')).toMatchObject([
      { reason: 'edited-since' },
    ]);
    expect(await held()).toBe(0);
    await quiet();
  });
});

describe('undo: under Export Only', () => {
  it('gives Outlook the old value and says what Siebel keeps, which no sync reverts', async () => {
    const id = await contact('Oneway');
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'B' });
    await world.sync();
    const line = await lineOf({ operation: 'update', siebelId: id });
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'Export Only');
    expect((await undo([line])).items).toMatchObject([
      { state: 'done', restored: ['jobTitle'], reason: 'level-forbids' },
    ]);
    await quiet();
    expect(await inOutlook('Oneway')).toMatchObject([{ jobTitle: 'A' }]);
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'B' });
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'Full Sync');
    await world.sync();
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'A' });
  });
});

describe('undo: under levels that forbid a side', () => {
  it('Import Only gives Siebel the old value and says what Outlook keeps, which no sync reverts', async () => {
    const id = await contact('Inward');
    await patch((await inOutlook('Inward'))[0]?.['id'], { jobTitle: 'B' });
    await world.sync();
    const line = await lineOf({ operation: 'update', siebelId: id });
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'Import Only');
    expect((await undo([line])).items).toMatchObject([
      { state: 'done', restored: ['jobTitle'], reason: 'level-forbids' },
    ]);
    await quiet();
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'A' });
    expect(await inOutlook('Inward')).toMatchObject([{ jobTitle: 'B' }]);
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'Full Sync');
    await world.sync();
  });

  it('None leaves both as they are, and says so', async () => {
    const id = await contact('Nowhere');
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'B' });
    await world.sync();
    const line = await lineOf({ operation: 'update', siebelId: id });
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'None');
    const { items } = await undo([line]);
    await world.product.store.settings.setUserLevel(user.id, 'contact', 'Full Sync');
    expect(items).toMatchObject([{ state: 'skipped', restored: [], reason: 'level-forbids' }]);
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'B' });
    expect(await inOutlook('Nowhere')).toMatchObject([{ jobTitle: 'B' }]);
  });
});

describe('undo: asked twice at once', () => {
  it('is one wish, and done once', async () => {
    const id = await contact('Twice');
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'B' });
    await world.sync();
    const line = await lineOf({ operation: 'update', siebelId: id });
    const asked = await Promise.all([ask([line]), ask([line])]);
    await world.sync();
    const states = (await Promise.all(asked.map(find))).flatMap(({ items }) => items.map(({ state }) => state));
    expect(states).toEqual(['done']);
    expect(await inSiebel(id)).toMatchObject({ 'Job Title': 'A' });
    expect(await inOutlook('Twice')).toMatchObject([{ jobTitle: 'A' }]);
    expect(await linesOf({ siebelId: id, undoes: line.id, direction: 'inbound' })).toHaveLength(1);
    await quiet();
  });
});

describe('undo: a record that two users have', () => {
  it('an edit of one of them is taken back for both', async () => {
    const id = await contact('Shared', [user, other]);
    await patch((await inOutlook('Shared'))[0]?.['id'], { jobTitle: 'B' });
    await world.sync();
    await world.sync();
    expect(await inOutlook('Shared', other)).toMatchObject([{ jobTitle: 'B' }]);
    await undo([await lineOf({ operation: 'update', siebelId: id })]);
    await world.sync();
    expect(await inOutlook('Shared', other)).toMatchObject([{ jobTitle: 'A' }]);
    expect(await inOutlook('Shared')).toMatchObject([{ jobTitle: 'A' }]);
  });

  it('one that one of them made stays with the other: only the user goes', async () => {
    await world.outlook.createContact(user.mailbox, { givenName: 'Una', surname: 'Lent' });
    await world.sync();
    const line = await lineOf({ operation: 'create', direction: 'inbound', domain: 'contact' });
    await world.siebel.addToSyncList(line.siebelId ?? '', other.siebelUserId);
    await world.sync();
    expect((await undo([line])).items).toMatchObject([{ state: 'done', writes: ['leave siebel'] }]);
    await quiet();
    expect(await listed(line.siebelId ?? '', other)).toHaveLength(1);
    expect(await inOutlook('Lent', other)).toHaveLength(1);
  });
});

describe('undo: a server that fails meanwhile', () => {
  it('waits, is not made up for by a new item, and goes on in a later run', async () => {
    const id = await contact('Weather');
    await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await world.sync();
    const request = await ask([await lineOf({ operation: 'delete', siebelId: id })]);
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/contacts/*', status: 503 }]);
    await world.sync().catch(() => undefined);
    expect((await find(request)).items).toMatchObject([{ state: 'waiting' }]);
    expect(await inOutlook('Weather')).toEqual([]);
    await world.door('graph', 'DELETE', 'faults');
    await world.sync();
    expect((await find(request)).items).toMatchObject([{ state: 'done' }]);
    expect(await listed(id, user)).toHaveLength(1);
    expect(await inOutlook('Weather')).toHaveLength(1);
    await quiet();
  });
});
