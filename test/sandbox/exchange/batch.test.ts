// Facts about $batch, throttling, faults and counts as the sandbox's Exchange plays them.
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ada,
  grace,
  startExchangeWorld,
  valuesOf,
  type ExchangeWorld,
  type Json,
} from '../../support/exchangeWorld.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());
beforeEach(() => world.send('POST', '/sandbox/reset', { seed: 'empty' }));

const contacts = `/users/${ada}/contacts`;
const json = { 'Content-Type': 'application/json' };

async function batch(requests: unknown[]): Promise<{ status: number; members: Map<unknown, Json> }> {
  const answer = await world.send('POST', '/v1.0/$batch', { requests });
  const responses = answer.body['responses'];
  const list: Json[] = Array.isArray(responses) ? responses : [];
  return { status: answer.status, members: new Map(list.map((one) => [one['id'], one])) };
}
const statuses = (members: Map<unknown, Json>) =>
  Object.fromEntries([...members].map(([id, one]) => [String(id), one['status']]));

describe('$batch', () => {
  it('carries out its members, each with a status and headers of its own', async () => {
    const { status, members } = await batch([
      { id: 'a', method: 'POST', url: contacts, headers: json, body: { givenName: 'One' } },
      { id: 'b', method: 'GET', url: `${contacts.slice(1)}/nonsense` },
      {
        id: 'c',
        method: 'GET',
        url: `${contacts}?$top=1`,
        headers: { Prefer: 'IdType="ImmutableId"' },
        dependsOn: ['a'],
      },
      { id: 'd', method: 'GET', url: contacts, dependsOn: ['b'] },
    ]);
    expect([status, statuses(members)]).toEqual([200, { a: 201, b: 400, c: 200, d: 424 }]);
    expect((members.get('a')?.['headers'] as Json)['ETag']).toMatch(/^W\//);
  });

  it.each([
    [
      'more than 20 members',
      Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: contacts })),
    ],
    [
      'ids that differ in case only',
      [
        { id: 'a', method: 'GET', url: contacts },
        { id: 'A', method: 'GET', url: contacts },
      ],
    ],
    ['a body without Content-Type', [{ id: 'a', method: 'POST', url: contacts, body: {} }]],
    ['an absolute address', [{ id: 'a', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }]],
    ['a dependency that is not there', [{ id: 'a', method: 'GET', url: contacts, dependsOn: ['z'] }]],
    ['no members', []],
  ])('with %s is refused as a whole', async (_what, requests) => {
    expect((await batch(requests)).status).toBe(400);
  });
});

describe('throttling', () => {
  it('a batch alone never has more than four at work, so all of its members pass', async () => {
    await world.send('POST', '/sandbox/faults', [{ path: '*/contacts', delayMs: 20 }]);
    const { members } = await batch(
      Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: contacts })),
    );
    expect(new Set([...members.values()].map((one) => one['status']))).toEqual(new Set([200]));
    const counts = (await world.send('GET', '/sandbox/requests')).body;
    expect(counts).toMatchObject({ total: 1, batchMembers: 20, peaks: { [ada]: 4 } });
    expect(counts['byRoute']).toEqual({ 'GET /v1.0/users/{user}/contacts': 20, 'POST /v1.0/$batch': 1 });
  });

  it('the fifth request at once for a mailbox is 429 with Retry-After, that of another mailbox is not', async () => {
    await world.send('POST', '/sandbox/faults', [{ path: '*', delayMs: 200 }]);
    const slow = await Promise.all(
      [...Array(6).keys()]
        .map(() => world.send('GET', `/v1.0${contacts}`))
        .concat(world.send('GET', `/v1.0/users/${grace}/contacts`)),
    );
    expect(slow.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(slow.at(-1)?.status).toBe(200);
    expect(slow.find((answer) => answer.status === 429)?.headers.get('retry-after')).toBe('1');
  });

  it('the limits can be set; a member over the budget has 429 and Retry-After of its own', async () => {
    await world.send('POST', '/sandbox/limits', { requests: 2 });
    const { status, members } = await batch(['1', '2', '3'].map((id) => ({ id, method: 'GET', url: contacts })));
    expect([status, statuses(members)]).toEqual([200, { 1: 200, 2: 200, 3: 429 }]);
    expect(Number((members.get('3')?.['headers'] as Json)['Retry-After'])).toBeGreaterThan(500);
    await world.send('POST', '/sandbox/limits', {});
    expect((await world.send('GET', `/v1.0${contacts}`)).status).toBe(200);
  });
});

describe('faults', () => {
  const create = () => world.send('POST', `/v1.0${contacts}`, { givenName: 'Fault' });
  const count = async () => valuesOf(await world.send('GET', `/v1.0${contacts}`)).length;

  it('a status comes with its headers, alone and within a batch, as often as asked', async () => {
    await world.send('POST', '/sandbox/faults', [
      { method: 'POST', path: '*/contacts', status: 503, headers: { 'Retry-After': '7' }, count: 2 },
    ]);
    const alone = await create();
    expect([alone.status, alone.headers.get('retry-after')]).toEqual([503, '7']);
    const { members } = await batch([{ id: 'a', method: 'POST', url: contacts, headers: json, body: {} }]);
    expect(members.get('a')).toMatchObject({ status: 503, headers: { 'Retry-After': '7' } });
    expect((await create()).status).toBe(201);
  });

  it('a connection cut before loses the work, cut after keeps it, and a doubled one does it twice', async () => {
    await world.send('POST', '/sandbox/faults', [{ method: 'POST', path: '*/contacts', cut: 'before', count: 1 }]);
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(0);
    await world.send('POST', '/sandbox/faults', [{ method: 'POST', path: '*/contacts', cut: 'after', count: 1 }]);
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(1);
    await world.send('POST', '/sandbox/faults', [{ method: 'POST', path: '*/contacts', double: true, count: 1 }]);
    expect((await create()).status).toBe(201);
    expect(await count()).toBe(3);
    await world.send('POST', '/sandbox/faults', [{ path: '*/contacts', truncate: true, count: 1 }]);
    await expect(count()).rejects.toThrow();
  });

  it("a member's cut connection is the batch's", async () => {
    await world.send('POST', '/sandbox/faults', [{ method: 'POST', path: '*/contacts', cut: 'after', count: 1 }]);
    await expect(batch([{ id: 'a', method: 'POST', url: contacts, headers: json, body: {} }])).rejects.toThrow();
    expect(await count()).toBe(1);
  });
});

describe('traffic', () => {
  it('is recorded when asked, requests and answers, members of a batch too', async () => {
    await world.send('POST', '/sandbox/traffic', { record: true });
    await world.send('GET', `/v1.0${contacts}`);
    await batch([{ id: 'a', method: 'POST', url: contacts, headers: json, body: { givenName: 'Seen' } }]);
    const answer = await fetch(`${world.url}/sandbox/traffic`);
    expect(await answer.json()).toMatchObject([
      { method: 'GET', status: 200 },
      { method: 'POST', url: `/v1.0${contacts}`, requestBody: { givenName: 'Seen' }, status: 201 },
    ]);
    await world.send('POST', '/sandbox/traffic', { record: false });
  });
});
