// Stories of what is one and the same: in several mailboxes, after our database was lost, as a copy that a person made, at a first sync.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resetUser } from '../../../api/services/resetUser.ts';
import type { UserMap } from '../../../api/store/store.ts';
import { versionsOf } from '../../support/bothSides.ts';
import { appointment, childIds, event, only, openStage, toDo, type Row, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const STAMP = 'String {8f0c7d52-3f4b-4a36-9d1e-6b7a2c5e9410} Name SiebelServerSync';

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;
let nair: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresIdentity', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
  const { world } = stage;
  [brandt, huber, nair] = [await world.user('BRANDT'), await world.user('HUBER'), await world.user('NAIR')];
});

afterAll(() => stage.world.close());

const team = (): readonly string[] => [brandt, huber, nair].map((user) => user.siebelUserId);

describe('#29 contacts twice after the first sync', () => {
  it('who is in both address books already, under the same e-mail in whatever case, is there once in each afterwards', async () => {
    const { outlook, siebel } = stage.world;
    const names = ['Abel', 'Bauer', 'Clark', 'Dietz', 'Ewald', 'Frey'];
    for (const [index, name] of names.entries()) {
      const address = `${name}@known.example`;
      const listed = index % 2 === 0 ? [brandt.siebelUserId] : [];
      await siebel.createContact({ 'First Name': 'Kim', 'Last Name': name, 'Email Address': address }, listed);
      const emailAddresses = [{ address: address.toUpperCase() }];
      await outlook.createContact(brandt.mailbox, { givenName: 'Kim', surname: name, emailAddresses });
    }
    await stage.world.sync();
    await stage.world.sync();
    const { outlook: mailbox, siebel: list } = await stage.names(brandt);
    expect(mailbox.contacts).toEqual(names.map((name) => `Kim ${name}`));
    expect(list.contacts).toEqual(mailbox.contacts);
    for (const name of names) expect(await stage.contacts(name), name).toHaveLength(1);
  });
});

describe('#10 everything again, because ids were lost', () => {
  it('records that three mailboxes share are known again by each of them when all our links are lost', async () => {
    const { outlook, siebel } = stage.world;
    await siebel.createContact({ 'First Name': 'Shared', 'Last Name': 'Nomail' }, team());
    await outlook.createContact(huber.mailbox, { givenName: 'Shared', surname: 'Born' });
    await siebel.createActivity(appointment(brandt, 'Shared meeting'), team());
    await siebel.createActivity(toDo(brandt, 'Shared task'), team());
    await outlook.createEvent(nair.mailbox, event('Own event', 5));
    await outlook.createTask(nair.mailbox, { title: 'Own task' });
    await stage.world.sync();
    await siebel.addToSyncList(String(only(await stage.contacts('Born'))['Id']), nair.siebelUserId);
    await stage.world.sync();
    await stage.world.sync();
    const versions = async () => Promise.all([brandt, huber, nair].map((user) => versionsOf(stage.world, user)));
    const before = await versions();
    for (const { login } of [brandt, huber, nair]) await resetUser(stage.world.product.services, { login });
    expect(await stage.world.sync()).toMatchObject({ failed: 0 });
    expect(await versions()).toEqual(before);
    // The ids of one user are no other’s: an edit finds its way into each mailbox.
    const body = { contentType: 'text', content: 'HUBER was here' };
    await stage.change(huber, 'tasks', await stage.item(huber, 'tasks', 'Shared task'), { body });
    for (let round = 0; round < 2; round += 1) await stage.world.sync();
    for (const user of [brandt, huber, nair])
      expect((await stage.item(user, 'tasks', 'Shared task'))['body'], user.login).toMatchObject({ content: body.content }); // prettier-ignore
  });

  it('what is deleted while our links are lost nobody can know of: the Sync List brings it back, and no other mailbox is touched', async () => {
    await resetUser(stage.world.product.services, { login: 'BRANDT' });
    await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', 'Nomail'));
    await stage.world.sync();
    await stage.item(brandt, 'contacts', 'Nomail');
    expect(childIds(only(await stage.contacts('Nomail')), 'Sync List')).toEqual([...team()].sort());
    for (const user of [huber, nair]) await stage.item(user, 'contacts', 'Nomail');
  });
});

