// A page of another origin may use the sandbox's Exchange, as it may use Graph: what a browser asks beforehand, and what it lets the page read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, startExchangeWorld } from '../../support/exchangeWorld.ts';
import type { ExchangeWorld } from '../../support/exchangeWorld.ts';

let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

const origin = 'https://page.example';

describe('a page of another origin', () => {
  it('is told beforehand that it may send what it wants to send, without a token', async () => {
    const answer = await fetch(`${world.url}/v1.0/users/${ada}/contacts`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization,content-type,prefer',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,content-type,prefer');
  });

  it('may read answers and errors, and the headers that matter', async () => {
    const read = await world.send('GET', `/v1.0/users/${ada}/contacts`, undefined, { Origin: origin });
    const failed = await world.send('GET', `/v1.0/users/${ada}/contacts/nonsense`, undefined, { Origin: origin });
    expect([read.status, failed.status]).toEqual([200, 400]);
    for (const { headers } of [read, failed]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')).toMatch(/ETag.*Retry-After.*request-id/);
    }
  });

  it("may not use the sandbox's own doors", async () => {
    const door = await world.send('GET', '/sandbox/mail', undefined, { Origin: origin });
    expect(door.headers.get('access-control-allow-origin')).toBeNull();
  });
});
