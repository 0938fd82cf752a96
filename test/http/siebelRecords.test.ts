// Siebel's side of the task pane: who people are, what can be found, what is going on around contacts, and contacts that are made; over the
// whole product and the sandbox's Siebel. Each call's requests to Siebel are counted.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  newContactResultSchema,
  peopleSchema,
  recordListSchema,
  surroundingsSchema,
} from '../../shared/contract/siebelRecords.ts';
import { openInSiebel } from '../../api/services/openInSiebel.ts';
import { localAddresses } from '../../deploy/local/addresses.ts';
import { openSandboxHttpWorld, type SandboxHttpWorld } from '../support/sandboxHttpWorld.ts';
import { at, siebelText } from '../support/siebelTimes.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: SandboxHttpWorld;
let accountId: string;

beforeAll(async () => {
  const openTemplate = 'http://siebel.example/{login}/{component}/{id}';
  world = await openSandboxHttpWorld('siebel_records', { logins: ['BRANDT', 'HUBER'], openTemplate });
  const huber = await world.user('HUBER');
  await world.product.store.userMaps.save({ ...huber, visibility: 'Sales Rep' });
  accountId = await insert('Account/Account', { Name: 'Zephyr Works', Location: 'Harbour' });
  await world.sync();
});

afterAll(() => world.close());

async function insert(path: string, row: Row): Promise<string> {
  const [made] = await world.siebel.send('POST', path, row);
  return String(made?.['Id']);
}

const put = (path: string, row: Row) => world.siebel.send('PUT', path, row);

async function contact(fields: Row, ofAccount = false): Promise<string> {
  const id = await world.siebel.createContact(fields);
  if (ofAccount) await put(`Contact/Contact/${id}/Account`, { Id: accountId });
  return id;
}

const post = async (path: string, body: object, login = 'BRANDT') => {
  const { body: answer, status } = await world.call(login, 'post', `/api/siebel/${path}`, body);
  return { status, body: answer as Record<string, unknown> };
};

const people = async (addresses: readonly string[], login = 'BRANDT') =>
  peopleSchema.parse((await post('people', { people: addresses.map((address) => ({ address })) }, login)).body).people;

const records = async (query: string, login = 'BRANDT') =>
  recordListSchema.parse((await world.call(login, 'get', `/api/siebel/records?${query}`)).body);