describe('#13 a copy that carries the original’s stamp', () => {
  const stampedCopy = async (id: unknown, kind: 'contacts' | 'events'): Promise<Row> => {
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${STAMP}')`);
    const path = `/users/${brandt.mailbox}/${kind}/${String(id)}?$expand=${expand}`;
    const { singleValueExtendedProperties } = await stage.world.outlook.send('GET', path);
    expect(singleValueExtendedProperties).toHaveLength(1);
    return { singleValueExtendedProperties };
  };

  it('is a record of its own, and its deletion deletes itself alone; the original’s deletion leaves the copy', async () => {
    const { outlook, siebel } = stage.world;
    for (const name of ['Original one', 'Original two']) await siebel.createActivity(appointment(brandt, name, 9));
    await siebel.createContact({ 'First Name': 'The', 'Last Name': 'Originalperson' }, [brandt.siebelUserId]);
    await stage.world.sync();
    for (const name of ['Original one', 'Original two']) {
      const stamp = await stampedCopy((await stage.item(brandt, 'events', name))['id'], 'events');
      await outlook.createEvent(brandt.mailbox, event(`Copy of ${name}`, 10, 9, stamp));
    }
    const contact = await stage.item(brandt, 'contacts', 'Originalperson');
    await outlook.createContact(brandt.mailbox, { givenName: 'The', surname: 'Copiedperson', ...(await stampedCopy(contact['id'], 'contacts')) }); // prettier-ignore
    await stage.world.sync();
    await stage.remove(brandt, 'events', await stage.item(brandt, 'events', 'Copy of Original one'));
    await stage.remove(brandt, 'events', await stage.item(brandt, 'events', 'Original two'));
    await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', 'Copiedperson'));
    await stage.world.sync();
    await stage.world.sync();
    const left = [];
    for (const name of ['Original one', 'Copy of Original one', 'Original two', 'Copy of Original two'])
      left.push((await stage.activities(name)).length, (await stage.items(brandt, 'events', name)).length);
    expect(left).toEqual([1, 1, 0, 0, 0, 0, 1, 1]);
    expect(childIds(only(await stage.contacts('Originalperson')), 'Sync List')).toEqual([brandt.siebelUserId]);
    expect((await stage.item(brandt, 'contacts', 'Originalperson'))['id']).toBe(contact['id']);
  });

  it('a copy that is made and deleted between two syncs is nothing at all', async () => {
    const original = await stage.item(brandt, 'events', 'Original one');
    const stamp = await stampedCopy(original['id'], 'events');
    const id = await stage.world.outlook.createEvent(brandt.mailbox, event('Short-lived copy', 10, 9, stamp));
    await stage.world.outlook.send('DELETE', `/users/${brandt.mailbox}/events/${id}`);
    await stage.world.sync();
    expect(only(await stage.activities('Original one'))).toBeDefined();
    expect(await stage.item(brandt, 'events', 'Original one')).toMatchObject({ '@odata.etag': original['@odata.etag'] }); // prettier-ignore
    expect(await stage.activities('Short-lived copy')).toEqual([]);
  });
});

describe('#12 made twice, because an answer did not come', () => {
  it('creates whose answers are lost on their way from either server, with the next run as the one to find out, are made once', async () => {
    const { outlook, siebel } = stage.world;
    await stage.syncNow('HUBER');
    await siebel.createContact({ 'First Name': 'Lost', 'Last Name': 'Outbound' }, [huber.siebelUserId]);
    await siebel.createActivity(appointment(huber, 'Lost outbound'));
    await siebel.createActivity(toDo(huber, 'Lost outbound task'));
    await outlook.createContact(huber.mailbox, { givenName: 'Lost', surname: 'Inbound' });
    await outlook.createEvent(huber.mailbox, event('Lost inbound', 4));
    await outlook.createTask(huber.mailbox, { title: 'Lost inbound task' });
    const lost = (method: string, path: string) => ({ method, path, cut: 'after', count: 1 });
    const unseen = (path: string) => ({ method: 'GET', path, status: 500 });
    await stage.faults(
      'graph',
      ...['*/contacts', '*/events', '*/tasks'].map((path) => lost('POST', path)),
      unseen('*/contacts'),
      unseen('*/events'),
      unseen('*/tasks'),
    );
    await stage.syncNow('HUBER').catch(() => undefined);
    await stage.calm();
    // Renamed before anybody knows of them, they can be told by nothing but what they were stamped with.
    await stage.change(huber, 'events', await stage.item(huber, 'events', 'Lost outbound'), {
      subject: 'Lost, renamed',
    });
    await stage.change(huber, 'tasks', await stage.item(huber, 'tasks', 'Lost outbound task'), { title: 'Lost task, renamed' }); // prettier-ignore
    await stage.faults('siebel', lost('POST', '*/Contact/Contact'), lost('POST', '*/Action/Action'));
    await stage.syncNow('HUBER').catch(() => undefined);
    await stage.calm();
    await stage.syncNow('HUBER');
    await stage.syncNow('HUBER');
    const { outlook: mailbox, siebel: list } = await stage.names(huber);
    const lostOnes = (names: readonly string[]): readonly string[] => names.filter((name) => name.startsWith('Lost'));
    expect(lostOnes(mailbox.contacts)).toEqual(['Lost Inbound', 'Lost Outbound']);
    expect(lostOnes(mailbox.events)).toHaveLength(2);
    expect(lostOnes(mailbox.tasks)).toHaveLength(2);
    expect(list).toEqual(mailbox);
    for (const name of ['Outbound', 'Inbound']) expect(await stage.contacts(name)).toHaveLength(1);
  });
});
