// Facts about query options, addresses, headers and batches as the sandbox's Exchange takes them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, startExchangeWorld, valuesOf, type ExchangeWorld, type Json } from '../../support/exchangeWorld.ts';

let world: ExchangeWorld;
const ids: string[] = [];
const box = `/v1.0/users/${ada}`;
const enc = encodeURIComponent;
const day = (date: string, zone: string) => ({ dateTime: `2026-11-${date}:00`, timeZone: zone });
const samples: [string, string, string, string, string][] = [
  ['Alpha', '03T09:00', 'UTC', 'high', 'busy'],
  ['Beta', '03T09:30', 'Tokyo Standard Time', 'low', 'free'],
  ["Gamma's", '04T09:00', 'Pacific Standard Time', 'normal', 'oof'],
];

beforeAll(async () => {
  world = await startExchangeWorld();
  for (const [subject, start, zone, importance, showAs] of samples) {
    const times = { start: day(start, zone), end: day(start.replace(':00', ':45').replace(':30', ':45'), zone) };
    const made = await world.send('POST', `${box}/events`, {
      subject,
      importance,
      showAs,
      categories: [importance],
      ...times,
    });
    ids.push(String(made.body['id']));
  }
});
afterAll(() => world.close());

const subjects = async (query: string, headers: Json = {}) =>
  valuesOf(await world.send('GET', `${box}/events?${query}`, undefined, headers)).map((one) => one['subject']);

describe('$filter', () => {
  it.each<[string, string[]]>([
    ["subject in ('alpha','BETA')", ['Alpha', 'Beta']],
    ["subject eq 'Gamma''s'", ["Gamma's"]],
    ["subject eq 'Alpha' or subject eq 'Beta' and importance eq 'normal'", ['Alpha']],
    ["(subject eq 'Alpha' or subject eq 'Beta') and importance eq 'normal'", []],
    ["not startswith(subject,'A') and importance ne 'low'", ["Gamma's"]],
    ["startswith(subject,'A') eq true", ['Alpha']],
    ["endswith(tolower(subject),'ta')", ['Beta']],
    ["importance eq microsoft.graph.importance'high'", ['Alpha']],
    ["showAs in ('Free','OOF')", ['Beta', "Gamma's"]],
    ["categories/any(c:c eq 'low') or categories/all(c:c eq 'high')", ['Alpha', 'Beta']],
    ["start/dateTime ge '2026-11-03T09:00:00'", ['Alpha', "Gamma's"]],
    ["start/dateTime lt '2026-11-03T09:00:00Z'", ['Beta']],
    ['createdDateTime gt 2001-01-01T00:00:00+02:00 and recurrence eq null', ['Alpha', 'Beta', "Gamma's"]],
    ['null eq recurrence and isAllDay eq false and not isCancelled', ['Alpha', 'Beta', "Gamma's"]],
  ])('%s', async (filter, expected) => {
    expect((await subjects(`$filter=${enc(filter)}`)).sort()).toEqual(expected);
    expect(
      (await subjects(`filter=${enc(filter)}`, { Prefer: 'outlook.timezone="Tokyo Standard Time"' })).sort(),
    ).toEqual(expected);
  });

  it('of thousands of terms is only long', async () => {
    const terms = Array.from({ length: 400 }, (_, index) => `subject eq '${index}'`);
    expect(await subjects(`$filter=${enc([...terms, "subject eq 'Beta'"].join(' or '))}`)).toEqual(['Beta']);
  });
});

describe('other options', () => {
  it('$orderby takes several paths, times as instants, and the direction in any case', async () => {
    expect(await subjects('$orderby=start/dateTime')).toEqual(['Beta', 'Alpha', "Gamma's"]);
    expect(await subjects('$orderby=isAllDay,importance DESC')).toEqual(["Gamma's", 'Beta', 'Alpha']);
  });

  it('$count counts what the filter leaves, and /$count is a plain number', async () => {
    const filter = enc("importance ne 'low'");
    expect((await world.send('GET', `${box}/events?$count=true&$top=1&$filter=${filter}`)).body['@odata.count']).toBe(
      2,
    );
    const headers = { Authorization: `Bearer ${world.token}` };
    const count = await fetch(`${world.url}${box}/events/$count?$filter=${filter}`, { headers });
    expect([await count.text(), count.headers.get('content-type')]).toEqual(['2', 'text/plain']);
  });

  it('a next link keeps the other options and leads on as it is', async () => {
    const first = await world.send('GET', `${box}/events?$top=2&$select=subject&$orderby=subject%20desc&custom=1`);
    const next = String(first.body['@odata.nextLink']);
    expect(next).toContain('custom=1');
    const rest = await world.send('GET', next);
    expect([valuesOf(first).length, valuesOf(rest).map((one) => one['subject'])]).toEqual([2, ['Alpha']]);
  });

  it('links begin with the host that was asked, and https where a proxy says so', async () => {
    const answer = await world.send('GET', `${box}/events?$top=1`, undefined, { 'X-Forwarded-Proto': 'https' });
    expect(String(answer.body['@odata.nextLink'])).toMatch(/^https:\/\/127\.0\.0\.1:/);
  });

  it('within $expand narrow what is expanded', async () => {
    const list = valuesOf(await world.send('GET', `${box}/todo/lists`))[0];
    const tasks = `${box}/todo/lists/${enc(String(list?.['id']))}/tasks`;
    const linkedResources = ['b', 'a', 'c'].map((externalId) => ({
      externalId,
      webUrl: 'https://x.example',
      applicationName: 'CRM',
    }));
    await world.send('POST', tasks, { title: 'Linked', linkedResources });
    const expand = enc("linkedResources($filter=externalId ne 'c';$orderby=externalId;$top=1;$select=externalId)");
    const [task] = valuesOf(await world.send('GET', `${tasks}?$select=title&$expand=${expand}`));
    expect(task?.['linkedResources']).toEqual([{ id: expect.any(String), externalId: 'a' }]);
  });
});

