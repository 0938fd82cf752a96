// Bearer tokens on the Siebel server: the sandbox issuer's for Siebel are good, all others are not.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeServer, listen } from '../../../api/sandbox/common/http.ts';
import type { SiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { startSiebelSandbox } from '../../../api/sandbox/siebel/server.ts';
import { testDatabaseUrl } from '../../support/postgres.ts';

const tenantId = 'tenant';
const keys = await generateKeyPair('RS256');
const APPLICATION = { roles: ['Siebel.Access'] };
let issuer: Server;
let sandbox: SiebelSandbox;

beforeAll(async () => {
  const published = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] });
  issuer = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(published));
  const identityUrl = `http://127.0.0.1:${await listen(issuer, 0)}`;
  const databaseUrl = await testDatabaseUrl('sandbox siebel tokens');
  sandbox = await startSiebelSandbox({ port: 0, databaseUrl, identityUrl, tenantId, adminPassword: 'secret' });
});

afterAll(async () => {
  await sandbox.close();
  await closeServer(issuer);
});

async function statusWith(
  audience: string,
  expires: string,
  key = keys.privateKey,
  claims: object = APPLICATION,
): Promise<number> {
  const token = await new SignJWT({ tid: tenantId, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(key);
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${sandbox.url}/siebel/v1.0/data/Employee/Employee`, { headers })).status;
}

it('a token for Siebel gets in', async () => {
  expect(await statusWith('api://sandbox-siebel', '1h')).toBe(200);
});

it('a token for somebody else, an old one and a forged one get 401', async () => {
  expect(await statusWith('https://graph.microsoft.com', '1h')).toBe(401);
  expect(await statusWith('api://sandbox-siebel', '-1h')).toBe(401);
  const stranger = await generateKeyPair('RS256');
  expect(await statusWith('api://sandbox-siebel', '1h', stranger.privateKey)).toBe(401);
});

it('an application needs its role; a person is the employee of his address or login', async () => {
  const of = (claims: object) => statusWith('api://sandbox-siebel', '1h', keys.privateKey, claims);
  expect(await of({ roles: [] })).toBe(401);
  expect(await of({ preferred_username: 'sadmin@siebel.example' })).toBe(200);
  expect(await of({ preferred_username: 'nobody@siebel.example', roles: ['Siebel.Access'] })).toBe(401);
});
