// Facts about open extensions and extended properties as the sandbox's Exchange plays them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  codeOf,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const user = `/v1.0/users/${ada}`;
const contacts = `${user}/contacts`;
const type = 'microsoft.graph.openTypeExtension';
const encoded = (text: string) => encodeURIComponent(text);
let world: ExchangeWorld;
let places: Record<string, string>;
beforeAll(async () => {
  world = await startExchangeWorld();
  const [list] = valuesOf(await world.send('GET', `${user}/todo/lists`));
  const lists = `${user}/todo/lists/${encoded(String(list?.['id']))}`;
  const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
  const event = { subject: 'E', start: at('2026-11-03T09:00:00'), end: at('2026-11-03T10:00:00') };
  const make = async (path: string, body: Json) =>
    `${path}/${encoded(String((await world.send('POST', path, body)).body['id']))}`;
  places = {
    contact: await make(contacts, { givenName: 'Ext' }),
    event: await make(`${user}/events`, event),
    task: await make(`${lists}/tasks`, { title: 'T' }),
    'task list': lists,
    user,
  };
});
afterAll(() => world.close());

const placeOf = (name: string) => places[name] ?? '';

describe('open extensions', () => {
  it.each(['contact', 'event', 'task', 'task list', 'user'])(
    'of a %s are made, read, replaced, deleted',
    async (name) => {
      const all = `${placeOf(name)}/extensions`;
      const body = { '@odata.type': type, extensionName: 'com.example.deal', value: 5, tags: ['a', 'b'] };
      const made = await world.send('POST', all, body);
      expect([made.status, checkGraph(made.body, 'openTypeExtension')]).toEqual([201, []]);
      expect(made.body).toMatchObject({ extensionName: 'com.example.deal', value: 5, tags: ['a', 'b'] });
      expect(made.body['id']).toBe(name === 'user' ? 'com.example.deal' : `${type}.com.example.deal`);
      expect((await world.send('POST', all, body)).status).toBe(409);
      const ids = ['com.example.deal', `${type}.com.example.deal`];
      for (const id of [...ids, 'Microsoft.OutlookServices.OpenTypeExtension.com.example.deal'])
        expect((await world.send('GET', `${all}/${id}`)).body['value']).toBe(5);
      const changed = await world.send('PATCH', `${all}/com.example.deal`, { '@odata.type': type, value: 6 });
      expect(changed.status).toBe(name === 'user' ? 204 : 200);
      const read = (await world.send('GET', `${all}/com.example.deal`)).body;
      expect([read['value'], 'tags' in read]).toEqual([6, false]);
      expect(valuesOf(await world.send('GET', all)).length).toBe(1);
      expect((await world.send('DELETE', `${all}/com.example.deal`)).status).toBe(204);
      const gone = await world.send('GET', `${all}/com.example.deal`);
      expect([gone.status, codeOf(gone)]).toEqual([404, 'ErrorItemNotFound']);
    },
  );

  it('come along with a new item, show only when expanded, and are filtered by any of their ids', async () => {
    const extensions = [
      { '@odata.type': `#${type}`, extensionName: 'com.example.one', n: 1 },
      { '@odata.type': type, extensionName: 'com.example.two', n: 2 },
    ];
    const { status, body } = await world.send('POST', contacts, { givenName: 'Inline', extensions });
    expect([status, checkGraph(body, 'contact'), body['extensions']]).toMatchObject([201, [], [{ n: 1 }, { n: 2 }]]);
    const path = `${contacts}/${encoded(String(body['id']))}`;
    expect((await world.send('GET', path)).body).not.toHaveProperty('extensions');
    expect((await world.send('GET', `${path}?$expand=extensions`)).body['extensions']).toHaveLength(2);
    for (const id of ['com.example.two', `Microsoft.OutlookServices.OpenTypeExtension.com.example.two`]) {
      const expand = `$expand=${encoded(`extensions($filter=id eq '${id}')`)}`;
      const one = (await world.send('GET', `${path}?${expand}`)).body['extensions'];
      expect(one).toMatchObject([{ extensionName: 'com.example.two' }]);
      const filter = encoded(`Extensions/any(f:f/id eq '${id}')`);
      const found = valuesOf(await world.send('GET', `${contacts}?$filter=${filter}&${expand}`));
      expect(found).toMatchObject([{ givenName: 'Inline', extensions: [{ n: 2 }] }]);
    }
    expect((await world.send('PATCH', path, { extensions })).status).toBe(400);
  });

  it("a change of one moves the item's version", async () => {
    const before = (await world.send('GET', placeOf('task'))).body['@odata.etag'];
    await world.send('POST', `${placeOf('task')}/extensions`, { '@odata.type': type, extensionName: 'com.moves' });
    expect((await world.send('GET', placeOf('task'))).body['@odata.etag']).not.toBe(before);
  });

  it.each([
    ['without a type', { extensionName: 'com.x' }],
    ['without a name', { '@odata.type': type }],
    ['with a name that is none', { '@odata.type': type, extensionName: 'a/b' }],
    ['with an object in it', { '@odata.type': type, extensionName: 'com.x', deep: { a: 1 } }],
  ])('%s are refused', async (_what, body) => {
    expect((await world.send('POST', `${placeOf('contact')}/extensions`, body)).status).toBe(400);
  });

  it('a user has two at most, of 2 KB each', async () => {
    const send = (name: string, text: string) =>
      world.send('POST', `${user}/extensions`, { '@odata.type': type, extensionName: name, text });
    expect((await send('com.large', 'x'.repeat(2100))).status).toBe(400);
    const statuses = [await send('com.a', '1'), await send('com.b', '2'), await send('com.c', '3')];
    expect(statuses.map(({ status }) => status)).toEqual([201, 201, 400]);
    const expanded = await world.send('GET', `${user}?$select=id&$expand=extensions`);
    expect(expanded.body['extensions']).toMatchObject([{ id: 'com.a' }, { id: 'com.b' }]);
  });
});

