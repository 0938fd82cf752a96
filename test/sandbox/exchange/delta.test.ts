// Facts about change tracking as the sandbox's Exchange plays it.
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
const paged = { Prefer: 'IdType="ImmutableId", odata.maxpagesize=4' };
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

/** Follows a round to its end. */
async function round(start: string, headers: Json = paged): Promise<{ values: Json[]; pages: number; link: string }> {
  const values: Json[] = [];
  let next = start;
  for (let pages = 1; ; pages += 1) {
    const answer = await world.send('GET', next, undefined, headers);
    expect(answer.status).toBe(200);
    values.push(...valuesOf(answer));
    const link = answer.body['@odata.deltaLink'];
    if (typeof link === 'string') return { values, pages, link };
    next = String(answer.body['@odata.nextLink']);
  }
}

const removed = (values: Json[]) => values.filter((value) => '@removed' in value);

describe('contacts/delta', () => {
  const contacts = `/v1.0/users/${ada}/contacts`;
  const make = async (givenName: string) =>
    String((await world.send('POST', contacts, { givenName }, immutable)).body['id']);

  it('gives all at first, then what changed, then nothing', async () => {
    const ids = await Promise.all(['a', 'b', 'c'].map(make));
    for (let index = 0; index < 6; index += 1) ids.push(await make(`m${index}`));
    const first = await round(`${contacts}/delta`);
    expect(first.values.map((value) => value['id']).sort()).toEqual([...ids].sort());
    expect(first.pages).toBe(3);
    expect(checkGraph(first.values, 'contact[]')).toEqual([]);
    await world.send('PATCH', `${contacts}/${ids[0]}`, { surname: 'Changed' });
    await world.send('DELETE', `${contacts}/${ids[1]}`);
    await world.send('POST', `${contacts}/${ids[2]}/permanentDelete`);
    const second = await round(first.link);
    expect(second.values.filter((value) => !('@removed' in value)).map((value) => value['id'])).toEqual([ids[0]]);
    expect(removed(second.values)).toEqual([ids[1], ids[2]].map((id) => ({ id, '@removed': { reason: 'deleted' } })));
    expect((await round(second.link)).values).toEqual([]);
    expect((await round(first.link)).values).toEqual(second.values);
  });

  it('is spelled in three ways and by folder, and keeps $select through the round', async () => {
    const folder = String((await world.send('GET', `/v1.0/users/${ada}/contactFolders/contacts`)).body['id']);
    const byFolder = `/v1.0/users/${ada}/contactFolders/${encodeURIComponent(folder)}/contacts`;
    for (const path of [
      `${contacts}/delta`,
      `${contacts}/delta()`,
      `${contacts}/microsoft.graph.delta()`,
      `${byFolder}/delta`,
    ]) {
      const { values } = await round(`${path}?$select=givenName`);
      expect(values.length).toBe(7);
      expect(Object.keys(values.at(-1) ?? {}).sort()).toEqual(['@odata.etag', '@odata.type', 'givenName', 'id']);
    }
  });

  it('shows in the same round what changes between its pages', async () => {
    const page = await world.send('GET', `${contacts}/delta`, undefined, paged);
    const late = await make('late');
    const rest = await round(String(page.body['@odata.nextLink']));
    expect(rest.values.map((value) => value['id'])).toContain(late);
    expect((await round(rest.link)).values).toEqual([]);
  });

  it('takes no $expand and no $filter', async () => {
    for (const query of ['$expand=singleValueExtendedProperties', "$filter=givenName eq 'a'"]) {
      const answer = await world.send('GET', `${contacts}/delta?${query}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorInvalidUrlQuery']);
    }
  });

  it('a token of another mailbox or folder, or none at all, is refused; an expired or forged one is 410', async () => {
    const { link } = await round(`${contacts}/delta`);
    const token = link.slice(link.indexOf('='));
    expect((await world.send('GET', `/v1.0/users/${grace}/contacts/delta?$deltatoken${token}`)).status).toBe(400);
    expect((await world.send('GET', `${contacts}/delta?$deltatoken=nonsense`)).status).toBe(400);
    expect((await world.send('GET', `${link.slice(0, -3)}xxx`)).status).toBe(410);
    await world.send('POST', '/sandbox/tokens/expire', {});
    const expired = await world.send('GET', link);
    expect([expired.status, codeOf(expired)]).toEqual([410, 'SyncStateNotFound']);
    expect((await round(String(expired.headers.get('location')))).values.length).toBeGreaterThan(0);
  });
});

describe('calendarView/delta', () => {
  const events = `/v1.0/users/${ada}/events`;
  const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z';
  const path = `/v1.0/users/${ada}/calendarView/delta?${window}`;
  const at = (day: string, hour: string) => ({ dateTime: `2026-${day}T${hour}:00:00`, timeZone: 'UTC' });
  const make = async (subject: string, day: string, more: Json = {}) =>
    String(
      (await world.send('POST', events, { subject, start: at(day, '09'), end: at(day, '10'), ...more }, immutable))
        .body['id'],
    );

  it('keeps its window, and reports as removed what left it, even what was never inside', async () => {
    const inside = await make('in', '11-10');
    await make('out', '12-24');
    const first = await round(path);
    expect(first.values.map((value) => value['id'])).toEqual([inside]);
    expect(checkGraph(first.values, 'event[]')).toEqual([]);
    const late = await make('late', '11-11');
    const outside = await make('outside', '12-25');
    await world.send('PATCH', `${events}/${inside}`, { start: at('12-10', '09'), end: at('12-10', '10') });
    const second = await round(first.link);
    expect(second.values.filter((value) => !('@removed' in value)).map((value) => value['id'])).toEqual([late]);
    expect(
      removed(second.values)
        .map((value) => value['id'])
        .sort(),
    ).toEqual([inside, outside].sort());
  });

  it('gives the occurrences of a series, sparse, and not its master; deleting it removes them', async () => {
    const before = await round(path);
    const recurrence = {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Tuesday'] },
      range: { type: 'noEnd', startDate: '2026-11-03' },
    };
    const master = await make('series', '11-03', { recurrence });
    const { values, link } = await round(before.link);
    expect(values.map((value) => [value['type'], value['seriesMasterId'], 'subject' in value])).toEqual(
      Array(4).fill(['occurrence', master, false]),
    );
    await world.send('DELETE', `${events}/${master}`);
    expect(removed((await round(link)).values).map((value) => value['id'])).toEqual([
      master,
      ...values.map((value) => value['id']),
    ]);
  });

  it('needs its window and takes no $select', async () => {
    const bare = await world.send('GET', `/v1.0/users/${ada}/calendarView/delta`);
    expect([bare.status, codeOf(bare)]).toEqual([400, 'ErrorInvalidParameter']);
    expect((await world.send('GET', `${path}&$select=subject`)).status).toBe(400);
  });
});

describe('tasks/delta', () => {
  it('is per list, takes $expand=linkedResources, and reports deletions', async () => {
    const lists = valuesOf(await world.send('GET', `/v1.0/users/${ada}/todo/lists`));
    const list = lists.find((one) => one['wellknownListName'] === 'defaultList');
    const tasks = `/v1.0/users/${ada}/todo/lists/${String(list?.['id'])}/tasks`;
    const body = { title: 'Call', linkedResources: [{ applicationName: 'Siebel', externalId: '1-2' }] };
    const task = (await world.send('POST', tasks, body)).body;
    const first = await round(`${tasks}/delta?$expand=linkedResources`);
    expect(first.values).toMatchObject([{ id: task['id'], linkedResources: [{ externalId: '1-2' }] }]);
    expect(checkGraph(first.values, 'todoTask[]')).toEqual([]);
    await world.send('DELETE', `${tasks}/${String(task['id'])}`);
    expect((await round(first.link)).values).toEqual([{ id: task['id'], '@removed': { reason: 'deleted' } }]);
    expect((await world.send('GET', `${tasks}/${String(task['id'])}`)).status).toBe(404);
  });
});
