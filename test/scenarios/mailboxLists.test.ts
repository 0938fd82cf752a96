// The contacts and tasks of a mailbox as the pane lists them: by page, by name, each with how it stands with the sync.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMailbox, type ListMailboxInput } from '../../api/services/items/listMailbox.ts';
import type { UserMap } from '../../api/store/store.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
let brandt: UserMap;

beforeAll(async () => {
  world = await startWorld('mailbox_lists', { logins: ['BRANDT'] });
  brandt = await world.user('BRANDT');
  for (let number = 10; number < 17; number += 1)
    await world.outlook.createContact(brandt.mailbox, {
      givenName: 'Kim',
      surname: `Lister ${number}`,
      displayName: `Kim Lister ${number}`,
      companyName: 'Lists',
      emailAddresses: [{ address: `kim${number}@lists.example` }],
    });
  await world.outlook.createContact(brandt.mailbox, {
    givenName: 'Zoe',
    surname: 'O’Hidden',
    displayName: 'Zoe O’Hidden',
    singleValueExtendedProperties: [{ id: 'Integer 0x36', value: '2' }],
  });
  await world.outlook.createTask(brandt.mailbox, { title: 'Send offer', dueDateTime: { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' } }); // prettier-ignore
  await world.outlook.createTask(brandt.mailbox, { title: 'Tidy desk' });
});

afterAll(() => world.close());

const list = (input: Partial<ListMailboxInput> = {}) =>
  listMailbox(world.product.services, {
    login: 'BRANDT',
    kind: 'contact',
    limit: 50,
    addresses: [brandt.mailbox],
    ...input,
  });
const titles = async (input: Partial<ListMailboxInput>) => (await list(input)).items.map(({ title }) => title);

describe('the contacts of a mailbox', () => {
  it('say what each is waiting for before a sync, and that it is in sync after one', async () => {
    const [first] = (await list()).items;
    expect(first).toMatchObject({
      item: { kind: 'contact' },
      title: 'Kim Lister 10',
      detail: 'Lists · kim10@lists.example',
      state: 'waiting',
      siebelId: null,
    });
    await world.sync();
    const after = (await list()).items;
    expect(after[0]).toMatchObject({
      state: 'in sync',
      words: expect.stringContaining('No account') as string,
      siebelId: expect.stringMatching(/^1-/) as string,
    });
    const hidden = after.find(({ title }) => title.startsWith('Zoe'));
    expect(hidden).toMatchObject({ state: 'skipped', siebelId: null, words: expect.stringContaining('Private') as string }); // prettier-ignore
  });

  it('come by pages, in the order of their names, each once', async () => {
    const seen: string[] = [];
    let pages = 0;
    for (let after: string | null | undefined; after !== null; pages += 1) {
      const page = await list({ limit: 3, ...(after === undefined ? {} : { after }) });
      expect(page.items.length).toBeLessThan(4);
      seen.push(...page.items.map(({ title }) => title));
      after = page.next;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual([...[10, 11, 12, 13, 14, 15, 16].map((number) => `Kim Lister ${number}`), 'Zoe O’Hidden']);
    await expect(list({ after: '/users/somebody/messages' })).rejects.toMatchObject({ id: 'invalid-request' });
  });

  it('are found by words of their names', async () => {
    expect(await titles({ search: 'lister 14' })).toEqual(['Kim Lister 14']);
    expect(await titles({ search: "o'nobody" })).toEqual([]);
  });

  it('that are private are shown to their owner alone, and are not in Siebel', async () => {
    expect(await titles({ search: 'Zoe' })).toEqual(['Zoe O’Hidden']);
    expect(await titles({ search: 'Zoe', addresses: ['admin@x.example'] })).toEqual([]);
    expect(await world.siebel.query('Contact/Contact', "[First Name] = 'Zoe'")).toEqual([]);
  });
});

describe('the tasks of a mailbox', () => {
  it('say when they are due and how far they are', async () => {
    const found = (await list({ kind: 'task', search: 'offer' })).items;
    expect(found).toMatchObject([{ title: 'Send offer', detail: '2026-12-01 · Not started', state: 'in sync' }]);
  });

  it('are found all the same where the server takes no filter on them', async () => {
    await world.door('graph', 'POST', 'faults', [{ method: 'GET', path: '*/tasks', status: 400, count: 1 }]);
    expect(await titles({ kind: 'task', search: 'desk tidy' })).toEqual(['Tidy desk']);
    await world.door('graph', 'DELETE', 'faults');
  });
});