describe('the people of an item', () => {
  it('are contacts by their address in any case, colleagues, the user, or unknown', async () => {
    const brandt = await world.user('BRANDT');
    const id = await contact({ 'First Name': 'Mona', 'Last Name': 'Meyer', 'Email Address': 'Mona.Meyer@Zephyr.example' }, true); // prettier-ignore
    const twin = await contact({ 'Last Name': 'Meyer', 'Email Address': 'MONA.MEYER@zephyr.example' });
    const body = {
      people: [
        { address: 'mona.meyer@ZEPHYR.example', name: 'Mona (Zephyr)' },
        { address: brandt.mailbox.toUpperCase() },
        { address: 'Markus.Huber@calderflow.example' },
        { address: 'nobody@zephyr.example', name: 'No Body' },
        { address: 'mona.meyer@zephyr.example', name: 'Again' },
      ],
    };
    const answer = peopleSchema.parse((await post('people', body)).body);
    expect(answer.login).toBe('BRANDT');
    expect(answer.people.map(({ address, name, who }) => [address, name, who])).toEqual([
      ['mona.meyer@zephyr.example', 'Mona (Zephyr)', 'contact'],
      [brandt.mailbox, 'Katrin Brandt', 'self'],
      ['markus.huber@calderflow.example', 'Markus Huber', 'employee'],
      ['nobody@zephyr.example', 'No Body', 'unknown'],
    ]);
    const found = answer.people[0]?.contacts ?? [];
    expect(found.map(({ contactId }) => contactId).sort()).toEqual([id, twin].sort());
    expect(found.find(({ contactId }) => contactId === id)).toEqual({
      contactId: id, name: 'Mona Meyer', jobTitle: '', company: 'Zephyr Works', email: 'Mona.Meyer@Zephyr.example', listed: false,
      inMailbox: false, inMailboxSince: null, url: `http://siebel.example/BRANDT/Contact/Contact/${id}`,
    }); // prettier-ignore
  });

  it('tell whether a contact is on the Sync List, and since when it is in the mailbox', async () => {
    const id = await contact({ 'First Name': 'Lis', 'Last Name': 'Ted', 'Email Address': 'lis@zephyr.example' });
    const before = new Date();
    await world.call('BRANDT', 'put', `/api/sync-list/${id}`);
    expect((await people(['lis@zephyr.example']))[0]?.contacts).toMatchObject([{ listed: true, inMailbox: false }]);
    await world.sync();
    const [lis] = (await people(['lis@zephyr.example']))[0]?.contacts ?? [];
    expect(lis).toMatchObject({ listed: true, inMailbox: true });
    expect(new Date(lis?.inMailboxSince ?? 0).getTime()).toBeGreaterThanOrEqual(before.getTime());
    const listed = (await world.call('BRANDT', 'get', '/api/sync-list?search=lis%20ted')).body as Row;
    expect(listed['contacts']).toEqual([lis]);
  });

  it('cost two requests to Siebel for sixty addresses, and a few for the most there can be', async () => {
    const addresses = Array.from({ length: 100 }, (_, index) => `some.body${index}@example.com`);
    expect((await world.siebelRequests(() => people(addresses.slice(0, 60)))).total).toBeLessThanOrEqual(2);
    expect((await world.siebelRequests(() => people(addresses))).total).toBeLessThanOrEqual(4);
    const self = [(await world.user('BRANDT')).mailbox];
    expect((await world.siebelRequests(() => people(self))).total).toBe(0);
  });

  it('of another’s positions are unknown to who sees only the own', async () => {
    const id = await contact({ 'Last Name': 'Hidden', 'Email Address': 'hidden@zephyr.example' });
    expect((await people(['hidden@zephyr.example'], 'HUBER'))[0]).toMatchObject({ who: 'unknown', contacts: [] });
    await put(`Contact/Contact/${id}/Position`, { Name: 'Austria Key Accounts' });
    expect((await people(['hidden@zephyr.example'], 'HUBER'))[0]).toMatchObject({ who: 'contact' });
  });

  it.each([{ people: [] }, { people: [{ address: 'x' }] }, {}, { people: [{ address: 'a@b.c' }], log: 1 }])(
    'asked for as %j are refused with a reason',
    async (body) => {
      expect(await post('people', body)).toMatchObject({ status: 400, body: { error: { id: 'invalid-request' } } });
    },
  );
});

