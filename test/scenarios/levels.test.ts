// Sync levels: what a level lets travel travels, what it does not stays, and raising it catches up. Lowering deletes nothing.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../api/errors.ts';
import { setLevels } from '../../api/services/setLevels.ts';
import type { UserMap } from '../../api/store/store.ts';
import type { Domain, SyncLevel } from '../../shared/vocabulary.ts';
import { inOutlook, inSiebel, namesOf, versionsOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: World;

beforeAll(async () => {
  world = await startWorld('levels', { logins: ['BRANDT', 'HUBER', 'NAIR', 'SADLER'] });
});

afterAll(() => world.close());

const setLevel = (login: string, domain: Domain, level: SyncLevel) =>
  setLevels(world.product.services, { login, levels: { [domain]: level } });

async function bothSides(user: UserMap) {
  const [siebel, outlook] = await Promise.all([inSiebel(world, user), inOutlook(world, user)]);
  return { siebel: namesOf(siebel), outlook: namesOf(outlook) };
}

async function outlookContact(user: UserMap, name: string): Promise<string> {
  const { contacts } = await inOutlook(world, user);
  return `/users/${user.mailbox}/contacts/${contacts.find((item) => item.name === name)?.id ?? name}`;
}

async function siebelContact(name: string) {
  const [first, last] = name.split(' ');
  const [row] = await world.siebel.query('Contact/Contact', `[First Name] = '${first}' AND [Last Name] = '${last}'`);
  return row ?? {};
}

async function skipsOf(login: string): Promise<readonly string[]> {
  const lines = await world.journal(login);
  return lines.flatMap(({ details, direction, reason }) => (reason ? [`${direction} ${reason} ${details.title}`] : []));
}

describe('Export Only', () => {
  let brandt: UserMap;

  it('sends what is in Siebel, matches what is the same, and leaves what was born in Outlook alone', async () => {
    brandt = await world.user('BRANDT');
    await setLevel('BRANDT', 'contact', 'Export Only');
    for (const name of ['One', 'Two'])
      await world.siebel.createContact({ 'First Name': 'Siebel', 'Last Name': name }, [brandt.siebelUserId]);
    const same = { 'First Name': 'Siebel', 'Last Name': 'Same', 'Email Address': 'same@x.example', Manager: 'Boss' };
    await world.siebel.createContact(same, [brandt.siebelUserId]);
    await world.outlook.createContact(brandt.mailbox, {
      givenName: 'Outlook',
      surname: 'Same',
      emailAddresses: [{ address: 'same@x.example' }],
    });
    await world.outlook.createContact(brandt.mailbox, { givenName: 'Outlook', surname: 'Own' });
    await world.syncUser('BRANDT');
    const { siebel, outlook } = await bothSides(brandt);
    expect(siebel.contacts).toEqual(['Siebel One', 'Siebel Same', 'Siebel Two']);
    expect(outlook.contacts).toEqual(['Outlook Own', 'Siebel One', 'Siebel Same', 'Siebel Two']);
    expect(await siebelContact('Outlook Own')).toEqual({});
    expect(await skipsOf('BRANDT')).toEqual(['inbound level-forbids Outlook Own']);
  });

  it('lets neither edits nor deletions of Outlook into Siebel, while Siebel’s go on', async () => {
    await world.outlook.send('PATCH', await outlookContact(brandt, 'Siebel One'), { jobTitle: 'Edited in Outlook' });
    await world.outlook.send('DELETE', await outlookContact(brandt, 'Siebel Two'));
    const row = await siebelContact('Siebel Same');
    await world.siebel.update(`Contact/Contact/${String(row['Id'])}`, { Assistant: 'Edited in Siebel' });
    await world.syncUser('BRANDT');
    expect(await siebelContact('Siebel One')).toMatchObject({ 'Job Title': '' });
    expect((await bothSides(brandt)).siebel.contacts).toContain('Siebel Two');
    const same = await world.outlook.send('GET', await outlookContact(brandt, 'Siebel Same'));
    expect(same).toMatchObject({ assistantName: 'Edited in Siebel' });
  });

  it('raised to Full Sync, what was held back travels: the edit, the deletion, and what was born in Outlook', async () => {
    await setLevel('BRANDT', 'contact', 'Full Sync');
    await world.syncUser('BRANDT');
    const { siebel, outlook } = await bothSides(brandt);
    expect(siebel.contacts).toEqual(['Outlook Own', 'Siebel One', 'Siebel Same']);
    expect(outlook.contacts).toEqual(siebel.contacts);
    expect(await siebelContact('Siebel One')).toMatchObject({ 'Job Title': 'Edited in Outlook' });
    expect(await world.syncUser('BRANDT')).toMatchObject({ written: 0, skipped: 0, failed: 0 });
  });
});

describe('Import Only', () => {
  it('takes appointments into Siebel and sends none', async () => {
    const huber = await world.user('HUBER');
    await setLevel('HUBER', 'calendar', 'Import Only');
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'From Outlook',
      start: graphTime(at(1, 9)),
      end: graphTime(at(1, 10)),
    });
    await world.siebel.createActivity({
      Description: 'From Siebel',
      Display: 'Calendar and Activities',
      'Primary Owner Id': huber.siebelUserId,
      Planned: siebelText(at(1, 14)),
      'Planned Completion': siebelText(at(1, 15)),
    });
    await world.syncUser('HUBER');
    const { siebel, outlook } = await bothSides(huber);
    expect(siebel.events).toEqual(['From Outlook', 'From Siebel']);
    expect(outlook.events).toEqual(['From Outlook']);
    expect(await skipsOf('HUBER')).toEqual(['outbound level-forbids From Siebel']);
  });

  it('is refused for contacts and tasks, with an error that says so', async () => {
    for (const domain of ['contact', 'task'] as const) {
      const refused = setLevel('HUBER', domain, 'Import Only');
      await expect(refused).rejects.toThrow(UserError);
      await expect(refused).rejects.toThrow(/Import Only can be set for the calendar/);
    }
  });
});

