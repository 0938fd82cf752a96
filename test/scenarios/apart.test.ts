// The two sides of one activity, of which one is not synced now: it became a series, or another kind, or is another person's. When all links
// are lost as well, the stamp still tells that the two are one, and neither is made a second time.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import { resetUser } from '../../api/services/resetUser.ts';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Readonly<Record<string, unknown>>;

let world: World;
let brandt: UserMap;

beforeAll(async () => {
  world = await startWorld('apart');
  brandt = await world.user('BRANDT');
});

afterAll(() => world.close());

async function syncNow(): Promise<void> {
  await requestSync(world.product.services, { login: 'BRANDT', reason: 'scenario' });
  await world.syncUser('BRANDT');
}

async function resetAndSync(): Promise<void> {
  await resetUser(world.product.services, { login: 'BRANDT' });
  await syncNow();
}

const eventsOf = async (name: string): Promise<readonly Row[]> =>
  (await world.outlook.events(brandt.mailbox)).filter(({ subject }) => String(subject).startsWith(name));
const activitiesOf = (name: string): Promise<readonly Row[]> =>
  world.siebel.query('Action/Action', `[Description] LIKE '${name}*'`, 'Employee');
const reasonOf = async (id: unknown): Promise<string | null | undefined> =>
  (await world.product.store.issues.list({ userMapId: brandt.id, limit: 50 })).find(({ recordId }) => recordId === id)?.reason; // prettier-ignore

async function createActivity(description: string, others: readonly string[] = []): Promise<string> {
  const row = { Description: description, Display: 'Calendar and Activities', 'Primary Owner Id': brandt.siebelUserId };
  const times = { Planned: siebelText(at(3, 9)), 'Planned Completion': siebelText(at(3, 10)) };
  const id = await world.siebel.createActivity({ ...row, ...times }, others);
  await syncNow();
  expect(await eventsOf(description)).toHaveLength(1);
  return id;
}

async function repeat(name: string, recurrence: Row): Promise<void> {
  const [event] = await eventsOf(name);
  await world.outlook.send('PATCH', `/users/${brandt.mailbox}/events/${String(event?.['id'])}`, { recurrence });
}

const daily = (): Row => ({
  pattern: { type: 'daily', interval: 1 },
  range: { type: 'numbered', startDate: graphTime(at(3, 9)).dateTime.slice(0, 10), numberOfOccurrences: 3 },
});

describe('an item that became a series in Outlook', () => {
  it('a task made in Siebel: there once after a re-initialisation and an edit, and synced when it repeats no more', async () => {
    const row = { Description: 'Series of Siebel', Display: 'To Do and Activities', 'Primary Owner Id': brandt.siebelUserId }; // prettier-ignore
    const id = await world.siebel.createActivity(row);
    await syncNow();
    const [task] = await world.outlook.tasks(brandt.mailbox);
    const path = `${await world.outlook.taskList(brandt.mailbox)}/tasks/${String(task?.['id'])}`;
    await world.outlook.send('PATCH', path, { dueDateTime: graphTime(at(3, 0)), recurrence: daily() });
    await resetAndSync();
    await world.siebel.update(`Action/Action/${id}`, { Description: 'Series of Siebel, edited' });
    await syncNow();
    expect(await world.outlook.tasks(brandt.mailbox)).toMatchObject([{ title: 'Series of Siebel' }]);
    expect(await activitiesOf('Series of Siebel')).toHaveLength(1);
    expect(await reasonOf(task?.['id'])).toBe('recurring-not-supported');
    await world.outlook.send('PATCH', path, { recurrence: null });
    await syncNow();
    expect(await world.outlook.tasks(brandt.mailbox)).toMatchObject([{ title: 'Series of Siebel, edited' }]);
  });

  it('an appointment made in Outlook: there once after a re-initialisation and an edit', async () => {
    await world.outlook.createEvent(brandt.mailbox, { subject: 'Series of Outlook', start: graphTime(at(3, 9)), end: graphTime(at(3, 10)) }); // prettier-ignore
    await syncNow();
    const [row] = await activitiesOf('Series of Outlook');
    await repeat('Series of Outlook', daily());
    await resetAndSync();
    await world.siebel.update(`Action/Action/${String(row?.['Id'])}`, { Description: 'Series of Outlook, edited' });
    await syncNow();
    expect(await eventsOf('Series of Outlook')).toHaveLength(1);
    expect(await activitiesOf('Series of Outlook')).toHaveLength(1);
  });
});

describe('an activity that left while the links were lost', () => {
  it('became a task: its appointment is left alone, and is its copy again when it comes back', async () => {
    const id = await createActivity('Becomes a task');
    await world.siebel.update(`Action/Action/${id}`, { Display: 'To Do and Activities' });
    await resetAndSync();
    expect(await activitiesOf('Becomes a task')).toHaveLength(1);
    const [event] = await eventsOf('Becomes a task');
    expect(await reasonOf(event?.['id'])).toBe('left-alone');
    await world.siebel.update(`Action/Action/${id}`, { Display: 'Calendar and Activities', Description: 'Becomes a task no more' }); // prettier-ignore
    await syncNow();
    expect(await eventsOf('Becomes a task')).toMatchObject([{ id: event?.['id'], subject: 'Becomes a task no more' }]);
  });

  it('is another person’s: the user gets no activity of their own', async () => {
    const huber = await world.user('HUBER');
    const id = await createActivity('Changes hands');
    await world.siebel.update(`Action/Action/${id}`, { 'Primary Owner Id': huber.siebelUserId });
    await world.siebel.remove(`Action/Action/${id}/Employee/${brandt.siebelUserId}`).catch(() => undefined);
    await resetAndSync();
    expect(await activitiesOf('Changes hands')).toHaveLength(1);
    const [event] = await eventsOf('Changes hands');
    expect(await reasonOf(event?.['id'])).toBe('left-alone');
    // A person's edit of what is left alone stays there.
    await world.outlook.send('PATCH', `/users/${brandt.mailbox}/events/${String(event?.['id'])}`, { subject: 'Changes hands, edited' }); // prettier-ignore
    await syncNow();
    expect(await activitiesOf('Changes hands')).toHaveLength(1);
  });
});
