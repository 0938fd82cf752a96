// Outlook items linked with Siebel records: a wish is shown at once, the next sync makes it an association, and what Siebel has is what is shown.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { addLinks } from '../../api/services/items/addLinks.ts';
import { removeLinks } from '../../api/services/items/removeLinks.ts';
import { setLevels } from '../../api/services/setLevels.ts';
import { showItem } from '../../api/services/items/showItem.ts';
import { undoWrites } from '../../api/services/undo.ts';
import type { UserMap } from '../../api/store/store.ts';
import type { ItemRef, ItemView, MessageParts } from '../../shared/contract/items.ts';
import type { RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { Domain, SyncLevel } from '../../shared/vocabulary.ts';
import { versionsOf } from '../support/bothSides.ts';
import { dyingRun, hookedRun } from '../support/hookedRuns.ts';
import { at, graphTime } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let brandt: UserMap;
let huber: UserMap;
/** Mails that people sent by inviting each other. */
let invitations = 0;

beforeAll(async () => {
  world = await startWorld('links', { logins: ['BRANDT', 'HUBER'] });
  brandt = await world.user('BRANDT');
  huber = await world.user('HUBER');
  await world.sync();
});

afterAll(() => world.close());

const id = async (path: string, fields: Record<string, unknown>): Promise<string> => String((await world.siebel.send('POST', path, fields))[0]?.['Id']); // prettier-ignore
const account = async (Name: string): Promise<RecordRef> => ({ kind: 'account', id: await id('Account/Account', { Name }) }); // prettier-ignore
const opportunity = async (Name: string): Promise<RecordRef> => ({ kind: 'opportunity', id: await id('Opportunity/Opportunity', { Name }) }); // prettier-ignore
const request = async (Abstract: string): Promise<RecordRef> => ({ kind: 'service request', id: await id('Service%20Request/Service%20Request', { Abstract }) }); // prettier-ignore
const person = async (name: string): Promise<RecordRef> => ({ kind: 'contact', id: await world.siebel.createContact({ 'First Name': 'Pat', 'Last Name': name }) }); // prettier-ignore

async function event(subject: string, user = brandt, more: Record<string, unknown> = {}): Promise<ItemRef> {
  const times = { start: graphTime(at(3, 9)), end: graphTime(at(3, 10)) };
  return { kind: 'event', id: await world.outlook.createEvent(user.mailbox, { subject, ...times, ...more }) };
}

async function activity(description: string): Promise<Row> {
  const found = await world.siebel.query('Action/Action', `[Description] = '${description}'`, 'Contact');
  expect(found.map((row) => row['Description'])).toEqual([description]);
  return found[0] ?? {};
}

const link = async (item: ItemRef, records: readonly RecordRef[], more: { replace?: boolean; message?: MessageParts; login?: string } = {}) => // prettier-ignore
  only((await addLinks(world.product.services, { login: 'BRANDT', by: 'brandt@x.example', items: [item], records, replace: false, message: undefined, ...more })).items); // prettier-ignore
const unlink = async (item: ItemRef, record: RecordRef, login = 'BRANDT') =>
  only((await removeLinks(world.product.services, { login, by: 'me', items: [item], records: [record] })).items);
const show = async (item: ItemRef, login = 'BRANDT') => (await showItem(world.product.services, { login, item })).item;

function only(items: readonly ItemView[]): ItemView {
  expect(items).toHaveLength(1);
  return items[0] as ItemView;
}

/** Links by name and state. */
const told = ({ links }: ItemView): readonly string[] => links.map(({ record, state }) => `${record.name}: ${state}`);
const contactsOf = (row: Row): readonly unknown[] => ((row['Contact'] ?? []) as Row[]).map((one) => one['Id']).sort();
const mails = async () => (await world.door('graph', 'GET', 'mail'))['count'];

const setLevel = (login: string, domain: Domain, level: SyncLevel) =>
  setLevels(world.product.services, { login, levels: { [domain]: level } });

async function setCalendar(part: object): Promise<void> {
  const { settings } = world.product.store;
  await settings.saveDomain({ ...(await settings.domain('calendar')), ...part });
}

describe('an appointment that is linked', () => {
  it('carries account, opportunity, service request and contacts in Siebel after a sync, and the next one writes nothing', async () => {
    const item = await event('Price talk');
    await world.sync();
    const records = [await account('Acme'), await opportunity('Pumps'), await request('Leak'), await person('One'), await person('Two')]; // prettier-ignore
    const asked = await link(item, records);
    expect(told(asked)).toEqual(['Pat One: waiting', 'Pat Two: waiting', 'Acme: waiting', 'Pumps: waiting', 'Leak: waiting']); // prettier-ignore
    expect(asked).toMatchObject({ state: 'waiting', siebelId: (await activity('Price talk'))['Id'] });
    expect(asked.links[0]?.words).toMatch(/next sync.*asked for/);
    expect(await world.sync()).toMatchObject({ written: 1, failed: 0 });
    const row = await activity('Price talk');
    expect([row['Account Id'], row['Opportunity Id'], row['Service Request Id']]).toEqual(records.slice(0, 3).map((record) => record.id)); // prettier-ignore
    expect(contactsOf(row)).toEqual(records.slice(3).map((record) => record.id).sort()); // prettier-ignore
    const view = await show(item);
    expect(told(view).map((text) => text.split(': ')[1])).toEqual(Array(5).fill('associated'));
    expect(view).toMatchObject({ state: 'in sync', words: '', remedy: '' });
    expect(view.syncedAt).not.toBeNull();
    const before = await versionsOf(world, brandt);
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0, skipped: 0 });
    expect(await versionsOf(world, brandt)).toEqual(before);
  });

  it('link: the journal tells it with what was there before, and an undo says where links are taken off', async () => {
    const [line] = (await world.journal('BRANDT')).filter(({ rule }) => rule === 'link');
    expect(line).toMatchObject({ domain: 'calendar', direction: 'inbound', operation: 'update', outcome: 'written' });
    expect(line?.fields).toEqual(['account', 'opportunity', 'service request', 'contact']);
    expect(line?.details).toMatchObject({ title: 'Price talk', before: { account: [], contact: [] } });
    const body = { lines: [line?.id ?? ''], dryRun: true };
    const undo = await undoWrites(world.product.services, { ...body, login: 'BRANDT', by: 'me' });
    expect(undo.lines[0]?.message).toMatch(/Take the link off/);
  });

  it('loses what is unlinked, and keeps the rest', async () => {
    const item = await event('Visit');
    const [acme, one, two] = [await account('Visited'), await person('Host'), await person('Guest')];
    await link(item, [acme, one, two]);
    await world.sync();
    expect(told(await unlink(item, acme))).toContain('Visited: leaving');
    await unlink(item, one);
    expect(await world.sync()).toMatchObject({ written: 1, failed: 0 });
    const row = await activity('Visit');
    expect(row['Account Id'] ?? '').toBe('');
    expect(contactsOf(row)).toEqual([two.id]);
    expect(told(await show(item))).toEqual(['Pat Guest: associated']);
    expect(await world.sync()).toMatchObject({ written: 0 });
  });

  it('has one account: a second is refused, and takes its place when that is asked for', async () => {
    const item = await event('Tender');
    const [first, second] = [await account('First'), await account('Second')];
    await link(item, [first]);
    const refused = { id: 'link-exists', status: 409 };
    await expect(link(item, [second])).rejects.toMatchObject(refused);
    await world.sync();
    await expect(link(item, [second])).rejects.toMatchObject(refused);
    await expect(link(item, [second])).rejects.toThrow(/another account/);
    expect(told(await link(item, [second], { replace: true }))).toEqual(['First: leaving', 'Second: waiting']);
    expect(await world.sync()).toMatchObject({ written: 1 });
    expect(await activity('Tender')).toMatchObject({ 'Account Id': second.id });
    expect(told(await show(item))).toEqual(['Second: associated']);
  });

  it('shows what is changed in Siebel; and a wish displaces nothing that nobody asked to take off', async () => {
    const item = await event('Review');
    const [mine, theirs, late] = [await account('Mine'), await account('Theirs'), await account('Late')];
    await link(item, [mine]);
    await world.sync();
    await link(item, [late], { replace: true });
    await world.siebel.update(`Action/Action/${String((await activity('Review'))['Id'])}`, { 'Account Id': theirs.id });
    expect(told(await show(item))).toEqual(['Theirs: associated', 'Late: waiting']);
    await world.sync();
    const view = await show(item);
    expect(told(view)).toEqual(['Theirs: associated', 'Late: refused']);
    expect(view.links[1]?.words).toMatch(/another account by now/);
    expect(await activity('Review')).toMatchObject({ 'Account Id': theirs.id });
  });

  it('is told when a record is gone from Siebel by then; the others are linked all the same', async () => {
    const item = await event('Farewell');
    const [gone, good] = [await account('Gone'), await opportunity('Good')];
    await link(item, [gone, good]);
    await world.siebel.remove(`Account/Account/${gone.id}`);
    await world.sync();
    const view = await show(item);
    expect(told(view)).toEqual(['No longer in Siebel: refused', 'Good: associated']);
    expect(view.links[0]?.words).toBe('Siebel has no such account any more.');
    expect(told(await unlink(item, gone))).toEqual(['Good: associated']);
    await expect(link(item, [gone])).rejects.toMatchObject({ id: 'record-not-found', status: 404 });
  });

  it('that a colleague has a copy of is asked for there too: one activity, one set of links', async () => {
    const item = await event('Handover');
    await world.sync();
    const row = await activity('Handover');
    await world.siebel.send('PUT', `Action/Action/${String(row['Id'])}/Employee`, { Id: huber.siebelUserId });
    await world.sync();
    const copy = (await world.outlook.events(huber.mailbox)).find((one) => one['subject'] === 'Handover');
    const acme = await account('Common');
    await link(item, [acme]);
    await world.sync();
    expect(told(await show({ kind: 'event', id: String(copy?.['id']) }, 'HUBER'))).toEqual(['Common: associated']);
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});

describe('a meeting', () => {
  it('has one set of wishes for the copies in all mailboxes', async () => {
    const attendees = [{ type: 'required', emailAddress: { address: huber.mailbox } }];
    const before = await mails();
    const item = await event('Board', brandt, { attendees });
    invitations = Number(await mails()) - Number(before);
    const copy = (await world.outlook.events(huber.mailbox)).find((one) => one['subject'] === 'Board');
    const theirs: ItemRef = { kind: 'event', id: String(copy?.['id']) };
    const acme = await account('Chair');
    await link(item, [acme]);
    await world.sync();
    const view = await show(theirs, 'HUBER');
    expect(told(view)).toEqual(['Chair: waiting']);
    expect(view.words).toMatch(/Meetings with attendees.*Its links wait/);
    await expect(link(theirs, [await account('Other chair')], { login: 'HUBER' })).rejects.toMatchObject({ id: 'link-exists' }); // prettier-ignore
    expect(told(await unlink(theirs, acme, 'HUBER'))).toEqual([]);
    expect(told(await show(item))).toEqual([]);
    expect(told(await link(item, [acme]))).toEqual(['Chair: waiting']);
    expect(told(await show(theirs, 'HUBER'))).toEqual(['Chair: waiting']);
  });
});

describe('ids', () => {
  it('that Outlook tells, which change when an item is moved, mean the same item', async () => {
    const { id: immutable } = await event('By another name');
    const plain = { Prefer: 'IdType="RestId"' };
    const found = await world.outlook.send('GET', `/users/${brandt.mailbox}/events/${immutable}`, undefined, plain);
    expect(found['id']).not.toBe(immutable);
    const acme = await account('Named');
    await link({ kind: 'event', id: String(found['id']) }, [acme]);
    expect(told(await show({ kind: 'event', id: immutable }))).toEqual(['Named: waiting']);
    await world.sync();
    expect(await activity('By another name')).toMatchObject({ 'Account Id': acme.id });
  });

  it('of nothing in the mailbox are refused', async () => {
    const other = await event('Somebody else’s', huber);
    await expect(show(other)).rejects.toMatchObject({ id: 'item-not-found', status: 404 });
    await expect(show({ kind: 'task', id: 'nothing' })).rejects.toMatchObject({ id: 'item-not-found' });
  });
});

describe('a task that is linked', () => {
  it('before any sync looked at it is in Siebel with its account after one', async () => {
    const item: ItemRef = { kind: 'task', id: await world.outlook.createTask(brandt.mailbox, { title: 'Call back' }) };
    const acme = await account('Called');
    expect(await link(item, [acme])).toMatchObject({ state: 'waiting', siebelId: null });
    await world.sync();
    expect(await activity('Call back')).toMatchObject({ 'Account Id': acme.id });
    expect(await show(item)).toMatchObject({ state: 'in sync' });
  });
});

describe('filters and levels', () => {
  it('a linked item is taken into sync though it has no category; others are not', async () => {
    await setCalendar({ optIn: true });
    try {
      const [item, other] = [await event('Opted in by a link'), await event('Not opted in')];
      await world.sync();
      expect(await show(item)).toMatchObject({ state: 'skipped' });
      const acme = await account('Opted');
      expect(await link(item, [acme])).toMatchObject({ state: 'waiting' });
      await world.sync();
      expect(await activity('Opted in by a link')).toMatchObject({ 'Account Id': acme.id });
      expect(await show(item)).toMatchObject({ state: 'in sync' });
      const left = await show(other);
      expect(left).toMatchObject({ state: 'skipped', siebelId: null });
      expect(left.words).toMatch(/category/);
      expect(left.remedy).toMatch(/category/);
    } finally {
      await setCalendar({ optIn: false });
    }
  });

  it('a private item that is to stay out stays out, whatever it is linked with, and says so', async () => {
    await setCalendar({ ignorePrivate: true });
    try {
      const item = await event('Doctor', brandt, { sensitivity: 'private' });
      await link(item, [await account('Never')]);
      await world.sync();
      expect(await world.siebel.query('Action/Action', "[Description] = 'Doctor'")).toEqual([]);
      const view = await show(item);
      expect(view).toMatchObject({ state: 'waiting', siebelId: null });
      expect(view.words).toMatch(/Private.*Its links wait/);
      expect(told(view)).toEqual(['Never: waiting']);
    } finally {
      await setCalendar({ ignorePrivate: false });
    }
  });

  it('where the level forbids it the wish waits and says why; raised, it is carried out', async () => {
    const item = await event('Exported only');
    await world.sync();
    await setLevel('BRANDT', 'calendar', 'Export Only');
    const acme = await account('Level');
    const asked = await link(item, [acme]);
    expect(asked.words).toMatch(/Your level for calendar is Export Only/);
    expect(asked.links[0]).toMatchObject({ state: 'waiting', words: asked.words });
    expect(await world.sync()).toMatchObject({ written: 0 });
    expect((await activity('Exported only'))['Account Id'] ?? '').toBe('');
    expect(told(await show(item))).toEqual(['Level: waiting']);
    await setLevel('BRANDT', 'calendar', 'Full Sync');
    await world.sync();
    expect(await activity('Exported only')).toMatchObject({ 'Account Id': acme.id });
  });

  it('level None: the item says that it is off', async () => {
    const item = await event('Off');
    await setLevel('BRANDT', 'calendar', 'None');
    expect(await show(item)).toMatchObject({ state: 'off', words: expect.stringContaining('is None') as string });
    await setLevel('BRANDT', 'calendar', 'Full Sync');
  });
});

describe('trouble', () => {
  it('a Siebel that is out of order leaves the wish waiting, and the next sync carries it out', async () => {
    const item = await event('Stormy');
    await world.sync();
    const acme = await account('Storm');
    await link(item, [acme]);
    await world.door('siebel', 'POST', 'faults', [
      { method: 'PUT', path: '*/Action/Action/*', status: 503, count: 20 },
    ]);
    await world.sync();
    expect(told(await show(item))).toEqual(['Storm: waiting']);
    await world.door('siebel', 'DELETE', 'faults');
    await world.sync();
    expect(told(await show(item))).toEqual(['Storm: associated']);
  });

  it('an edit in Siebel between our read and our write is not overwritten; the link is made with the next sync', async () => {
    const item = await event('Raced');
    await world.sync();
    const acme = await account('Racer');
    const path = `Action/Action/${String((await activity('Raced'))['Id'])}`;
    await link(item, [acme]);
    let isEdited = false;
    await hookedRun(world, brandt, (http) => async (url, request) => {
      if (!isEdited && request?.method === 'PUT' && String(url).endsWith(path)) {
        isEdited = true;
        await world.siebel.update(path, { Status: 'In Progress' });
      }
      return http.fetch(url, request);
    });
    expect(isEdited).toBe(true);
    expect(told(await show(item))).toEqual(['Racer: waiting']);
    await world.sync();
    expect(await activity('Raced')).toMatchObject({ 'Account Id': acme.id, Status: 'In Progress' });
  });

  it('killed before the write: the next run makes the link', async () => {
    const item = await event('Killed early');
    await world.sync();
    await link(item, [await account('Early')]);
    await dyingRun(world, brandt, 'writing');
    expect(told(await show(item))).toEqual(['Early: waiting']);
    expect(await world.sync()).toMatchObject({ written: 1, failed: 0 });
    expect(told(await show(item))).toEqual(['Early: associated']);
  });

  it('killed between write and journal: the next run finds the association, and the wish is met', async () => {
    const item = await event('Killed');
    await world.sync();
    const acme = await account('Killer');
    await link(item, [acme]);
    await dyingRun(world, brandt, 'written');
    const { 'Mod Id': before, 'Account Id': written } = await activity('Killed');
    expect(written).toBe(acme.id);
    await retryIssues(world.product.services, { login: 'BRANDT' });
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect((await activity('Killed'))['Mod Id']).toBe(before);
    expect(told(await show(item))).toEqual(['Killer: associated']);
    expect(await world.product.store.wishes.listOpen(brandt.id, 'calendar')).toEqual([]);
    const lines = (await world.journal('BRANDT')).filter(({ rule, details }) => rule === 'link' && details.title === 'Killed'); // prettier-ignore
    expect(lines.map(({ message, outcome }) => [outcome, /may have been done/.test(message ?? '')])).toEqual([['failed', true]]); // prettier-ignore
  });
});

describe('a message that is linked', () => {
  const parts: MessageParts = { subject: 'Offer '.repeat(30), isOutgoing: false, at: '2026-03-01T10:20:30Z' };
  const message: ItemRef = { kind: 'message', id: 'AAMkMessageOne' };
  const activities = () =>
    world.siebel.query('Action/Action', `[Display] = 'Communications and Activities'`, 'Contact');

  it('becomes one activity though the answer is lost, and though it is linked twice; it is never synced', async () => {
    const [acme, one] = [await account('Sender'), await person('Sender')];
    const asked = await link(message, [acme], { message: parts });
    expect(asked).toMatchObject({ state: 'waiting', siebelId: null });
    await link(message, [acme], { message: parts });
    await world.door('siebel', 'POST', 'faults', [
      { method: 'POST', path: '*/data/Action/Action', cut: 'after', count: 1 },
    ]);
    await world.sync();
    await world.door('siebel', 'DELETE', 'faults');
    await link(message, [one], { message: parts });
    await world.sync();
    const [row, ...more] = await activities();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      Type: 'Email - Inbound', Description: parts.subject.slice(0, 100).trim(), 'Account Id': acme.id,
      Started: '03/01/2026 10:20:30', Done: '03/01/2026 10:20:30', 'Primary Owner Id': brandt.siebelUserId,
    }); // prettier-ignore
    expect(contactsOf(row ?? {})).toEqual([one.id]);
    const view = await show(message);
    expect(told(view)).toEqual(['Pat Sender: associated', 'Sender: associated']);
    expect(view).toMatchObject({ state: 'off', siebelId: row?.['Id'] });
    const before = await versionsOf(world, brandt);
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect(await versionsOf(world, brandt)).toEqual(before);
    expect(await world.product.store.readings.find(brandt.id, 'task')).toMatchObject({ hints: { siebel: [] } });
    expect(await activities()).toHaveLength(1);
  });

  it('that died after its activity was made finds it again', async () => {
    const acme = await account('Dead letter');
    const dead: ItemRef = { kind: 'message', id: 'AAMkMessageTwo' };
    await link(dead, [acme], { message: { subject: '', isOutgoing: true, at: null } });
    await dyingRun(world, brandt, 'written');
    await world.sync();
    const made = (await activities()).filter((row) => row['Description'] === '(no subject)');
    expect(made).toMatchObject([{ 'Account Id': acme.id, Type: 'Email - Outbound' }]);
    expect(told(await show(dead))).toEqual(['Dead letter: associated']);
  });

  it('has no subject in any table in the clear', async () => {
    const secret: ItemRef = { kind: 'message', id: 'AAMkMessageThree' };
    await link(secret, [await account('Secret')], { message: { ...parts, subject: 'Top secret' } });
    const [kept] = await world.product.store.wishes.listOpenMessages(brandt.id);
    expect(kept?.parts?.subject).toBe('Top secret');
    const { default: pg } = await import('pg');
    const database = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
    await database.connect();
    const { rows } = await database.query<{ text: string }>(
      `select m::text || encode(m.parts, 'escape') as text from linked_messages m where parts is not null
       union all select w::text from item_wishes w`,
    );
    await database.end();
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => /secret/i.test(text))).toEqual([]);
    await unlink(secret, (await show(secret)).links[0]?.record ?? { kind: 'account', id: '' });
    await world.sync();
    expect(await activities()).toHaveLength(2);
  });

  it('is linked alone and with its parts', async () => {
    await expect(link(message, [await person('Partless')])).rejects.toMatchObject({ id: 'invalid-request' });
  });
});