describe('None', () => {
  it('lets nothing travel and deletes nothing; raised again, nothing is lost and nothing is twice', async () => {
    const nair = await world.user('NAIR');
    const [tasks, siebelTask] = [await world.outlook.taskList(nair.mailbox), (title: string) => ({ Description: title, Display: 'To Do and Activities', 'Primary Owner Id': nair.siebelUserId })]; // prettier-ignore
    await world.siebel.createActivity(siebelTask('Before, Siebel'));
    const id = await world.outlook.createTask(nair.mailbox, { title: 'Before, Outlook' });
    await world.syncUser('NAIR');
    await setLevel('NAIR', 'task', 'None');
    await world.siebel.createActivity(siebelTask('Meanwhile, Siebel'));
    await world.outlook.createTask(nair.mailbox, { title: 'Meanwhile, Outlook' });
    await world.outlook.send('PATCH', `${tasks}/tasks/${id}`, { status: 'completed' });
    const before = await versionsOf(world, nair);
    expect(await world.syncUser('NAIR')).toMatchObject({ written: 0, failed: 0 });
    expect(await versionsOf(world, nair)).toEqual(before);

    await setLevel('NAIR', 'task', 'Full Sync');
    await world.syncUser('NAIR');
    const { siebel, outlook } = await bothSides(nair);
    expect(siebel.tasks).toEqual(['Before, Outlook', 'Before, Siebel', 'Meanwhile, Outlook', 'Meanwhile, Siebel']);
    expect(outlook.tasks).toEqual(siebel.tasks);
    const [row] = await world.siebel.query('Action/Action', "[Description] = 'Before, Outlook'");
    expect(row).toMatchObject({ Status: 'Done' });
    expect(await world.syncUser('NAIR')).toMatchObject({ written: 0, failed: 0 });
  });
});

describe('the level of a domain', () => {
  it('is the ceiling of every user’s own', async () => {
    const sadler = await world.user('SADLER');
    const { settings } = world.product.store;
    const domain = await settings.domain('contact');
    await settings.saveDomain({ ...domain, level: 'Export Only' });
    try {
      await setLevel('SADLER', 'contact', 'Full Sync');
      await world.siebel.createContact({ 'First Name': 'Down', 'Last Name': 'Going' }, [sadler.siebelUserId]);
      await world.outlook.createContact(sadler.mailbox, { givenName: 'Up', surname: 'Going' });
      await world.syncUser('SADLER');
    } finally {
      await settings.saveDomain(domain);
    }
    const { siebel, outlook } = await bothSides(sadler);
    expect(siebel.contacts).toEqual(['Down Going']);
    expect(outlook.contacts).toEqual(['Down Going', 'Up Going']);
  });
});
