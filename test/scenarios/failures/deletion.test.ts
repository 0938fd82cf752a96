// Stories of mass deletion, of clean-ups and of what came back: what a side does not show is not deleted for that, and what a person
// removed stays removed. The wipe that arrives in pieces, what is held, approved and rejected: ../removals.test.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetUser } from '../../../api/services/resetUser.ts';
import type { UserMap } from '../../../api/store/store.ts';
import { DOMAINS } from '../../../shared/vocabulary.ts';
import { versionsOf } from '../../support/bothSides.ts';
import { appointment, childIds, event, only, openStage, toDo, type Row, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const COUNT = 12;
const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresDeletion', { logins: ['BRANDT', 'HUBER'] });
  const { siebel } = stage.world;
  [brandt, huber] = [await stage.world.user('BRANDT'), await stage.world.user('HUBER')];
  for (const number of numbers) {
    await siebel.createContact({ 'First Name': 'Kept', 'Last Name': `Contact ${number}` }, [brandt.siebelUserId]);
    await siebel.createActivity(appointment(brandt, `Meeting ${number}`, number));
    await siebel.createActivity(toDo(brandt, `To do ${number}`));
  }
  await stage.world.sync();
});

afterEach(() => stage.calm());
afterAll(() => stage.world.close());

describe('#2 mass deletion: a side that is read in part, or not at all', () => {
  /** A run that reads both sides whole again, without a look at Siebel's feed. */
  async function readAgain(): Promise<void> {
    const { cursors } = stage.world.product.store;
    for (const side of ['siebel', 'exchange'] as const) await cursors.forgetAll(side);
    await stage.world.product.engine.run({ userMapId: brandt.id, reason: 'scenario' });
  }

  const isInSync = async (): Promise<boolean> => (await stage.world.user('BRANDT')).state === 'in sync';

  for (const [told, count] of [
    ['empty', 0],
    ['with one item', 1],
  ] as const)
    // prettier-ignore
    it(`a mailbox whose lists come ${told}, though every item is there, deletes nothing in Siebel`, async () => {
      const before = await versionsOf(stage.world, brandt);
      expect(before).toHaveLength(2 * 3 * COUNT);
      const { outlook } = stage.world;
      const list = (items: readonly Row[], more = {}) => {
        return { method: 'GET', status: 200, body: { value: items.slice(0, count), ...more } };
      };
      const next = `${stage.world.addresses.graph}/v1.0/users/${brandt.mailbox}/contacts/delta?$deltatoken=none`;
      await stage.faults(
        'graph',
        { path: '*/delta', ...list([], { '@odata.deltaLink': next }) },
        { path: '*/contactFolders/*/contacts', ...list(await outlook.contacts(brandt.mailbox)) },
        { path: '*/events', ...list(await outlook.events(brandt.mailbox)) },
      );
      await readAgain();
      expect(Math.min(...(await stage.fired('graph')))).toBeGreaterThan(0);
      await stage.calm();
      expect(await isInSync()).toBe(true);
      for (const domain of DOMAINS)
        expect(await stage.world.product.store.removals.listOpen(brandt.id, domain)).toEqual([]);
      expect(await versionsOf(stage.world, brandt)).toEqual(before);
    });

  it('a Siebel whose queries find nothing for a moment deletes nothing in Outlook', async () => {
    const before = await versionsOf(stage.world, brandt);
    const nothing = { method: 'GET', status: 404, body: { ERROR: 'There is no data for the requested resource' } };
    await stage.faults(
      'siebel',
      { ...nothing, path: '*/Contact/Contact*', count: 1 },
      { ...nothing, path: '*/Action/Action*', count: 1 },
    );
    await readAgain();
    expect(await stage.fired('siebel')).toEqual([1, 1]);
    expect(await isInSync()).toBe(true);
    expect(await versionsOf(stage.world, brandt)).toEqual(before);
  });

  it('a reading that breaks off in its middle ends the run before anything is taken for deleted', async () => {
    const before = await versionsOf(stage.world, brandt);
    for (const path of ['*/events', '*/tasks/delta', '*/contactFolders/*/contacts']) {
      await stage.faults('graph', { method: 'GET', path, status: 500 });
      await readAgain();
      await stage.calm();
      expect(await versionsOf(stage.world, brandt), path).toEqual(before);
      expect(await isInSync(), path).toBe(false);
    }
    await readAgain();
    expect(await isInSync()).toBe(true);
    expect(await versionsOf(stage.world, brandt)).toEqual(before);
  });

  it('how many deletions are too many is said for each domain: two of calendar are held, two of tasks travel', async () => {
    const [calendar, task] = [{ massDeleteCount: 1, massDeleteShare: 0.1 }, { massDeleteCount: 2 }];
    await stage.set('calendar', calendar);
    await stage.set('task', task);
    for (const number of [1, 2]) {
      await stage.remove(brandt, 'events', await stage.item(brandt, 'events', `Meeting ${number}`));
      await stage.remove(brandt, 'tasks', await stage.item(brandt, 'tasks', `To do ${number}`));
    }
    await stage.world.sync();
    const { siebel } = await stage.names(brandt);
    expect([siebel.events.length, siebel.tasks.length]).toEqual([COUNT, COUNT - 2]);
    const plans = await stage.world.product.store.plans.list({ state: 'held', limit: 10 });
    expect(plans).toMatchObject([{ domain: 'calendar', side: 'siebel', removals: 2 }]);
    for (const { id } of plans) await stage.world.product.store.plans.reject(id, 'ADMIN');
    for (const domain of ['calendar', 'task'] as const)
      await stage.set(domain, { massDeleteCount: 10, massDeleteShare: 0.1 });
  });
});

