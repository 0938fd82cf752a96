// First and later extracts: what is there is matched, what was lost on our side is found again, and nothing is ever written twice.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dryRun } from '../../api/services/dryRun.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import type { UserMap } from '../../api/store/store.ts';
import { DOMAINS, SIDES } from '../../shared/vocabulary.ts';
import { inOutlook, inSiebel, namesOf, versionsOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: World;
let brandt: UserMap;

beforeAll(async () => {
  world = await startWorld('extract', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
  brandt = await world.user('BRANDT');
});

afterAll(() => world.close());

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** So many contacts on each side, none the same, and two appointments and two tasks. */
async function fill(user: UserMap, outlookContacts: number, siebelContacts: number): Promise<void> {
  const { mailbox, siebelUserId } = user;
  for (const number of numbers(outlookContacts))
    await world.outlook.createContact(mailbox, {
      givenName: user.login,
      surname: `Outlook ${number}`,
      emailAddresses: [{ address: `${user.login}.${number}@outlook.example` }],
    });
  for (const number of numbers(siebelContacts))
    await world.siebel.createContact({ 'First Name': user.login, 'Last Name': `Siebel ${number}` }, [siebelUserId]);
  for (const number of numbers(2)) {
    const [start, end] = [at(number, 9), at(number, 10)];
    await world.outlook.createEvent(mailbox, {
      subject: `${user.login} event ${number}`,
      start: graphTime(start),
      end: graphTime(end),
    });
    await world.outlook.createTask(mailbox, { title: `${user.login} task ${number}` });
    await createActivity(user, `${user.login} meeting ${number}`, number);
    await world.siebel.createActivity({
      Description: `${user.login} to do ${number}`,
      Display: 'To Do and Activities',
      'Primary Owner Id': siebelUserId,
      Due: siebelText(at(number, 0)),
    });
  }
}

function createActivity(user: UserMap, description: string, day: number): Promise<string> {
  return world.siebel.createActivity({
    Description: description,
    Display: 'Calendar and Activities',
    'Primary Owner Id': user.siebelUserId,
    Planned: siebelText(at(day, 14)),
    'Planned Completion': siebelText(at(day, 15)),
  });
}

async function bothSides(user: UserMap) {
  const [siebel, outlook] = await Promise.all([inSiebel(world, user), inOutlook(world, user)]);
  return { siebel: namesOf(siebel), outlook: namesOf(outlook) };
}

describe('a first extract', () => {
  it('ten Outlook contacts and twenty others on the Sync List are thirty on both sides', async () => {
    await fill(brandt, 10, 20);
    await world.syncUser('BRANDT');
    const { siebel, outlook } = await bothSides(brandt);
    expect(outlook).toEqual(siebel);
    expect(new Set(siebel.contacts).size).toBe(30);
    expect(siebel.contacts).toHaveLength(30);
    expect([siebel.events.length, siebel.tasks.length]).toEqual([4, 4]);
  });

  it('a second cycle writes nothing', async () => {
    const before = await versionsOf(world, brandt);
    expect(await world.syncUser('BRANDT')).toMatchObject({ written: 0, skipped: 0, failed: 0 });
    expect(await versionsOf(world, brandt)).toEqual(before);
  });

  it('with all links thrown away, a re-run links everything again, and writes nothing', async () => {
    const before = await versionsOf(world, brandt);
    const links = await world.product.store.links.count(brandt.id);
    await world.product.store.userMaps.reset(brandt.id);
    expect(await world.syncUser('BRANDT')).toMatchObject({ skipped: 0, failed: 0 });
    expect(await versionsOf(world, brandt)).toEqual(before);
    expect(await world.product.store.links.count(brandt.id)).toEqual(links);
  });

  it('with all cursors thrown away, everything is read again, and nothing is written', async () => {
    const before = await versionsOf(world, brandt);
    for (const domain of DOMAINS)
      for (const side of SIDES) await world.product.store.cursors.save(brandt.id, domain, side, null);
    const counts = await world.syncUser('BRANDT');
    expect(counts).toMatchObject({ written: 0, skipped: 0, failed: 0 });
    expect(counts.read).toBeGreaterThanOrEqual(30);
    expect(await versionsOf(world, brandt)).toEqual(before);
  });

  it('when Exchange forgets its delta tokens, what was made, changed and deleted meanwhile arrives all the same', async () => {
    const { contacts, events, tasks } = await inOutlook(world, brandt);
    const base = `/users/${brandt.mailbox}`;
    const [removed, changed] = contacts;
    await world.outlook.send('DELETE', `${base}/contacts/${removed?.id}`);
    await world.outlook.send('PATCH', `${base}/contacts/${changed?.id}`, { jobTitle: 'Found again' });
    await world.outlook.send('DELETE', `${base}/events/${events[0]?.id}`);
    await world.outlook.send('DELETE', `${await world.outlook.taskList(brandt.mailbox)}/tasks/${tasks[0]?.id}`);
    await world.outlook.createTask(brandt.mailbox, { title: 'BRANDT new task' });
    await createActivity(brandt, 'BRANDT new meeting', 5);
    await world.door('graph', 'POST', 'tokens/expire');
    expect(await world.syncUser('BRANDT')).toMatchObject({ failed: 0 });

    const { siebel, outlook } = await bothSides(brandt);
    expect(outlook).toEqual(siebel);
    expect([siebel.contacts.length, siebel.events.length, siebel.tasks.length]).toEqual([29, 4, 4]);
    expect(siebel.contacts).not.toContain(removed?.name);
    expect(await world.siebel.query('Contact/Contact', "[Job Title] = 'Found again'")).toHaveLength(1);
    expect(await world.syncUser('BRANDT')).toMatchObject({ written: 0, failed: 0 });
  });
});

describe('a dry run', () => {
  const told = (lines: readonly { domain: string; direction: string; rule: string; operation: string }[], title: (index: number) => string) =>
    lines.map(({ direction, domain, operation, rule }, index) => `${domain} ${direction} ${rule} ${operation} ${title(index)}`).sort(); // prettier-ignore

  async function planAndRun(login: string): Promise<{ planned: readonly string[]; done: readonly string[] }> {
    const user = await world.user(login);
    const before = await versionsOf(world, user);
    const plan = await dryRun(world.product.services, { login, domain: null });
    expect(await versionsOf(world, user)).toEqual(before);
    const known = new Set((await world.journal(login)).map(({ id }) => id));
    await world.syncUser(login);
    const lines: readonly JournalLine[] = (await world.journal(login)).filter(({ id }) => !known.has(id));
    return {
      planned: told(plan.lines, (index) => plan.lines[index]?.title ?? ''),
      done: told(lines, (index) => lines[index]?.details.title ?? ''),
    };
  }

  it('of a first extract writes nothing on either side, and the run then does just what it told', async () => {
    const huber = await world.user('HUBER');
    await fill(huber, 3, 4);
    // One that is the same on both sides, and one that must not travel.
    await world.siebel.createContact({ 'First Name': 'Both', 'Last Name': 'Sides', 'Email Address': 'both@x.example' }); // prettier-ignore
    await world.outlook.createContact(huber.mailbox, {
      givenName: 'Both',
      surname: 'Sides',
      jobTitle: 'Twin',
      emailAddresses: [{ address: 'both@x.example' }],
    });
    await world.outlook.createEvent(huber.mailbox, {
      subject: 'HUBER every week',
      start: graphTime(at(1, 8)),
      end: graphTime(at(1, 9)),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: [at(1, 8).toFormat('cccc').toLowerCase()] },
        range: { type: 'noEnd', startDate: at(1, 8).toISODate() },
      },
    });
    const { planned, done } = await planAndRun('HUBER');
    expect(planned.length).toBeGreaterThan(16);
    expect(done).toEqual(planned);
    expect((await world.product.store.links.count(huber.id)).contact).toBe(8);
  });

  it('of later changes does the same', async () => {
    const huber = await world.user('HUBER');
    const [outlook, siebel] = [await inOutlook(world, huber), await inSiebel(world, huber)];
    const itemOf = (items: readonly { name: string; id: string }[], name: string): string =>
      items.find((item) => item.name === name)?.id ?? '';
    await world.outlook.send('PATCH', `/users/${huber.mailbox}/contacts/${itemOf(outlook.contacts, 'HUBER Outlook 1')}`, { manager: 'M' }); // prettier-ignore
    await world.outlook.send('DELETE', `/users/${huber.mailbox}/events/${itemOf(outlook.events, 'HUBER event 1')}`);
    await world.siebel.update(`Action/Action/${itemOf(siebel.tasks, 'HUBER to do 1')}`, { Priority: '1-ASAP' });
    await world.siebel.removeFromSyncList(itemOf(siebel.contacts, 'HUBER Siebel 1'), huber.siebelUserId);
    // The feed is the Dispatcher's; a run of another user lets it be read.
    await world.syncUser('BRANDT');
    const { planned, done } = await planAndRun('HUBER');
    expect(planned).toEqual([
      'calendar inbound L3 delete HUBER event 1',
      'contact inbound L2 update HUBER Outlook 1',
      'contact outbound L7 delete HUBER Siebel 1',
      'task outbound L4 update HUBER to do 1',
    ]);
    expect(done).toEqual(planned);
  });
});

