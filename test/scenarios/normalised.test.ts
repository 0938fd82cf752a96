// Values that servers tell in another way than they were written: none is an echo, none is written a second time, on either side, and what
// people made beautiful stays so while its words are the same.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSync } from '../../api/services/requestSync.ts';
import type { UserMap } from '../../api/store/store.ts';
import { versionsOf } from '../support/bothSides.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Row = Record<string, unknown>;

const DECOMPOSED = 'Zoe\u0308 Strauß';
const COMPOSED = 'Zo\u00eb Strauß';
const NOTES = 'First line  \r\nsecond\tline\r\n\r\n';
const HTML =
  '<html><head><style>p {color: red}</style></head><body><p>Dear&nbsp;all,</p>\r\n<p><b>bold</b> and <i>italic</i>:</p>' +
  '<ul><li>one</li><li>two &amp; three</li></ul><p>&nbsp;</p></body></html>';

let world: World;

beforeAll(async () => {
  world = await startWorld('normalised', { logins: ['BRANDT', 'HUBER', 'NAIR'] });
});

afterAll(() => world.close());

async function syncNow(login: string): Promise<Awaited<ReturnType<World['syncUser']>>> {
  await requestSync(world.product.services, { login, reason: 'scenario' });
  return world.syncUser(login);
}

/** Two more syncs write nothing, and neither side has another version of anything. */
async function expectQuiet(user: UserMap): Promise<void> {
  const before = await versionsOf(world, user);
  for (let times = 0; times < 2; times++)
    expect(await syncNow(user.login)).toMatchObject({ written: 0, skipped: 0, failed: 0 });
  expect(await versionsOf(world, user)).toEqual(before);
}

const named = (rows: readonly Row[], property: string, start: string): Row =>
  rows.find((row) => String(row[property]).trim().startsWith(start)) ?? {};

describe('values of Outlook', () => {
  const contacts: readonly Row[] = [
    { givenName: DECOMPOSED, surname: 'Decomposed  ', personalNotes: NOTES },
    { givenName: ' Blanks ', surname: 'Around', jobTitle: 'Chief\u00a0Officer ', mobilePhone: ' +49 (0)30 / 12-34 ' },
    {
      givenName: 'Mail',
      surname: 'Capitals',
      emailAddresses: [{ address: 'Mail.CAPITALS@Example.COM', name: 'M. C.' }],
    },
    { givenName: 'Own', surname: 'Display', displayName: 'The Owner', categories: ['Zebra', 'Apple', 'Mango'] },
    { givenName: 'Many', surname: 'Phones', homePhones: ['030-1', '030-2'], businessPhones: ['(030) 3', '030 4'] },
    { givenName: 'Born', surname: 'Once', birthday: '1970-05-01T00:00:00Z', homeAddress: { street: 'A 1\r\nB 2\r\nC 3', city: 'Bonn ' } }, // prettier-ignore
  ];
  const start = graphTime(at(3, 9, 'Asia/Tokyo'), 'Tokyo Standard Time');
  const end = graphTime(at(3, 10, 'Asia/Tokyo'), 'Tokyo Standard Time');
  const events: readonly Row[] = [
    { subject: 'Rich  body ', start, end, body: { contentType: 'html', content: HTML } },
    { subject: 'Plain body', start, end, body: { contentType: 'text', content: NOTES }, location: { displayName: DECOMPOSED } }, // prettier-ignore
    { subject: 'Ordered', start, end, categories: ['Zebra', 'Meeting', 'Apple'], sensitivity: 'confidential' },
    { subject: 'Days', isAllDay: true, start: graphTime(at(5, 0)), end: graphTime(at(7, 0)) },
  ];
  const tasks: readonly Row[] = [
    { title: ' Rich task ', body: { contentType: 'html', content: HTML } },
    { title: 'Dates', dueDateTime: graphTime(at(4, 17)), startDateTime: graphTime(at(2, 8)), importance: 'high' },
    { title: 'Done', status: 'completed', body: { contentType: 'text', content: NOTES } },
  ];
  let brandt: UserMap;

  it('reach Siebel once, and are quiet from then on', async () => {
    brandt = await world.user('BRANDT');
    for (const contact of contacts) await world.outlook.createContact(brandt.mailbox, contact);
    for (const event of events) await world.outlook.createEvent(brandt.mailbox, event);
    for (const task of tasks) await world.outlook.createTask(brandt.mailbox, task);
    expect(await syncNow('BRANDT')).toMatchObject({ failed: 0 });
    await syncNow('BRANDT');
    const issues = await world.product.store.issues.list({ userMapId: brandt.id, limit: 50 });
    expect(issues.filter(({ kind }) => kind === 'failure')).toEqual([]);
    await expectQuiet(brandt);
  });

  it('that are rich keep their form when another field changes, or the same words come with other line ends', async () => {
    const { outlook, siebel } = world;
    const html = async (): Promise<readonly string[]> => {
      const event = named(await outlook.events(brandt.mailbox), 'subject', 'Rich');
      const task = named(await outlook.tasks(brandt.mailbox), 'title', 'Rich');
      return [event, task].map(({ body }) => String((body as Row)['content']));
    };
    const before = await html();
    expect(before.join()).toContain('<b>bold</b>');
    const rows = await siebel.query('Action/Action', `EXISTS([Employee.Id] = '${brandt.siebelUserId}')`);
    const [event, task] = ['Rich  body', 'Rich task'].map((name) => rows.find((row) => row['Description'] === name));
    expect(String(event?.['Comment'])).toContain('bold and italic');
    await siebel.update(`Action/Action/${String(event?.['Id'])}`, { MeetingLocation: 'Room 5' });
    await siebel.update(`Action/Action/${String(task?.['Id'])}`, { Priority: '1-ASAP' });
    await syncNow('BRANDT');
    expect(named(await outlook.events(brandt.mailbox), 'subject', 'Rich')).toMatchObject({ location: { displayName: 'Room 5' } }); // prettier-ignore
    expect(named(await outlook.tasks(brandt.mailbox), 'title', 'Rich')).toMatchObject({ importance: 'high' });
    expect(await html()).toEqual(before);
    for (const row of [event, task]) {
      const Comment = `${String(row?.['Comment']).replaceAll('\n', ' \r\n')}\r\n\r\n`;
      await siebel.update(`Action/Action/${String(row?.['Id'])}`, { Comment });
    }
    await syncNow('BRANDT');
    expect(await html()).toEqual(before);
    await expectQuiet(brandt);
  });

  it('notes of a contact keep their line ends and blanks when another field changes', async () => {
    const { outlook, siebel } = world;
    const notesOf = async (): Promise<unknown> =>
      named(await outlook.contacts(brandt.mailbox), 'surname', 'Decomposed')['personalNotes'];
    const before = await notesOf();
    const [row] = await siebel.query('Contact/Contact', "[Last Name] = 'Decomposed'");
    expect(row).toMatchObject({ 'First Name': COMPOSED });
    await siebel.update(`Contact/Contact/${String(row?.['Id'])}`, { 'Job Title': 'Changed' });
    await syncNow('BRANDT');
    expect(named(await outlook.contacts(brandt.mailbox), 'surname', 'Decomposed')).toMatchObject({ jobTitle: 'Changed', givenName: DECOMPOSED }); // prettier-ignore
    expect(await notesOf()).toBe(before);
    await expectQuiet(brandt);
  });
});

