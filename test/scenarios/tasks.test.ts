// Tasks travel both ways between Siebel's to-do activities and To Do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

type Row = Readonly<Record<string, unknown>>;

let world: World;
let huber: UserMap;

beforeAll(async () => {
  world = await startWorld('tasks', { logins: ['HUBER'] });
  huber = await world.user('HUBER');
  await world.sync();
});

afterAll(() => world.close());

async function inOutlook(title: string): Promise<Row | null> {
  const found = (await world.outlook.tasks(huber.mailbox)).filter((task) => task['title'] === title);
  expect(found.length, `${title} in To Do`).toBeLessThan(2);
  return found[0] ?? null;
}

async function inSiebel(description: string): Promise<Row | null> {
  const found = await world.siebel.query('Action/Action', `[Description] = '${description}'`);
  expect(found.length, `${description} in Siebel`).toBeLessThan(2);
  return found[0] ?? null;
}

const todo = (description: string, more: Row = {}): Row => ({
  Description: description,
  Display: 'To Do and Activities',
  'Primary Owner Id': huber.siebelUserId,
  ...more,
});

const day = (value: unknown): string => String((value as Row | null)?.['dateTime'] ?? '').slice(0, 10);

async function patch(task: Row | null, body: Record<string, unknown>): Promise<void> {
  await world.outlook.send(
    'PATCH',
    `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}`,
    body,
  );
}

describe('tasks from Siebel', () => {
  it('U1: a to-do arrives with every mapped field', async () => {
    await world.siebel.createActivity(
      todo('Write offer', {
        Comment: 'With drawings',
        Due: siebelText(at(4, 17)),
        Planned: siebelText(at(1, 8)),
        Type: 'Research',
        Priority: '1-ASAP',
        Status: 'In Progress',
      }),
    );
    await world.sync();
    const task = await inOutlook('Write offer');
    expect(task).toMatchObject({ importance: 'high', status: 'inProgress' });
    expect(task?.['categories']).toEqual(expect.arrayContaining(['Research', 'Siebel Task']));
    expect(day(task?.['dueDateTime'])).toBe(at(4, 0).toFormat('yyyy-MM-dd'));
    expect(String((task?.['body'] as Row)['content'])).toContain('With drawings');
    expect((await inSiebel('Write offer'))?.['Due']).toBe(siebelText(at(4, 17)));
  });

  it('L2: completed in Outlook, it is done in Siebel; reopened, it is open again; the time of day that Siebel holds stays', async () => {
    await patch(await inOutlook('Write offer'), { status: 'completed' });
    await world.sync();
    const done = await inSiebel('Write offer');
    expect(done).toMatchObject({ Status: 'Done', Due: siebelText(at(4, 17)), Priority: '1-ASAP' });
    expect(done?.['Done']).not.toBe('');
    await patch(await inOutlook('Write offer'), { status: 'notStarted' });
    await world.sync();
    expect(await inSiebel('Write offer')).toMatchObject({
      Status: 'Not Started',
      Done: '',
      Due: siebelText(at(4, 17)),
    });
  });

  it('L4: a status that means the same in Outlook is kept in Siebel, and another one travels', async () => {
    const row = await inSiebel('Write offer');
    await world.siebel.update(`Action/Action/${String(row?.['Id'])}`, { Status: 'On Hold', Due: siebelText(at(6, 9)) });
    await world.sync();
    const task = await inOutlook('Write offer');
    expect(task).toMatchObject({ status: 'waitingOnOthers' });
    expect(day(task?.['dueDateTime'])).toBe(at(6, 0).toFormat('yyyy-MM-dd'));
    await patch(task, { title: 'Write the offer' });
    await world.sync();
    expect(await inSiebel('Write the offer')).toMatchObject({ Status: 'On Hold' });
  });

  it('L7: deleted in Siebel, it leaves To Do', async () => {
    await world.siebel.remove(`Action/Action/${String((await inSiebel('Write the offer'))?.['Id'])}`);
    await world.sync();
    expect(await inOutlook('Write the offer')).toBeNull();
  });
});

