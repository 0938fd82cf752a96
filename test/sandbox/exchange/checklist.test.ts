// Facts about the steps of To Do tasks as the sandbox's Exchange plays them.
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

let world: ExchangeWorld;
let tasks: string;
let now = new Date('2026-11-03T15:00:00Z');
beforeAll(async () => {
  world = await startExchangeWorld({ now: () => now });
  const [list] = valuesOf(await world.send('GET', `/v1.0/users/${ada}/todo/lists`));
  tasks = `/v1.0/users/${ada}/todo/lists/${encodeURIComponent(String(list?.['id']))}/tasks`;
});
afterAll(() => world.close());

const makeTask = async (body: Json = { title: 'Move house' }) => {
  const task = (await world.send('POST', tasks, body)).body;
  return { task, path: `${tasks}/${String(task['id'])}` };
};

describe('steps', () => {
  it('are made open, ticked off with the time, and opened again', async () => {
    const { path } = await makeTask();
    const made = await world.send('POST', `${path}/checklistItems`, { displayName: 'Boxes' });
    expect([made.status, checkGraph(made.body, 'checklistItem')]).toEqual([201, []]);
    expect(made.body).toMatchObject({
      displayName: 'Boxes',
      isChecked: false,
      createdDateTime: '2026-11-03T15:00:00Z',
    });
    expect(made.body).not.toHaveProperty('checkedDateTime');
    const step = `${path}/checklistItems/${String(made.body['id'])}`;
    now = new Date('2026-11-03T16:00:00Z');
    const ticked = await world.send('PATCH', step, { isChecked: true });
    expect([ticked.status, ticked.body['checkedDateTime']]).toEqual([200, '2026-11-03T16:00:00Z']);
    const renamed = (await world.send('PATCH', step, { displayName: 'Crates' })).body;
    expect(renamed).toMatchObject({ displayName: 'Crates', isChecked: true, checkedDateTime: '2026-11-03T16:00:00Z' });
    expect((await world.send('PATCH', step, { isChecked: false })).body).not.toHaveProperty('checkedDateTime');
    expect((await world.send('GET', step)).body).toMatchObject({ isChecked: false });
  });

  it('come along with a new task, are shown when expanded, listed in order and deleted', async () => {
    const { task, path } = await makeTask({
      title: 'Bake',
      checklistItems: [{ displayName: 'Flour' }, { displayName: 'Eggs', isChecked: true }],
    });
    expect([checkGraph(task, 'todoTask'), task['checklistItems']]).toMatchObject([
      [],
      [{ displayName: 'Flour' }, { displayName: 'Eggs', isChecked: true }],
    ]);
    expect((await world.send('GET', path)).body).not.toHaveProperty('checklistItems');
    const expanded = (await world.send('GET', `${path}?$expand=checklistItems,linkedResources`)).body;
    expect(expanded).toMatchObject({ checklistItems: task['checklistItems'], linkedResources: [] });
    const steps = valuesOf(await world.send('GET', `${path}/checklistItems`));
    expect(steps.map((step) => step['displayName'])).toEqual(['Flour', 'Eggs']);
    const step = `${path}/checklistItems/${String(steps[0]?.['id'])}`;
    expect((await world.send('DELETE', step)).status).toBe(204);
    const gone = await world.send('GET', step);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'ErrorItemNotFound']);
    const found = await world.send('GET', `${tasks}?$expand=checklistItems&$filter=title eq 'Bake'`);
    expect(valuesOf(found)[0]?.['checklistItems']).toMatchObject([{ displayName: 'Eggs' }]);
  });

  it.each([
    ['without a name', {}],
    ['with a time that is none', { displayName: 'x', checkedDateTime: 'yesterday' }],
    ['with an unknown property', { displayName: 'x', order: 1 }],
  ])('%s are refused', async (_what, body) => {
    const { path } = await makeTask();
    expect((await world.send('POST', `${path}/checklistItems`, body)).status).toBe(400);
  });

  it("each change moves the task's version and its time of change, and shows in the list's delta", async () => {
    const { task, path } = await makeTask();
    let delta = await world.send('GET', `${tasks}/delta?$expand=checklistItems`);
    while (typeof delta.body['@odata.nextLink'] === 'string')
      delta = await world.send('GET', delta.body['@odata.nextLink']);
    now = new Date('2026-11-04T09:00:00Z');
    await world.send('POST', `${path}/checklistItems`, { displayName: 'Van' });
    const read = (await world.send('GET', path)).body;
    expect(read['lastModifiedDateTime']).toBe('2026-11-04T09:00:00Z');
    expect(read['@odata.etag']).not.toBe(task['@odata.etag']);
    const news = valuesOf(await world.send('GET', String(delta.body['@odata.deltaLink'])));
    expect(news).toMatchObject([{ id: task['id'], checklistItems: [{ displayName: 'Van' }] }]);
  });
});
