// What holds for all routes: errors, headers, log, limits, pages and the API's description.
import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuthorizationLost, MailboxUnavailable, Throttled, Transient } from '../../api/errors.ts';
import { errorBodySchema } from '../../shared/contract/errors.ts';
import { openHttpWorld, type HttpWorld } from '../support/httpWorld.ts';

describe('the door of the web server', () => {
  let world: HttpWorld;
  const staticDir = mkdtempSync(join(tmpdir(), 'pages-'));
  beforeAll(async () => {
    world = await openHttpWorld('door', { staticDir });
    await world.mapUser('ANN');
  });
  afterAll(async () => {
    await world.close();
    rmSync(staticDir, { recursive: true });
  });

  test.each([
    ['an unknown address', 'get', '/api/nothing', undefined, 404, 'not-found'],
    ['an unknown user', 'get', '/api/users/ZOE/levels', undefined, 404, 'user-not-mapped'],
    ['a filter that does not exist', 'get', '/api/journal?user=ANN', undefined, 400, 'invalid-request'],
    ['a domain that does not exist', 'get', '/api/journal?domain=mail', undefined, 400, 'invalid-request'],
    ['a limit out of bounds', 'get', '/api/journal?limit=0', undefined, 400, 'invalid-request'],
    ['a cursor that is no row id', 'get', '/api/journal?beforeId=1;drop', undefined, 400, 'invalid-request'],
    ['an escape that is none', 'get', '/api/users/%E0%A4%A/levels', undefined, 400, 'invalid-request'],
    ['a body of the wrong shape', 'post', '/api/users/map', { logins: 'ANN' }, 400, 'invalid-request'],
  ] as const)('%s is answered with a stable id', async (_, method, path, body, status, id) => {
    const response = await world.call('Administrator', method, path, body);
    expect(response.headers['content-type']).toContain('application/json');
    expect([response.status, errorBodySchema.parse(response.body).error.id]).toEqual([status, id]);
  });

  test('what was not understood is named by its place in the request', async () => {
    const { body } = await world.call('Administrator', 'get', '/api/journal?domain=mail&limit=x');
    expect(body.error.details.map((detail: { path: string }) => detail.path)).toEqual(['query.domain', 'query.limit']);
  });

  async function postRaw(body: string, contentType: string) {
    const headers = { ...(await world.authorization('Administrator')), 'Content-Type': contentType };
    const response = await fetch(`${world.url}/api/users/map`, { method: 'POST', headers, body });
    return [response.status, errorBodySchema.parse(await response.json()).error.id];
  }

  test('broken JSON, another content type and a body too large are refused, never taken for "everybody"', async () => {
    expect(await postRaw('{"logins":', 'application/json')).toEqual([400, 'invalid-json']);
    expect(await postRaw('logins=ANN', 'application/x-www-form-urlencoded')).toEqual([415, 'invalid-request']);
    expect(await postRaw(JSON.stringify({ x: 'y'.repeat(300_000) }), 'application/json')).toEqual([
      413,
      'body-too-large',
    ]);
  });

  test.each([
    [new Throttled('Exchange asks to wait.', 7_500), 503, 'siebel-or-exchange-unavailable', '8'],
    [new Transient('Siebel does not answer.'), 503, 'siebel-or-exchange-unavailable', undefined],
    [new MailboxUnavailable('The mailbox has no licence.'), 409, 'mailbox-unavailable', undefined],
    [new AuthorizationLost('Siebel refuses our credentials.', 'siebel'), 503, 'authorization-lost', undefined],
    [new Error('duplicate key: Ada Winter'), 500, 'internal-error', undefined],
  ])('%s in a dry run is told as what it is', async (trouble, status, id, retryAfter) => {
    const { plan } = world.services.engine;
    Object.assign(world.services.engine, { plan: () => Promise.reject(trouble) });
    const response = await world.call('Administrator', 'get', '/api/users/ANN/plan');
    Object.assign(world.services.engine, { plan });
    expect([response.status, response.body.error.id]).toEqual([status, id]);
    expect(response.headers['retry-after']).toBe(retryAfter);
    expect(JSON.stringify([response.body, world.logged])).not.toContain('Winter');
  });

  test('the log tells route, status and request id of a call, and not what was searched for', async () => {
    const response = await world.call('Administrator', 'get', '/api/sync-list?login=ANN&search=Winter');
    const requestId = response.headers['x-request-id'];
    expect(world.logged).toContainEqual(expect.objectContaining({ requestId, route: '/api/sync-list', status: 200 }));
    expect(JSON.stringify(world.logged)).not.toContain('Winter');
  });

  test('without a token the challenge is Bearer, and nothing is stored by anybody on the way', async () => {
    const response = await world.call('nobody', 'get', '/api/status');
    expect(response.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    expect(response.body.error.id).toBe('token-missing');
  });

  test('browsers learn how to sign in without a token', async () => {
    expect((await world.call('nobody', 'get', '/api/auth-config')).body).toEqual({
      authority: `${world.issuer.authorityUrl}/tests/v2.0`,
      clientId: 'web',
      scope: 'openid profile api://siebel-server-sync/access_as_user',
    });
  });

  test('readiness is 503 and says what does not answer', async () => {
    expect((await world.call('nobody', 'get', '/api/health/ready')).status).toBe(200);
    world.silent.add('siebel');
    world.advance(60_000);
    const response = await world.call('nobody', 'get', '/api/health/ready');
    world.silent.clear();
    expect([response.status, response.body.checks]).toEqual([
      503,
      { database: true, queue: true, siebel: false, exchange: true },
    ]);
  });

  test('the description lists every route with its schemas, and says which need no token', async () => {
    const { body } = await world.call('nobody', 'get', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/users/{login}/plan'].get.parameters.map((one: { name: string }) => one.name)).toEqual([
      'login',
      'domain',
    ]);
    expect(body.paths['/api/auth-config'].get.security).toEqual([]);
    expect(body.paths['/api/status'].get.security).toEqual([{ token: [] }]);
  });

  test('pages may talk to us and to the issuer alone, run our scripts alone, and be framed by nobody else', async () => {
    const { headers } = await world.call('nobody', 'get', '/admin');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain(`connect-src 'self' ${world.issuer.authorityUrl}`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self';");
    expect(headers['x-frame-options']).toBeUndefined();
  });

  test('the console is served at /admin and below, its assets for ever, and an unbuilt console says so', async () => {
    expect((await world.call('nobody', 'get', '/admin')).text).toContain('npm run build');
    mkdirSync(join(staticDir, 'assets'));
    writeFileSync(join(staticDir, 'admin.html'), '<!doctype html><title>console</title>');
    writeFileSync(join(staticDir, 'assets', 'admin.1234.js'), 'export {};');
    expect((await world.call('nobody', 'get', '/')).headers['location']).toBe('/admin');
    for (const path of ['/admin', '/admin/signed-in?code=1']) {
      const page = await world.call('nobody', 'get', path);
      expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(page.text).toContain('<title>console');
    }
    const asset = await world.call('nobody', 'get', '/assets/admin.1234.js');
    expect([asset.status, asset.headers['cache-control']]).toEqual([200, expect.stringContaining('immutable')]);
    expect((await world.call('nobody', 'get', '/assets/%2e%2e/%2e%2e/package.json')).status).toBe(404);
  });

  test('a script that runs wild is told to slow down', async () => {
    const small = await openHttpWorld('door_rate', { requestsAMinute: 2 });
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(await small.call('nobody', 'get', '/api/health/live'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(errorBodySchema.parse(answers[2]?.body).error.id).toBe('too-many-requests');
    await small.close();
  });
});
