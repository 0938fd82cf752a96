// What @microsoft/microsoft-graph-client brings beyond plain requests works against the sandbox's Exchange: its iterator of pages, its
// content of batches, its builder of queries, its reading of errors and its waiting after a 429.
import type { Client, PageCollection } from '@microsoft/microsoft-graph-client';
import type { Contact, Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';
import { iterate, openGraphClient, readTogether } from './graphClientUser.ts';

let world: ExchangeWorld;
let client: Client;
beforeAll(async () => {
  world = await startExchangeWorld();
  client = openGraphClient(world);
});
afterAll(() => world.close());

const contacts = `/users/${ada}/contacts`;
const customer = 'String {7C5B2B0A-6C0F-4C57-9A58-0A3C2F1E9D10} Name CustomerNumber';

describe('@microsoft/microsoft-graph-client', () => {
  it('walks a list with its iterator, and makes a batch of requests', async () => {
    const made: Contact[] = [];
    for (const givenName of ['A', 'B', 'C', 'D', 'E']) made.push(await client.api(contacts).post({ givenName }));
    const first: PageCollection = await client.api(contacts).top(2).select(['givenName']).orderby('givenName').get();
    const seen = await iterate<Contact>(client, first);
    expect(seen.map(({ givenName }) => givenName)).toEqual(['A', 'B', 'C', 'D', 'E']);
    const responses = await readTogether(client, [
      `${contacts}/${made[2]?.id}?$select=givenName`,
      `/users/${ada}/todo/lists`,
      `/users/${ada}/messages`,
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 501]);
    expect(await responses[0]?.json()).toMatchObject({ givenName: 'C', id: made[2]?.id });
  });

  it('asks with every option that its builder knows', async () => {
    const events = `/users/${ada}/events`;
    const at = (day: number, hour: number) => ({ dateTime: `2026-11-0${day}T${hour}:00:00`, timeZone: 'UTC' });
    for (const day of [3, 4, 5]) {
      const singleValueExtendedProperties = [{ id: customer, value: `N-${day}` }];
      const categories = day === 4 ? ['Customer'] : [];
      const times = { start: at(day, 14), end: at(day, 15) };
      await client.api(events).post({ subject: `Visit ${day}`, categories, ...times, singleValueExtendedProperties });
    }
    const answer: { value: Event[]; '@odata.count': number } = await client
      .api(events)
      .header('Prefer', 'outlook.timezone="W. Europe Standard Time"')
      .select(['subject', 'start', 'categories'])
      .filter("start/dateTime ge '2026-11-04T00:00:00' and startswith(subject,'Visit')")
      .expand(`singleValueExtendedProperties($filter=id eq '${customer}')`)
      .orderby('start/dateTime desc')
      .count(true)
      .skip(1)
      .top(1)
      .get();
    expect(answer['@odata.count']).toBe(2);
    expect(answer.value).toEqual([
      {
        '@odata.etag': expect.any(String),
        id: expect.any(String),
        subject: 'Visit 4',
        categories: ['Customer'],
        start: { dateTime: '2026-11-04T15:00:00.0000000', timeZone: 'W. Europe Standard Time' },
        singleValueExtendedProperties: [{ id: expect.stringMatching(/ Name CustomerNumber$/), value: 'N-4' }],
      },
    ]);
    const byCustomer = `singleValueExtendedProperties/Any(ep: ep/id eq '${customer}' and ep/value eq 'N-5')`;
    const found: { value: Event[] } = await client.api(events).filter(byCustomer).get();
    expect(found.value.map(({ subject }) => subject)).toEqual(['Visit 5']);
  });

  it("understands the server's errors", async () => {
    await expect(client.api(`${contacts}/nonsense`).get()).rejects.toMatchObject({
      statusCode: 400,
      code: 'ErrorInvalidIdMalformed',
    });
  });

  it('comes again after a 429 when Retry-After is over', async () => {
    const rules = [{ method: 'GET', path: '*/contacts', count: 1, status: 429, headers: { 'Retry-After': '0' } }];
    await world.send('POST', '/sandbox/faults', { rules });
    const answer: { value: Contact[] } = await client.api(contacts).get();
    expect(answer.value.length).toBe(5);
    expect((await world.send('GET', '/sandbox/faults')).body).toMatchObject({ rules: [{ fired: 1 }] });
  });
});