describe('addresses', () => {
  it.each([
    () => `/v1.0/users('${ada}')/events('${ids[0]}')`,
    () => `/v1.0//users/${ada}//events/${ids[0]}/`,
    () => `/V1.0/Users/${ada}/Events/${enc(ids[0] ?? '')}`,
    () => `/v1.0/users/${enc(ada)}/events(%27${enc(ids[0] ?? '')}%27)`,
  ])('in every spelling (%#) lead to the same', async (path) => {
    expect((await world.send('GET', path())).body['subject']).toBe('Alpha');
  });

  it.each(['delta', 'delta()', 'microsoft.graph.delta()', 'Delta'])('%s is change tracking', async (name) => {
    expect((await world.send('GET', `${box}/contacts/${name}`)).body).toHaveProperty('@odata.deltaLink');
  });

  it('parameters of a function may stand in its brackets', async () => {
    const name = "delta(startDateTime='2026-11-01T00:00:00Z',endDateTime='2026-11-30T00:00:00Z')";
    expect((await world.send('GET', `${box}/calendarView/${name}`)).status).toBe(200);
  });
});

describe('headers', () => {
  it('preferences come in any order, joined as one likes, and those that are followed are told', async () => {
    const Prefer = 'odata.maxpagesize=2; outlook.timezone="Tokyo Standard Time" , nonsense,idtype="immutableid"';
    const answer = await world.send('GET', `${box}/events`, undefined, { Prefer });
    expect(valuesOf(answer).length).toBe(2);
    expect(valuesOf(answer)[0]?.['start']).toMatchObject({ timeZone: 'Tokyo Standard Time' });
    const applied = 'odata.maxpagesize=2, outlook.timezone="Tokyo Standard Time", idtype="immutableid"';
    expect(answer.headers.get('preference-applied')).toBe(applied);
  });

  it('return=minimal answers a write without its entity, and says where it is', async () => {
    const made = await world.send('POST', `${box}/contacts`, { givenName: 'Min' }, { Prefer: 'return=minimal' });
    expect([made.status, made.body]).toEqual([204, {}]);
    const place = String(made.headers.get('location'));
    expect((await world.send('GET', place)).body['givenName']).toBe('Min');
    expect((await world.send('PATCH', place, { surname: 'I' }, { Prefer: 'return=minimal' })).status).toBe(204);
  });

  it('without metadata only links and counts stay', async () => {
    const headers = { Accept: 'application/json;odata.metadata=none' };
    const answer = await world.send('GET', `${box}/events?$top=1&$count=true`, undefined, headers);
    expect(Object.keys(answer.body).sort()).toEqual(['@odata.count', '@odata.nextLink', 'value']);
    expect(valuesOf(answer)[0]).not.toHaveProperty('@odata.etag');
  });
});

describe('members of a batch', () => {
  const batch = async (requests: Json[]) =>
    (await world.send('POST', '/v1.0/$batch', { requests })).body['responses'] as Json[];
  const json = { 'content-type': 'application/json' };

  it.each<[string, Json, number]>([
    ['that count', { method: 'GET', url: `users/${ada}/events/$count` }, 200],
    ['with the version in the address', { method: 'GET', url: `/v1.0/users/${ada}` }, 400],
    ['that are batches', { method: 'POST', url: '$batch', headers: json, body: { requests: [] } }, 400],
    ['whose JSON is a text', { method: 'POST', url: `users/${ada}/contacts`, headers: json, body: 'e30=' }, 400],
    [
      'of another type',
      { method: 'POST', url: `users/${ada}/contacts`, headers: { 'Content-Type': 'text/plain' }, body: 'e30=' },
      415,
    ],
    ['with an address too long', { method: 'GET', url: `users?x=${'y'.repeat(20_000)}` }, 414],
  ])('%s answer on their own', async (_what, member, status) => {
    const [answer] = await batch([{ id: '1', ...member }]);
    expect(answer?.['status']).toBe(status);
    if (status === 200) expect(answer).toMatchObject({ headers: { 'Content-Type': 'text/plain' }, body: '3' });
  });

  it.each<[string, Json]>([
    ['headers that are no texts', { headers: { a: { toString: 1 } } }],
    ['dependencies that are no ids', { dependsOn: [{}] }],
    ['a method that is none', { method: 'HEAD' }],
    ['an address that is none', { url: 7 }],
  ])('with %s spoil the batch', async (_what, member) => {
    const requests = [{ id: '1', method: 'GET', url: 'users', ...member }];
    expect((await world.send('POST', '/v1.0/$batch', { requests })).status).toBe(400);
  });
});
