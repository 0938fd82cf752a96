// The sandbox's own doors on the Siebel server: faults that come true, requests that are counted.
import { afterEach, describe, expect, it } from 'vitest';
import { CARL } from './smallCompany.ts';
import { useSiebelWorld } from './siebelWorld.ts';

const world = useSiebelWorld();

async function door(method: string, name: string, body?: unknown): Promise<Response> {
  return fetch(`${world.url}/sandbox/${name}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const contactPath = `Contact/Contact/${CARL}`;

afterEach(() => door('DELETE', 'faults'));

describe('a fault', () => {
  it('answers with the status and headers of its rule, as often as it says', async () => {
    await door('POST', 'faults', [
      { method: 'GET', path: '*/Contact/Contact*', count: 1, status: 503, headers: { 'Retry-After': '2' } },
    ]);
    expect((await world.get(contactPath)).status).toBe(503);
    expect((await world.get(contactPath)).status).toBe(200);
  });

  it('can cut the connection before the work is done, or after it', async () => {
    await door('POST', 'faults', [{ method: 'PUT', count: 1, cut: 'before' }]);
    await expect(world.put(contactPath, { Comment: 'lost' })).rejects.toThrow();
    expect(await world.field(contactPath, 'Mod Id')).toBe('0');
    await door('POST', 'faults', [{ method: 'PUT', count: 1, cut: 'after' }]);
    await expect(world.put(contactPath, { Comment: 'kept' })).rejects.toThrow();
    expect(await world.field(contactPath, 'Comment')).toBe('kept');
  });

  it('can cut an answer short', async () => {
    await door('POST', 'faults', [{ method: 'GET', count: 1, truncate: true }]);
    await expect(world.get(contactPath)).rejects.toThrow();
  });

  it('can let a request do its work twice', async () => {
    await door('POST', 'faults', [{ method: 'POST', count: 1, double: true }]);
    await world.post('Contact/Contact', { 'Last Name': 'Twin' });
    expect(await world.find('Contact/Contact', `[Last Name] = 'Twin'`)).toHaveLength(2);
  });

  it('that says nothing is refused', async () => {
    expect((await door('POST', 'faults', [{ method: 'GET' }])).status).toBe(400);
  });
});

describe('the request log', () => {
  it('counts by method and route, without ids', async () => {
    await door('DELETE', 'requests');
    await world.get(contactPath);
    await world.get(`${contactPath}/Sync List`);
    await world.get(`Contact/Contact/1-OTHER`);
    expect(await (await door('GET', 'requests')).json()).toMatchObject({
      total: 3,
      byRoute: { 'GET /data/Contact/Contact/{id}': 2, 'GET /data/Contact/Contact/{id}/Sync List': 1 },
    });
  });
});

describe('the reset door', () => {
  it('refuses a seed that is none', async () => {
    const answer = await door('POST', 'reset', { seed: 'huge' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('seed');
  });
});
