// Stories of what is private: nothing of it reaches Siebel, whichever way it is read, and what is made private leaves.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dryRun } from '../../../api/services/dryRun.ts';
import { resetUser } from '../../../api/services/resetUser.ts';
import type { UserMap } from '../../../api/store/store.ts';
import { childIds, event, only, openStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const marked = (value: string) => ({ singleValueExtendedProperties: [{ id: 'Integer 0x36', value }] });
const PRIVATE = marked('2');
const PUBLIC = marked('0');

let stage: Stage;
let brandt: UserMap;

beforeAll(async () => {
  stage = await openStage('failuresPrivacy', { logins: ['BRANDT'] });
  brandt = await stage.world.user('BRANDT');
});

afterAll(() => stage.world.close());

const inSiebel = (): Promise<readonly unknown[]> => stage.world.siebel.query('Contact/Contact', "[Job Title] = 'Secretly'"); // prettier-ignore

describe('#7 private content leaks', () => {
  const secret = (surname: string) => ({ givenName: 'Psst', surname, jobTitle: 'Secretly' });

  it('a private contact stays out at the first extract, in a dry run, in later rounds, after an edit, when all is read again, and by id', async () => {
    const { outlook, product } = stage.world;
    await outlook.createContact(brandt.mailbox, { ...secret('First'), ...PRIVATE });
    const plan = await dryRun(product.services, { login: 'BRANDT', domain: null });
    expect(JSON.stringify(plan)).not.toMatch(/Psst|Secretly/);
    await stage.world.sync();
    await outlook.createContact(brandt.mailbox, { ...secret('Second'), ...PRIVATE });
    await stage.world.sync();
    await stage.change(brandt, 'contacts', await stage.item(brandt, 'contacts', 'First'), { manager: 'Psst' });
    await stage.world.sync();
    await stage.world.door('graph', 'POST', 'tokens/expire');
    await stage.world.sync();
    await resetUser(product.services, { login: 'BRANDT' });
    await stage.world.sync();
    const { id } = await stage.item(brandt, 'contacts', 'Second');
    await product.store.hints.add([{ userMapId: brandt.id, domain: 'contact', side: 'exchange', recordId: String(id) }]); // prettier-ignore
    await stage.syncNow('BRANDT');
    expect(await inSiebel()).toEqual([]);
  });

  it('nothing of it stands in the product’s own tables: neither in the journal nor in issues', async () => {
    expect(JSON.stringify([await stage.world.journal(), await stage.issues(brandt)])).not.toMatch(/Psst|Secretly/);
  });

  it('a contact that is made private leaves the Sync List, and its later edits stay out; made public again, it is linked with the same contact', async () => {
    await stage.world.outlook.createContact(brandt.mailbox, { givenName: 'In', surname: 'Andout' });
    await stage.world.sync();
    const before = only(await stage.contacts('Andout'));
    const contact = await stage.item(brandt, 'contacts', 'Andout');
    await stage.change(brandt, 'contacts', contact, { ...PRIVATE, jobTitle: 'Secretly' });
    await stage.world.sync();
    await stage.change(brandt, 'contacts', contact, { manager: 'Psst' });
    await stage.changeContact('Andout', { Assistant: 'Edited in Siebel' });
    await stage.world.sync();
    expect(await inSiebel()).toEqual([]);
    expect(only(await stage.contacts('Andout'))).toMatchObject({ Id: before['Id'], Manager: '' });
    expect(childIds(only(await stage.contacts('Andout')), 'Sync List')).toEqual([]);
    expect((await stage.item(brandt, 'contacts', 'Andout'))['assistantName']).not.toBe('Edited in Siebel');

    await stage.change(brandt, 'contacts', contact, { ...PUBLIC, jobTitle: 'Openly', manager: 'Known' });
    await stage.world.sync();
    await stage.world.sync();
    const after = only(await stage.contacts('Andout'));
    expect(after).toMatchObject({ Id: before['Id'], 'Job Title': 'Openly', Manager: 'Known' });
    expect(childIds(after, 'Sync List')).toEqual([brandt.siebelUserId]);
    expect(await stage.item(brandt, 'contacts', 'Andout')).toMatchObject({ id: contact['id'], assistantName: 'Edited in Siebel' }); // prettier-ignore
  });

  it('a domain that leaves private items alone takes no private event in, and no edit of one that was made private', async () => {
    await stage.set('calendar', { ignorePrivate: true });
    const { outlook } = stage.world;
    await outlook.createEvent(brandt.mailbox, event('Secretly', 2, 9, { sensitivity: 'private' }));
    await outlook.createEvent(brandt.mailbox, event('Open at first', 3));
    await stage.world.sync();
    const body = { sensitivity: 'confidential', location: { displayName: 'Secretly' } };
    await stage.change(brandt, 'events', await stage.item(brandt, 'events', 'Open at first'), body);
    await stage.world.sync();
    await stage.set('calendar', { ignorePrivate: false });
    expect(await stage.activities('Secretly')).toEqual([]);
    expect(only(await stage.activities('Open at first'))['MeetingLocation']).toBe('');
  });
});
