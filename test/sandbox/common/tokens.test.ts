// The check of bearer tokens that the sandbox's servers share, against the sandbox's issuer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTokenVerifier } from '../../../api/sandbox/common/tokens.ts';
import { codeForm, startedIdentityWorld, TENANT } from '../identity/identityWorld.ts';

const world = startedIdentityWorld();
const folder = mkdtempSync(path.join(tmpdir(), 'tokens-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const GRAPH = 'https://graph.microsoft.com';

function verifierOf(changes: Partial<Parameters<typeof createTokenVerifier>[0]> = {}) {
  const identityUrl = world.server.url;
  return createTokenVerifier({ identityUrl, tenantId: TENANT, audiences: [GRAPH], now: () => world.clock, ...changes });
}

describe('the check of a bearer token', () => {
  it('gives an application’s roles', async () => {
    const check = await verifierOf()(`Bearer ${await world.appToken(GRAPH)}`);
    expect(check).toMatchObject({
      kind: 'good',
      claims: {
        appId: 'siebel-server-sync',
        upn: null,
        scopes: [],
        roles: expect.arrayContaining(['Contacts.ReadWrite']),
      },
    });
  });

  it('gives a person’s address and scopes', async () => {
    const { body } = await world.token(codeForm(await world.code()));
    const check = await verifierOf({ audiences: ['api://siebel-server-sync'] })(
      `bearer ${String(body['access_token'])}`,
    );
    expect(check).toMatchObject({
      kind: 'good',
      claims: { upn: 'Ann.Lee@calderflow.example', scopes: ['access_as_user'], roles: ['User'] },
    });
  });

  it('says why it refuses', async () => {
    const verify = verifierOf();
    const token = await world.appToken(GRAPH);
    const other = await world.appToken('api://sandbox-siebel');
    const [head = '', payload = '', signature = ''] = token.split('.');
    const forged = `${head}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const reasons = await Promise.all(
      [undefined, 'Basic abc', 'Bearer abc', `Bearer ${other}`, `Bearer ${forged}`].map(verify),
    );
    expect(reasons.map((check) => (check.kind === 'refused' ? check.reason : check.kind))).toEqual([
      'missing',
      'missing',
      'malformed',
      'wrong-audience',
      'forged',
    ]);
  });

  it('refuses a token that has expired, remembered or not', async () => {
    const remembering = verifierOf();
    const token = `Bearer ${await world.appToken(GRAPH)}`;
    expect((await remembering(token)).kind).toBe('good');
    const before = world.clock;
    world.clock = new Date(before.getTime() + 3_601_000);
    const checks = await Promise.all([remembering(token), verifierOf()(token)]);
    world.clock = before;
    expect(checks).toEqual([
      { kind: 'refused', reason: 'expired' },
      { kind: 'refused', reason: 'expired' },
    ]);
  });

  it('asks over https when it trusts the authority, and throws when the issuer cannot be had', async () => {
    const token = `Bearer ${await world.appToken(GRAPH)}`;
    const caFile = path.join(folder, 'ca.pem');
    writeFileSync(caFile, world.server.caPem);
    const identityUrl = world.server.tlsUrl;
    expect((await verifierOf({ identityUrl, caFile })(token)).kind).toBe('good');
    await expect(verifierOf({ identityUrl })(token)).rejects.toThrow();
    await world.door('POST', 'faults', [{ path: '*/keys', status: 503 }]);
    await expect(verifierOf()(token)).rejects.toThrow();
    await world.door('DELETE', 'faults');
  });
});