describe('values of Siebel', () => {
  it('reach Outlook once, and are quiet from then on, edited or not', async () => {
    const { siebel } = world;
    const huber = await world.user('HUBER');
    const me = [huber.siebelUserId];
    const id = await siebel.createContact({ 'First Name': DECOMPOSED, 'Last Name': 'Siebel ', Comment: NOTES }, me);
    await siebel.createContact({ 'First Name': 'Mail', 'Last Name': 'Capitals', 'Email Address': 'S.CAPS@Example.COM', 'Cellular Phone #': '+4930  1234' }, me); // prettier-ignore
    const times = { Planned: siebelText(at(3, 9)), 'Planned Completion': siebelText(at(3, 10)) };
    const activity = { 'Primary Owner Id': huber.siebelUserId, Comment: `${NOTES}<b>no tag</b> & so on` };
    const eventId = await siebel.createActivity({ ...activity, ...times, Description: 'Trailing  blanks ', Display: 'Calendar and Activities', MeetingLocation: DECOMPOSED }); // prettier-ignore
    await siebel.createActivity({ ...activity, Description: 'Due at five', Due: siebelText(at(4, 17)), Display: 'To Do and Activities', Priority: '2-High' }); // prettier-ignore
    expect(await syncNow('HUBER')).toMatchObject({ failed: 0 });
    await expectQuiet(huber);
    await siebel.update(`Contact/Contact/${id}`, { 'Last Name': 'Siebel\u00a0Two ' });
    await siebel.update(`Action/Action/${eventId}`, { Comment: `${NOTES}other` });
    expect(await syncNow('HUBER')).toMatchObject({ failed: 0 });
    await expectQuiet(huber);
  });

  it('in another composition of the same characters are no change', async () => {
    const { siebel } = world;
    const nair = await world.user('NAIR');
    const id = await siebel.createContact({ 'First Name': COMPOSED, 'Last Name': 'Same' }, [nair.siebelUserId]);
    await syncNow('NAIR');
    await siebel.update(`Contact/Contact/${id}`, { 'First Name': DECOMPOSED });
    expect(await syncNow('NAIR')).toMatchObject({ written: 0, failed: 0 });
    expect((await world.outlook.contacts(nair.mailbox))[0]).toMatchObject({ givenName: COMPOSED });
    await expectQuiet(nair);
  });
});
