// Stories of cursors: tokens that the server forgot, work that was not finished, and windows that an event lies outside of.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserMap } from '../../../api/store/store.ts';
import { at, graphTime, siebelText } from '../../support/siebelTimes.ts';
import { appointment, childIds, event, only, openStage, toDo, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let stage: Stage;
let brandt: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresDelta', { logins: ['BRANDT'] });
  brandt = await stage.world.user('BRANDT');
  await stage.world.sync();
});

afterEach(() => stage.calm());
afterAll(() => stage.world.close());

describe('#8 a delta token that the server no longer knows', () => {
  const spellings = [
    { status: 410, body: { error: { code: 'syncStateNotFound', message: '' } } },
    { status: 410, body: {} },
    { status: 404, body: { error: { code: 'SyncStateNotFound', message: '' } } },
    { status: 400, body: { error: { code: 'fullSyncRequired', message: '' } } },
  ];

  for (const [number, spelling] of spellings.entries())
    it(`said as ${spelling.status} ${spelling.body.error?.code ?? 'without a code'}: all is read again, and what was made, changed and deleted meanwhile arrives`, async () => {
      const { outlook, siebel } = stage.world;
      const name = `Gap ${number}`;
      await siebel.createContact({ 'First Name': 'Gone', 'Last Name': name }, [brandt.siebelUserId]);
      await siebel.createContact({ 'First Name': 'Kept', 'Last Name': `${name}k` }, [brandt.siebelUserId]);
      await siebel.createActivity(appointment(brandt, name));
      await siebel.createActivity(toDo(brandt, name));
      await stage.world.sync();
      await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', name));
      await stage.change(brandt, 'contacts', await stage.item(brandt, 'contacts', `${name}k`), { jobTitle: name });
      await stage.remove(brandt, 'events', await stage.item(brandt, 'events', name));
      await stage.remove(brandt, 'tasks', await stage.item(brandt, 'tasks', name));
      await outlook.createTask(brandt.mailbox, { title: `${name} new` });
      await stage.faults('graph', ...['contacts', 'calendarView', 'tasks'].map((kind) => ({ method: 'GET', path: `*/${kind}/delta`, count: 1, ...spelling }))); // prettier-ignore
      expect(await stage.world.sync()).toMatchObject({ failed: 0 });
      expect(await stage.fired('graph')).toEqual([1, 1, 1]);
      await stage.calm();
      const { outlook: mailbox, siebel: list } = await stage.names(brandt);
      expect(list).toEqual(mailbox);
      expect(mailbox.tasks).toContain(`${name} new`);
      expect(childIds(only(await stage.contacts(name)), 'Sync List')).toEqual([]);
      expect(only(await stage.contacts(`${name}k`))['Job Title']).toBe(name);
      expect([await stage.activities(name), await stage.items(brandt, 'events', name)]).toEqual([[], []]);
      expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    });
});

describe('#9 the cursor moved, the work was not done', () => {
  it('what a run had read when it was ended in its middle is read once more by the next', async () => {
    const { outlook } = stage.world;
    for (const name of ['One', 'Two', 'Three'])
      await outlook.createContact(brandt.mailbox, { givenName: 'Unfinished', surname: `Unfinished ${name}` });
    // Siebel takes no writes of anybody for a while: the run ends, after it has read Outlook's changes.
    await stage.faults('siebel', { method: 'POST', path: '*/Contact/Contact', status: 401 });
    await expect(stage.syncNow('BRANDT')).rejects.toThrow();
    await stage.calm();
    expect(await stage.world.siebel.query('Contact/Contact', "[First Name] = 'Unfinished'")).toEqual([]);
    await stage.syncNow('BRANDT');
    expect(await stage.world.siebel.query('Contact/Contact', "[First Name] = 'Unfinished'")).toHaveLength(3);
  });

  it('a change that one record’s write failed on is not lost with the cursor: it is tried again', async () => {
    // What Siebel tells of its own new records is over by now, so that nothing else leads to this one.
    await stage.syncNow('BRANDT');
    await stage.syncNow('BRANDT');
    const item = await stage.item(brandt, 'contacts', 'Unfinished One');
    await stage.change(brandt, 'contacts', item, { jobTitle: 'Late' });
    await stage.faults('siebel', { method: 'PUT', path: '*/Contact/Contact/*', status: 503, headers: { 'Retry-After': '0' } }); // prettier-ignore
    await stage.syncNow('BRANDT').catch(() => undefined);
    await stage.calm();
    await vi.waitFor(
      async () => {
        await stage.syncNow('BRANDT');
        expect(only(await stage.contacts('Unfinished One'))['Job Title']).toBe('Late');
      },
      { timeout: 90_000, interval: 3_000 },
    );
  });
});

describe('#20 events at the edges of the window', () => {
  const far = (days: number) => ({ start: graphTime(at(days, 9)), end: graphTime(at(days, 10)) });

  it('those long ago and far ahead are synced at first, and moved out of the window and in again they are the same records', async () => {
    const { outlook } = stage.world;
    await outlook.createEvent(brandt.mailbox, { subject: 'Long ago', ...far(-400) });
    await outlook.createEvent(brandt.mailbox, { subject: 'Far ahead', ...far(900) });
    await outlook.createEvent(brandt.mailbox, event('Moves out'));
    await stage.world.product.store.cursors.forgetAll('exchange');
    await stage.world.sync();
    const ids = async () => Promise.all(['Long ago', 'Far ahead', 'Moves out'].map(async (name) => only(await stage.activities(name), name)['Id'])); // prettier-ignore
    const before = await ids();
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Moves out'), far(800));
    await stage.world.sync();
    expect(only(await stage.activities('Moves out'))).toMatchObject({ Planned: siebelText(at(800, 9)) });
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Moves out'), far(4));
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Far ahead'), far(5));
    await stage.world.sync();
    expect(only(await stage.activities('Moves out'))).toMatchObject({ Planned: siebelText(at(4, 9)) });
    expect(only(await stage.activities('Far ahead'))).toMatchObject({ Planned: siebelText(at(5, 9)) });
    await stage.world.door('graph', 'POST', 'tokens/expire');
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
    expect(await ids()).toEqual(before);
  });
});
