// Software that nobody here wrote works on the sandbox's Exchange unchanged, over plain http on loopback: what each of three clients of
// Microsoft Graph must be able to do, with each kind of record.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, grace, konrad, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';
import { openGraphClientUser } from './graphClientUser.ts';
import type { ClientCollection, GraphUser, OpenUser } from './graphUser.ts';
import { openKiotaUser } from './kiotaUser.ts';
import { openPnpUser } from './pnpUser.ts';

const clients: readonly [name: string, open: OpenUser, user: string][] = [
  ['@microsoft/microsoft-graph-client', openGraphClientUser, ada],
  ['@microsoft/msgraph-sdk', openKiotaUser, grace],
  ['@pnp/graph', openPnpUser, konrad],
];

let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

/** What a client does with one kind of record; `make` gives the nth row. */
function script<Row>(collection: () => ClientCollection<Row>, make: (index: number) => Row): void {
  const rows = [0, 1, 2, 3, 4, 5, 6].map(make);
  const createAll = () =>
    rows.reduce<Promise<string[]>>(
      async (before, row) => [...(await before), (await collection().create(row)).id],
      Promise.resolve([]),
    );

  it('creates, reads, updates and deletes', async () => {
    const made = await collection().create(make(7));
    expect(made.row).toEqual(make(7));
    expect(await collection().read(made.id)).toEqual(made);
    await collection().update(made.id, make(8));
    const changed = await collection().read(made.id);
    expect(changed).toMatchObject({ id: made.id, row: make(8) });
    expect(changed.etag).not.toBe(made.etag);
    await collection().remove(made.id);
    expect((await collection().pages(100)).flat().map(({ id }) => id)).not.toContain(made.id);
  });

  it('follows the links of a list to its end, and those of a round of changes, and learns what changed and what is gone', async () => {
    const ids = await createAll();
    const pages = await collection().pages(3);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(
      pages
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());

    const all = await collection().track(3);
    expect(all.pages).toBe(3);
    expect(all.kept.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(ids.map((id) => all.kept.find((kept) => kept.id === id)?.row)).toEqual(rows);

    const [first = '', second = ''] = ids;
    await collection().update(first, make(9));
    await collection().remove(second);
    const news = await collection().track(3, all.deltaLink);
    expect(news.kept.map(({ id, row }) => ({ id, row }))).toEqual([{ id: first, row: make(9) }]);
    expect(news.removed).toEqual([second]);
    const nothing = await collection().track(3, news.deltaLink);
    expect([...nothing.kept, ...nothing.removed]).toEqual([]);
    expect(await collection().batchStatuses([first, 'nonsense', ids[2] ?? ''])).toEqual([200, 400, 200]);
  });
}

const two = (number: number) => String(number).padStart(2, '0');

describe.each(clients)('%s', (_name, open, user) => {
  let mailbox: GraphUser;
  beforeAll(async () => {
    mailbox = await open({ url: world.url, token: world.token, user });
  });

  describe('contacts', () =>
    script(
      () => mailbox.contacts,
      (index) => ({ givenName: `Ann ${index}`, surname: `Löf-${index}`, address: `ann${index}@customer.example` }),
    ));

  describe('events', () =>
    script(
      () => mailbox.events,
      (index) => ({
        subject: `Visit ${index}`,
        start: { dateTime: `2026-11-${two(index + 1)}T09:30:00`, timeZone: 'UTC' },
        end: { dateTime: `2026-11-${two(index + 1)}T10:00:00`, timeZone: 'UTC' },
      }),
    ));

  describe('tasks', () =>
    script(
      () => mailbox.tasks,
      (index) => ({ title: `Call ${index}`, due: `2026-12-${two(index + 1)}` }),
    ));
});
