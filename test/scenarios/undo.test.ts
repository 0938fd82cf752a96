// What the sync wrote can be taken back: a line or a whole run, on both sides, as a write like any other.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JournalLine } from '../../api/store/journal.ts';
import type { UndoRequest } from '../../api/store/undo.ts';
import type { UserMap } from '../../api/store/store.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { at, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let user: UserMap;

/** Asks to take lines back, and lets the user's run do it. */
async function undo(lines: readonly JournalLine[], fields: readonly string[] | null = null): Promise<UndoRequest> {
  const items = lines.map(({ domain, id }) => ({ userMapId: user.id, domain, lineId: id, fields }));
  const id = await world.product.store.undo.request({ by: 'ADMIN', runId: null, items });
  await world.sync();
  return (await world.product.store.undo.find(id)) ?? expect.fail('the request is gone');
}

/** The newest line of an operation. */
async function lineOf(operation: string, part: Partial<JournalLine> = {}): Promise<JournalLine> {
  const lines = await world.journal('HUBER');
  const fits = (line: JournalLine): boolean =>
    line.operation === operation &&
    Object.entries(part).every(([name, value]) => line[name as keyof JournalLine] === value);
  return lines.find(fits) ?? expect.fail(`no line of ${operation}`);
}

async function set(domain: Domain, part: object): Promise<void> {
  const { settings } = world.product.store;
  await settings.saveDomain({ ...(await settings.domain(domain)), ...part });
}

const contactsInOutlook = (): Promise<readonly Row[]> => world.outlook.contacts(user.mailbox);
const quiet = async (): Promise<void> => {
  expect((await world.sync()).written).toBe(0);
};

beforeAll(async () => {
  world = await startWorld('undo', { logins: ['HUBER'] });
  user = await world.user('HUBER');
  await world.sync();
});
afterAll(() => world.close());

describe('undo: an update', () => {
  let id = '';
  const row = (): Promise<Row> => world.siebel.get(`Contact/Contact/${id}`);
  const item = async (): Promise<Row> => (await contactsInOutlook()).find((one) => one['surname'] === 'Aktiv') ?? expect.fail('no item'); // prettier-ignore

  it('that came from Outlook gives both sides the old values, and no later sync reverts it', async () => {
    id = await world.siebel.createContact({ 'First Name': 'Ada', 'Last Name': 'Aktiv', 'Job Title': 'Chef' }, [
      user.siebelUserId,
    ]);
    await world.sync();
    const change = { jobTitle: 'Koch', mobilePhone: '+49 1' };
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${String((await item())['id'])}`, change);
    await world.sync();
    expect(await row()).toMatchObject({ 'Job Title': 'Koch', 'Cellular Phone #': '+49 1' });
    const done = await undo([await lineOf('update', { direction: 'inbound' })]);
    expect(done.items).toMatchObject([{ state: 'done', restored: ['jobTitle', 'cellPhone'], leftOut: [] }]);
    expect(await row()).toMatchObject({ 'Job Title': 'Chef', 'Cellular Phone #': '' });
    expect(await item()).toMatchObject({ jobTitle: 'Chef', mobilePhone: '' });
    await quiet();
    await quiet();
  });

  it('is a write in the journal, under the rule undo, that points to the line it took back', async () => {
    const original = (await world.journal('HUBER')).find(({ rule }) => rule === 'L2') ?? expect.fail('no line');
    const lines = (await world.journal('HUBER')).filter(({ undoes }) => undoes === original.id);
    expect(lines.map(({ direction, operation, rule }) => [direction, operation, rule]).sort()).toEqual([
      ['inbound', 'update', 'undo'],
      ['outbound', 'update', 'undo'],
    ]);
  });

  it('taken back twice is nothing to do, and says so', async () => {
    const done = await undo([(await world.journal('HUBER')).find(({ rule }) => rule === 'L2') ?? expect.fail()]);
    expect(done.items).toMatchObject([{ state: 'nothing', reason: 'already-so', writes: [] }]);
  });
});

describe('undo: what was edited since', () => {
  it('is left as it is, field by field, and said so; the rest goes back', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Eve', 'Last Name': 'Edit', 'Job Title': 'A', 'Cellular Phone #': '1' }, [user.siebelUserId]); // prettier-ignore
    await world.sync();
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'B', 'Cellular Phone #': '2' });
    await world.sync();
    const line = await lineOf('update', { direction: 'outbound', siebelId: id });
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${line.exchangeId ?? ''}`, { mobilePhone: '3' });
    const done = await undo([line]);
    expect(done.items).toMatchObject([
      { state: 'done', restored: ['jobTitle'], leftOut: ['cellPhone'], reason: 'edited-since' },
    ]);
    expect(await world.siebel.get(`Contact/Contact/${id}`)).toMatchObject({
      'Job Title': 'A',
      'Cellular Phone #': '3',
    });
    await quiet();
  });

  it('a value that lost a conflict is restored on both sides', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Con', 'Last Name': 'Flict', 'Job Title': 'A' }, [user.siebelUserId]); // prettier-ignore
    await world.sync();
    const { exchangeId } = await lineOf('create', { siebelId: id });
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Winner' });
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${exchangeId ?? ''}`, { jobTitle: 'Loser' });
    await world.sync();
    const line = await lineOf('update', { siebelId: id });
    expect(line.details.overruled).toMatchObject([{ field: 'jobTitle', value: 'Loser' }]);
    await undo([line], ['jobTitle']);
    expect((await world.siebel.get(`Contact/Contact/${id}`))['Job Title']).toBe('Loser');
    expect((await contactsInOutlook()).find(({ surname }) => surname === 'Flict')).toMatchObject({ jobTitle: 'Loser' });
    await quiet();
  });
});

describe('undo: a create', () => {
  it('in Outlook goes to Deleted Items again, the Siebel contact stays, and it does not come back', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Cre', 'Last Name': 'Ated' }, [user.siebelUserId]);
    await world.sync();
    const done = await undo([await lineOf('create', { siebelId: id })]);
    expect(done.items).toMatchObject([{ state: 'done', writes: ['delete exchange'] }]);
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'Edited' });
    await world.sync();
    expect((await contactsInOutlook()).filter(({ surname }) => surname === 'Ated')).toEqual([]);
  });

  it('in Siebel is deleted there, the Outlook item stays, and it does not come back', async () => {
    const item = await world.outlook.createContact(user.mailbox, { givenName: 'Born', surname: 'Outlook' });
    await world.sync();
    const line = await lineOf('create', { direction: 'inbound', exchangeId: item });
    expect((await undo([line])).items).toMatchObject([{ state: 'done', writes: ['delete siebel'] }]);
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${item}`, { jobTitle: 'Edited' });
    await world.sync();
    expect(await world.siebel.query('Contact/Contact', `[Last Name] = 'Outlook'`)).toEqual([]);
    expect((await undo([line])).items).toMatchObject([{ state: 'nothing', reason: 'already-so' }]);
  });

  it('is a removal: with Allow Record Deletions off it is refused with that reason', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Not', 'Last Name': 'Allowed' }, [user.siebelUserId]);
    await world.sync();
    await set('contact', { mayDeleteInExchange: false });
    const done = await undo([await lineOf('create', { siebelId: id })]);
    await set('contact', { mayDeleteInExchange: true });
    expect(done.items).toMatchObject([{ state: 'skipped', reason: 'deletion-not-allowed' }]);
  });
});

