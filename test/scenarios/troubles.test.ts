// Servers that refuse, are down, or lose their answers: one record's trouble is an issue, a side's trouble ends the run, and whatever
// happened in between is neither lost nor there twice.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { retryIssues } from '../../api/services/retryIssues.ts';
import { resetUser } from '../../api/services/resetUser.ts';
import { requestSync } from '../../api/services/requestSync.ts';
import type { Issue } from '../../api/store/issues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { inOutlook, inSiebel, namesOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: World;

beforeAll(async () => {
  world = await startWorld('troubles', {
    logins: ['BRANDT', 'HUBER', 'NAIR', 'SADLER', 'MEHTA', 'TANAKA', 'LEFEVRE', 'MOREAU'],
  });
});

afterEach(async () => {
  await world.door('graph', 'DELETE', 'faults');
  await world.door('siebel', 'DELETE', 'faults');
});

afterAll(() => world.close());

async function expectAgreement(user: UserMap, count: number): Promise<void> {
  const [siebel, outlook] = [namesOf(await inSiebel(world, user)), namesOf(await inOutlook(world, user))];
  expect(outlook).toEqual(siebel);
  expect(Object.values(siebel).flat()).toHaveLength(count);
}

/** How often a fault happened. */
async function fired(server: 'graph' | 'siebel'): Promise<readonly number[]> {
  const { rules } = (await world.door(server, 'GET', 'faults')) as { rules: readonly { fired: number }[] };
  return rules.map((rule) => rule.fired);
}

const issuesOf = (user: UserMap): Promise<readonly Issue[]> =>
  world.product.store.issues.list({ userMapId: user.id, limit: 50 });

/** One of each kind in Siebel, for the mailbox. */
async function addInSiebel(user: UserMap, name: string): Promise<void> {
  const owner = { 'Primary Owner Id': user.siebelUserId };
  const times = { Planned: siebelText(at(1, 14)), 'Planned Completion': siebelText(at(1, 15)) };
  await world.siebel.createContact({ 'First Name': 'Siebel', 'Last Name': name }, [user.siebelUserId]);
  await world.siebel.createActivity({ ...owner, ...times, Description: name, Display: 'Calendar and Activities' });
  await world.siebel.createActivity({ ...owner, Description: name, Display: 'To Do and Activities' });
}

/** One of each kind in the mailbox, for Siebel. */
async function addInOutlook({ mailbox }: UserMap, name: string): Promise<void> {
  await world.outlook.createContact(mailbox, { givenName: 'Outlook', surname: name });
  await world.outlook.createEvent(mailbox, { subject: name, start: graphTime(at(2, 9)), end: graphTime(at(2, 10)) });
  await world.outlook.createTask(mailbox, { title: name });
}

async function syncNow(login: string): Promise<Awaited<ReturnType<World['syncUser']>>> {
  // Beside the queue, as a person would: a failed user waits for its retry otherwise.
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

describe('a record that Siebel refuses', () => {
  it('becomes an issue that names the reason; the other records and the other users go on', async () => {
    const [brandt, huber] = [await world.user('BRANDT'), await world.user('HUBER')];
    for (const surname of ['First', 'Second', 'Third'])
      await world.outlook.createContact(brandt.mailbox, { givenName: 'Outlook', surname });
    await addInOutlook(huber, 'Others');
    const body = { ERROR: "Value entered in field 'Job Title' of buscomp 'Contact' is too long (SBL-DAT-00299)" };
    await world.door('siebel', 'POST', 'faults', [
      { method: 'POST', path: '*/Contact/Contact', count: 1, status: 500, body },
    ]);
    expect(await world.syncUser('BRANDT')).toMatchObject({ failed: 1 });
    await world.syncUser('HUBER');
    expect(await fired('siebel')).toEqual([1]);
    expect((await inSiebel(world, brandt)).contacts).toHaveLength(2);
    await expectAgreement(huber, 3);
    const [issue, ...others] = await issuesOf(brandt);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ kind: 'failure', domain: 'contact', side: 'exchange', field: 'Job Title', retryAt: null }); // prettier-ignore
    expect(issue?.message).toContain('SBL-DAT-00299: the value is too long');
    expect((await world.user('BRANDT')).state).toBe('with issues');
  });

  it('is tried again when it changes, and then the issue closes', async () => {
    const brandt = await world.user('BRANDT');
    expect(await world.syncUser('BRANDT')).toMatchObject({ written: 0, failed: 0 });
    const [issue] = await issuesOf(brandt);
    const path = `/users/${brandt.mailbox}/contacts/${issue?.recordId}`;
    await world.outlook.send('PATCH', path, { jobTitle: 'Short' });
    await world.syncUser('BRANDT');
    expect(await issuesOf(brandt)).toEqual([]);
    await expectAgreement(brandt, 3);
  });
});

