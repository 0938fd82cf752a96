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
const contacts = `/v1.0/users/${ada}/contacts`;
const konrad = 'konrad.zuse@siebel.example';
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

  it('a token of another mailbox or folder, a forged one, or none at all, is refused; an expired one is 410 and says where to begin anew', async () => {
    const { link } = await round(`${contacts}/delta`);
    const token = link.slice(link.indexOf('='));
    expect((await world.send('GET', `/v1.0/users/${grace}/contacts/delta?$deltatoken${token}`)).status).toBe(400);
    expect((await world.send('GET', `${contacts}/delta?$deltatoken=nonsense`)).status).toBe(400);
    for (const forged of [
      `${link.slice(0, -3)}xxx`,
      link.replace('deltatoken=e', 'deltatoken=f'),
      `${contacts}/delta?$deltatoken=bnVsbA.${'x'.repeat(22)}`,
    ]) {
      const answer = await world.send('GET', forged);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorInvalidSyncStateData']);
    }
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

  it('does not tell of a deleted occurrence, only of those that are left; a changed one is whole', async () => {
    const recurrence = {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Thursday'] },
      range: { type: 'numbered', startDate: '2026-11-05', numberOfOccurrences: 3 },
    };
    const before = await round(path);
    await make('rhythm', '11-05', { recurrence });
    const { values, link } = await round(before.link);
    const ids = values.map((value) => String(value['id']));
    expect(ids.length).toBe(3);
    await world.send('DELETE', `${events}/${ids[0]}`);
    await world.send('PATCH', `${events}/${ids[1]}`, { subject: 'Changed' });
    const second = await round(link);
    expect(second.values.map((value) => [value['id'], value['type'], value['subject']])).toEqual([
      [ids[1], 'exception', 'Changed'],
      [ids[2], 'occurrence', undefined],
    ]);
    expect(checkGraph(second.values, 'event[]')).toEqual([]);
    await world.send('PATCH', `${events}/${ids[2]}`, { start: at('12-02', '09'), end: at('12-02', '10') });
    const third = await round(second.link);
    expect(third.values.filter((value) => !('@removed' in value)).map((value) => value['id'])).toEqual([ids[1]]);
    expect(removed(third.values).map((value) => value['id'])).toEqual([ids[2]]);
  });

  it('honours odata.maxpagesize on each page, and begins with nothing after $deltatoken=latest', async () => {
    for (const subject of ['one', 'two', 'three']) await make(subject, '11-19');
    const first = await world.send('GET', path, undefined, { Prefer: 'odata.maxpagesize=1' });
    expect(valuesOf(first).length).toBe(1);
    const next = await world.send('GET', String(first.body['@odata.nextLink']), undefined, {
      Prefer: 'odata.maxpagesize=2',
    });
    expect(valuesOf(next).length).toBe(2);
    const latest = await round(`${path}&$deltatoken=latest`);
    expect([latest.values, latest.pages]).toEqual([[], 1]);
    const made = await make('after latest', '11-20');
    expect((await round(latest.link)).values.map((value) => value['id'])).toEqual([made]);
  });

  it('a token goes with its mailbox and its window alone', async () => {
    const { link } = await round(path);
    const token = link.slice(link.indexOf('?'));
    for (const other of [
      `/v1.0/users/${grace}/calendarView/delta`,
      `/v1.0/users/${ada}/events/delta`,
      `${contacts}/delta`,
    ]) {
      const answer = await world.send('GET', `${other}${token}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'ErrorInvalidSyncStateData']);
    }
  });

  it('needs its window and takes no $select', async () => {
    const bare = await world.send('GET', `/v1.0/users/${ada}/calendarView/delta`);
    expect([bare.status, codeOf(bare)]).toEqual([400, 'ErrorInvalidParameter']);
    expect((await world.send('GET', `${path}&$select=subject`)).status).toBe(400);
  });
});

describe('events/delta', () => {
  const events = `/v1.0/users/${konrad}/events`;
  const at = (hour: string) => ({ dateTime: `2026-11-03T${hour}:00:00`, timeZone: 'UTC' });
  const make = async (body: Json) =>
    (await world.send('POST', events, { start: at('09'), end: at('10'), ...body }, immutable)).body;

  it('tells of single events and masters with type, start and end, or what is selected, and of removals', async () => {
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-03' } };
    const single = await make({ subject: 'Single' });
    const master = await make({ subject: 'Master', recurrence });
    const { values, link } = await round(`${events}/delta`);
    expect(values.map((value) => [value['id'], value['type']])).toEqual([
      [single['id'], 'singleInstance'],
      [master['id'], 'seriesMaster'],
    ]);
    expect(Object.keys(values[0] ?? {}).sort()).toEqual(['@odata.etag', '@odata.type', 'end', 'id', 'start', 'type']);
    const one = { Prefer: 'IdType="ImmutableId", odata.maxpagesize=1' };
    const selected = await round(`${events}/delta()?$select=subject`, one);
    expect(selected.values.map((value) => value['subject'])).toEqual(['Single', 'Master']);
    await world.send('DELETE', `${events}/${String(single['id'])}`);
    expect((await round(link)).values).toEqual([{ id: single['id'], '@removed': { reason: 'deleted' } }]);
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
