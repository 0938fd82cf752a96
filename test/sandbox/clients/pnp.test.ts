// What @pnp/graph brings beyond plain requests works against the sandbox's Exchange: its own writing of contacts, iteration, rounds of change
// tracking, batches of writes, and the extended and linked things its collections know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TodoTask } from '@microsoft/microsoft-graph-types';
import type { GraphFI } from '@pnp/graph';
import type { IDeltaItems } from '@pnp/graph/decorators.js';
import { ada, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';
import { present } from './graphUser.ts';
import { openPnp } from './pnpUser.ts';

let world: ExchangeWorld;
let graph: GraphFI;
beforeAll(async () => {
  world = await startExchangeWorld();
  graph = openPnp(world);
});
afterAll(() => world.close());

const user = () => graph.users.getById(ada);
async function mainList() {
  const lists = await user().todo.lists();
  const main = lists.find(({ wellknownListName }) => wellknownListName === 'defaultList');
  return user().todo.lists.getById(present(main?.id, 'default list'));
}

describe('@pnp/graph', () => {
  it('writes a surname as `surName`, which is taken for the surname', async () => {
    const made = await user().contacts.add(
      'Ada',
      'Lovelace',
      [{ address: 'ada@customer.example' }],
      ['+44 20 7946 0000'],
    );
    expect(made).toMatchObject({ givenName: 'Ada', surname: 'Lovelace', displayName: 'Ada Lovelace' });
    expect(made).not.toHaveProperty('surName');
  });

  it('writes a birthday as a day, which comes back as late morning in UTC', async () => {
    const { id } = await user().contacts.add('Kay', 'McNulty', [{ address: 'kay@customer.example' }], []);
    const contact = user().contacts.getById(present(id, 'id'));
    await contact.update({ birthday: '1921-02-12' });
    expect((await contact()).birthday).toBe('1921-02-12T11:59:00Z');
  });

  it('writes the days of a series without zeros and its times as instants, and takes an event of its own back', async () => {
    const time = { dateTime: '2026-12-04T18:30:00.000Z', timeZone: 'Pacific Standard Time' };
    const pattern = { type: 'weekly' as const, interval: 1, daysOfWeek: ['friday' as const] };
    const range = { type: 'endDate' as const, startDate: '2026-12-4', endDate: '2027-3-5' };
    const made = await user().calendar.events.add({
      subject: 'Lunch',
      start: time,
      end: time,
      recurrence: { pattern, range },
    });
    expect(made.recurrence?.range).toMatchObject({ startDate: '2026-12-04', endDate: '2027-03-05' });
    expect(made.start).toEqual({ dateTime: '2026-12-04T18:30:00.0000000', timeZone: 'UTC' });
    const event = () => user().calendar.events.getById(present(made.id, 'id'));
    await event().cancel();
    await expect(event()()).rejects.toMatchObject({ status: 404 });
  });

  it('writes several records in one batch, and reads them as one list', async () => {
    const [batch, execute] = graph.batched();
    const at = (day: number, hour: number) => ({ dateTime: `2026-11-0${day}T${hour}:00:00`, timeZone: 'UTC' });
    const made = Promise.all(
      [3, 4, 5].map((day) =>
        batch.users.getById(ada).events.add({ subject: `Visit ${day}`, start: at(day, 14), end: at(day, 15) }),
      ),
    );
    await execute();
    expect((await made).map(({ subject }) => subject)).toEqual(['Visit 3', 'Visit 4', 'Visit 5']);
    const subjects: unknown[] = [];
    for await (const page of user().calendarView('2026-11-01', '2026-12-01').top(2).select('subject')) {
      subjects.push(page.map(({ subject }) => subject));
    }
    expect(subjects).toEqual([['Visit 3', 'Visit 4'], ['Visit 5']]);
  });

  it('follows a round of tasks by its own delta, and keeps linked resources and steps of a task', async () => {
    const list = await mainList();
    const { id } = await list.tasks.add({
      title: 'Call back',
      linkedResources: [{ applicationName: 'CRM', externalId: '1-A' }],
    });
    const first = await list.tasks.delta()<IDeltaItems<TodoTask>>();
    expect(first.values.map((task) => task.id)).toEqual([id]);
    const task = list.tasks.getById(id);
    await task.resources.add({ applicationName: 'CRM', displayName: 'Contact', externalId: '1-B' });
    expect((await task.resources()).map(({ externalId }) => externalId)).toEqual(['1-A', '1-B']);
    const step = await task.checklistItems.add({ displayName: 'Find the number' });
    await task.checklistItems.getById(present(step.id, 'id')).update({ isChecked: true });
    expect(await task.checklistItems()).toMatchObject([{ displayName: 'Find the number', isChecked: true }]);
  });

  it('makes calendars, calendar groups and contact folders, and puts records into them', async () => {
    const folder = await user().contactFolders.add('Customers');
    const inFolder = user().contactFolders.getById(present(folder.id, 'id')).contacts;
    await inFolder.add('Grace', 'Murray', [{ address: 'grace@customer.example' }], []);
    expect((await inFolder()).map(({ displayName }) => displayName)).toEqual(['Grace Murray']);
    const group = await user().calendarGroups.add({ name: 'Projects' });
    expect((await user().calendarGroups()).map(({ id }) => id)).toContain(group.id);
    const calendar = await user().calendars.add({ name: 'Fair' });
    expect((await user().calendars()).map(({ name }) => name)).toContain('Fair');
    expect(calendar.id).toEqual(expect.any(String));
  });
});