describe('a search for records', () => {
  let ids: Record<string, string>;
  beforeAll(async () => {
    ids = {
      contact: await contact({ 'First Name': 'Quentin', 'Last Name': 'Quill', 'Job Title': 'Buyer' }, true),
      account: await insert('Account/Account', { Name: 'Quill & Sons', Location: 'Quay' }),
      opportunity: await insert('Opportunity/Opportunity', { Name: 'Quill pumps', 'Account Id': accountId, 'Sales Stage': '06 - Short List' }), // prettier-ignore
      request: await insert('Service Request/Service Request', { 'SR Number': '1-QUILL', Abstract: 'Leaks', Status: 'Open' }), // prettier-ignore
    };
  });

  it('looks into all kinds at once, one request each', async () => {
    let found = await records('search=quill');
    expect(found).toEqual({
      areRecents: false,
      records: [
        { kind: 'contact', id: ids['contact'], name: 'Quentin Quill', detail: 'Buyer, Zephyr Works', url: `http://siebel.example/BRANDT/Contact/Contact/${ids['contact']}` },
        { kind: 'account', id: ids['account'], name: 'Quill & Sons', detail: 'Quay', url: `http://siebel.example/BRANDT/Account/Account/${ids['account']}` },
        { kind: 'opportunity', id: ids['opportunity'], name: 'Quill pumps', detail: 'Zephyr Works, 06 - Short List', url: `http://siebel.example/BRANDT/Opportunity/Opportunity/${ids['opportunity']}` },
        { kind: 'service request', id: ids['request'], name: 'Leaks', detail: '1-QUILL, Open', url: `http://siebel.example/BRANDT/Service%20Request/Service%20Request/${ids['request']}` },
      ],
    }); // prettier-ignore
    expect((await world.siebelRequests(() => records('search=quill'))).total).toBe(4);
    found = await records('search=quill%20ZEPHYR&kinds=contact,opportunity');
    expect(found.records.map(({ id }) => id)).toEqual([ids['contact'], ids['opportunity']]);
    expect((await records('search=quill&limit=2')).records.map(({ kind }) => kind)).toEqual(['contact', 'account']);
    expect((await records("search=q'uill*")).records).toEqual([]);
  });

  it('shows a Sales Rep the records of the own positions', async () => {
    const mine = async () => (await records('search=quill', 'HUBER')).records.map(({ kind }) => kind);
    expect(await mine()).toEqual(['service request']);
    const position = { Name: 'Austria Key Accounts' };
    await put(`Account/Account/${ids['account']}/Position`, position);
    await put(`Opportunity/Opportunity/${ids['opportunity']}/Position`, position);
    expect(await mine()).toEqual(['account', 'opportunity', 'service request']);
  });

  it.each(['search=q', 'kinds=lead', 'kinds=', 'limit=0', 'search=quill&limit=51'])(
    'with %s is refused',
    async (query) => {
      const { body, status } = await world.call('BRANDT', 'get', `/api/siebel/records?${query}`);
      expect([status, (body as Row)['error']]).toMatchObject([400, { id: 'invalid-request' }]);
    },
  );

  it('without words tells what was used last, by the names of now; what is gone is left out', async () => {
    const { recents } = world.product.store;
    const brandt = await world.user('BRANDT');
    const used = [['contact', ids['contact']], ['account', ids['account']], ['opportunity', '1-GONE'], ['opportunity', ids['opportunity']]] as const; // prettier-ignore
    for (const [index, [kind, id]] of used.entries())
      await recents.touch(brandt.id, [{ kind, id: id ?? '' }], new Date(Date.now() + index));
    await world.siebel.update(`Account/Account/${ids['account']}`, { Name: 'Quill & Daughters' });
    const { areRecents, records: found } = await records('limit=3');
    expect([areRecents, found.map(({ name }) => name)]).toEqual([true, ['Quill pumps', 'Quill & Daughters']]);
    expect((await records('kinds=contact&limit=1')).records).toMatchObject([{ name: 'Quentin Quill' }]);
    expect((await world.siebelRequests(() => records(''))).total).toBeLessThanOrEqual(4);
  });
});

