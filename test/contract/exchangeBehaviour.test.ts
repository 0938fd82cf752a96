// What only Exchange does: folders, guests, series, waiting, and creates that repeat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEntry, Cursor } from '../../api/connectors/connector.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { STAMP_PROPERTY } from '../../api/connectors/exchange/stamps.ts';
import { MailboxUnavailable } from '../../api/errors.ts';
import { connectExchange, type ExchangeConnection } from '../support/exchangeConnection.ts';
import { ada } from '../support/exchangeWorld.ts';

const DAY_MS = 86_400_000;

describe('Exchange', () => {
  let exchange: ExchangeConnection;
  beforeAll(async () => {
    exchange = await connectExchange();
  });
  afterAll(async () => {
    await exchange.close();
  });

  const read = async (domain: Domain, id: string) => (await exchange.connector.read(exchange.scope, domain, [id]))[0];
  const write = exchangeWrite(() => exchange);

  async function changes(domain: Domain, cursor: Cursor | null, extractFrom: string | null = null) {
    const entries: ChangeEntry[] = [];
    let next: Cursor = {};
    for await (const page of exchange.connector.readChanges(exchange.scope, domain, cursor, {
      extractFrom,
      hints: [],
    })) {
      entries.push(...page.entries);
      next = page.next ?? next;
    }
    return { ids: entries.map((entry) => (entry.kind === 'gone' ? entry.id : entry.record.id)), entries, next };
  }

  const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
  const event = (subject: string, offset: number, more: Record<string, unknown> = {}) => ({
    subject,
    start: { dateTime: `${day(offset)}T10:00:00`, timeZone: 'UTC' },
    end: { dateTime: `${day(offset)}T11:00:00`, timeZone: 'UTC' },
    ...more,
  });
  const guests = { attendees: [{ type: 'required', emailAddress: { address: 'guest@elsewhere.example' } }] };
  const mails = async () => ((await exchange.door('GET', 'mail')) as { count: number }).count;

  it('a contact that is moved to another folder is out of scope, and back in scope when it returns', async () => {
    const { person } = exchange;
    const id = await person.createContact(ada, { surname: 'Mover' });
    const { next } = await changes('contact', null);
    const folder = await person.send('POST', `/users/${ada}/contactFolders`, { displayName: 'Private' });
    const home = await person.send('GET', `/users/${ada}/contactFolders/contacts`);
    await person.send('PATCH', `/users/${ada}/contacts/${id}`, { parentFolderId: folder['id'] });
    const moved = await changes('contact', next);
    expect(moved.entries).toEqual([{ kind: 'gone', id, why: 'out-of-scope' }]);
    await person.send('PATCH', `/users/${ada}/contacts/${id}`, { parentFolderId: home['id'] });
    const back = await changes('contact', moved.next);
    expect(back.entries.map((entry) => entry.kind)).toEqual(['present']);
    expect(back.ids).toEqual([id]);
  });

  it('a contact comes with its private flag and its fax number, which Graph has no properties for', async () => {
    const sensitivity = { id: 'Integer 0x36', value: '2' };
    const fax = { id: 'String 0x3A24', value: '+44 20 1' };
    const id = await exchange.person.createContact(ada, {
      surname: 'Secret',
      singleValueExtendedProperties: [sensitivity, fax],
    });
    const result = await read('contact', id);
    const properties = result?.kind === 'present' ? result.record.body['singleValueExtendedProperties'] : [];
    expect((properties as { value: string }[]).map(({ value }) => value).sort()).toEqual(['+44 20 1', '2']);
  });

  it('an event with guests is neither changed nor removed nor stamped, and nobody is mailed', async () => {
    const id = await exchange.person.createEvent(ada, event('Meeting', 3, guests));
    const before = await mails();
    const result = await read('calendar', id);
    if (result?.kind !== 'present') throw new Error('The meeting is not there.');
    const current = result.record;
    const update = await write('calendar', { kind: 'update', id, current, body: { subject: 'Changed' } });
    const remove = await write('calendar', { kind: 'remove', id, current: null, how: 'delete' });
    const adopt = await write('calendar', { kind: 'adopt', id, current, stamp: '1-A' });
    expect([update, remove].map((one) => one.kind === 'failed' && [one.trouble.kind, one.trouble.field])).toEqual([
      ['rejected', 'attendees'],
      ['rejected', 'attendees'],
    ]);
    expect(adopt.kind).toBe('written');
    expect(await read('calendar', id)).toEqual(result);
    expect(await mails()).toBe(before);
  });

  it('guests are never written', async () => {
    const before = await mails();
    const created = await write('calendar', { kind: 'create', body: event('Alone', 4, guests), stamp: '1-GUESTS' });
    const result = await read('calendar', created.kind === 'written' ? created.id : '');
    expect(result?.kind === 'present' && result.record.body['attendees']).toEqual([]);
    expect(await mails()).toBe(before);
  });

  it('a plain event is adopted by its stamp, and a copy in another mailbox is not ours', async () => {
    const id = await exchange.person.createEvent(ada, event('Mine', 5));
    const result = await read('calendar', id);
    if (result?.kind !== 'present') throw new Error('The event is not there.');
    await write('calendar', { kind: 'adopt', id, current: result.record, stamp: '1-MINE' });
    const stamped = await read('calendar', id);
    expect(stamped?.kind === 'present' && stamped.record.stamp).toBe('1-MINE');
    const copy = { singleValueExtendedProperties: [{ id: STAMP_PROPERTY, value: 'v1;1-MINE;somebody@else.example' }] };
    const copyId = await exchange.person.createEvent(ada, event('Copy', 5, copy));
    const copied = await read('calendar', copyId);
    expect(copied?.kind === 'present' && copied.record.stamp).toBe(null);
  });

  it('a series is told once, as its master', async () => {
    const range = { type: 'numbered', startDate: day(1), numberOfOccurrences: 5 };
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range };
    const id = await exchange.person.createEvent(ada, event('Daily', 1, { recurrence }));
    const first = await changes('calendar', null);
    expect(first.ids.filter((one) => one === id)).toEqual([id]);
    await exchange.person.send('PATCH', `/users/${ada}/events/${id}`, { subject: 'Daily again' });
    const later = await changes('calendar', first.next);
    expect(later.ids).toEqual([id]);
    const [entry] = later.entries;
    expect(entry?.kind === 'present' && entry.record.body['type']).toBe('seriesMaster');
  });

  it('what ended before the extract start date is left out of a first reading, a series is not', async () => {
    const old = await exchange.person.createEvent(ada, event('Old', -60));
    const range = { type: 'noEnd', startDate: day(-60) };
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range };
    const series = await exchange.person.createEvent(ada, event('Old series', -60, { recurrence }));
    const recent = await exchange.person.createEvent(ada, event('Recent', 0));
    const { ids } = await changes('calendar', null, day(-7));
    expect([old, series, recent].map((id) => ids.includes(id))).toEqual([false, true, true]);
  });

  it('an event outside the window is told by the daily sweep, and the window rolls on', async () => {
    const far = await exchange.person.createEvent(ada, event('Far', 800));
    const first = await changes('calendar', null);
    expect(first.ids).toContain(far);
    exchange.advance(DAY_MS + 60_000);
    await exchange.person.send('PATCH', `/users/${ada}/events/${far}`, { subject: 'Far away' });
    exchange.advance(DAY_MS);
    const swept = await changes('calendar', first.next);
    expect(swept.entries.some((entry) => entry.kind === 'present' && entry.record.body['subject'] === 'Far away')).toBe(
      true,
    );
    exchange.advance(200 * DAY_MS);
    const near = await exchange.person.createEvent(ada, event('Found again', 700));
    const rolled = await changes('calendar', swept.next);
    expect(rolled.ids).toContain(near);
    expect(rolled.next['window']).not.toEqual(swept.next['window']);
    await exchange.person.send('PATCH', `/users/${ada}/events/${near}`, { subject: 'In the new window' });
    expect((await changes('calendar', rolled.next)).ids).toContain(near);
  });

  it('an event that a person deleted is created anew, although its create repeats the first one', async () => {
    const create = { kind: 'create' as const, body: event('Again', 6), stamp: '1-AGAIN' };
    const first = await write('calendar', create);
    if (first.kind !== 'written') throw new Error('Not created.');
    await exchange.person.send('DELETE', `/users/${ada}/events/${first.id}`);
    exchange.advance(5_000);
    const second = await write('calendar', create);
    if (second.kind !== 'written') throw new Error('Not created again.');
    expect(second.id).not.toBe(first.id);
    expect((await read('calendar', second.id))?.kind).toBe('present');
  });

  it('members of a batch that are throttled are sent again after the wait they ask for', async () => {
    const ids = [
      await exchange.person.createContact(ada, { surname: 'A' }),
      await exchange.person.createContact(ada, { surname: 'B' }),
    ];
    const wait = { status: 429, headers: { 'Retry-After': '7' }, count: 1 };
    await exchange.door('POST', 'faults', [{ method: 'GET', path: '*/contacts/*', ...wait }]);
    exchange.waits.length = 0;
    const results = await exchange.connector.read(exchange.scope, 'contact', ids);
    expect(results.map((result) => result.kind)).toEqual(['present', 'present']);
    expect(exchange.waits).toEqual([7000]);
  });

  it('a batch that is throttled as a whole is sent again, and a longer wait is the caller’s', async () => {
    const id = await exchange.person.createContact(ada, { surname: 'Patient' });
    const rule = (seconds: number) => ({
      path: '/v1.0/$batch',
      status: 503,
      headers: { 'Retry-After': String(seconds) },
      count: 1,
    });
    await exchange.door('POST', 'faults', [rule(3)]);
    expect((await read('contact', id))?.kind).toBe('present');
    await exchange.door('POST', 'faults', [rule(600)]);
    const current = await read('contact', id).catch((error: unknown) => error);
    expect(current).toMatchObject({ name: 'Throttled', retryAfterMs: 600_000 });
  });

  it('a mailbox that does not exist ends the run of its user', async () => {
    const scope = { ...exchange.scope, mailbox: 'nobody@siebel.example' };
    await expect(exchange.connector.read(scope, 'contact', ['x'])).rejects.toThrow(MailboxUnavailable);
  });

  it('the time zone is told by its IANA name', async () => {
    expect(await exchange.connector.describeUser(exchange.scope)).toEqual({ timeZone: 'Europe/London' });
  });

  it('no more than four requests at once are made of one mailbox, and a quiet round costs one', async () => {
    const { next } = await changes('contact', null);
    exchange.traffic.length = 0;
    await changes('contact', next);
    expect(exchange.traffic).toHaveLength(1);
    const ids = await Promise.all(
      Array.from({ length: 60 }, (_none, index) => exchange.person.createContact(ada, { surname: `N${index}` })),
    );
    exchange.traffic.length = 0;
    await Promise.all([
      ...Array.from({ length: 6 }, () => changes('contact', null)),
      exchange.connector.read(exchange.scope, 'contact', ids),
    ]);
    expect(exchange.traffic.filter(({ status }) => status === 429)).toEqual([]);
  });
});

function exchangeWrite(given: () => ExchangeConnection) {
  return async (domain: Domain, request: Parameters<ExchangeConnection['connector']['write']>[2][number]) => {
    const [result] = await given().connector.write(given().scope, domain, [request]);
    if (!result) throw new Error('A request without a result.');
    return result;
  };
}
