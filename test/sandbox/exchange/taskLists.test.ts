// Facts about the lists of To Do as the sandbox's Exchange plays them.
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

const lists = `/v1.0/users/${ada}/todo/lists`;
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const create = async (displayName: string) => (await world.send('POST', lists, { displayName })).body;
const pathOf = (list: Json | undefined) => `${lists}/${encodeURIComponent(String(list?.['id']))}`;
const builtIn = async (name: string) =>
  valuesOf(await world.send('GET', lists)).find((list) => list['wellknownListName'] === name);

describe('lists', () => {
  it('are made, read, renamed and deleted', async () => {
    const answer = await world.send('POST', lists, { displayName: 'Travel' });
    expect([answer.status, checkGraph(answer.body, 'todoTaskList')]).toEqual([201, []]);
    expect(answer.body).toMatchObject({
      displayName: 'Travel',
      isOwner: true,
      isShared: false,
      wellknownListName: 'none',
    });
    const path = pathOf(answer.body);
    const renamed = await world.send('PATCH', path, { displayName: 'Trips' });
    expect([renamed.status, renamed.body['displayName'], renamed.body['id']]).toEqual([
      200,
      'Trips',
      answer.body['id'],
    ]);
    expect(renamed.body['@odata.etag']).not.toBe(answer.body['@odata.etag']);
    expect((await world.send('GET', path)).body).toMatchObject({ displayName: 'Trips' });
    expect((await world.send('DELETE', path)).status).toBe(204);
    const gone = await world.send('GET', path);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'ErrorItemNotFound']);
  });

  it.each(['defaultList', 'flaggedEmails'])('%s is there, and can neither be renamed nor deleted', async (name) => {
    const list = await builtIn(name);
    const path = pathOf(list);
    const renamed = await world.send('PATCH', path, { displayName: 'Mine' });
    expect([renamed.status, codeOf(renamed)]).toEqual([400, 'invalidRequest']);
    const deleted = await world.send('DELETE', path);
    expect([deleted.status, codeOf(deleted)]).toEqual([400, 'invalidRequest']);
    expect((await world.send('GET', path)).body).toMatchObject({ displayName: list?.['displayName'] });
  });

  it('are filtered by name', async () => {
    await create('Garden');
    const filter = encodeURIComponent("displayName eq 'garden'");
    expect(valuesOf(await world.send('GET', `${lists}?$filter=${filter}`)).map((one) => one['displayName'])).toEqual([
      'Garden',
    ]);
  });

  it.each([
    ['without a name', {}],
    ['with an empty name', { displayName: ' ' }],
    ['with an unknown property', { displayName: 'x', color: 'red' }],
  ])('%s are refused', async (_what, body) => {
    expect((await world.send('POST', lists, body)).status).toBe(400);
  });

  it('hold their own tasks, and take them along when they are deleted', async () => {
    const list = await create('Short');
    const made = (await world.send('POST', `${pathOf(list)}/tasks`, { title: 'Inside' })).body;
    const elsewhere = `${pathOf(await builtIn('defaultList'))}/tasks/${String(made['id'])}`;
    expect((await world.send('GET', elsewhere)).status).toBe(404);
    expect(valuesOf(await world.send('GET', `${pathOf(list)}/tasks`)).map((one) => one['title'])).toEqual(['Inside']);
    expect((await world.send('DELETE', pathOf(list))).status).toBe(204);
    expect((await world.send('GET', `${pathOf(list)}/tasks/${String(made['id'])}`)).status).toBe(404);
  });

  it('an id that is none is malformed, and a stale If-Match is refused', async () => {
    expect(codeOf(await world.send('GET', `${lists}/nonsense`))).toBe('ErrorInvalidIdMalformed');
    const list = await create('Etag');
    await world.send('PATCH', pathOf(list), { displayName: 'Etag 2' });
    const headers = { 'If-Match': list['@odata.etag'] };
    expect((await world.send('PATCH', pathOf(list), { displayName: 'Etag 3' }, headers)).status).toBe(412);
  });
});

describe('the delta of lists', () => {
  it('begins with all of them in pages, and then tells the new, the renamed and the deleted', async () => {
    const kept = await create('Kept');
    let answer = await world.send('GET', `${lists}/delta`, undefined, { Prefer: 'odata.maxpagesize=1' });
    const first = valuesOf(answer);
    while (typeof answer.body['@odata.nextLink'] === 'string') {
      answer = await world.send('GET', answer.body['@odata.nextLink'], undefined, { Prefer: 'odata.maxpagesize=1' });
      first.push(...valuesOf(answer));
    }
    expect(checkGraph(first, 'todoTaskList[]')).toEqual([]);
    const names = first.map((list) => list['displayName']);
    expect(names).toEqual(expect.arrayContaining(['Tasks', 'Flagged Emails', 'Kept']));
    expect(new Set(names).size).toBe(names.length);

    const made = await create('New');
    await world.send('PATCH', pathOf(kept), { displayName: 'Kept on' });
    const large = { Prefer: 'odata.maxpagesize=50' };
    const second = await world.send('GET', String(answer.body['@odata.deltaLink']), undefined, large);
    expect(valuesOf(second).map((list) => list['displayName'])).toEqual(['New', 'Kept on']);
    await world.send('DELETE', pathOf(made));
    const third = await world.send('GET', String(second.body['@odata.deltaLink']));
    expect(valuesOf(third)).toEqual([{ id: made['id'], '@removed': { reason: 'deleted' } }]);
  });
});