describe('a contact that is linked', () => {
  it('has the account beside its own, and is among the opportunity’s contacts; its company stays', async () => {
    const own = await account('Employer');
    const contactId = await world.siebel.createContact({ 'First Name': 'Lin', 'Last Name': 'Ked' }, [
      brandt.siebelUserId,
    ]);
    await world.siebel.send('PUT', `Contact/Contact/${contactId}/Account`, { Id: own.id });
    await world.sync();
    const found = (await world.outlook.contacts(brandt.mailbox)).find((one) => one['surname'] === 'Ked');
    const item: ItemRef = { kind: 'contact', id: String(found?.['id']) };
    const [partner, deal] = [await account('Partner'), await opportunity('Joint')];
    await expect(link(item, [await person('Nobody')])).rejects.toMatchObject({ id: 'not-linkable' });
    expect(told(await link(item, [partner, deal]))).toEqual(['Employer: associated', 'Partner: waiting', 'Joint: waiting']); // prettier-ignore
    expect(await world.sync()).toMatchObject({ written: 1, failed: 0 });
    const [row] = await world.siebel.query('Contact/Contact', `[Id] = '${contactId}'`, 'Account');
    expect(row).toMatchObject({ 'Account Id': own.id });
    expect((row?.['Account'] as Row[]).map((one) => one['Id']).sort()).toEqual([own.id, partner.id].sort());
    expect(told(await show(item))).toEqual(['Employer: associated', 'Partner: associated', 'Joint: associated']);
    expect(await world.sync()).toMatchObject({ written: 0 });
    await unlink(item, partner);
    await unlink(item, deal);
    await world.sync();
    expect(told(await show(item))).toEqual(['Employer: associated']);
  });
});

it('nobody was sent a mail by any of this', async () => {
  expect(await mails()).toBe(invitations);
});