describe('#4 clean-up: Outlook’s archiving of what is over', () => {
  it('deletes no history in Siebel, however much it is, and a later edit there brings nothing back', async () => {
    const { siebel } = stage.world;
    for (const number of numbers) {
      await siebel.createActivity(appointment(huber, `Past ${number}`, -number));
      await siebel.createActivity(toDo(huber, `Done ${number}`, { Status: 'Done' }));
    }
    await siebel.createActivity(toDo(huber, 'Open'));
    await stage.world.sync();
    for (const number of numbers) {
      await stage.remove(huber, 'events', await stage.item(huber, 'events', `Past ${number}`));
      await stage.remove(huber, 'tasks', await stage.item(huber, 'tasks', `Done ${number}`));
    }
    await stage.remove(huber, 'tasks', await stage.item(huber, 'tasks', 'Open'));
    await stage.world.sync();
    await stage.changeActivity('Past 1', { Comment: 'Minutes are filed' });
    await stage.changeActivity('Done 1', { Comment: 'Filed' });
    await stage.world.sync();
    const { outlook, siebel: inSiebel } = await stage.names(huber);
    expect(inSiebel.events).toEqual(numbers.map((number) => `Past ${number}`).sort());
    expect(inSiebel.tasks).toEqual(numbers.map((number) => `Done ${number}`).sort());
    expect([outlook.events, outlook.tasks]).toEqual([[], []]);
    expect(await stage.world.product.store.plans.list({ state: 'held', limit: 10 })).toEqual([]);
  });

  it('what is deleted in Siebel leaves the calendar all the same, past or not', async () => {
    await stage.world.siebel.createActivity(appointment(huber, 'Past and wrong', -3));
    await stage.world.sync();
    await stage.item(huber, 'events', 'Past and wrong');
    await stage.world.siebel.remove(`Action/Action/${String(only(await stage.activities('Past and wrong'))['Id'])}`);
    await stage.world.sync();
    expect(await stage.items(huber, 'events', 'Past and wrong')).toEqual([]);
  });
});

describe('#30 what a person deleted comes back', () => {
  const listOf = async (name: string): Promise<readonly string[]> => childIds(only(await stage.contacts(name)), 'Sync List'); // prettier-ignore

  it('a contact deleted in Outlook stays away, whoever edits it and whatever is read again; on the Sync List once more, it returns', async () => {
    const both = [brandt.siebelUserId, huber.siebelUserId];
    const id = await stage.world.siebel.createContact({ 'First Name': 'Once', 'Last Name': 'Removed' }, both);
    await stage.world.sync();
    await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', 'Removed'));
    await stage.world.sync();
    await stage.changeContact('Removed', { 'Job Title': 'Edited in Siebel' });
    await stage.world.sync();
    await stage.change(huber, 'contacts', await stage.item(huber, 'contacts', 'Removed'), {
      manager: 'Edited by HUBER',
    });
    await stage.world.sync();
    await resetUser(stage.world.product.services, { login: 'BRANDT' });
    await stage.world.sync();
    expect(await stage.items(brandt, 'contacts', 'Removed')).toEqual([]);
    expect(await listOf('Removed')).toEqual([huber.siebelUserId]);
    await stage.world.siebel.addToSyncList(id, brandt.siebelUserId);
    await stage.world.sync();
    expect(await stage.item(brandt, 'contacts', 'Removed')).toMatchObject({ jobTitle: 'Edited in Siebel', manager: 'Edited by HUBER' }); // prettier-ignore
  });

  it('where Siebel may not be changed by deletions, all three kinds stay away as well, through edits and a re-initialisation', async () => {
    for (const domain of DOMAINS) await stage.set(domain, { mayDeleteInSiebel: false });
    const { siebel } = stage.world;
    await siebel.createContact({ 'First Name': 'Only', 'Last Name': 'Unlinked' }, [huber.siebelUserId]);
    await siebel.createActivity(appointment(huber, 'Unlinked'));
    await siebel.createActivity(toDo(huber, 'Unlinked task'));
    await stage.world.sync();
    await stage.remove(huber, 'contacts', await stage.item(huber, 'contacts', 'Unlinked'));
    await stage.remove(huber, 'events', await stage.item(huber, 'events', 'Unlinked'));
    await stage.remove(huber, 'tasks', await stage.item(huber, 'tasks', 'Unlinked task'));
    await stage.world.sync();
    await stage.changeContact('Unlinked', { 'Job Title': 'Edited' });
    for (const name of ['Unlinked', 'Unlinked task']) await stage.changeActivity(name, { Comment: 'Edited' });
    await stage.world.sync();
    await resetUser(stage.world.product.services, { login: 'HUBER' });
    await stage.world.sync();
    const { outlook, siebel: inSiebel } = await stage.names(huber);
    expect(Object.values(outlook).flat().filter((name) => name.includes('Unlinked'))).toEqual([]); // prettier-ignore
    expect(Object.values(inSiebel).flat().filter((name) => name.includes('Unlinked'))).toHaveLength(3); // prettier-ignore
    for (const domain of DOMAINS) await stage.set(domain, { mayDeleteInSiebel: true });
  });
});

