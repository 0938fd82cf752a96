// Stories of races: an edit against a deletion, an edit against a touch, and three people with one contact. No edit is lost unseen.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserMap } from '../../../api/store/store.ts';
import { DOMAINS, type Rule } from '../../../shared/vocabulary.ts';
import { appointment, childIds, only, openStage, toDo, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let stage: Stage;
let brandt: UserMap;
let huber: UserMap;
let nair: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresConflict', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
  const { world } = stage;
  [brandt, huber, nair] = [await world.user('BRANDT'), await world.user('HUBER'), await world.user('NAIR')];
  await world.sync();
});

afterAll(() => stage.world.close());

/** One linked record of each kind. */
async function oneOfEach(name: string): Promise<void> {
  const { siebel } = stage.world;
  await siebel.createContact({ 'First Name': 'A', 'Last Name': name }, [brandt.siebelUserId]);
  await siebel.createActivity(appointment(brandt, `${name} meeting`));
  await siebel.createActivity(toDo(brandt, `${name} task`));
  await stage.world.sync();
}

async function removeInOutlook(name: string): Promise<void> {
  await stage.remove(brandt, 'contacts', await stage.item(brandt, 'contacts', name));
  await stage.remove(brandt, 'events', await stage.item(brandt, 'events', `${name} meeting`));
  await stage.remove(brandt, 'tasks', await stage.item(brandt, 'tasks', `${name} task`));
}

async function editInOutlook(name: string): Promise<void> {
  const body = { contentType: 'text', content: `${name}, said in Outlook` };
  await stage.change(brandt, 'contacts', await stage.item(brandt, 'contacts', name), { jobTitle: body.content });
  await stage.change(brandt, 'events', await stage.item(brandt, 'events', `${name} meeting`), { body });
  await stage.change(brandt, 'tasks', await stage.item(brandt, 'tasks', `${name} task`), { body });
}

async function editInSiebel(name: string): Promise<void> {
  await stage.changeContact(name, { 'Job Title': `${name}, said in Siebel` });
  for (const kind of ['meeting', 'task'])
    await stage.changeActivity(`${name} ${kind}`, { Comment: `${name}, said in Siebel` });
}

async function removeInSiebel(name: string): Promise<void> {
  const { siebel } = stage.world;
  await siebel.removeFromSyncList(String(only(await stage.contacts(name))['Id']), brandt.siebelUserId);
  for (const kind of ['meeting', 'task'])
    await siebel.remove(`Action/Action/${String(only(await stage.activities(`${name} ${kind}`))['Id'])}`);
}

/** The values of records that were removed by this rule, out of the journal. */
async function keptIn(rule: Rule, text: string): Promise<readonly string[]> {
  const lines = (await stage.world.journal('BRANDT')).filter((line) => line.rule === rule);
  return lines.filter(({ details }) => JSON.stringify(details.before ?? {}).includes(text)).map(({ domain }) => domain).sort(); // prettier-ignore
}

const countOf = async (name: string): Promise<readonly number[]> =>
  Object.values(await stage.names(brandt)).map(
    (side) => Object.values(side).flat().filter((one) => one.endsWith(name) || one.startsWith(`${name} `)).length, // prettier-ignore
  );

describe('#6 delete against edit: the deletion wins, and the edit can be found', () => {
  it('L6: edited in Siebel, deleted in Outlook: removed there too, with what Siebel said in the journal', async () => {
    await oneOfEach('Ferris');
    await removeInOutlook('Ferris');
    await editInSiebel('Ferris');
    await stage.world.sync();
    expect(await countOf('Ferris')).toEqual([0, 0]);
    // The contact itself stays, with its edit; it is the user who left.
    const contact = only(await stage.contacts('Ferris'));
    expect([contact['Job Title'], childIds(contact, 'Sync List')]).toEqual(['Ferris, said in Siebel', []]);
    expect(await keptIn('L6', 'Ferris, said in Siebel')).toEqual(['calendar', 'contact', 'task']);
  });

  it('L8: edited in Outlook, deleted in Siebel: removed there too, with what Outlook said in the journal', async () => {
    await oneOfEach('Gibson');
    await removeInSiebel('Gibson');
    await editInOutlook('Gibson');
    await stage.world.sync();
    expect(await countOf('Gibson')).toEqual([0, 0]);
    expect(await keptIn('L8', 'Gibson, said in Outlook')).toEqual(['calendar', 'contact', 'task']);
  });
});