describe('undo: a removal', () => {
  it('of a contact in Outlook brings the same item back from Deleted Items, and the user onto the Sync List', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Ret', 'Last Name': 'Urn' }, [user.siebelUserId]);
    await world.sync();
    await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await world.sync();
    const line = await lineOf('delete', { siebelId: id });
    const done = await undo([line]);
    expect(done.items).toMatchObject([{ state: 'done', writes: ['adopt siebel', 'restore exchange'] }]);
    const back = (await contactsInOutlook()).filter(({ surname }) => surname === 'Urn');
    expect(back.map((one) => one['id'])).toEqual([line.exchangeId]);
    await quiet();
    expect((await undo([line])).items).toMatchObject([{ state: 'nothing', reason: 'already-so' }]);
  });

  it('of the user from the Sync List puts the user on it again, and the item back into Outlook', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Lea', 'Last Name': 'Ver' }, [user.siebelUserId]);
    await world.sync();
    const { exchangeId } = await lineOf('create', { siebelId: id });
    await world.outlook.send('DELETE', `/users/${user.mailbox}/contacts/${exchangeId ?? ''}`);
    await world.sync();
    expect((await undo([await lineOf('leave', { siebelId: id })])).items).toMatchObject([{ state: 'done' }]);
    expect((await contactsInOutlook()).filter(({ surname }) => surname === 'Ver')).toHaveLength(1);
    await quiet();
  });

  it('in Outlook takes back what was typed there just before it, also into an empty field', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Typed', 'Last Name': 'Before', 'Job Title': 'A' }, [user.siebelUserId]); // prettier-ignore
    await world.sync();
    const { exchangeId } = await lineOf('create', { siebelId: id });
    const path = `/users/${user.mailbox}/contacts/${exchangeId ?? ''}`;
    await world.outlook.send('PATCH', path, { jobTitle: 'B', personalNotes: 'Typed' });
    await world.outlook.send('DELETE', path);
    await world.sync();
    expect((await undo([await lineOf('leave', { siebelId: id })])).items).toMatchObject([{ state: 'done' }]);
    expect(await world.siebel.get(`Contact/Contact/${id}`)).toMatchObject({ 'Job Title': 'A', Comment: '' });
    const [back] = (await contactsInOutlook()).filter(({ surname }) => surname === 'Before');
    expect(back).toMatchObject({ jobTitle: 'A', personalNotes: '' });
    await quiet();
  });

  it('leaves what was written in Siebel as it is there, be it emptied, and what the two had never agreed on', async () => {
    const id = await world.siebel.createContact({ 'First Name': 'Was', 'Last Name': 'Written', 'Job Title': 'A', Comment: 'Old' }, [user.siebelUserId]); // prettier-ignore
    await world.sync();
    const { exchangeId } = await lineOf('create', { siebelId: id });
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${exchangeId ?? ''}`, { companyName: 'No Such Account' }); // prettier-ignore
    await world.sync();
    await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'B', Comment: '' });
    await world.siebel.removeFromSyncList(id, user.siebelUserId);
    await world.sync();
    expect((await undo([await lineOf('delete', { siebelId: id })])).items).toMatchObject([{ state: 'done' }]);
    expect(await world.siebel.get(`Contact/Contact/${id}`)).toMatchObject({ 'Job Title': 'B', Comment: '' });
    const [back] = (await contactsInOutlook()).filter(({ surname }) => surname === 'Written');
    expect(back).toMatchObject({ jobTitle: 'B', personalNotes: '', companyName: 'No Such Account' });
    await quiet();
  });

  it('of a task makes it anew on both sides, once', async () => {
    const fields = {
      Description: 'Comes back',
      Display: 'To Do and Activities',
      'Primary Owner Id': user.siebelUserId,
    };
    await world.siebel.createActivity({ ...fields, Comment: 'With words', Due: siebelText(at(3, 12)) });
    await world.sync();
    const list = await world.outlook.taskList(user.mailbox);
    const [task] = await world.outlook.tasks(user.mailbox);
    await world.outlook.send('DELETE', `${list}/tasks/${String(task?.['id'])}`);
    await world.sync();
    const line = await lineOf('delete', { domain: 'task' });
    expect((await undo([line])).items).toMatchObject([{ state: 'done', writes: ['create siebel', 'create exchange'] }]);
    expect(await world.siebel.query('Action/Action', `[Description] = 'Comes back'`)).toMatchObject([{ Comment: 'With words' }]); // prettier-ignore
    expect((await world.outlook.tasks(user.mailbox)).map(({ title }) => title)).toEqual(['Comes back']);
    await quiet();
  });

  it('of an appointment makes it anew from Deleted Items with all it said, and nobody is mailed', async () => {
    const event = await world.outlook.createEvent(user.mailbox, {
      subject: 'Returns',
      start: { dateTime: at(2, 9).toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone: 'UTC' },
      end: { dateTime: at(2, 10).toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone: 'UTC' },
      body: { contentType: 'html', content: '<p>A <b>bold</b> word</p>' },
      showAs: 'tentative',
    });
    await world.sync();
    const { siebelId } = await lineOf('create', { exchangeId: event });
    await world.siebel.remove(`Action/Action/${siebelId ?? ''}`);
    await world.sync();
    expect(await world.outlook.events(user.mailbox)).toEqual([]);
    const done = await undo([await lineOf('delete', { exchangeId: event })]);
    expect(done.items).toMatchObject([{ state: 'done', writes: ['create siebel', 'restore exchange'] }]);
    const events = await world.outlook.events(user.mailbox);
    expect(events).toMatchObject([{ subject: 'Returns', showAs: 'tentative' }]);
    expect(JSON.stringify(events[0]?.['body'])).toContain('<b>bold</b>');
    expect((await world.door('graph', 'GET', 'mail'))['mails'] ?? []).toEqual([]);
    await quiet();
  });
});

describe('undo: a whole run', () => {
  it('of many creates is held like any wipe, told so, and goes on when it is approved', async () => {
    for (let index = 0; index < 14; index += 1)
      await world.outlook.createTask(user.mailbox, { title: `Bulk ${index}` });
    await world.sync();
    const { runId } = await lineOf('create', { domain: 'task' });
    const lines = (await world.journal('HUBER')).filter((line) => line.runId === runId);
    const asked = await undo(lines);
    expect(asked.items.filter(({ isHeld }) => isHeld)).toHaveLength(14);
    expect(await world.siebel.query('Action/Action', `[Description] LIKE 'Bulk*'`)).toHaveLength(14);
    const [plan] = await world.product.store.plans.list({ state: 'held', limit: 1 });
    await world.product.store.plans.approve(plan?.id ?? '', 'ADMIN');
    await world.sync();
    const done = await world.product.store.undo.find(asked.id);
    expect(done?.items.map(({ state }) => state)).toEqual(lines.map(() => 'done'));
    expect(await world.siebel.query('Action/Action', `[Description] LIKE 'Bulk*'`)).toEqual([]);
    expect((await world.outlook.tasks(user.mailbox)).length).toBeGreaterThanOrEqual(14);
    await quiet();
  });
});

describe('undo: without what it needs', () => {
  it('a line whose values are no longer kept is refused with that reason', async () => {
    const line = await lineOf('update');
    const later = new Date(Date.now() + 86_400_000);
    await world.product.store.journal.prune({ valuesBefore: later, linesBefore: new Date(0) }, 10_000);
    expect((await undo([line])).items).toMatchObject([{ state: 'skipped', reason: 'values-expired' }]);
  });
});