describe('tasks from Outlook', () => {
  it('U2: a To Do task arrives with every mapped field', async () => {
    await world.outlook.createTask(huber.mailbox, {
      title: 'Call the forwarder', body: { contentType: 'text', content: 'About crate 7' }, importance: 'low', status: 'waitingOnOthers',
      dueDateTime: graphTime(at(3, 0)), startDateTime: graphTime(at(2, 0)), categories: ['Call'],
    }); // prettier-ignore
    await world.sync();
    expect(await inSiebel('Call the forwarder')).toMatchObject({
      Display: 'To Do and Activities', Comment: 'About crate 7', Priority: '4-Low', Status: 'On Hold', Type: 'Call',
      'Primary Owner Id': huber.siebelUserId, Due: siebelText(at(3, 0)), Planned: siebelText(at(2, 0)),
    }); // prettier-ignore
  });

  it('L5: both sides change it in one cycle: different fields are both kept, the same one goes to Siebel', async () => {
    const row = await inSiebel('Call the forwarder');
    await world.siebel.update(`Action/Action/${String(row?.['Id'])}`, { Comment: 'From Siebel', Priority: '2-High' });
    await patch(await inOutlook('Call the forwarder'), { importance: 'normal', dueDateTime: graphTime(at(9, 0)) });
    await world.sync();
    expect(await inSiebel('Call the forwarder')).toMatchObject({
      Comment: 'From Siebel',
      Priority: '2-High',
      Due: siebelText(at(9, 0)),
    });
    expect(await inOutlook('Call the forwarder')).toMatchObject({ importance: 'high' });
  });

  it('L3: deleted in Outlook, it is deleted in Siebel', async () => {
    const task = await inOutlook('Call the forwarder');
    await world.outlook.send('DELETE', `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}`);
    await world.sync();
    expect(await inSiebel('Call the forwarder')).toBeNull();
  });

  it('U3: equal title and due day are one task', async () => {
    await world.siebel.createActivity(todo('Both have it', { Due: siebelText(at(3, 15)) }));
    await world.outlook.createTask(huber.mailbox, { title: 'Both have it', dueDateTime: graphTime(at(3, 0)) });
    await world.sync();
    expect(await inSiebel('Both have it')).not.toBeNull();
    expect(await inOutlook('Both have it')).not.toBeNull();
  });

  it('L6 and L8: changed on one side and deleted on the other, it is deleted, and the edit is in the journal', async () => {
    await world.outlook.createTask(huber.mailbox, { title: 'Edited in Siebel' });
    await world.outlook.createTask(huber.mailbox, { title: 'Edited in Outlook' });
    await world.sync();
    const inSiebelEdited = await inSiebel('Edited in Siebel');
    await world.siebel.update(`Action/Action/${String(inSiebelEdited?.['Id'])}`, { Comment: 'A last word' });
    const task = await inOutlook('Edited in Siebel');
    await world.outlook.send('DELETE', `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}`);
    await patch(await inOutlook('Edited in Outlook'), { importance: 'high' });
    await world.siebel.remove(`Action/Action/${String((await inSiebel('Edited in Outlook'))?.['Id'])}`);
    await world.sync();
    expect(await inSiebel('Edited in Siebel')).toBeNull();
    expect(await inOutlook('Edited in Outlook')).toBeNull();
    const lines = await world.journal('HUBER');
    expect(lines.find(({ rule }) => rule === 'L6')?.details.before).toMatchObject({ body: 'A last word' });
    expect(lines.find(({ rule }) => rule === 'L8')?.details.before).toMatchObject({ priority: 'high' });
  });

  it('a task born in Outlook is stamped once it is linked, so that its move to another list can be told from a deletion', async () => {
    await world.outlook.createTask(huber.mailbox, { title: 'May move later' });
    await world.sync();
    const task = await inOutlook('May move later');
    const row = await inSiebel('May move later');
    const path = `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}/linkedResources`;
    const { value } = await world.outlook.send('GET', path);
    expect(value).toMatchObject([{ externalId: `v1;${String(row?.['Id'])};${huber.mailbox}` }]);
  });

  it('L9: deleted on both sides, the two are only unlinked', async () => {
    await world.outlook.createTask(huber.mailbox, { title: 'Nobody needs it' });
    await world.sync();
    await world.siebel.remove(`Action/Action/${String((await inSiebel('Nobody needs it'))?.['Id'])}`);
    const task = await inOutlook('Nobody needs it');
    await world.outlook.send('DELETE', `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}`);
    await world.sync();
    expect((await world.journal('HUBER')).find(({ rule }) => rule === 'L9')).toMatchObject({ operation: 'unlink' });
    expect(await inSiebel('Nobody needs it')).toBeNull();
  });

  it('L1: a second cycle writes nothing', async () => {
    await world.sync();
    expect(await world.sync()).toMatchObject({ written: 0, skipped: 0, failed: 0 });
  });
});