describe('#6 delete against edit, set so that the edit survives', () => {
  beforeAll(async () => {
    for (const domain of DOMAINS) await stage.set(domain, { deleteWins: false });
  });
  afterAll(async () => {
    for (const domain of DOMAINS) await stage.set(domain, { deleteWins: true });
  });

  it('L6: the record comes back to Outlook with what Siebel said, once', async () => {
    await oneOfEach('Holmes');
    await removeInOutlook('Holmes');
    await editInSiebel('Holmes');
    await stage.world.sync();
    expect(await countOf('Holmes')).toEqual([3, 3]);
    expect(await stage.item(brandt, 'contacts', 'Holmes')).toMatchObject({ jobTitle: 'Holmes, said in Siebel' });
    const bodies = [await stage.item(brandt, 'events', 'Holmes meeting'), await stage.item(brandt, 'tasks', 'Holmes task')]; // prettier-ignore
    for (const { body } of bodies) expect(JSON.stringify(body)).toContain('Holmes, said in Siebel');
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
  });

  it('L8: an activity comes back to Siebel with what Outlook said, once; who was taken off a Sync List stays off', async () => {
    await oneOfEach('Irving');
    await removeInSiebel('Irving');
    await editInOutlook('Irving');
    await stage.world.sync();
    await stage.world.sync();
    for (const kind of ['meeting', 'task'])
      expect(only(await stage.activities(`Irving ${kind}`))['Comment']).toBe('Irving, said in Outlook');
    expect(childIds(only(await stage.contacts('Irving')), 'Sync List')).toEqual([]);
    expect(await countOf('Irving')).toEqual([2, 2]);
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});

describe('#15 the later touch takes an edit back', () => {
  it('an edit in Siebel travels, although Outlook’s item was touched after it in a way that says nothing', async () => {
    await oneOfEach('Jensen');
    await editInSiebel('Jensen');
    const touch = { categories: ['Blue category'] };
    await stage.change(brandt, 'contacts', await stage.item(brandt, 'contacts', 'Jensen'), touch);
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Jensen meeting'), {
      ...touch,
      showAs: 'free',
    });
    await stage.change(brandt, 'tasks', await stage.item(brandt, 'tasks', 'Jensen task'), touch);
    await stage.world.sync();
    await stage.world.sync();
    expect(only(await stage.contacts('Jensen'))['Job Title']).toBe('Jensen, said in Siebel');
    for (const kind of ['meeting', 'task'])
      expect(only(await stage.activities(`Jensen ${kind}`))['Comment']).toBe('Jensen, said in Siebel');
    expect(await stage.item(brandt, 'contacts', 'Jensen')).toMatchObject({ jobTitle: 'Jensen, said in Siebel' });
    expect(await stage.item(brandt, 'events', 'Jensen meeting')).toMatchObject({ showAs: 'free' });
    expect(JSON.stringify((await stage.item(brandt, 'tasks', 'Jensen task'))['body'])).toContain('said in Siebel');
  });

  it('an edit in Outlook travels, although Siebel’s record was touched after it in another field', async () => {
    await oneOfEach('Keller');
    await editInOutlook('Keller');
    await stage.changeContact('Keller', { Assistant: 'Touched' });
    await stage.changeActivity('Keller meeting', { MeetingLocation: 'Touched' });
    await stage.changeActivity('Keller task', { Priority: '4-Low' });
    await stage.world.sync();
    expect(only(await stage.contacts('Keller'))).toMatchObject({ 'Job Title': 'Keller, said in Outlook', Assistant: 'Touched' }); // prettier-ignore
    expect(only(await stage.activities('Keller meeting'))).toMatchObject({ Comment: 'Keller, said in Outlook', MeetingLocation: 'Touched' }); // prettier-ignore
    expect(only(await stage.activities('Keller task'))).toMatchObject({ Comment: 'Keller, said in Outlook', Priority: '4-Low' }); // prettier-ignore
    expect(await stage.item(brandt, 'contacts', 'Keller')).toMatchObject({ jobTitle: 'Keller, said in Outlook', assistantName: 'Touched' }); // prettier-ignore
    expect(await stage.item(brandt, 'events', 'Keller meeting')).toMatchObject({
      location: { displayName: 'Touched' },
    });
    expect(await stage.item(brandt, 'tasks', 'Keller task')).toMatchObject({ importance: 'low' });
  });
});

describe('one contact of three users, edited by two of them in the same minute', () => {
  it('different fields are all kept, everywhere; of one field one value wins everywhere, and the other is in the journal', async () => {
    const { siebel } = stage.world;
    const three = [brandt, huber, nair];
    await siebel.createContact({ 'First Name': 'A', 'Last Name': 'Lorenz' }, three.map((user) => user.siebelUserId)); // prettier-ignore
    await stage.world.sync();
    await stage.change(brandt, 'contacts', await stage.item(brandt, 'contacts', 'Lorenz'), { manager: 'BRANDT', jobTitle: 'BRANDT' }); // prettier-ignore
    await stage.change(huber, 'contacts', await stage.item(huber, 'contacts', 'Lorenz'), { assistantName: 'HUBER', jobTitle: 'HUBER' }); // prettier-ignore
    for (let round = 0; round < 3; round += 1) await stage.world.sync();
    const row = only(await stage.contacts('Lorenz'));
    expect(row).toMatchObject({ Manager: 'BRANDT', Assistant: 'HUBER' });
    const jobTitle = String(row['Job Title']);
    for (const user of three)
      expect(await stage.item(user, 'contacts', 'Lorenz'), user.login).toMatchObject({ manager: 'BRANDT', assistantName: 'HUBER', jobTitle }); // prettier-ignore
    const lost = jobTitle === 'HUBER' ? 'BRANDT' : 'HUBER';
    const overruled = (await stage.world.journal()).flatMap(({ details }) => details.overruled ?? []);
    expect(overruled).toContainEqual({ field: 'jobTitle', side: 'exchange', value: lost });
    expect(await stage.world.sync()).toMatchObject({ written: 0, failed: 0 });
  });
});