describe('the surroundings of contacts', () => {
  let id: string;
  let other: string;
  const around = async (contactIds: readonly string[], login = 'BRANDT') =>
    surroundingsSchema.parse((await post('surroundings', { contactIds }, login)).body);

  async function activity(description: string, fields: Row, ofContact = id): Promise<void> {
    const made = await world.siebel.createActivity({ Description: description, ...fields });
    await put(`Action/Action/${made}/Contact`, { Id: ofContact });
  }
  const appointment = (days: number, more: Row = {}): Row => ({
    Display: 'Calendar and Activities', Type: 'Meeting', Planned: siebelText(at(days, 9)), 'Planned Completion': siebelText(at(days, 10)), ...more,
  }); // prettier-ignore
  const task = (days: number, more: Row = {}): Row => ({
    Display: 'To Do and Activities', Type: 'To Do', Due: siebelText(at(days, 12)), ...more,
  }); // prettier-ignore

  beforeAll(async () => {
    const own = await insert('Account/Account', { Name: 'Vortex', Location: 'Hill' });
    const second = await insert('Account/Account', { Name: 'Vortex Spares' });
    id = await contact({ 'First Name': 'Vera', 'Last Name': 'Vortex' });
    other = await contact({ 'Last Name': 'Elsewhere' });
    await put(`Contact/Contact/${id}/Account`, { Id: own });
    await put(`Contact/Contact/${id}/Account`, { Id: second });
    const deal = (name: string, more: Row) => insert('Opportunity/Opportunity', { Name: name, ...more });
    await deal('Late', { 'Account Id': own, 'Sales Stage': '03 - Qualification', 'Close Date': '12/01/2031' });
    await deal('Soon', { 'Account Id': second, 'Close Date': '01/05/2031' });
    await deal('Won', { 'Account Id': own, 'Sales Stage': '09 - Closed/Won', 'Close Date': '01/01/2031' });
    await deal('Not theirs', { 'Sales Stage': '03 - Qualification', 'Close Date': '01/01/2031' });
    const personal = await deal('Of the contact', { 'Close Date': '06/01/2031' });
    await put(`Opportunity/Opportunity/${personal}/Contact`, { Id: id });
    const request = (abstract: string, more: Row) =>
      insert('Service Request/Service Request', { 'SR Number': `1-${abstract}`, Abstract: abstract, ...more });
    await request('Open of account', { 'Account Id': own, Status: 'Pending' });
    await request('Open of contact', { 'Contact Id': id, Status: 'Open' });
    await request('Closed', { 'Account Id': own, Status: 'Closed' });
    await request('Cancelled', { 'Contact Id': id, Status: 'Cancelled' });
    await request('Not theirs', { Status: 'Open' });

    for (let days = 1; days <= 5; days += 1) {
      await activity(`Met ${days} days ago`, appointment(-days));
      await activity(`Meets in ${days} days`, appointment(days));
    }
    await activity('Was due', task(-2));
    await activity('Due', task(2));
    await activity('Done early', task(1, { Status: 'Done' }));
    await activity('Cancelled', appointment(1, { Status: 'Cancelled' }));
    await activity('Somebody else’s', appointment(1), other);
    await activity('Private', appointment(1, { Private: 'Y' }));
    await activity('Weekly since long', appointment(-1, { Repeating: 'Y', 'Repeating Type': 'Weekly' }));
  });

  it('are their accounts, what is open, and three activities back and ahead, in few requests', async () => {
    const requests = await world.siebelRequests(() => around([id]));
    expect(requests.total).toBeLessThanOrEqual(8);
    const found = await around([id, id, '1-NONE']);
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    expect(names(found.accounts)).toEqual(['Vortex', 'Vortex Spares']);
    expect(found.accounts[0]).toMatchObject({ kind: 'account', detail: 'Hill', url: expect.stringContaining('/Account/Account/') }); // prettier-ignore
    expect(names(found.opportunities)).toEqual(['Soon', 'Of the contact', 'Late']);
    expect(names(found.serviceRequests).sort()).toEqual(['Open of account', 'Open of contact']);
    const told = (list: typeof found.lastActivities) => list.map(({ description }) => description);
    expect(told(found.lastActivities)).toEqual(['Done early', 'Met 1 days ago', 'Was due']);
    expect(told(found.nextActivities)).toEqual(['Meets in 1 days', 'Meets in 2 days', 'Due']);
    expect(found.nextActivities[0]).toMatchObject({
      type: 'Meeting', status: 'Not Started', at: at(1, 9).toUTC().toISO(), owner: expect.any(String),
      url: expect.stringContaining('/Action/Action/'),
    }); // prettier-ignore
  });

  it('show a private activity to those who take part in it', async () => {
    const huber = await world.user('HUBER');
    const brandt = await world.user('BRANDT');
    const vera = await contact({ 'Last Name': 'Veiled' });
    await activity('Veiled', appointment(3, { Private: 'Y', 'Primary Owner Id': brandt.siebelUserId }), vera);
    expect((await around([vera])).nextActivities).toMatchObject([{ description: 'Veiled', owner: 'Katrin Brandt' }]);
    await put(`Contact/Contact/${vera}/Position`, { Name: 'Austria Key Accounts' });
    expect((await around([vera], 'HUBER')).nextActivities).toEqual([]);
    await activity('Veiled too', appointment(4, { Private: 'Y', 'Primary Owner Id': huber.siebelUserId }), vera);
    expect((await around([vera], 'HUBER')).nextActivities).toMatchObject([{ description: 'Veiled too' }]);
  });

  it('of contacts that a Sales Rep does not see are nothing', async () => {
    const nothing = { accounts: [], opportunities: [], serviceRequests: [], lastActivities: [], nextActivities: [] };
    expect(await around([id], 'HUBER')).toEqual(nothing);
    expect((await world.siebelRequests(() => around([id], 'HUBER'))).total).toBe(1);
  });
});

