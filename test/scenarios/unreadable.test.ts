// A record that no mapping can put into words: the HTML of its body is nested deeper than anybody can walk through. It is an issue that says which
// record, which field, why and what to do; everything else of its user goes on, and so does the record once it is corrected.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listIssues } from '../../api/services/listIssues.ts';
import type { UserMap } from '../../api/store/store.ts';
import { at, graphTime } from '../support/siebelTimes.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const DEPTH = 3_000;
const bottomless = { contentType: 'html', content: `${'<table><tr><td>'.repeat(DEPTH)}words${'</td></tr></table>'.repeat(DEPTH)}` }; // prettier-ignore
const readable = { contentType: 'html', content: '<p>words</p>' };
const times = { start: graphTime(at(3, 9)), end: graphTime(at(3, 10)) };

let world: World;
let user: UserMap;

const issues = async () => (await listIssues(world.product.services, { login: 'HUBER', limit: 100 })).issues;
const inSiebel = async (subject: string) => world.siebel.query('Action/Action', `[Description] = '${subject}'`);
const event = (subject: string, body: object) => world.outlook.createEvent(user.mailbox, { subject, ...times, body });
const edit = (id: string, part: Record<string, unknown>) => world.outlook.send('PATCH', `/users/${user.mailbox}/events/${id}`, part); // prettier-ignore

beforeAll(async () => {
  world = await startWorld('unreadable', { logins: ['HUBER'] });
  user = await world.user('HUBER');
  await world.sync();
});
afterAll(() => world.close());

describe('an item whose body no mapping can read', () => {
  it('and that is new is an issue with record, field, reason and remedy; the other records of its user go on', async () => {
    const bad = await event('Bottomless', bottomless);
    await event('Good', readable);
    await world.outlook.createTask(user.mailbox, { title: 'Good' });
    await world.outlook.createContact(user.mailbox, { givenName: 'Good', surname: 'Contact' });
    expect(await world.sync()).toMatchObject({ written: 3, skipped: 1, failed: 0 });
    expect(await issues()).toMatchObject([
      {
        domain: 'calendar',
        recordId: bad,
        kind: 'skip',
        field: 'body',
        reason: 'unreadable-record',
        message: 'The record could not be understood as it stands.',
        remedy: 'Correct the record where it was written; if it looks right, report it.',
      },
    ]);
    expect(await world.journal('HUBER')).toEqual(
      expect.arrayContaining([expect.objectContaining({ exchangeId: bad, outcome: 'skipped', fields: ['body'] })]),
    );
    expect([await inSiebel('Bottomless'), (await inSiebel('Good')).length]).toEqual([[], 2]);
    await edit(bad, { body: readable });
    await world.sync();
    expect(await issues()).toEqual([]);
    expect(await inSiebel('Bottomless')).toMatchObject([{ Comment: 'words' }]);
  });

  it('and that is linked stays linked, with what both sides say, until it can be read again', async () => {
    const id = await event('Linked', readable);
    await world.sync();
    const [activity] = await inSiebel('Linked');
    await edit(id, { body: bottomless, location: { displayName: 'Room 1' } });
    await world.siebel.update(`Action/Action/${String(activity?.['Id'])}`, { Comment: 'From Siebel' });
    await event('Meanwhile', readable);
    await world.sync();
    expect(await issues()).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'body', recordId: id })]));
    expect(await inSiebel('Meanwhile')).toHaveLength(1);
    expect(await inSiebel('Linked')).toMatchObject([{ Comment: 'From Siebel', MeetingLocation: '' }]);
    await edit(id, { body: readable });
    await world.sync();
    expect(await inSiebel('Linked')).toMatchObject([{ Comment: 'From Siebel', MeetingLocation: 'Room 1' }]);
    expect((await issues()).filter(({ recordId }) => recordId === id)).toEqual([]);
    expect((await world.sync()).written).toBe(0);
  });

  it('is left as it is by an undo, which says why', async () => {
    const id = await event('Regretted', readable);
    await world.sync();
    const [activity] = await inSiebel('Regretted');
    await world.siebel.update(`Action/Action/${String(activity?.['Id'])}`, { MeetingLocation: 'Room 2' });
    await world.sync();
    const isMeant = (line: { readonly direction: string; readonly exchangeId: string | null }): boolean => line.exchangeId === id && line.direction === 'outbound'; // prettier-ignore
    const line = (await world.journal('HUBER')).find(isMeant) ?? expect.fail('no line');
    await edit(id, { body: bottomless });
    const items = [{ userMapId: user.id, domain: line.domain, lineId: line.id, fields: null }];
    const request = await world.product.store.undo.request({ by: 'ADMIN', runId: null, items });
    await world.sync();
    expect(await world.product.store.undo.find(request)).toMatchObject({ items: [{ state: 'skipped', reason: 'unreadable-record' }] }); // prettier-ignore
    expect(await inSiebel('Regretted')).toMatchObject([{ MeetingLocation: 'Room 2' }]);
  });
});