describe('Deleted Items', () => {
  it('a contact that a person moves back is linked again, once, and the user is on its Sync List again', async () => {
    const id = await stage.world.siebel.createContact({ 'First Name': 'From', 'Last Name': 'Trash' }, [brandt.siebelUserId]); // prettier-ignore
    await stage.world.sync();
    const contact = await stage.item(brandt, 'contacts', 'Trash');
    await stage.remove(brandt, 'contacts', contact);
    await stage.world.sync();
    expect(childIds(only(await stage.contacts('Trash')), 'Sync List')).toEqual([]);
    await stage.change(brandt, 'contacts', contact, { parentFolderId: contact['parentFolderId'] });
    await stage.world.sync();
    expect(only(await stage.contacts('Trash'))['Id']).toBe(id);
    expect(childIds(only(await stage.contacts('Trash')), 'Sync List')).toEqual([brandt.siebelUserId]);
    await stage.changeContact('Trash', { 'Job Title': 'Travels again' });
    await stage.world.sync();
    const back = await stage.item(brandt, 'contacts', 'Trash');
    expect(back).toMatchObject({ id: contact['id'], jobTitle: 'Travels again' });
  });

  it('a contact that we removed is found there by its owner, and moved back it is a new wish', async () => {
    const id = await stage.world.siebel.createContact({ 'First Name': 'Taken', 'Last Name': 'Off' }, [brandt.siebelUserId]); // prettier-ignore
    await stage.world.sync();
    const contact = await stage.item(brandt, 'contacts', 'Off');
    await stage.world.siebel.removeFromSyncList(id, brandt.siebelUserId);
    await stage.world.sync();
    expect(await stage.items(brandt, 'contacts', 'Off')).toEqual([]);
    await stage.change(brandt, 'contacts', contact, { parentFolderId: contact['parentFolderId'] });
    await stage.world.sync();
    expect(childIds(only(await stage.contacts('Off')), 'Sync List')).toEqual([brandt.siebelUserId]);
    await stage.item(brandt, 'contacts', 'Off');
  });

  it('an event and a task that their owner deletes and makes again are new in Siebel, once each', async () => {
    await stage.world.outlook.createEvent(brandt.mailbox, event('Made again', 6));
    await stage.world.outlook.createTask(brandt.mailbox, { title: 'Made again' });
    await stage.world.siebel.createActivity(appointment(brandt, 'Made again, from Siebel', 7));
    await stage.world.sync();
    for (const name of ['Made again', 'Made again, from Siebel'])
      await stage.remove(brandt, 'events', await stage.item(brandt, 'events', name));
    await stage.remove(brandt, 'tasks', await stage.item(brandt, 'tasks', 'Made again'));
    // Before and after the sync that takes the first ones away.
    await stage.world.outlook.createEvent(brandt.mailbox, event('Made again', 6));
    await stage.world.sync();
    await stage.world.outlook.createEvent(brandt.mailbox, event('Made again, from Siebel', 7));
    await stage.world.outlook.createTask(brandt.mailbox, { title: 'Made again' });
    await stage.world.sync();
    await stage.world.sync();
    expect(await stage.activities('Made again')).toHaveLength(2);
    expect(await stage.activities('Made again, from Siebel')).toHaveLength(1);
    await stage.item(brandt, 'events', 'Made again');
    await stage.item(brandt, 'events', 'Made again, from Siebel');
    await stage.item(brandt, 'tasks', 'Made again');
    expect(await stage.mails()).toBe(0);
  });
});
