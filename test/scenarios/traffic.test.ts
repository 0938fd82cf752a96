// Everything that the product says to Graph and is told by it, in a first sync of the sample company and after edits, is Graph's own JSON.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GraphTraffic } from '../../api/connectors/exchange/graphClient.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import { exchangesOf, faultsOf, typeOf } from '../support/graphTraffic.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

type Row = Readonly<Record<string, unknown>>;

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const LOGINS = ['SADLER', 'BRANDT', 'TANAKA'];
const MORE_CONTACTS = 45;

let world: World;
const traffic: GraphTraffic[] = [];

beforeAll(async () => {
  world = await startWorld('traffic', { seed: 'demo', logins: LOGINS, onTraffic: (one) => traffic.push(one) });
});

afterAll(() => world.close());

const first = (rows: readonly Row[], test: (row: Row) => boolean = () => true): string =>
  String(rows.find(test)?.['id']);

/** A change and a deletion of each kind on both sides. */
async function edit(login: string): Promise<void> {
  const { mailbox, siebelUserId } = await world.user(login);
  const base = `/users/${mailbox}`;
  const [contacts, events] = [await world.outlook.contacts(mailbox), await world.outlook.events(mailbox)];
  const list = await world.outlook.taskList(mailbox);
  const tasks = await world.outlook.tasks(mailbox);
  const isPlain = (event: Row): boolean =>
    event['type'] === 'singleInstance' && (event['attendees'] as readonly unknown[]).length === 0;
  const [kept, removed] = events.filter(isPlain);
  await world.outlook.send('PATCH', `${base}/contacts/${first(contacts)}`, { jobTitle: 'Edited', birthday: null });
  await world.outlook.send('PATCH', `${base}/events/${String(kept?.['id'])}`, {
    start: graphTime(at(2, 9)),
    end: graphTime(at(2, 10)),
  });
  await world.outlook.send('DELETE', `${base}/events/${String(removed?.['id'])}`);
  await world.outlook.send('DELETE', `${base}/contacts/${first(contacts.slice(1))}`);
  await world.outlook.send('PATCH', `${list}/tasks/${first(tasks)}`, { status: 'completed', importance: 'high' });

  const listed = await world.siebel.query('Contact/Contact', `EXISTS([Sync List.Id] = '${siebelUserId}')`);
  const mine = await world.siebel.query('Action/Action', `EXISTS([Employee.Id] = '${siebelUserId}')`);
  const ofDisplay = (display: string): readonly Row[] =>
    mine.filter((row) => row['Display'] === display && row['Repeating'] !== 'Y');
  const [meeting, dropped] = ofDisplay('Calendar and Activities').filter((row) => row['Planned'] !== '');
  const [todo] = ofDisplay('To Do and Activities');
  await world.siebel.update(`Contact/Contact/${String(listed.at(-1)?.['Id'])}`, { 'Fax Phone #': '+1 555 0100' });
  await world.siebel.removeFromSyncList(String(listed.at(-2)?.['Id']), siebelUserId);
  await world.siebel.update(`Action/Action/${String(meeting?.['Id'])}`, {
    Planned: siebelText(at(4, 14)),
    'Planned Completion': siebelText(at(4, 15)),
    Comment: 'Edited in Siebel',
  });
  await world.siebel.remove(`Action/Action/${String(dropped?.['Id'])}`);
  await world.siebel.update(`Action/Action/${String(todo?.['Id'])}`, { Priority: '1-ASAP', Due: siebelText(at(9, 0)) });
}

describe('traffic with Graph', () => {
  it('a first sync of the sample company writes in every domain, and edits of both sides travel', async () => {
    const counts = await world.sync();
    expect(counts.failed).toBe(0);
    for (const login of LOGINS) {
      const linked = await world.product.store.links.count((await world.user(login)).id);
      for (const domain of DOMAINS) expect(linked[domain], `${login} ${domain}`).toBeGreaterThan(3);
    }
    await edit('BRANDT');
    await edit('TANAKA');
    expect((await world.sync()).written).toBeGreaterThan(10);
    // What one user's copy changed reaches the other users of the record a cycle later; then nothing moves any more.
    await world.sync();
    expect(await world.sync()).toMatchObject({ written: 0, failed: 0 });
  });

  it('every request and every answer, members of batches included, conforms to Graph’s schema', () => {
    const exchanges = exchangesOf(traffic);
    const seen = new Set(exchanges.map((exchange) => `${exchange.method} ${typeOf(exchange)}`));
    for (const type of ['contact', 'event', 'todoTask'])
      for (const method of ['GET', 'POST', 'PATCH']) expect([...seen]).toContain(`${method} ${type}`);
    expect([...seen]).toContain('DELETE event');
    expect(exchanges.flatMap(faultsOf)).toEqual([]);
  });

  it('every member of a batch asks for immutable ids, and no batch has more than 20', () => {
    const members = exchangesOf(traffic).filter(({ isMember }) => isMember);
    expect(members.length).toBeGreaterThan(0);
    expect(members.filter(({ headers }) => !String(headers['Prefer']).includes('IdType="ImmutableId"'))).toEqual([]);
    const sizes = traffic.flatMap(({ body, path }) =>
      path === '/$batch' ? [(body as { requests: readonly unknown[] }).requests.length] : [],
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
  });

  it('no request carries attendees, and nobody is mailed', async () => {
    const bodies = exchangesOf(traffic).map(({ body }) => JSON.stringify(body));
    expect(bodies.filter((body) => body.includes('"attendees"'))).toEqual([]);
    expect(await world.door('graph', 'GET', 'mail')).toMatchObject({ count: 0 });
  });

  it(`a first sync of ${MORE_CONTACTS} contacts writes them in batches of 20, none by itself`, async () => {
    const { id, mailbox, siebelUserId } = await world.user('SADLER');
    for (let number = 0; number < MORE_CONTACTS; number += 1)
      await world.siebel.createContact({ 'First Name': 'Batch', 'Last Name': `Number ${number}` }, [siebelUserId]);
    traffic.length = 0;
    await world.product.store.userMaps.reset(id);
    await world.syncUser('SADLER');
    const isCreate = ({ method, path }: { method: string; path: string }): boolean =>
      method === 'POST' && path.endsWith('/contacts');
    expect(exchangesOf(traffic).filter(isCreate)).toHaveLength(MORE_CONTACTS);
    expect(traffic.filter(isCreate)).toEqual([]);
    const batches = traffic.filter(({ body }) => JSON.stringify(body).includes('"Number '));
    expect(batches).toHaveLength(Math.ceil(MORE_CONTACTS / 20));
    const names = (await world.outlook.contacts(mailbox)).map(({ surname }) => String(surname));
    expect(names.filter((name) => name.startsWith('Number '))).toHaveLength(MORE_CONTACTS);
  });
});
