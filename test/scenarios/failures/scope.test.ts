// Stories of what left scope: access that was lost, folders, owners, lists and displays that changed. Leaving is not deleting.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetUser } from '../../../api/services/resetUser.ts';
import type { UserMap } from '../../../api/store/store.ts';
import { appointment, childIds, only, openStage, toDo, type Row, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;
let nair: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresScope', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
  const { world } = stage;
  [brandt, huber, nair] = [await world.user('BRANDT'), await world.user('HUBER'), await world.user('NAIR')];
  await world.product.store.userMaps.save({ ...nair, visibility: 'Sales Rep' });
  await world.sync();
});

afterAll(() => stage.world.close());

const idOf = (row: Row): string => String(row['Id']);
const contactId = async (name: string): Promise<string> => idOf(only(await stage.contacts(name), name));
const activityId = async (name: string): Promise<string> => idOf(only(await stage.activities(name), name));

describe('#3 a changed filter or lost access is taken for a deletion', () => {
  const position = async (): Promise<string> => {
    const mine = `EXISTS([Employee.Id] = '${nair.siebelUserId}')`;
    return idOf(only(await stage.world.siebel.query('Position/Position', mine), 'the position'));
  };

  it('a contact that leaves the user’s positions keeps its Outlook copy, which goes its own way until the contact is back', async () => {
    const { siebel } = stage.world;
    const fields = { 'First Name': 'Ter', 'Last Name': 'Ritory', 'Email Address': 'ter@ritory.example' };
    const id = await siebel.createContact(fields, [nair.siebelUserId]);
    const place = await position();
    await siebel.send('PUT', `Contact/Contact/${id}/Position`, { Id: place });
    await stage.world.sync();
    const copy = await stage.item(nair, 'contacts', 'Ritory');
    await siebel.send('DELETE', `Contact/Contact/${id}/Position/${place}`);
    await stage.syncNow('NAIR');
    await stage.changeContact('Ritory', { 'Job Title': 'Not for NAIR' });
    await stage.change(nair, 'contacts', copy, { manager: 'Not for Siebel' });
    await stage.syncNow('NAIR');
    await resetUser(stage.world.product.services, { login: 'NAIR' });
    await stage.syncNow('NAIR');
    expect((await stage.item(nair, 'contacts', 'Ritory'))['jobTitle']).not.toBe('Not for NAIR');
    expect(only(await stage.contacts('Ritory'))['Manager']).toBe('');
    expect(await siebel.query('Position/Position', `[Id] = '${place}'`)).toHaveLength(1);
    const positions = await siebel.query('Contact/Contact', "[Last Name] = 'Ritory'", 'Position');
    expect(JSON.stringify(positions[0]?.['Position'] ?? [])).not.toContain(place);

    await siebel.send('PUT', `Contact/Contact/${id}/Position`, { Id: place });
    await stage.syncNow('NAIR');
    await stage.syncNow('NAIR');
    expect(await stage.item(nair, 'contacts', 'Ritory')).toMatchObject({ id: copy['id'], jobTitle: 'Not for NAIR' });
    expect(only(await stage.contacts('Ritory'))['Manager']).toBe('Not for Siebel');
  });

  it('a task that is moved to another list is no deletion: the to-do stays, and the way back makes no second one', async () => {
    const { outlook, siebel } = stage.world;
    await siebel.createActivity(toDo(brandt, 'Moves out'));
    await stage.world.sync();
    const lists = `/users/${brandt.mailbox}/todo/lists`;
    const other = await outlook.send('POST', lists, { displayName: 'Elsewhere' });
    // As To Do moves a task: a new one in the other list, and the old one goes.
    const move = async (task: Row, to: string): Promise<Row> => {
      const { body, importance, linkedResources, status, title } = task;
      const moved = await outlook.send('POST', `${to}/tasks`, { body, importance, linkedResources, status, title });
      return moved;
    };
    const path = await outlook.taskList(brandt.mailbox);
    const task = await stage.item(brandt, 'tasks', 'Moves out');
    const whole = await outlook.send('GET', `${path}/tasks/${String(task['id'])}?$expand=linkedResources`);
    const moved = await move(whole, `${lists}/${String(other['id'])}`);
    await stage.remove(brandt, 'tasks', task);
    await stage.world.sync();
    await stage.changeActivity('Moves out', { Comment: 'Edited meanwhile' });
    await stage.world.sync();
    expect(await stage.items(brandt, 'tasks', 'Moves out')).toEqual([]);
    const elsewhere = `${lists}/${String(other['id'])}/tasks/${String(moved['id'])}`;
    await move(await outlook.send('GET', `${elsewhere}?$expand=linkedResources`), path);
    await outlook.send('DELETE', elsewhere);
    await stage.world.sync();
    await stage.world.sync();
    expect((await stage.item(brandt, 'tasks', 'Moves out'))['body']).toMatchObject({ content: 'Edited meanwhile' });
    await activityId('Moves out');
  });
});

