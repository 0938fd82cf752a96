// Where one side cannot hold what the other says: it is told, nothing is lost by it, and nothing is refused that could be written.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime, siebelText } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Row = Readonly<Record<string, unknown>>;

/** Of the sample company's mailbox. */
const BERLIN = 'Europe/Berlin';

let world: World;
let huber: UserMap;

beforeAll(async () => {
  world = await startWorld('limits', { logins: ['HUBER'] });
  huber = await world.user('HUBER');
  await world.sync();
});

afterAll(() => world.close());

const contactOf = async (surname: string): Promise<Row> =>
  (await world.outlook.contacts(huber.mailbox)).find((contact) => contact['surname'] === surname) ?? {};
const eventsOf = async (subject: string): Promise<readonly Row[]> =>
  (await world.outlook.events(huber.mailbox)).filter((event) => event['subject'] === subject);
const inSiebel = (component: string, spec: string): Promise<readonly Row[]> => world.siebel.query(component, spec);

/** What was told of values since the line `afterId`: reason and fields. */
async function told(afterId: string): Promise<readonly string[]> {
  const lines = (await world.journal('HUBER')).filter(({ id }) => BigInt(id) > BigInt(afterId));
  return lines.flatMap(({ reason, fields }) => (reason?.startsWith('value-') ? [`${reason} ${fields.join()}`] : [])).sort(); // prettier-ignore
}
const lastLine = async (): Promise<string> => (await world.journal('HUBER'))[0]?.id ?? '0';

const NOTES = 'Notes. '.repeat(60).trim();
const state = { homeAddress: { city: 'Essen', state: 'Nordrhein-Westfalen', countryOrRegion: 'DE' } };

describe('what Siebel has no room for', () => {
  it('is cut or left out with a line that names the fields, once, and waits as an issue', async () => {
    const before = await lastLine();
    await world.outlook.createContact(huber.mailbox, { givenName: 'Emmy', surname: 'Noether', title: 'Prof.', personalNotes: NOTES, ...state }); // prettier-ignore
    await world.sync();
    const [row] = await inSiebel('Contact/Contact', "[Last Name] = 'Noether'");
    expect(row).toMatchObject({ 'M/M': '', 'Personal State': 'Nordrhein-', Comment: NOTES.slice(0, 255).trim() });
    const lines = ['value-not-taken title', 'value-shortened homeAddress,comment'];
    expect(await told(before)).toEqual(lines);
    expect((await world.product.store.issues.list({ userMapId: huber.id, limit: 100 })).map(({ reason }) => reason)).toContain('value-not-taken'); // prettier-ignore
    expect(await world.sync()).toMatchObject({ written: 0, skipped: 0, failed: 0 });
    expect(await told(before)).toEqual(lines);
  });

  it('does not come back over what Outlook says, not even with all links thrown away', async () => {
    await world.outlook.createEvent(huber.mailbox, { subject: 'From midnight', start: graphTime(at(3, 0, BERLIN)), end: graphTime(at(4, 0, BERLIN)) }); // prettier-ignore
    await world.sync();
    const before = [await contactOf('Noether'), ...(await eventsOf('From midnight'))].map(
      (item) => item['@odata.etag'],
    );
    await world.product.store.userMaps.reset(huber.id);
    expect(await world.sync()).toMatchObject({ failed: 0 });
    expect([await contactOf('Noether'), ...(await eventsOf('From midnight'))].map((item) => item['@odata.etag'])).toEqual(before); // prettier-ignore
    expect(await contactOf('Noether')).toMatchObject({ title: 'Prof.', personalNotes: NOTES, ...state });
  });

  it('does not keep a timed event from midnight to midnight from being known again without link and stamp', async () => {
    const [row] = await inSiebel('Action/Action', "[Description] = 'From midnight'");
    await world.siebel.update(`Action/Action/${String(row?.['Id'])}`, { 'Integration Id': '' });
    await world.product.store.userMaps.reset(huber.id);
    await world.sync();
    expect(await inSiebel('Action/Action', "[Description] = 'From midnight'")).toHaveLength(1);
    expect(await eventsOf('From midnight')).toMatchObject([{ isAllDay: false }]);
  });
});

describe('what belongs together', () => {
  it('a contact that is renamed in Siebel is shown by its new name, unless a person named it', async () => {
    for (const last of ['Curie', 'Hopper'])
      await world.siebel.createContact({ 'First Name': 'M', 'Last Name': last }, [huber.siebelUserId]);
    await world.sync();
    const hopper = await contactOf('Hopper');
    await world.outlook.send('PATCH', `/users/${huber.mailbox}/contacts/${String(hopper['id'])}`, { displayName: 'The Admiral' }); // prettier-ignore
    for (const last of ['Curie', 'Hopper']) {
      const [row] = await inSiebel('Contact/Contact', `[Last Name] = '${last}'`);
      await world.siebel.update(`Contact/Contact/${String(row?.['Id'])}`, { 'Last Name': `${last}-New` });
    }
    await world.sync();
    expect(await contactOf('Curie-New')).toMatchObject({ displayName: 'M Curie-New' });
    expect(await contactOf('Hopper-New')).toMatchObject({ displayName: 'The Admiral' });
  });

  it('a to-do whose start moves past its Planned Completion in Outlook moves both in Siebel', async () => {
    await world.siebel.createActivity({
      Description: 'Moves', Display: 'To Do and Activities', 'Primary Owner Id': huber.siebelUserId,
      Planned: siebelText(at(1, 9)), 'Planned Completion': siebelText(at(1, 11)),
    }); // prettier-ignore
    await world.sync();
    const task = (await world.outlook.tasks(huber.mailbox)).find(({ title }) => title === 'Moves');
    const path = `${await world.outlook.taskList(huber.mailbox)}/tasks/${String(task?.['id'])}`;
    await world.outlook.send('PATCH', path, { startDateTime: graphTime(at(5, 0)) });
    expect(await world.sync()).toMatchObject({ failed: 0 });
    const times = { Planned: siebelText(at(5, 9)), 'Planned Completion': siebelText(at(5, 11)) };
    expect(await inSiebel('Action/Action', "[Description] = 'Moves'")).toMatchObject([times]);
  });
});
