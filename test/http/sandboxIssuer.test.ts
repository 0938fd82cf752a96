// The verifier with the tokens that the sandbox's issuer really makes.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenVerifier, type VerifyToken } from '../../api/http/tokenVerifier.ts';
import { startIdentitySandbox, type IdentitySandbox } from '../../api/sandbox/identity/server.ts';

const tenantId = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
const page = 'http://127.0.0.1:3000/admin';
const verifier = 'a-verifier-of-forty-three-characters-or-more-is-asked';
const challenge = createHash('sha256').update(verifier).digest('base64url');

describe('tokens of the sandbox’s issuer', () => {
  let sandbox: IdentitySandbox;
  let verify: VerifyToken;

  beforeAll(async () => {
    sandbox = await startIdentitySandbox({
      port: 0,
      tlsPort: 0,
      dataDir: null,
      tenantId,
      clients: [
        { id: 'script', secret: 'a-secret' },
        { id: 'web', secret: null },
      ],
      people: [{ name: 'Ann Lee', upn: 'Ann.Lee@siebel.example', jobTitle: '', roles: ['User'] }],
    });
    const audience = 'api://siebel-server-sync';
    const clock = { now: () => new Date() };
    verify = createTokenVerifier({ authorityUrl: sandbox.url, tenantId, audience, http: fetch, clock });
  });
  afterAll(() => sandbox.close());

  async function askToken(form: Record<string, string>): Promise<{ access_token: string; id_token?: string }> {
    const address = `${sandbox.url}/${tenantId}/oauth2/v2.0/token`;
    const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
    return (await response.json()) as { access_token: string };
  }

  async function signIn(person: string) {
    const query = new URLSearchParams({
      client_id: 'web',
      redirect_uri: page,
      response_type: 'code',
      scope: 'openid profile api://siebel-server-sync/access_as_user',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      person,
    });
    const address = `${sandbox.url}/${tenantId}/oauth2/v2.0/authorize?${query}`;
    const { headers } = await fetch(address, { redirect: 'manual' });
    const code = new URL(headers.get('location') ?? page).searchParams.get('code') ?? '';
    const proof = { code_verifier: verifier, redirect_uri: page };
    return askToken({ grant_type: 'authorization_code', client_id: 'web', code, ...proof });
  }

  const script = { grant_type: 'client_credentials', client_id: 'script', client_secret: 'a-secret' };

  test('a person who signed in on the console’s page is known by mailbox and role', async () => {
    const { access_token: token } = await signIn('Ann.Lee@siebel.example');
    expect(await verify(token)).toMatchObject({ mailbox: 'ann.lee@siebel.example', roles: ['User'] });
  });

  test('a script signs in as itself and is nobody’s mailbox', async () => {
    const { access_token: token } = await askToken({ ...script, scope: 'api://siebel-server-sync/.default' });
    expect(await verify(token)).toMatchObject({ mailbox: null, roles: ['Administrator'] });
  });

  test('a token for Graph and an ID token do not open the product', async () => {
    const graph = await askToken({ ...script, scope: 'https://graph.microsoft.com/.default' });
    await expect(verify(graph.access_token)).rejects.toMatchObject({ id: 'token-invalid' });
    const { id_token: idToken } = await signIn('auditor@siebel.example');
    await expect(verify(idToken ?? '')).rejects.toMatchObject({ id: 'token-invalid' });
  });
});