describe('#11 moved out and back, or told as removed though it is there', () => {
  it('an item of which a delta round says that it was removed, while a read finds it, is not deleted', async () => {
    const { siebel } = stage.world;
    await siebel.createContact({ 'First Name': 'Not', 'Last Name': 'Removed' }, [brandt.siebelUserId]);
    await siebel.createActivity(appointment(brandt, 'Not removed'));
    await siebel.createActivity(toDo(brandt, 'Not removed task'));
    await stage.world.sync();
    const told = async (kind: 'contacts' | 'events' | 'tasks', name: string, path: string): Promise<Row> => {
      const { id } = await stage.item(brandt, kind, name);
      const next = `${stage.world.addresses.graph}/v1.0/users/${brandt.mailbox}/${kind}/delta?$deltatoken=none`;
      const value = [{ id, '@removed': { reason: 'deleted' } }];
      return { method: 'GET', path, count: 1, status: 200, body: { value, '@odata.deltaLink': next } };
    };
    await stage.faults(
      'graph',
      await told('contacts', 'Removed', '*/contacts/delta'),
      await told('events', 'Not removed', '*/calendarView/delta'),
      await told('tasks', 'Not removed task', '*/tasks/delta'),
    );
    expect(await stage.syncNow('BRANDT')).toMatchObject({ written: 0, failed: 0 });
    expect(await stage.fired('graph')).toEqual([1, 1, 1]);
    await stage.calm();
    expect(childIds(only(await stage.contacts('Removed')), 'Sync List')).toEqual([brandt.siebelUserId]);
    for (const name of ['Not removed', 'Not removed task']) await activityId(name);
    expect(await stage.syncNow('BRANDT')).toMatchObject({ written: 0, failed: 0 });
  });

  it('a contact that is back before the sync is the same as before: nothing is deleted, nothing is made', async () => {
    const { outlook, siebel } = stage.world;
    await siebel.createContact({ 'First Name': 'Out', 'Last Name': 'Andback' }, [brandt.siebelUserId]);
    await stage.world.sync();
    const contact = await stage.item(brandt, 'contacts', 'Andback');
    const folder = await outlook.send('POST', `/users/${brandt.mailbox}/contactFolders`, { displayName: 'Aside' });
    await stage.change(brandt, 'contacts', contact, { parentFolderId: folder['id'] });
    await stage.change(brandt, 'contacts', contact, { parentFolderId: contact['parentFolderId'] });
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect((await stage.item(brandt, 'contacts', 'Andback'))['id']).toBe(contact['id']);
    expect(childIds(only(await stage.contacts('Andback')), 'Sync List')).toEqual([brandt.siebelUserId]);
  });
});

describe('owners and participants', () => {
  it('who owned an activity and takes no part any more loses the copy; where Outlook may not be changed by deletions, it stays', async () => {
    const { siebel } = stage.world;
    for (const name of ['Handed on', 'Handed on, kept']) {
      const id = await siebel.createActivity(appointment(brandt, name), [huber.siebelUserId]);
      await stage.world.sync();
      await stage.item(brandt, 'events', name);
      if (name.endsWith('kept')) await stage.set('calendar', { mayDeleteInExchange: false });
      await siebel.update(`Action/Action/${id}`, { 'Primary Owner Id': huber.siebelUserId });
      await siebel.send('DELETE', `Action/Action/${id}/Employee/${brandt.siebelUserId}`);
      await stage.world.sync();
      await stage.world.sync();
    }
    await stage.set('calendar', { mayDeleteInExchange: true });
    expect(await stage.items(brandt, 'events', 'Handed on')).toEqual([]);
    await stage.item(brandt, 'events', 'Handed on, kept');
    for (const name of ['Handed on', 'Handed on, kept']) {
      await stage.item(huber, 'events', name);
      expect(only(await stage.activities(name))['Primary Owner Id']).toBe(huber.siebelUserId);
    }
    expect(await stage.mails()).toBe(0);
  });
});

