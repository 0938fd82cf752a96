// Facts about To Do as the sandbox's Exchange plays it.
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
beforeAll(async () => {
  world = await startExchangeWorld({ now: () => new Date('2026-11-03T15:00:00Z') });
  const lists = valuesOf(await world.send('GET', `/v1.0/users/${ada}/todo/lists`));
  expect(checkGraph(lists, 'todoTaskList[]')).toEqual([]);
  expect(lists.map((list) => list['wellknownListName'])).toEqual(['defaultList', 'flaggedEmails']);
  tasks = `/v1.0/users/${ada}/todo/lists/${encodeURIComponent(String(lists[0]?.['id']))}/tasks`;
});
afterAll(() => world.close());

const create = async (body: Json) => (await world.send('POST', tasks, body)).body;
const day = (date: string) => ({ dateTime: `${date}T00:00:00.0000000`, timeZone: 'UTC' });

describe('tasks', () => {
  it('keep the day of dueDateTime as it was written, and the instant of the reminder', async () => {
    const made = await create({
      title: 'Call',
      dueDateTime: { dateTime: '2026-11-05T23:30:00', timeZone: 'Pacific Standard Time' },
      reminderDateTime: { dateTime: '2026-11-05T08:00:00', timeZone: 'Pacific Standard Time' },
      importance: 'High',
      body: { content: 'Ask', contentType: 'text' },
    });
    expect(checkGraph(made, 'todoTask')).toEqual([]);
    expect(made).toMatchObject({
      status: 'notStarted',
      importance: 'high',
      isReminderOn: false,
      dueDateTime: day('2026-11-05'),
    });
    expect(made['reminderDateTime']).toEqual({ dateTime: '2026-11-05T16:00:00.0000000', timeZone: 'UTC' });
    expect(made).not.toHaveProperty('completedDateTime');
  });

  it('completing sets the day, and taking it back clears it', async () => {
    const path = `${tasks}/${String((await create({ title: 'Do' }))['id'])}`;
    const done = await world.send('PATCH', path, { status: 'completed' });
    expect(done.body).toMatchObject({ status: 'completed', completedDateTime: day('2026-11-03') });
    expect((await world.send('PATCH', path, { status: 'inProgress' })).body).not.toHaveProperty('completedDateTime');
  });

  it('completing a recurring one makes the next', async () => {
    const recurrence = { pattern: { type: 'daily', interval: 2 }, range: { type: 'noEnd', startDate: '2026-11-03' } };
    const made = await create({ title: 'Again', dueDateTime: day('2026-11-03'), recurrence });
    await world.send('PATCH', `${tasks}/${String(made['id'])}`, { status: 'completed' });
    const found = valuesOf(await world.send('GET', `${tasks}?$filter=title eq 'Again'&$orderby=createdDateTime`));
    expect(found.map((task) => [task['status'], task['dueDateTime']])).toEqual([
      ['completed', day('2026-11-03')],
      ['notStarted', day('2026-11-05')],
    ]);
  });

  it('linked resources are made with the task or after it, shown when expanded, and each change moves the task', async () => {
    const made = await create({ title: 'Linked', linkedResources: [{ applicationName: 'Siebel', externalId: '1-1' }] });
    const path = `${tasks}/${String(made['id'])}`;
    expect((await world.send('GET', path)).body).not.toHaveProperty('linkedResources');
    const added = await world.send('POST', `${path}/linkedResources`, {
      webUrl: 'http://siebel.example',
      displayName: 'Two',
    });
    expect([added.status, checkGraph(added.body, 'linkedResource')]).toEqual([201, []]);
    const link = `${path}/linkedResources/${String(added.body['id'])}`;
    expect((await world.send('PATCH', link, { displayName: 'Three' })).body).toMatchObject({
      displayName: 'Three',
      webUrl: 'http://siebel.example',
    });
    const expanded = (await world.send('GET', `${path}?$expand=linkedResources`)).body;
    expect(expanded['linkedResources']).toMatchObject([{ externalId: '1-1' }, { displayName: 'Three' }]);
    expect(expanded['@odata.etag']).not.toBe(made['@odata.etag']);
    expect((await world.send('DELETE', link)).status).toBe(204);
    expect((await world.send('GET', link)).status).toBe(404);
    expect(valuesOf(await world.send('GET', `${path}/linkedResources`)).length).toBe(1);
  });

  it.each([
    ['without a title', {}],
    ['with an unknown status', { title: 'x', status: 'Done' }],
    ['with extended properties', { title: 'x', singleValueExtendedProperties: [] }],
  ])('%s are refused', async (_what, body) => {
    expect((await world.send('POST', tasks, body)).status).toBe(400);
  });

  it('attachments are not played, and say so', async () => {
    const path = `${tasks}/${String((await create({ title: 'Files' }))['id'])}`;
    for (const address of [`${path}/attachments`, `${path}/attachmentSessions`, `${path}?$expand=attachments`]) {
      const answer = await world.send('GET', address);
      expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplementedInSandbox']);
    }
    const file = {
      '@odata.type': '#microsoft.graph.taskFileAttachment',
      name: 'a',
      contentType: 'text/plain',
      size: 1,
    };
    expect((await world.send('POST', tasks, { title: 'x', attachments: [file] })).status).toBe(501);
  });

  it('a deleted one is gone for good', async () => {
    const path = `${tasks}/${String((await create({ title: 'Gone' }))['id'])}`;
    expect((await world.send('DELETE', path)).status).toBe(204);
    expect(codeOf(await world.send('GET', path))).toBe('ErrorItemNotFound');
  });

  it('have the whole of a recurrence, and a series that is over makes no next task', async () => {
    const recurrence = {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Tuesday'] },
      range: { type: 'numbered', startDate: '2026-11-03', numberOfOccurrences: 2 },
    };
    const made = await create({
      title: 'Twice',
      dueDateTime: day('2026-11-03'),
      startDateTime: day('2026-11-02'),
      isReminderOn: true,
      reminderDateTime: { dateTime: '2026-11-03T08:00:00', timeZone: 'UTC' },
      recurrence,
      checklistItems: [{ displayName: 'Pack', isChecked: true }],
    });
    expect([checkGraph(made, 'todoTask'), made['recurrence']]).toEqual([
      [],
      {
        pattern: {
          type: 'weekly',
          interval: 1,
          month: 0,
          dayOfMonth: 0,
          daysOfWeek: ['tuesday'],
          firstDayOfWeek: 'sunday',
          index: 'first',
        },
        range: {
          type: 'numbered',
          startDate: '2026-11-03',
          endDate: '0001-01-01',
          recurrenceTimeZone: 'UTC',
          numberOfOccurrences: 2,
        },
      },
    ]);
    await world.send('PATCH', `${tasks}/${String(made['id'])}`, { status: 'completed' });
    const filter = encodeURIComponent("title eq 'Twice' and status ne 'completed'");
    const [next] = valuesOf(await world.send('GET', `${tasks}?$filter=${filter}&$expand=checklistItems`));
    expect(next).toMatchObject({
      startDateTime: day('2026-11-09'),
      dueDateTime: day('2026-11-10'),
      reminderDateTime: { dateTime: '2026-11-10T08:00:00.0000000', timeZone: 'UTC' },
      checklistItems: [{ displayName: 'Pack', isChecked: false }],
    });
    await world.send('PATCH', `${tasks}/${String(next?.['id'])}`, { status: 'completed' });
    expect(valuesOf(await world.send('GET', `${tasks}?$filter=${filter}`))).toEqual([]);
  });

  it('are found by their linked resource', async () => {
    await create({ title: 'Found', linkedResources: [{ applicationName: 'CRM', externalId: '1-9' }] });
    const filter = encodeURIComponent("linkedResources/any(l:l/externalId eq '1-9')");
    const found = valuesOf(await world.send('GET', `${tasks}?$filter=${filter}`));
    expect(found.map((task) => task['title'])).toEqual(['Found']);
  });
});