describe('the Extract Start Date', () => {
  it('leaves out what ended or was due before it, at the first extract and later', async () => {
    const nair = await world.user('NAIR');
    const { siebelUserId, mailbox } = nair;
    const { store } = world.product;
    const system = await store.settings.system();
    await store.settings.saveSystem({ ...system, extractStartDate: at(-2, 0, 'Asia/Kolkata').toISODate() });
    const task = (description: string, due: string) =>
      world.siebel.createActivity({
        Description: description,
        Display: 'To Do and Activities',
        'Primary Owner Id': siebelUserId,
        Due: due,
      });
    const event = (subject: string, day: number) =>
      world.outlook.createEvent(mailbox, { subject, start: graphTime(at(day, 9)), end: graphTime(at(day, 10)) });
    try {
      await createActivity(nair, 'old in Siebel', -9);
      await createActivity(nair, 'new in Siebel', 1);
      await task('old task in Siebel', siebelText(at(-9, 0)));
      await task('new task in Siebel', siebelText(at(9, 0)));
      await event('old in Outlook', -9);
      await event('new in Outlook', 2);
      await world.outlook.createTask(mailbox, { title: 'old task in Outlook', dueDateTime: graphTime(at(-9, 0)) });
      await world.outlook.createTask(mailbox, { title: 'task without a day' });
      await world.syncUser('NAIR');
      await event('later, but old', -8);
      await task('later task, but old', siebelText(at(-8, 0)));
      await world.syncUser('NAIR');
    } finally {
      await store.settings.saveSystem(system);
    }
    const { siebel, outlook } = await bothSides(nair);
    const isOld = (name: string): boolean => name.includes('old');
    expect(outlook.events.filter(isOld)).toEqual(['later, but old', 'old in Outlook']);
    expect(outlook.tasks.filter(isOld)).toEqual(['old task in Outlook']);
    expect(siebel.events.filter(isOld)).toEqual(['old in Siebel']);
    expect(siebel.tasks.filter(isOld)).toEqual(['later task, but old', 'old task in Siebel']);
    expect(outlook.events).toEqual(expect.arrayContaining(['new in Siebel', 'new in Outlook']));
    expect(siebel.events).toEqual(expect.arrayContaining(['new in Siebel', 'new in Outlook']));
    expect(outlook.tasks).toEqual(expect.arrayContaining(['new task in Siebel', 'task without a day']));
    expect(siebel.tasks).toEqual(expect.arrayContaining(['new task in Siebel', 'task without a day']));
  });
});
