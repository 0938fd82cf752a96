// Whatever is asked of the token issuer, it answers without failing itself, and goes on. The same seed asks the same.
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appForm, codeForm, startedIdentityWorld, TENANT } from './identityWorld.ts';

const world = startedIdentityWorld();
const seed = 20261103;
const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '__proto__',
    '\r\nX: y',
    '\ud83d\ude00',
    'http://127.0.0.1:1/\u4e2d?x=#',
    'http://[',
    '%',
    '%zz',
    'a.b.c',
  ),
  fc.constantFrom(
    'client_credentials',
    'authorization_code',
    'refresh_token',
    'password',
    'siebel-server-sync',
    'siebel-server-sync-web',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
);
const names = [
  ...[
    'grant_type',
    'client_id',
    'client_secret',
    'scope',
    'code',
    'code_verifier',
    'redirect_uri',
    'refresh_token',
    'client_assertion',
  ],
  ...[
    'client_assertion_type',
    'response_type',
    'code_challenge',
    'code_challenge_method',
    'state',
    'nonce',
    'person',
    'prompt',
  ],
  ...['response_mode', 'login_hint', 'post_logout_redirect_uri'],
];
const changes = fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 4 });
const routes = [
  '/oauth2/v2.0/token',
  '/oauth2/v2.0/authorize',
  '/oauth2/v2.0/logout',
  '/discovery/instance',
  '/discovery/v2.0/keys',
];
const question = fc.record({
  path: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...routes) },
    { weight: 1, arbitrary: odd.map((text) => `/${encodeURIComponent(Buffer.from(text).toString())}`) },
  ),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'OPTIONS'),
  good: fc.constantFrom(appForm('https://graph.microsoft.com/.default'), codeForm('abc'), {}),
  changes,
});

it(`2,000 odd questions get no 500 (seed ${seed})`, { timeout: 120_000 }, async () => {
  const statuses = new Map<number, string>();
  for (const { path, method, good, changes: bent } of fc.sample(fc.noBias(question), { numRuns: 2000, seed })) {
    const form = new URLSearchParams({ ...good, ...bent });
    const hasBody = method === 'POST' || method === 'PUT';
    const address = world.at(hasBody ? path : `${path}?${form}`);
    const response = await fetch(address, { method, redirect: 'manual', ...(hasBody ? { body: form } : {}) });
    await response.arrayBuffer();
    statuses.set(response.status, `${method} ${path} ${form}`);
  }
  expect([...statuses].filter(([status]) => status >= 500)).toEqual([]);
  expect((await world.get('/discovery/v2.0/keys')).status).toBe(200);
});

it('a sign-out may lead to an address in any script', async () => {
  const query = new URLSearchParams({ post_logout_redirect_uri: 'http://127.0.0.1:1/\u4e2d' });
  const response = await fetch(world.at(`/oauth2/v2.0/logout?${query}`), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/%E4%B8%AD']);
});

it.each(['//', 'http://[/x', `/${TENANT}//oauth2`, '/%', '*', '/\\\\'])(
  'the address %s is answered',
  async (address) => {
    const text = await new Promise<string>((resolve) => {
      const chunks: Buffer[] = [];
      const head = `GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
      const socket = connect(Number(new URL(world.server.url).port), '127.0.0.1', () => socket.write(head));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined).on('close', () => resolve(Buffer.concat(chunks).toString()));
    });
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
  },
);
