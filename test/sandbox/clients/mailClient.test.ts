// What mail programs send that use no library of Microsoft's, request by request: the sequence of a desktop calendar that keeps a copy of
// contacts and events by change tracking, finds its own records by an extended property, and reads times and patterns letter by letter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from 'undici';
import { ada, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld, Json } from '../../support/exchangeWorld.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

interface List {
  readonly value: Json[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

async function send<Body = Json>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  address: string,
  body?: Json,
): Promise<{ status: number; body: Body }> {
  const url = address.startsWith('http') ? address : `${world.url}/v1.0/users/${ada}/${address}`;
  const answer = await request(url, {
    method,
    headers: {
      authorization: `Bearer ${world.token}`,
      prefer: 'IdType="ImmutableId"',
      'user-agent': 'Desktop/3.61',
      ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, body: JSON.parse(text === '' ? '{}' : text) };
}

/** All entries of a round, and the link to the next one. */
async function round(start: string): Promise<{ entries: Json[]; deltaLink: string }> {
  const entries: Json[] = [];
  for (let link = start; ;) {
    const { status, body } = await send<List>('GET', link);
    expect(status).toBe(200);
    entries.push(...body.value);
    if (body['@odata.deltaLink'] !== undefined) return { entries, deltaLink: body['@odata.deltaLink'] };
    link = String(body['@odata.nextLink']);
  }
}

const idsOf = (entries: readonly Json[]) => entries.map(({ id }) => id);

describe('a desktop calendar that speaks plain HTTP', () => {
  it('keeps a copy of a contact folder by change tracking', async () => {
    const { body: main } = await send('GET', 'contactFolders/contacts?$select=id,displayName,parentFolderId');
    const { body: other } = await send('POST', 'contactFolders', { displayName: 'Customers' });
    const { body: folders } = await send<List>('GET', 'contactFolders?$select=id,displayName,parentFolderId&$top=100');
    expect(folders.value).toMatchObject([{ id: other['id'], parentFolderId: main['id'] }]);
    await send('POST', 'contacts', { givenName: 'Elsewhere' });
    const base = `contactFolders/${encodeURIComponent(String(other['id']))}/contacts`;
    const made = await send('POST', base, { givenName: 'Ann', emailAddresses: [{ address: 'ann@customer.example' }] });
    expect(made.status).toBe(201);
    const first = await round(`${base}/delta?$select=id,changeKey`);
    expect(
      first.entries.map((entry) =>
        Object.keys(entry)
          .filter((name) => !name.includes('@'))
          .sort(),
      ),
    ).toEqual([['changeKey', 'id']]);
    expect((await send('DELETE', `${base}/${String(made.body['id'])}`)).status).toBe(204);
    const second = await round(first.deltaLink);
    expect(second.entries).toEqual([{ id: made.body['id'], '@removed': { reason: expect.any(String) } }]);
  });

  it('keeps a copy of each calendar by the ids of its events, masters among them, and reads those that changed', async () => {
    const { body: calendars } = await send<List>('GET', 'calendars?$select=id,name,canEdit,isDefaultCalendar');
    const base = `calendars/${encodeURIComponent(String(calendars.value[0]?.['id']))}/events`;
    const { body: series } = await send('POST', base, {
      subject: 'Stand-up',
      start: { dateTime: '2026-11-03T09:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-11-03T09:30:00.0000000', timeZone: 'UTC' },
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
        range: { type: 'noEnd', startDate: '2026-11-03' },
      },
    });
    const first = await round(`${base}/delta?$select=id`);
    expect(idsOf(first.entries)).toEqual([series['id']]);
    const { body: single } = await send('POST', base, {
      subject: 'Visit',
      start: { dateTime: '2026-11-04T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-04T10:00:00', timeZone: 'UTC' },
    });
    expect(idsOf((await round(first.deltaLink)).entries)).toEqual([single['id']]);

    const { body: read } = await send('GET', `events/${String(series['id'])}`);
    expect(read['start']).toEqual({ dateTime: '2026-11-03T09:00:00.0000000', timeZone: 'UTC' });
    expect(read['recurrence']).toEqual({
      pattern: {
        type: 'weekly',
        interval: 1,
        month: 0,
        dayOfMonth: 0,
        daysOfWeek: ['tuesday'],
        firstDayOfWeek: 'sunday',
        index: 'first',
      },
      range: {
        type: 'noEnd',
        startDate: '2026-11-03',
        endDate: '0001-01-01',
        recurrenceTimeZone: 'UTC',
        numberOfOccurrences: 0,
      },
    });
  });

  it('finds its own records by an extended property, and writes the private mark of a contact as Outlook does', async () => {
    const uid = 'String {00020329-0000-0000-C000-000000000046} Name desktop-uid';
    const sensitivity = 'Integer 0x36';
    const isPrivate = 'Boolean {00062008-0000-0000-C000-000000000046} Id 0x8506';
    const singleValueExtendedProperties = [
      { id: uid, value: 'a@b' },
      { id: sensitivity, value: '2' },
      { id: isPrivate, value: 'true' },
    ];
    const { body: made } = await send('POST', 'contacts', { surname: 'Own', singleValueExtendedProperties });
    expect(made).not.toHaveProperty('singleValueExtendedProperties');
    await send('POST', 'contacts', { surname: 'Other' });
    const wanted = `singleValueExtendedProperties/Any(ep: ep/id eq '${uid}' and ep/value eq 'a@b')`;
    const asked = `singleValueExtendedProperties($filter=id eq '${sensitivity}' or id eq '${isPrivate}')`;
    const query = `$filter=${encodeURIComponent(wanted)}&$expand=${encodeURIComponent(asked)}`;
    const { body: found } = await send<List>('GET', `contacts?${query}`);
    expect(idsOf(found.value)).toEqual([made['id']]);
    const told = found.value[0]?.['singleValueExtendedProperties'] as { id: string; value: string }[];
    expect(told.map(({ id, value }) => [id.toLowerCase(), value])).toEqual([
      [sensitivity.toLowerCase(), '2'],
      [isPrivate.toLowerCase(), 'true'],
    ]);
  });
});