describe('the address of a record in the local run', () => {
  it.each([
    ['account', 'Account/Account', { Name: 'Opened' }],
    ['opportunity', 'Opportunity/Opportunity', { Name: 'Opened' }],
    ['service request', 'Service Request/Service Request', { Abstract: 'Opened' }],
    ['contact', 'Contact/Contact', { 'Last Name': 'Opened' }],
    ['activity', 'Action/Action', { Description: 'Opened' }],
  ] as const)('opens the %s on the sandbox’s own page', async (what, path, row) => {
    const id = await insert(path, row);
    const { environment } = localAddresses('.', { SANDBOX_SIEBEL_PORT: new URL(world.addresses.siebel).port });
    const url = openInSiebel(environment['SIEBEL_OPEN_URL'] ?? '', what, id, 'BRANDT') ?? '';
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1>Opened</h1>')]);
  });
});

describe('a contact that is made', () => {
  const wish = (requestId: string, more: Row = {}) => ({
    firstName: 'Nora', lastName: 'New', email: 'Nora.New@fresh.example', jobTitle: 'CEO', workPhone: '+49 1', cellPhone: '+49 2', requestId, ...more,
  }); // prettier-ignore
  const make = async (body: object, login = 'BRANDT') => {
    const answer = await post('contacts', body, login);
    return { status: answer.status, ...newContactResultSchema.parse(answer.body) };
  };
  const inSiebel = (email: string) => world.siebel.query('Contact/Contact', `[Email Address] ~= '${email}'`, 'Sync List'); // prettier-ignore
  const uuid = () => crypto.randomUUID();

  it('stands in Siebel with its account and its user, and reaches the mailbox with the next sync', async () => {
    const brandt = await world.user('BRANDT');
    const requestId = uuid();
    const requests = await world.siebelRequests(async () => {
      expect(await make(wish(requestId, { accountId }))).toMatchObject({
        status: 201, outcome: 'made', contacts: [{ name: 'Nora New', company: 'Zephyr Works', listed: true, inMailbox: false }],
      }); // prettier-ignore
    });
    expect(requests).toMatchObject({ total: 4, byRoute: { 'POST /data/Contact/Contact': 1 } });
    const [row, ...more] = await inSiebel('nora.new@fresh.example');
    expect(more).toEqual([]);
    expect(row).toMatchObject({ 'First Name': 'Nora', 'Job Title': 'CEO', 'Work Phone #': '+49 1', 'Cellular Phone #': '+49 2', 'Account Id': accountId }); // prettier-ignore
    expect(row?.['Sync List']).toMatchObject([{ Id: brandt.siebelUserId }]);
    expect((await world.user('BRANDT')).syncRequestedAt).not.toBeNull();
    expect((await records('limit=1&kinds=contact')).records).toMatchObject([{ id: row?.['Id'] }]);
    await world.sync();
    const inOutlook = (await world.outlook.contacts(brandt.mailbox)).filter(({ surname }) => surname === 'New');
    expect(inOutlook).toMatchObject([{ givenName: 'Nora', jobTitle: 'CEO', companyName: 'Zephyr Works' }]);
    expect((await make(wish(requestId))).contacts).toMatchObject([{ inMailbox: true }]);
  });

  it('is made once for a request, however often and however much at once it comes', async () => {
    const body = wish(uuid(), { email: 'once@fresh.example' });
    const made = await Promise.all([make(body), make(body), make(body)]);
    const again = await make(body);
    const rows = await inSiebel('once@fresh.example');
    expect(rows).toHaveLength(1);
    expect([again.status, again.outcome, again.contacts[0]?.contactId]).toEqual([201, 'made', rows[0]?.['Id']]);
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('is made once when Siebel’s answer is lost', async () => {
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', count: 1, cut: 'after' }]); // prettier-ignore
    expect(await make(wish(uuid(), { email: 'lost@fresh.example' }))).toMatchObject({ status: 201, outcome: 'made' });
    await world.door('siebel', 'DELETE', 'faults');
    expect(await inSiebel('lost@fresh.example')).toHaveLength(1);
  });

  it('is made once when a gateway sends the request twice', async () => {
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', count: 1, double: true }]); // prettier-ignore
    const { contacts } = await make(wish(uuid(), { email: 'twice@fresh.example' }));
    await world.door('siebel', 'DELETE', 'faults');
    expect((await inSiebel('twice@fresh.example')).map((row) => row['Id'])).toEqual([contacts[0]?.contactId]);
  });

  it('is not made when its address is known, unless the person insists', async () => {
    const body = wish(uuid(), { email: 'KNOWN@fresh.example' });
    const id = await contact({ 'Last Name': 'Known', 'Email Address': 'known@fresh.example' });
    expect(await make(body)).toMatchObject({ status: 200, outcome: 'exists', contacts: [{ contactId: id }] });
    expect(await inSiebel('known@fresh.example')).toHaveLength(1);
    expect(await make({ ...body, mayBeDouble: true })).toMatchObject({ status: 201, outcome: 'made' });
    expect(await inSiebel('known@fresh.example')).toHaveLength(2);
  });

  it('without an address, an account or a place on the Sync List has none of them', async () => {
    const body = { firstName: '', lastName: 'Bare', email: '', addToSyncList: false, requestId: uuid() };
    expect(await make(body)).toMatchObject({ outcome: 'made', contacts: [{ name: 'Bare', email: '', listed: false }] });
    await world.sync();
    const { mailbox } = await world.user('BRANDT');
    expect((await world.outlook.contacts(mailbox)).filter(({ surname }) => surname === 'Bare')).toEqual([]);
  });

  it('is the one that the mailbox had under the same address, and not a second one', async () => {
    const brandt = await world.user('BRANDT');
    const emailAddresses = [{ address: 'met@fresh.example', name: 'Met' }];
    await world.outlook.createContact(brandt.mailbox, { givenName: 'Met', surname: 'Before', emailAddresses });
    await make(wish(uuid(), { firstName: 'Met', lastName: 'Before', email: 'met@fresh.example' }));
    await world.sync();
    await world.sync();
    expect(await inSiebel('met@fresh.example')).toHaveLength(1);
    const inOutlook = (await world.outlook.contacts(brandt.mailbox)).filter(({ surname }) => surname === 'Before');
    expect(inOutlook).toHaveLength(1);
  });

  it('is of the Sales Rep’s position, who then sees it', async () => {
    const body = wish(uuid(), { email: 'rep@fresh.example' });
    expect(await make(body, 'HUBER')).toMatchObject({ outcome: 'made', contacts: [{ listed: true }] });
    expect((await people(['rep@fresh.example'], 'HUBER'))[0]).toMatchObject({ who: 'contact' });
  });

  it('of an account that is not there, or that the user does not see, is refused and not made', async () => {
    const email = 'refused@fresh.example';
    for (const [login, account] of [['BRANDT', '1-NONE'], ['HUBER', accountId]] as const) {
      const answer = await post('contacts', wish(uuid(), { email, accountId: account }), login);
      expect(answer).toMatchObject({ status: 404, body: { error: { id: 'account-not-found' } } });
    } // prettier-ignore
    expect(await inSiebel(email)).toEqual([]);
  });

  it('that Siebel refuses, or that is no contact, is told with a reason', async () => {
    const body = { ERROR: "Value entered in field 'Job Title' of buscomp 'Contact' is too long (SBL-DAT-00299)" };
    await world.door('siebel', 'POST', 'faults', [{ method: 'POST', path: '*/Contact/Contact', count: 1, status: 500, body }]); // prettier-ignore
    const refused = await post('contacts', wish(uuid(), { email: 'no@fresh.example' }));
    await world.door('siebel', 'DELETE', 'faults');
    expect(refused).toMatchObject({ status: 422, body: { error: { id: 'siebel-refused', message: expect.stringContaining('SBL-DAT-00299') } } }); // prettier-ignore
    for (const wrong of [{ lastName: '' }, { email: 'nora' }, { requestId: '1' }, { firstName: 'x'.repeat(51) }])
      expect(await post('contacts', wish(uuid(), wrong))).toMatchObject({ status: 400 });
  });
});