describe('a record that Exchange refuses', () => {
  it('and that is then left alone for another reason has that one issue, and nothing of it is tried again', async () => {
    const brandt = await world.user('BRANDT');
    const owner = { 'Primary Owner Id': brandt.siebelUserId, Display: 'Calendar and Activities' };
    const times = { Planned: siebelText(at(2, 14)), 'Planned Completion': siebelText(at(2, 15)) };
    const id = await world.siebel.createActivity({ ...owner, ...times, Description: 'Refused' });
    await syncNow('BRANDT');
    await world.siebel.update(`Action/Action/${id}`, { Description: 'Refused again' });
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/events/*', status: 409 }]);
    expect(await syncNow('BRANDT')).toMatchObject({ failed: 1 });
    await world.door('graph', 'DELETE', 'faults');
    const event = (await world.outlook.events(brandt.mailbox)).find(({ subject }) => subject === 'Refused');
    const attendees = [{ type: 'required', emailAddress: { address: 'guest@elsewhere.example', name: 'Guest' } }];
    await world.outlook.send('PATCH', `/users/${brandt.mailbox}/events/${String(event?.['id'])}`, { attendees });
    await syncNow('BRANDT');
    expect(await issuesOf(brandt)).toMatchObject([{ reason: 'meeting-not-supported', recordId: event?.['id'], retryAt: null }]); // prettier-ignore
    await world.siebel.remove(`Action/Action/${id}`);
  });
});

describe('a side that is down', () => {
  const down = (retryAfter: string) => [{ status: 503, headers: { 'Retry-After': retryAfter } }];

  for (const [server, login] of [
    ['siebel', 'NAIR'],
    ['graph', 'SADLER'],
  ] as const)
    // prettier-ignore
    it(`${server}: the run fails with the reason, and the next one catches up on both sides`, async () => {
      const user = await world.user(login);
      await addInSiebel(user, 'Before');
      await addInOutlook(user, 'Before too');
      await syncNow(login);
      await addInSiebel(user, 'Meanwhile');
      await addInOutlook(user, 'Meanwhile too');
      await world.door(server, 'POST', 'faults', down('600'));
      await expect(syncNow(login)).rejects.toThrow(/503/);
      const failed = await world.user(login);
      expect(failed).toMatchObject({ enabled: true, state: 'with issues', stateReason: expect.stringContaining('503') });
      expect(failed.retryAt).not.toBeNull();
      await world.door(server, 'DELETE', 'faults');
      expect(await syncNow(login)).toMatchObject({ failed: 0 });
      expect((await world.user(login)).state).toBe('in sync');
      await expectAgreement(user, 12);
    });
});

describe('a value that is overruled by a write that fails at first', () => {
  it('is kept in the journal by the write that succeeds, where the two were linked just then too', async () => {
    const brandt = await world.user('BRANDT');
    const owner = { 'Primary Owner Id': brandt.siebelUserId, Display: 'To Do and Activities' };
    const id = await world.siebel.createActivity({ ...owner, Description: 'Contested', Comment: 'Agreed' });
    await syncNow('BRANDT');
    await resetUser(world.product.services, { login: 'BRANDT' });
    const task = (await world.outlook.tasks(brandt.mailbox)).find(({ title }) => title === 'Contested');
    const path = `${await world.outlook.taskList(brandt.mailbox)}/tasks/${String(task?.['id'])}`;
    await world.outlook.send('PATCH', path, { body: { contentType: 'text', content: 'Mine' } });
    await world.siebel.update(`Action/Action/${id}`, { Comment: 'Theirs' });
    await world.door('graph', 'POST', 'faults', [{ method: 'PATCH', path: '*/tasks/*', status: 409 }]);
    expect(await syncNow('BRANDT')).toMatchObject({ failed: 1 });
    await world.door('graph', 'DELETE', 'faults');
    await retryIssues(world.product.services, { login: 'BRANDT', kind: 'failure' });
    await syncNow('BRANDT');
    expect(await world.outlook.send('GET', path)).toMatchObject({ body: { content: 'Theirs' } });
    const written = (await world.journal('BRANDT')).filter(({ outcome }) => outcome === 'written');
    const overruled = written.flatMap(({ details }) => details.overruled);
    expect(overruled).toContainEqual({ field: 'body', side: 'exchange', value: 'Mine' });
  });
});

describe('an answer that is lost', () => {
  const lost = (method: string, path: string, more: object = {}) => ({ method, path, cut: 'after', count: 1, ...more });

  it('of Exchange, after a contact, an event or a task was made: it is found again, and not made twice', async () => {
    const mehta = await world.user('MEHTA');
    for (const name of ['One', 'Two', 'Three']) await addInSiebel(mehta, name);
    await world.door('graph', 'POST', 'faults', [
      lost('POST', '*/contacts'),
      lost('POST', '*/events'),
      lost('POST', '*/tasks'),
    ]);
    expect(await syncNow('MEHTA')).toMatchObject({ failed: 0 });
    expect(await fired('graph')).toEqual([1, 1, 1]);
    await expectAgreement(mehta, 9);
    expect(await syncNow('MEHTA')).toMatchObject({ written: 0, failed: 0 });
  });

  it('of Siebel, after a contact or an activity was made or listed: it is found again, and not made twice', async () => {
    const tanaka = await world.user('TANAKA');
    for (const name of ['One', 'Two', 'Three']) await addInOutlook(tanaka, name);
    await world.door('siebel', 'POST', 'faults', [
      lost('POST', '*/Contact/Contact'),
      lost('POST', '*/Action/Action', { count: 2 }),
    ]);
    expect(await syncNow('TANAKA')).toMatchObject({ failed: 0 });
    expect(await fired('siebel')).toEqual([1, 2]);
    await expectAgreement(tanaka, 9);
    expect(await world.siebel.query('Contact/Contact', "[First Name] = 'Outlook' AND [Last Name] = 'One'")).toHaveLength(1); // prettier-ignore
    expect(await syncNow('TANAKA')).toMatchObject({ written: 0, failed: 0 });
  });

  it('of Exchange, with the search for it failing too: the next run finds it by its stamp', async () => {
    const lefevre = await world.user('LEFEVRE');
    await syncNow('LEFEVRE');
    await addInSiebel(lefevre, 'Only');
    const searchFails = (path: string) => ({ method: 'GET', path, status: 500 });
    await world.door('graph', 'POST', 'faults', [
      lost('POST', '*/contacts'),
      searchFails('*/contacts'),
      lost('POST', '*/events'),
      searchFails('*/events'),
      lost('POST', '*/tasks'),
      searchFails('*/tasks'),
    ]);
    expect(await syncNow('LEFEVRE')).toMatchObject({ failed: 3 });
    await world.door('graph', 'DELETE', 'faults');
    expect(await syncNow('LEFEVRE')).toMatchObject({ failed: 0 });
    await expectAgreement(lefevre, 3);
    expect(await issuesOf(lefevre)).toEqual([]);
  });

  it('of Exchange, and somebody edits what was made before it is found: no edit of either side is overruled', async () => {
    const lefevre = await world.user('LEFEVRE');
    await syncNow('LEFEVRE');
    const owner = { 'Primary Owner Id': lefevre.siebelUserId, Display: 'To Do and Activities' };
    const id = await world.siebel.createActivity({ ...owner, Description: 'Edited', Comment: 'First', Priority: '3-Medium' }); // prettier-ignore
    await world.door('graph', 'POST', 'faults', [
      lost('POST', '*/tasks'),
      { method: 'GET', path: '*/tasks', status: 500 },
    ]);
    expect(await syncNow('LEFEVRE')).toMatchObject({ failed: 1 });
    await world.door('graph', 'DELETE', 'faults');
    const list = await world.outlook.taskList(lefevre.mailbox);
    const made = (await world.outlook.tasks(lefevre.mailbox)).find(({ title }) => title === 'Edited');
    await world.outlook.send('PATCH', `${list}/tasks/${String(made?.['id'])}`, { body: { contentType: 'text', content: 'Second' } }); // prettier-ignore
    await world.siebel.update(`Action/Action/${id}`, { Priority: '1-ASAP' });
    expect(await syncNow('LEFEVRE')).toMatchObject({ failed: 0 });
    const task = (await world.outlook.tasks(lefevre.mailbox)).find(({ title }) => title === 'Edited');
    expect(task).toMatchObject({ importance: 'high', body: { content: 'Second' } });
    const [row] = await world.siebel.query('Action/Action', "[Description] = 'Edited'");
    expect(row).toMatchObject({ Comment: 'Second', Priority: '1-ASAP' });
    const overruled = (await world.journal('LEFEVRE')).flatMap(({ details }) => details.overruled);
    expect(overruled).toEqual([]);
  });

  it('of Siebel, when a contact that it knows is put on the Sync List: it is there once, and on the list', async () => {
    const moreau = await world.user('MOREAU');
    await addInOutlook(moreau, 'Listed');
    const [contact] = (await world.outlook.contacts(moreau.mailbox)).filter(({ surname }) => surname === 'Listed');
    const address = 'listed@known.example';
    await world.outlook.send('PATCH', `/users/${moreau.mailbox}/contacts/${String(contact?.['id'])}`, { emailAddresses: [{ address, name: 'Listed' }] }); // prettier-ignore
    await world.siebel.createContact({ 'First Name': 'Outlook', 'Last Name': 'Listed', 'Email Address': address });
    await world.door('siebel', 'POST', 'faults', [lost('PUT', '*/Sync List')]);
    await syncNow('MOREAU');
    expect(await fired('siebel')).toEqual([1]);
    await world.outlook.send('PATCH', `/users/${moreau.mailbox}/contacts/${(await inOutlook(world, moreau)).contacts[0]?.id}`, { jobTitle: 'Edited' }); // prettier-ignore
    await syncNow('MOREAU');
    await expectAgreement(moreau, 3);
    expect(await world.siebel.query('Contact/Contact', "[Last Name] = 'Listed'")).toHaveLength(1);
    expect(await issuesOf(moreau)).toEqual([]);
  });
});