describe('an activity whose Display is switched', () => {
  const displays = { calendar: 'Calendar and Activities', task: 'To Do and Activities', neither: 'Activities Only' };

  it('moves from the calendar to To Do and back, and leaves no second copy', async () => {
    await stage.world.siebel.createActivity(appointment(brandt, 'Switches'));
    await stage.world.sync();
    const held = async (): Promise<readonly number[]> => {
      const { outlook } = await stage.names(brandt);
      const count = (names: readonly string[]): number => names.filter((name) => name === 'Switches').length;
      return [count(outlook.events), count(outlook.tasks)];
    };
    expect(await held()).toEqual([1, 0]);
    await stage.changeActivity('Switches', { Display: displays.task });
    await stage.world.sync();
    expect(await held()).toEqual([0, 1]);
    await stage.changeActivity('Switches', { Display: displays.calendar });
    await stage.world.sync();
    expect(await held()).toEqual([1, 0]);
    await stage.changeActivity('Switches', { Display: displays.neither });
    await stage.world.sync();
    expect(await held()).toEqual([0, 0]);
    await activityId('Switches');
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
  });

  it('keeps its old item where Outlook may not be changed by deletions, and that item makes nothing new in Siebel', async () => {
    await stage.set('calendar', { mayDeleteInExchange: false });
    await stage.world.siebel.createActivity(appointment(brandt, 'Switches, kept'));
    await stage.world.sync();
    await stage.changeActivity('Switches, kept', { Display: displays.task });
    await stage.world.sync();
    await stage.world.sync();
    await stage.set('calendar', { mayDeleteInExchange: true });
    await stage.item(brandt, 'events', 'Switches, kept');
    await stage.item(brandt, 'tasks', 'Switches, kept');
    await activityId('Switches, kept');
  });
});

describe('what a contact’s removal means', () => {
  const three = (): readonly string[] => [brandt, huber].map((user) => user.siebelUserId);

  it('deleted in Outlook: the user leaves the Sync List. Taken off it: the copy goes. Deleted in Siebel: all copies go', async () => {
    const { siebel } = stage.world;
    for (const name of ['InOutlook', 'OffTheList', 'InSiebel'])
      await siebel.createContact({ 'First Name': 'Gone', 'Last Name': name }, three());
    await stage.world.sync();
    await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', 'InOutlook'));
    await siebel.removeFromSyncList(await contactId('OffTheList'), brandt.siebelUserId);
    await siebel.remove(`Contact/Contact/${await contactId('InSiebel')}`);
    await stage.world.sync();
    await stage.world.sync();
    for (const name of ['InOutlook', 'OffTheList']) {
      expect(childIds(only(await stage.contacts(name)), 'Sync List'), name).toEqual([huber.siebelUserId]);
      expect(await stage.items(brandt, 'contacts', name), name).toEqual([]);
      await stage.item(huber, 'contacts', name);
    }
    expect(await stage.contacts('InSiebel')).toEqual([]);
    for (const user of [brandt, huber]) expect(await stage.items(user, 'contacts', 'InSiebel')).toEqual([]);
  });

  it('taken off the list where Outlook may not be changed by deletions: the copy stays and is taken up again with the contact; by itself it puts nobody back, until it is edited', async () => {
    await stage.set('contact', { mayDeleteInExchange: false });
    const fields = { 'First Name': 'Stays', 'Last Name': 'Uncopied', 'Email Address': 'stays@uncopied.example' };
    const id = await stage.world.siebel.createContact(fields, three());
    await stage.world.sync();
    await stage.world.siebel.removeFromSyncList(id, brandt.siebelUserId);
    await stage.world.sync();
    await stage.world.siebel.addToSyncList(id, brandt.siebelUserId);
    await stage.world.sync();
    await stage.item(brandt, 'contacts', 'Uncopied');
    await stage.world.siebel.removeFromSyncList(id, brandt.siebelUserId);
    await stage.world.sync();
    await resetUser(stage.world.product.services, { login: 'BRANDT' });
    await stage.world.sync();
    const copy = await stage.item(brandt, 'contacts', 'Uncopied');
    expect(childIds(only(await stage.contacts('Uncopied')), 'Sync List')).toEqual([huber.siebelUserId]);
    await stage.change(brandt, 'contacts', copy, { jobTitle: 'Wanted again' });
    await stage.world.sync();
    await stage.set('contact', { mayDeleteInExchange: true });
    const row = only(await stage.contacts('Uncopied'));
    expect(row).toMatchObject({ Id: id, 'Job Title': 'Wanted again' });
    expect(childIds(row, 'Sync List')).toEqual([...three()].sort());
  });
});
