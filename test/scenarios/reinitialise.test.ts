// Whatever of our memory is lost, nothing is there twice afterwards: links, a database of an hour ago, the User Map row, another mailbox;
// with records that users share, copies that people made, items that were moved, and edits meanwhile on both sides.
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mapUsers } from '../../api/services/mapUsers.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf, type Holdings } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

const LOGINS = ['BRANDT', 'HUBER'];
let world: World;
let database: pg.Client;
let serial = 0;
let users: UserMap[] = [];

beforeEach(async () => {
  await database?.end();
  await world?.close();
  serial += 1;
  world = await startWorld(`reinitialise_${serial}`, { logins: LOGINS });
  database = new pg.Client({ connectionString: world.environment['DATABASE_URL'] });
  await database.connect();
  users = await Promise.all(LOGINS.map((login) => world.user(login)));
  await fill();
  await sync();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

async function sync(): Promise<void> {
  for (const login of LOGINS) {
    await requestSync(world.product.services, { login, reason: 'scenario' });
    await world.syncUser(login);
  }
}

const plan = (user: UserMap, Description: string, day: number) =>
  ({ Description, Display: 'Calendar and Activities', 'Primary Owner Id': user.siebelUserId, Planned: siebelText(at(day, 9)), 'Planned Completion': siebelText(at(day, 10)) }); // prettier-ignore
const toDo = (user: UserMap, Description: string) =>
  ({ Description, Display: 'To Do and Activities', 'Primary Owner Id': user.siebelUserId }); // prettier-ignore
const event = (subject: string, day: number) => ({
  subject,
  start: graphTime(at(day, 9)),
  end: graphTime(at(day, 10)),
});
const person = (givenName: string, surname: string, email: string) =>
  ({ givenName, surname, ...(email ? { emailAddresses: [{ address: email }] } : {}) }); // prettier-ignore

/** In every domain what was born in Siebel, what was born in Outlook, and what was on both sides; some of it shared. */
async function fill(): Promise<void> {
  const everyone = users.map(({ siebelUserId }) => siebelUserId);
  await world.siebel.createContact({ 'First Name': 'Born', 'Last Name': 'Siebel', 'Email Address': 'born@s.example' }, everyone); // prettier-ignore
  await world.siebel.createContact({ 'First Name': 'Both', 'Last Name': 'Sides', 'Email Address': 'both@s.example' }, everyone); // prettier-ignore
  for (const user of users) {
    const { login, mailbox } = user;
    await world.outlook.createContact(mailbox, person(login, 'Outlook', ''));
    await world.outlook.createContact(mailbox, person('Both', 'Sides', 'both@s.example'));
    await world.siebel.createActivity(plan(user, `${login} from Siebel`, 1), everyone);
    await world.siebel.createActivity(plan(user, `${login} on both`, 2));
    await world.outlook.createEvent(mailbox, event(`${login} on both`, 2));
    await world.outlook.createEvent(mailbox, event(`${login} from Outlook`, 3));
    await world.siebel.createActivity(toDo(user, `${login} task of Siebel`));
    await world.siebel.createActivity(toDo(user, `${login} task on both`));
    await world.outlook.createTask(mailbox, { title: `${login} task on both` });
    await world.outlook.createTask(mailbox, { title: `${login} task of Outlook` });
  }
}

/** Both sides agree for everybody, and hold as much as before, and `more`. */
async function expectTheSame(more: Partial<Record<keyof Holdings, number>> = {}): Promise<void> {
  await sync();
  const expected = { contacts: 3, events: 4, tasks: 3 };
  for (const user of users) {
    const [siebel, outlook] = [namesOf(await inSiebel(world, user)), namesOf(await inOutlook(world, user))];
    expect(outlook, user.login).toEqual(siebel);
    const isFirst = user === users[0];
    for (const kind of ['contacts', 'events', 'tasks'] as const)
      expect(siebel[kind], `${user.login} ${kind}`).toHaveLength(expected[kind] + (isFirst ? (more[kind] ?? 0) : 0));
    expect(await world.syncUser(user.login), user.login).toMatchObject({ written: 0, failed: 0 });
  }
}

/** Edits of what things are known by, on both sides, of each kind of record. */
async function editMeanwhile(): Promise<void> {
  const [user] = users;
  if (!user) return;
  const outlook = await inOutlook(world, user);
  const base = `/users/${user.mailbox}`;
  for (const [index, { id }] of outlook.contacts.entries())
    await world.outlook.send('PATCH', `${base}/contacts/${id}`, { emailAddresses: [{ address: `edited.${index}@s.example` }] }); // prettier-ignore
  for (const { id } of outlook.events) await world.outlook.send('PATCH', `${base}/events/${id}`, { subject: `edited ${id.slice(-4)}` }); // prettier-ignore
  const list = await world.outlook.taskList(user.mailbox);
  for (const { id } of outlook.tasks) await world.outlook.send('PATCH', `${list}/tasks/${id}`, { title: `edited ${id.slice(-4)}` }); // prettier-ignore
  const siebel = await inSiebel(world, user);
  for (const { id, name } of [...siebel.events, ...siebel.tasks])
    await world.siebel.update(`Action/Action/${id}`, { Description: `${name} anew` });
  for (const { id } of siebel.contacts) await world.siebel.update(`Contact/Contact/${id}`, { 'Job Title': 'anew' });
}

const loseLinks = (): Promise<unknown> => database.query('delete from sync_links');

describe('nothing is there twice', () => {
  it('when all links are lost and the cursors are not, whatever was edited meanwhile', async () => {
    await editMeanwhile();
    await loseLinks();
    await expectTheSame();
  });

  it('when links of an hour ago are put back, after more was made, edited and deleted', async () => {
    const { rows } = await database.query<Row>('select * from sync_links');
    const [user] = users;
    if (!user) return;
    await world.outlook.createContact(user.mailbox, person('Later', 'Outlook', 'later@o.example'));
    await world.siebel.createContact({ 'First Name': 'Later', 'Last Name': 'Siebel' }, [user.siebelUserId]);
    await world.outlook.createEvent(user.mailbox, event('later from Outlook', 5));
    await world.siebel.createActivity(plan(user, 'later from Siebel', 6));
    await world.outlook.createTask(user.mailbox, { title: 'later task of Outlook' });
    await world.siebel.createActivity(toDo(user, 'later task of Siebel'));
    const [gone] = (await inOutlook(world, user)).events.filter(({ name }) => name.endsWith('from Outlook'));
    await world.outlook.send('DELETE', `/users/${user.mailbox}/events/${gone?.id ?? ''}`);
    await sync();
    await editMeanwhile();
    await loseLinks();
    for (const row of rows) {
      const names = Object.keys(row);
      const values = names.map((name) => (typeof row[name] === 'object' ? JSON.stringify(row[name]) : row[name]));
      await database.query(`insert into sync_links (${names.join(', ')}) overriding system value values (${names.map((_, index) => `$${index + 1}`).join(', ')})`, values); // prettier-ignore
    }
    await expectTheSame({ contacts: 2, events: 1, tasks: 2 });
  });

  it('when the User Map row is deleted and made again', async () => {
    await editMeanwhile();
    await database.query('delete from user_maps');
    await mapUsers(world.product.services, { logins: LOGINS, enable: true });
    users = await Promise.all(LOGINS.map((login) => world.user(login)));
    await expectTheSame();
  });

  it('when copies were made while the links were lost: the original keeps its record, whichever is read first', async () => {
    const [user] = users;
    if (!user) return;
    const { mailbox } = user;
    const base = `/users/${mailbox}`;
    const property = "singleValueExtendedProperties($filter=id eq 'String {8f0c7d52-3f4b-4a36-9d1e-6b7a2c5e9410} Name SiebelServerSync')"; // prettier-ignore
    const outlook = await inOutlook(world, user);
    const idOf = (items: Holdings['events'], end: string): string => items.find(({ name }) => name.endsWith(end))?.id ?? ''; // prettier-ignore
    const eventId = idOf(outlook.events, 'BRANDT from Siebel');
    const stamped = await world.outlook.send(
      'GET',
      `${base}/events/${eventId}?$expand=${encodeURIComponent(property)}`,
    );
    await world.outlook.createEvent(mailbox, { ...event('a copy, edited', 8), singleValueExtendedProperties: stamped['singleValueExtendedProperties'] }); // prettier-ignore
    const list = await world.outlook.taskList(mailbox);
    const taskId = idOf(outlook.tasks, 'task of Siebel');
    const task = await world.outlook.send('GET', `${list}/tasks/${taskId}?$expand=linkedResources`);
    const resources = (task['linkedResources'] as Row[]).map(({ applicationName, displayName, externalId }) => ({ applicationName, displayName, externalId })); // prettier-ignore
    const copyId = await world.outlook.createTask(mailbox, { title: 'a copied task', linkedResources: resources });
    await loseLinks();
    await expectTheSame({ events: 1, tasks: 1 });
    const { links } = world.product.store;
    const siebel = await inSiebel(world, user);
    const linked = async (domain: 'calendar' | 'task', id: string) => (await links.findByExchangeIds(user.id, domain, [id]))[0]?.siebelId; // prettier-ignore
    expect(await linked('calendar', eventId)).toBe(idOf(siebel.events, 'BRANDT from Siebel'));
    expect(await linked('task', taskId)).toBe(idOf(siebel.tasks, 'task of Siebel'));
    // The copy has a stamp of its own now, and knows its own record whatever it says.
    const copied = await world.outlook.send('GET', `${list}/tasks/${copyId}?$expand=linkedResources`);
    expect(copied['linkedResources']).toHaveLength(1);
    await world.outlook.send('PATCH', `${list}/tasks/${copyId}`, { title: 'a copied task, edited' });
    await loseLinks();
    await expectTheSame({ events: 1, tasks: 1 });
  });

  it('when items were moved away and back while the links were lost', async () => {
    const [user] = users;
    if (!user) return;
    const base = `/users/${user.mailbox}`;
    const outlook = await inOutlook(world, user);
    const folder = await world.outlook.send('POST', `${base}/contactFolders`, { displayName: 'Elsewhere' });
    const [contact] = outlook.contacts.filter(({ name }) => name === 'Born Siebel');
    const moved = await world.outlook.send('GET', `${base}/contacts/${contact?.id ?? ''}`);
    await world.outlook.send('PATCH', `${base}/contacts/${contact?.id ?? ''}`, {
      parentFolderId: String(folder['id']),
    });
    await loseLinks();
    await world.outlook.send('PATCH', `${base}/contacts/${contact?.id ?? ''}`, { parentFolderId: moved['parentFolderId'] }); // prettier-ignore
    await expectTheSame();
  });

  it('when a contact is made private before the links are lost: Siebel’s changes make no second one', async () => {
    const [user] = users;
    const [contact] = user ? (await inOutlook(world, user)).contacts.filter(({ name }) => name === 'Born Siebel') : [];
    if (!user || !contact) return expect.fail('nothing to begin with');
    await world.outlook.send('PATCH', `/users/${user.mailbox}/contacts/${contact.id}`, { singleValueExtendedProperties: [{ id: 'Integer 0x36', value: '2' }] }); // prettier-ignore
    await loseLinks();
    await sync();
    const [record] = await world.siebel.query('Contact/Contact', "[Last Name] = 'Siebel'");
    await world.siebel.update(`Contact/Contact/${String(record?.['Id'])}`, { 'Job Title': 'anew' });
    await sync();
    expect(namesOf(await inOutlook(world, user)).contacts.filter((name) => name === 'Born Siebel')).toHaveLength(1);
  });

  it('when a user gets another mailbox, and the old one again', async () => {
    const [user] = users;
    if (!user) return;
    const [employee] = await world.siebel.query('Employee/Employee', `[Login Name] = '${user.login}'`);
    const map = async (mailbox: string): Promise<void> => {
      await world.siebel.update(`Employee/Employee/${String(employee?.['Id'])}`, { 'EMail Addr': mailbox });
      await mapUsers(world.product.services, { logins: [user.login], enable: true });
      users = await Promise.all(LOGINS.map((login) => world.user(login)));
      expect((await world.user(user.login)).mailbox).toBe(mailbox);
    };
    const others = await world.siebel.query('Employee/Employee', "[Login Name] = 'NAIR'");
    const counts = (await inSiebel(world, user)).contacts.length;
    await map(String(others[0]?.['EMail Addr']).toLowerCase());
    await expectTheSame();
    await editMeanwhile();
    await map(user.mailbox);
    await expectTheSame();
    expect((await inSiebel(world, user)).contacts).toHaveLength(counts);
  });
});
