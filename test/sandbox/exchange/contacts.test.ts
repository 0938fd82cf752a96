// Facts about contacts as the sandbox's Exchange plays them, over plain HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  grace,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const immutable = { Prefer: 'IdType="ImmutableId"' };
const contacts = `/v1.0/users/${ada}/contacts`;
const privateFlag = 'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506';
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const create = async (body: Json, headers: Json = immutable) =>
  (await world.send('POST', contacts, body, headers)).body;
const encoded = (text: string) => encodeURIComponent(text);

describe('contacts', () => {
  it('come back as written, with derived names, in the form of the schema', async () => {
    const written = {
      givenName: 'Tim',
      surname: 'Hale',
      emailAddresses: [{ address: 'tim@x.example' }],
      businessPhones: ['1', '2'],
      birthday: '1980-05-01T11:59:00Z',
    };
    const answer = await world.send('POST', contacts, written);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe(answer.body['@odata.etag']);
    expect(checkGraph(answer.body, 'contact')).toEqual([]);
    const read = await world.send('GET', `${contacts}/${encoded(String(answer.body['id']))}`);
    expect(read.body).toMatchObject({
      displayName: 'Tim Hale',
      fileAs: 'Hale, Tim',
      birthday: '1980-05-01T11:59:00Z',
      emailAddresses: [{ name: 'tim@x.example', address: 'tim@x.example' }],
    });
  });

  it.each([
    ['an unknown property', { sensitivity: 'private' }],
    ['a wrong type', { mobilePhone: ['1'] }],
    ['an unknown property of an address', { homeAddress: { country: 'UK' } }],
    ['four e-mail addresses', { emailAddresses: ['1', '2', '3', '4'].map((address) => ({ address })) }],
    ['three business phones', { businessPhones: ['1', '2', '3'] }],
    ['a list that is none', { categories: 'Siebel Contact' }],
    ['an extended property without a type', { singleValueExtendedProperties: [{ id: '0x36', value: '2' }] }],
  ])('with %s are refused', async (_what, body) => {
    expect((await world.send('POST', contacts, body)).status).toBe(400);
  });

  it('a body that is not JSON is refused, and so is one without Content-Type', async () => {
    expect((await world.send('POST', contacts, '{', { 'Content-Type': 'application/json' })).status).toBe(400);
    const answer = await fetch(`${world.url}${contacts}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${world.token}` },
      body: Buffer.from('{}'),
    });
    expect(answer.status).toBe(400);
  });

  it('a change moves the change key, keeps what was not named, and re-derives a derived name', async () => {
    const before = await create({
      givenName: 'Eva',
      surname: 'Stone',
      jobTitle: 'Buyer',
      homeAddress: { city: 'Rome', street: 'Via 1' },
    });
    const path = `${contacts}/${String(before['id'])}`;
    const after = (await world.send('PATCH', path, { givenName: 'Evi', homeAddress: { city: 'Milan' } }, immutable))
      .body;
    expect(after).toMatchObject({
      id: before['id'],
      displayName: 'Evi Stone',
      jobTitle: 'Buyer',
      homeAddress: { city: 'Milan', street: 'Via 1' },
    });
    expect(after['changeKey']).not.toBe(before['changeKey']);
    expect(
      (await world.send('PATCH', path, { displayName: 'E. S.', mobilePhone: null }, immutable)).body,
    ).toMatchObject({ displayName: 'E. S.', mobilePhone: null });
  });

  it('a stale If-Match is 412, the right one is not', async () => {
    const before = await create({ givenName: 'If' });
    const path = `${contacts}/${String(before['id'])}`;
    const etag = String(before['@odata.etag']);
    expect((await world.send('PATCH', path, { surname: 'Match' }, { ...immutable, 'If-Match': etag })).status).toBe(
      200,
    );
    const stale = await world.send('PATCH', path, { surname: 'Late' }, { ...immutable, 'If-Match': etag });
    expect([stale.status, codeOf(stale)]).toEqual([412, 'ErrorIrresolvableConflict']);
    expect((await world.send('DELETE', path, undefined, { 'If-Match': etag })).status).toBe(412);
  });

  it('a deleted one is in Deleted Items under its immutable id, and gone under its regular one', async () => {
    const regular = await create({ givenName: 'Gone' }, {});
    const filter = encoded("givenName eq 'Gone'");
    const [found] = valuesOf(await world.send('GET', `${contacts}?$filter=${filter}`, undefined, immutable));
    const path = `${contacts}/${String(found?.['id'])}`;
    expect(found?.['id']).not.toBe(regular['id']);
    expect((await world.send('DELETE', path, undefined, immutable)).status).toBe(204);
    const kept = await world.send('GET', path, undefined, immutable);
    expect([kept.status, kept.body['id']]).toEqual([200, found?.['id']]);
    expect(kept.body['parentFolderId']).not.toBe(regular['parentFolderId']);
    const folder = await world.send(
      'GET',
      `/v1.0/users/${ada}/contactFolders/${encoded(String(kept.body['parentFolderId']))}`,
    );
    expect([folder.status, codeOf(folder)]).toEqual([404, 'ErrorItemNotFound']);
    const old = await world.send('GET', `${contacts}/${encoded(String(regular['id']))}`);
    expect([old.status, codeOf(old)]).toEqual([404, 'ErrorItemNotFound']);
    expect(valuesOf(await world.send('GET', `${contacts}?$filter=${filter}`))).toEqual([]);
  });

  it('a permanently deleted one is found nowhere', async () => {
    const made = await create({ givenName: 'Purged' });
    const path = `${contacts}/${String(made['id'])}`;
    expect((await world.send('POST', `${path}/permanentDelete`)).status).toBe(204);
    expect((await world.send('GET', path, undefined, immutable)).status).toBe(404);
  });

  it('ids are case-sensitive, belong to their mailbox, and a text that is none is malformed', async () => {
    const id = String((await create({ givenName: 'Ids' }))['id']);
    const swapped =
      id.slice(0, 20) +
      (id[20] === id[20]?.toLowerCase() ? id[20]?.toUpperCase() : id[20]?.toLowerCase()) +
      id.slice(21);
    if (swapped !== id) expect((await world.send('GET', `${contacts}/${swapped}`)).status).toBe(404);
    expect((await world.send('GET', `/v1.0/users/${grace}/contacts/${id}`)).status).toBe(404);
    const malformed = await world.send('GET', `${contacts}/nonsense`);
    expect([malformed.status, codeOf(malformed)]).toEqual([400, 'ErrorInvalidIdMalformed']);
  });

  it('extended properties show only when expanded by id, with a lower-case GUID, and can be searched', async () => {
    const stamp = 'String {A1B2C3D4-0000-4000-8000-00000000000A} Name siebelId';
    const properties = [
      { id: privateFlag, value: 'true' },
      { id: 'Integer 0x36', value: '2' },
      { id: stamp, value: '1-ABC' },
    ];
    const made = await create({ givenName: 'Secret', singleValueExtendedProperties: properties });
    const path = `${contacts}/${String(made['id'])}`;
    expect((await world.send('GET', path)).body).not.toHaveProperty('singleValueExtendedProperties');
    const expand = encoded(`singleValueExtendedProperties($filter=id eq '${privateFlag}' or id eq 'Integer 0x36')`);
    const { body } = await world.send('GET', `${path}?$expand=${expand}&$select=givenName`);
    expect(body['singleValueExtendedProperties']).toEqual([
      { id: 'Boolean {00062008-0000-0000-c000-000000000046} Id 0x8506', value: 'true' },
      { id: 'Integer 0x36', value: '2' },
    ]);
    const filter = encoded(`singleValueExtendedProperties/Any(ep: ep/id eq '${stamp}' and ep/value eq '1-ABC')`);
    expect(valuesOf(await world.send('GET', `${contacts}?$filter=${filter}`)).map((one) => one['givenName'])).toEqual([
      'Secret',
    ]);
    expect(valuesOf(await world.send('GET', `${contacts}?$filter=${filter.replace('1-ABC', '1-XYZ')}`))).toEqual([]);
  });
});

