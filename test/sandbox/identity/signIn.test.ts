// The sign-in page and the way back from it, the doors, and a second start on the same data.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startIdentitySandbox } from '../../../api/sandbox/identity/server.ts';
import { appForm, ANN, backOf, codeForm, options, PAGE, startedIdentityWorld, TENANT } from './identityWorld.ts';

const world = startedIdentityWorld();

describe('the sign-in page', () => {
  it('lists people and staff by name and title, as text and not as markup', async () => {
    const page = await (await world.authorize()).text();
    for (const words of [
      'Sign in as',
      'Siebel Administrator',
      'Internal Auditor',
      'Ann &lt;Lee&gt;',
      'Seller &amp; buyer',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('<Lee>');
  });

  it('sends the choice back with code and state, as a query or as a fragment', async () => {
    const response = await world.authorize();
    const chosen = new URLSearchParams({ ...Object.fromEntries(new URL(response.url).searchParams), person: ANN });
    const answer = await fetch(response.url, { method: 'POST', body: chosen, redirect: 'manual' });
    const back = backOf(answer);
    expect(`${back.origin}${back.pathname}`).toBe(PAGE);
    expect(back.searchParams.get('state')).toBe('state & more');
    expect((await world.token(codeForm(back.searchParams.get('code') ?? ''))).status).toBe(200);
    const fragment = backOf(await world.authorize({ person: ANN, response_mode: 'fragment' })).hash;
    expect(new URLSearchParams(fragment.slice(1)).get('state')).toBe('state & more');
  });

  it('is passed over for a login_hint in any case', async () => {
    const back = backOf(await world.authorize({ login_hint: ANN.toUpperCase() }));
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  it.each([
    ['https://evil.example/admin', 400],
    ['http://127.0.0.1.evil.example/', 400],
    ['javascript:alert(1)', 400],
    ['http://localhost:8080/x', 302],
    ['https://localhost/x', 302],
  ])('sends nobody anywhere but to this machine: %s', async (redirectUri, status) => {
    expect((await world.authorize({ redirect_uri: redirectUri, person: ANN })).status).toBe(status);
  });

  it('refuses an unknown application without leaving', async () => {
    expect((await world.authorize({ client_id: 'nobody' })).status).toBe(400);
  });

  it.each([
    [{ prompt: 'none' }, 'login_required'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
  ])('tells the page that asked what is wrong: %j', async (change, error) => {
    expect(backOf(await world.authorize(change)).searchParams.get('error')).toBe(error);
  });

  it('signs out to a page of this machine only', async () => {
    const out = (target: string) =>
      fetch(world.at(`/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(target)}`), {
        redirect: 'manual',
      });
    expect(backOf(await out(PAGE)).href).toBe(PAGE);
    expect((await out('https://evil.example/')).status).toBe(200);
  });
});

describe('the issuer’s doors', () => {
  afterEach(() => world.door('DELETE', 'faults'));
  const askToken = () => world.token(appForm('https://graph.microsoft.com/.default'));

  it('make it fail with a status, once', async () => {
    await world.door('POST', 'faults', [{ path: '*/token', count: 1, status: 503, headers: { 'Retry-After': '2' } }]);
    expect((await askToken()).status).toBe(503);
    expect((await askToken()).status).toBe(200);
  });

  it('make it lose the connection before or after the work, or in the middle of the answer', async () => {
    for (const fault of [{ cut: 'before' }, { cut: 'after' }, { truncate: true }]) {
      await world.door('POST', 'faults', [{ path: '*/token', count: 1, ...fault }]);
      await expect(askToken()).rejects.toThrow();
      expect((await askToken()).status).toBe(200);
    }
  });

  it('count requests by route', async () => {
    await world.door('DELETE', 'requests');
    await askToken();
    await world.get('/discovery/v2.0/keys');
    expect((await world.door('GET', 'requests')).body).toMatchObject({
      total: 2,
      byRoute: { 'GET /{tenant}/discovery/v2.0/keys': 1, 'POST /{tenant}/oauth2/v2.0/token': 1 },
    });
  });

  it('say what is wrong with a body', async () => {
    const answers = [
      await world.door('POST', 'tokens', { lifetimeSeconds: 'long' }),
      await world.door('POST', 'faults', [{ path: '/(/', status: 500 }]),
      await world.door('POST', 'faults', [{ path: '*' }]),
      await world.door('POST', 'faults', { rules: [{ status: 'broken' }] }),
      await world.door('POST', 'unknown'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 404]);
    expect(answers.map(({ body }) => String(body['error']))).toEqual([
      expect.stringContaining('lifetimeSeconds'),
      expect.stringContaining('regular expression'),
      expect.stringContaining('says nothing that should happen'),
      expect.stringContaining('rules.0.status'),
      expect.stringContaining('POST faults, GET faults'),
    ]);
  });
});

describe('a second start', () => {
  it('on the same data keeps keys and certificate, so that tokens and trust outlive it', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'identity-'));
    const keysOf = async (url: string) => (await fetch(`${url}/${TENANT}/discovery/v2.0/keys`)).text();
    try {
      const first = await startIdentitySandbox({ ...options, dataDir });
      const before = await keysOf(first.url);
      await first.close();
      const second = await startIdentitySandbox({ ...options, dataDir });
      expect(await keysOf(second.url)).toBe(before);
      expect(second.caPem).toBe(first.caPem);
      expect(readFileSync(path.join(dataDir, 'ca.pem'), 'utf8')).toBe(first.caPem);
      await second.close();
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
