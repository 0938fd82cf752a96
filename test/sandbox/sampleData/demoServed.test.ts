// The demo as the server tells it: every mailbox can be read, conforms to the schema, and is the same in whatever order mailboxes are opened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCompany } from '../../../api/sandbox/sampleData/company.ts';
import type { MakeCompany } from '../../../api/sandbox/sampleData/types.ts';
import { startExchangeWorld, valuesOf, type ExchangeWorld } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';
import { company, TODAY } from './demoParts.ts';

const ofToday: MakeCompany = (seed) => makeCompany(seed, TODAY);
let world: ExchangeWorld;
const addresses = [...company.employees, ...company.rooms].map(({ email }) => email);

beforeAll(async () => {
  world = await startExchangeWorld({ makeCompany: ofToday, seed: 'demo' });
});
afterAll(() => world.close());

const get = (path: string, headers = {}) => world.send('GET', `/v1.0/users/${path}`, undefined, headers);
const read = async (path: string) => valuesOf(await get(path));

describe('the demo on the server', () => {
  it.each([
    ['contacts', 'contacts?$top=999', 'contact[]'],
    ['events', 'events?$top=999', 'event[]'],
    ['occurrences of a year', 'calendarView?startDateTime=2026-05-01T00:00:00&endDateTime=2027-05-01T00:00:00&$top=999', 'event[]'],
    ['To Do lists', 'todo/lists', 'todoTaskList[]'],
  ])('tells the %s of everybody in Graph’s schema', async (_what, path, type) => {
    for (const address of addresses) {
      const answer = await get(`${address}/${path}`);
      expect([address, answer.status]).toEqual([address, 200]);
      expect([address, checkGraph(answer.body['value'], type)]).toEqual([address, []]);
    }
  }); // prettier-ignore

  it('tells a moved occurrence as an exception, and a cancelled one not at all', async () => {
    const view = await read('emma.sadler@calderflow.example/calendarView?startDateTime=2026-11-23T00:00:00&endDateTime=2026-12-12T00:00:00&$top=100'); // prettier-ignore
    const weekly = view.filter(({ subject }) => subject === 'Weekly sales meeting');
    expect(weekly.map(({ start, type }) => [type, (start as { dateTime: string }).dateTime.slice(0, 16)])).toEqual([
      ['occurrence', '2026-11-23T09:00'],
      ['exception', '2026-12-01T10:30'],
    ]);
  });

  it('has lists of people’s own, flagged messages and steps', async () => {
    const lists = await read('emma.sadler@calderflow.example/todo/lists');
    expect(lists.map(({ displayName }) => displayName)).toEqual(['Tasks', 'Flagged Emails', 'Groceries']);
    const [first, flagged, groceries] = await Promise.all(
      lists.map(({ id }) => read(`emma.sadler@calderflow.example/todo/lists/${String(id)}/tasks?$expand=checklistItems`)),
    ); // prettier-ignore
    expect(first?.flatMap((task) => task['checklistItems'] ?? [])).toHaveLength(4);
    expect(flagged?.map(({ title }) => title)).toEqual(['RE: revised quotation CX-400']);
    expect(groceries?.map(({ title }) => title)).toEqual(['Milk, bread, batteries']);
  });

  it('keeps a zone that has no name, and people without an address', async () => {
    const imported = await read("priya.nair@calderflow.example/events?$filter=subject eq 'Vendor call (imported)'");
    expect(imported).toMatchObject([{ originalStartTimeZone: 'tzone://Microsoft/Custom' }]);
    const [odd] = await read("markus.huber@calderflow.example/events?$filter=subject eq 'Abstimmung mit externen Adressen'"); // prettier-ignore
    expect(odd?.['attendees']).toHaveLength(5);
  });

  it('lists rooms among the users, with disabled accounts', async () => {
    const users = valuesOf(await world.send('GET', '/v1.0/users?$select=displayName,accountEnabled&$top=100'));
    const disabled = users.filter((user) => user['accountEnabled'] === false).map(({ displayName }) => displayName);
    expect(disabled).toEqual(company.rooms.map(({ name }) => name));
    expect(users).toHaveLength(19);
  });

  it('gives the same ids when the mailboxes are opened in another order', async () => {
    const ids = async (one: ExchangeWorld, owners: readonly string[]) => {
      const found: Record<string, unknown> = {};
      for (const owner of owners)
        found[owner] = valuesOf(await one.send('GET', `/v1.0/users/${owner}/events?$select=id,iCalUId&$top=999`));
      return found;
    };
    const again = await startExchangeWorld({ makeCompany: ofToday, seed: 'demo' });
    try {
      expect(await ids(again, [...addresses].reverse())).toEqual(await ids(world, addresses));
    } finally {
      await again.close();
    }
  });
});