describe('lists of contacts', () => {
  const box = `/v1.0/users/${grace}/contacts`;
  beforeAll(async () => {
    for (let index = 0; index < 25; index += 1) {
      const email = [{ address: `n${index}@list.example`, name: `N ${index}` }];
      await world.send('POST', box, {
        givenName: `N${String(index).padStart(2, '0')}`,
        surname: index % 2 ? "O'Odd" : 'Even',
        emailAddresses: email,
      });
    }
  });

  it('have pages of ten, linked through to the end, on the host that was asked', async () => {
    const sizes: number[] = [];
    let next: unknown = `${box}?$select=givenName&$count=true`;
    while (typeof next === 'string') {
      const page = await world.send('GET', next);
      sizes.push(valuesOf(page).length);
      expect(page.body['@odata.count']).toBe(25);
      next = page.body['@odata.nextLink'];
      if (typeof next === 'string') expect(next.startsWith(world.url)).toBe(true);
    }
    expect(sizes).toEqual([10, 10, 5]);
  });

  it.each([
    ["surname eq 'o''odd'", 12],
    ["startswith(givenName,'N1') and surname ne 'Even'", 5],
    ["not (surname eq 'Even')", 12],
    ["emailAddresses/any(e:e/address eq 'N7@list.example')", 1],
    ["contains(givenName,'00') or givenName eq 'N01'", 2],
    ["primaryEmailAddress/address eq 'n3@list.example'", 1],
    ['lastModifiedDateTime ge 2000-01-01T00:00:00Z', 25],
    ['createdDateTime lt 2000-01-01', 0],
  ])('filtered by %s hold %i', async (filter, count) => {
    const answer = await world.send('GET', `${box}?$top=100&$filter=${encoded(filter)}`);
    expect([answer.status, valuesOf(answer).length]).toEqual([200, count]);
  });

  it('are ordered, cut and narrowed as asked, whatever the case of the option names', async () => {
    const answer = await world.send('GET', `${box}?$OrderBy=givenName desc&$TOP=2&$Skip=1&$SELECT=givenname`);
    const rows = valuesOf(answer);
    expect(rows.map((row) => row['givenName'])).toEqual(['N23', 'N22']);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['@odata.etag', 'givenName', 'id']);
  });

  it.each([
    '$filter=nothing eq 1',
    '$filter=givenName eq',
    '$select=nope',
    '$orderby=nope',
    '$top=1001',
    '$top=x',
    '$expand=nope',
    '$mystery=1',
  ])('with %s are refused', async (query) => {
    const answer = await world.send('GET', `${box}?${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'RequestBroker--ParseUri']);
  });
});

describe('contact folders', () => {
  it('the default one is known by name and by id, and holds the contacts', async () => {
    const named = await world.send('GET', `/v1.0/users/${ada}/contactFolders/contacts`);
    expect(checkGraph(named.body, 'contactFolder')).toEqual([]);
    const id = encoded(String(named.body['id']));
    expect((await world.send('GET', `/v1.0/users/${ada}/contactFolders/${id}`)).body['displayName']).toBe('Contacts');
    const made = await world.send('POST', `/v1.0/users/${ada}/contactFolders/${id}/contacts`, {
      givenName: 'In folder',
    });
    expect(made.body['parentFolderId']).toBe(named.body['id']);
    expect(valuesOf(await world.send('GET', `/v1.0/users/${ada}/contactFolders`))).toEqual([]);
  });

  it('a contact that moves to another folder keeps its immutable id and leaves the first one', async () => {
    const folder = (await world.send('POST', `/v1.0/users/${ada}/contactFolders`, { displayName: 'CRM' })).body;
    const made = await create({ givenName: 'Mover' });
    const moved = (
      await world.send('PATCH', `${contacts}/${String(made['id'])}`, { parentFolderId: folder['id'] }, immutable)
    ).body;
    expect([moved['id'], moved['parentFolderId']]).toEqual([made['id'], folder['id']]);
    expect(valuesOf(await world.send('GET', `${contacts}?$filter=${encoded("givenName eq 'Mover'")}`))).toEqual([]);
  });
});