describe('extended properties', () => {
  const list = 'StringArray {66F5A359-4659-4830-9070-00050EC6AC6E} Name Palette';
  const single = 'String {66F5A359-4659-4830-9070-00050EC6AC6E} Name Colour';

  it('with several values are kept, expanded by id and removed', async () => {
    const properties = { multiValueExtendedProperties: [{ id: list, value: ['Green', 'Aqua'] }] };
    const made = (await world.send('POST', contacts, { givenName: 'Multi', ...properties })).body;
    const path = `${contacts}/${encoded(String(made['id']))}`;
    const expand = `$expand=${encoded(`multiValueExtendedProperties($filter=id eq '${list}')`)}`;
    expect((await world.send('GET', `${path}?${expand}`)).body['multiValueExtendedProperties']).toEqual([
      {
        id: list.replace('66F5A359-4659-4830-9070-00050EC6AC6E', '66f5a359-4659-4830-9070-00050ec6ac6e'),
        value: ['Green', 'Aqua'],
      },
    ]);
    await world.send('PATCH', path, { multiValueExtendedProperties: [{ id: list, value: [] }] });
    expect((await world.send('GET', `${path}?${expand}`)).body).not.toHaveProperty('multiValueExtendedProperties');
    expect((await world.send('GET', `${path}?$expand=multiValueExtendedProperties`)).status).toBe(400);
  });

  it('of a contact folder are kept as well', async () => {
    const body = { displayName: 'Coloured', singleValueExtendedProperties: [{ id: single, value: 'red' }] };
    const made = (await world.send('POST', `${user}/contactFolders`, body)).body;
    const expand = `$expand=${encoded(`singleValueExtendedProperties($filter=id eq '${single}')`)}`;
    const read = await world.send('GET', `${user}/contactFolders/${encoded(String(made['id']))}?${expand}`);
    expect(read.body['singleValueExtendedProperties']).toMatchObject([{ value: 'red' }]);
    const filter = encoded(`singleValueExtendedProperties/any(ep:ep/id eq '${single}' and ep/value eq 'red')`);
    expect(valuesOf(await world.send('GET', `${user}/contactFolders?$filter=${filter}`))).toHaveLength(1);
  });

  it.each([
    ['a number that is none', { singleValueExtendedProperties: [{ id: 'Integer 0x36', value: 'two' }] }],
    ['a list under a single id', { multiValueExtendedProperties: [{ id: single, value: ['a'] }] }],
    ['a single value under a list id', { singleValueExtendedProperties: [{ id: list, value: 'a' }] }],
  ])('with %s are refused', async (_what, body) => {
    expect((await world.send('POST', contacts, { givenName: 'x', ...body })).status).toBe(400);
  });
});
