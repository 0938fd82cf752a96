// Tokens of applications and of people: what they hold, who may have them, and how a refusal reads.
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { appForm, ANN, claimsOf, codeForm, startedIdentityWorld, TENANT } from './identityWorld.ts';

const world = startedIdentityWorld();

afterEach(async () => {
  await world.door('POST', 'tokens', { lifetimeSeconds: 3_600 });
  world.clock = new Date('2026-11-25T12:00:00Z');
});

describe('the OpenID configuration', () => {
  it('names endpoints by the address that was asked', async () => {
    const { body } = await world.get('/v2.0/.well-known/openid-configuration');
    expect(body['token_endpoint']).toBe(world.at('/oauth2/v2.0/token'));
    expect(body['jwks_uri']).toBe(world.at('/discovery/v2.0/keys'));
  });

  it('names the issuer by the host that was asked and the https port, and so do tokens', async () => {
    const port = new URL(world.server.tlsUrl).port;
    for (const host of ['127.0.0.1', 'localhost']) {
      const address = (path: string) => world.at(path).replace('127.0.0.1', host);
      const configuration = await fetch(address('/v2.0/.well-known/openid-configuration'));
      const { issuer } = (await configuration.json()) as { readonly issuer: string };
      expect(issuer).toBe(`https://${host}:${port}/${TENANT}/v2.0`);
      const body = new URLSearchParams(appForm('https://graph.microsoft.com/.default'));
      const answer = await fetch(address('/oauth2/v2.0/token'), { method: 'POST', body });
      const { access_token: token } = (await answer.json()) as { readonly access_token: string };
      expect(claimsOf(token)['iss']).toBe(issuer);
    }
  });

  it('answers pages of any origin', async () => {
    for (const path of ['/v2.0/.well-known/openid-configuration', '/discovery/v2.0/keys', '/oauth2/v2.0/token']) {
      const headers = { origin: 'http://127.0.0.1:3000', 'access-control-request-headers': 'content-type' };
      const response = await fetch(world.at(path), { method: 'OPTIONS', headers });
      expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000');
    }
  });
});

describe('an application’s token', () => {
  it('is signed with a published key and names issuer, audience and lifetime', async () => {
    const token = await world.appToken('https://graph.microsoft.com');
    const { body } = await world.get('/v2.0/.well-known/openid-configuration');
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(String(body['jwks_uri']))), {
      issuer: String(body['issuer']),
      audience: 'https://graph.microsoft.com',
      currentDate: world.clock,
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ tid: TENANT, azp: 'siebel-server-sync', appid: 'siebel-server-sync' });
    expect(payload.oid).toBe(payload.sub);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
    expect(payload.nbf).toBe(payload.iat);
  });

  it.each([
    [
      'https://graph.microsoft.com',
      ['Calendars.ReadWrite', 'Contacts.ReadWrite', 'Tasks.ReadWrite.All', 'MailboxSettings.Read', 'User.Read.All'],
    ],
    ['api://siebel-server-sync', ['Administrator']],
    ['api://sandbox-siebel', ['Siebel.Access']],
  ])('for %s holds the roles that were granted', async (resource, roles) => {
    expect(claimsOf(await world.appToken(resource))).toMatchObject({ aud: resource, roles });
  });

  it('lives as long as the door says', async () => {
    expect((await world.door('POST', 'tokens', { lifetimeSeconds: 5 })).status).toBe(200);
    const { exp, iat } = claimsOf(await world.appToken('https://graph.microsoft.com'));
    expect(Number(exp) - Number(iat)).toBe(5);
  });
});

describe('a refusal reads like Entra ID’s', () => {
  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['an unknown application', { client_id: 'nobody' }, 400, 'unauthorized_client', 700016],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['a scope of no resource', { scope: 'https://elsewhere.example/.default' }, 400, 'invalid_scope', 1002012],
    ['a scope without .default', { scope: 'https://graph.microsoft.com/User.Read' }, 400, 'invalid_scope', 1002012],
    ['an application without a secret', { client_id: 'siebel-server-sync-web' }, 401, 'invalid_client', 7000215],
  ])('%s', async (_name, change, status, error, code) => {
    const answer = await world.token({ ...appForm('https://graph.microsoft.com/.default'), ...change });
    expect(answer).toMatchObject({ status, body: { error, error_codes: [code] } });
    expect(answer.body['error_description']).toMatch(/^AADSTS\d+: /);
  });

  it('a token asked for by GET', async () => {
    expect(await world.get('/oauth2/v2.0/token')).toMatchObject({ status: 400, body: { error_codes: [900561] } });
  });
});

describe('a person’s tokens', () => {
  it('name the person, the scope and the roles', async () => {
    const { status, body } = await world.token(codeForm(await world.code()));
    expect(status).toBe(200);
    expect(claimsOf(body['access_token'])).toMatchObject({
      aud: 'api://siebel-server-sync',
      scp: 'access_as_user',
      preferred_username: ANN,
      name: 'Ann <Lee>',
      roles: ['User'],
      azp: 'siebel-server-sync-web',
    });
    expect(claimsOf(body['id_token'])).toMatchObject({
      aud: 'siebel-server-sync-web',
      nonce: 'a-nonce',
      roles: ['User'],
    });
  });

  it.each([
    ['sadmin@siebel.example', ['Administrator', 'User']],
    ['auditor@siebel.example', ['Auditor']],
  ])('%s has the roles %j', async (person, roles) => {
    const { body } = await world.token(codeForm(await world.code(person)));
    expect(claimsOf(body['access_token'])['roles']).toEqual(roles);
  });

  it('are renewed with a refresh token, which is good once', async () => {
    const { body } = await world.token(codeForm(await world.code()));
    const form = { grant_type: 'refresh_token', client_id: 'siebel-server-sync-web' };
    const refresh = { ...form, refresh_token: String(body['refresh_token']) };
    const renewed = await world.token(refresh);
    expect(claimsOf(renewed.body['access_token'])['preferred_username']).toBe(ANN);
    expect(await world.token(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await world.token({ ...form, refresh_token: String(renewed.body['refresh_token']) })).status).toBe(200);
  });

  it('are refused for a code used twice, a code of ten minutes ago, another verifier or another page', async () => {
    const used = codeForm(await world.code());
    await world.token(used);
    const late = codeForm(await world.code());
    world.clock = new Date('2026-11-25T12:10:00Z');
    const forms = [
      used,
      late,
      { ...codeForm(await world.code()), code_verifier: 'another' },
      { ...codeForm(await world.code()), redirect_uri: 'http://127.0.0.1:3000/other' },
    ];
    for (const form of forms)
      expect(await world.token(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});
