// Bearer tokens: which are accepted, and why the others are not.
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTokenVerifier, type VerifyToken } from '../../api/http/tokenVerifier.ts';
import { startTestIssuer, type TestIssuer } from '../support/testIssuer.ts';

describe('bearer tokens', () => {
  let issuer: TestIssuer;
  let verify: VerifyToken;
  let now = new Date();
  const clock = { now: () => now };

  beforeAll(async () => {
    issuer = await startTestIssuer();
    verify = createTokenVerifier({ ...issuer, http: fetch, clock });
  });
  afterAll(() => issuer.close());

  const refusal = async (token: string) => verify(token).catch((error: unknown) => error);

  test('a token of the issuer for this API tells roles and mailbox, the mailbox in lower case', async () => {
    const token = await issuer.token({ roles: ['User'], mailbox: 'Ann.Lee@Example.com' });
    expect(await verify(token)).toMatchObject({ subject: 'somebody', mailbox: 'ann.lee@example.com', roles: ['User'] });
  });

  test('the scope may stand among others, and the tenant be told', async () => {
    const claims = { scp: 'openid access_as_user', tid: issuer.tenantId };
    expect(await verify(await issuer.token({ claims }))).toMatchObject({ isPerson: true });
  });

  test('a person’s addresses are those they sign in with, then the directory’s, unless its domain is not verified', async () => {
    const claims = { upn: 'Ann@Corp.Local', email: 'Ann.Lee@Example.com' };
    const mailbox = 'ann@corp.local';
    expect((await verify(await issuer.token({ mailbox, claims }))).addresses).toEqual([mailbox, 'ann.lee@example.com']);
    const unverified = await issuer.token({ mailbox, claims: { ...claims, xms_edov: false } });
    expect((await verify(unverified)).addresses).toEqual([mailbox]);
  });

  test('an application is no person and has no address, whatever its token says', async () => {
    const token = await issuer.token({ isApplication: true, roles: ['User'], claims: { email: 'ann@example.com' } });
    expect(await verify(token)).toMatchObject({ isPerson: false, addresses: [], mailbox: null, roles: ['User'] });
  });

  test('the audience may be written with and without api://', async () => {
    expect(await verify(await issuer.token({ audience: issuer.audience }))).toMatchObject({ subject: 'somebody' });
  });

  test.each([
    ['expired', () => issuer.token({ lifeSeconds: -3600 }), 'expired'],
    ['for another API', () => issuer.token({ audience: 'https://graph.microsoft.com' }), '"aud"'],
    ['of another issuer', () => issuer.token({ issuer: 'https://elsewhere.example/v2.0' }), '"iss"'],
    ['of another tenant', () => issuer.token({ claims: { tid: 'elsewhere' } }), 'another tenant'],
    ['for another scope of ours', () => issuer.token({ claims: { scp: 'openid read' } }), 'access_as_user'],
    ['forged with a stranger’s key', () => issuer.forgedToken({ roles: ['Administrator'] }), 'signature'],
    ['an ID token', () => issuer.token({ isIdToken: true, roles: ['Administrator'] }), 'ID token'],
    ['no token at all', () => Promise.resolve('abc'), 'no signed token'],
    ['unsigned', () => Promise.resolve(new UnsecuredJWT({ roles: ['Administrator'] }).encode()), 'RS256'],
    ['signed with a shared secret', () => symmetricToken(issuer), 'RS256'],
  ])('a token that is %s is refused with 401', async (_, make, why) => {
    const error = await refusal(await make());
    expect(error).toMatchObject({ id: 'token-invalid', status: 401 });
    expect(String(error)).toContain(why);
  });

  test('a token that was accepted is asked about once, and no longer accepted when it has expired', async () => {
    const token = await issuer.token({ lifeSeconds: 600 });
    await verify(token);
    const before = issuer.requests();
    await verify(token);
    expect(issuer.requests()).toBe(before);
    now = new Date(Date.now() + 700_000);
    expect(await refusal(token)).toMatchObject({ id: 'token-invalid' });
    now = new Date();
  });

  test('an issuer that does not answer is 503, not a refusal, and is asked again next time', async () => {
    const second = await startTestIssuer();
    let reachable = false;
    const http: typeof fetch = (input, init) =>
      reachable ? fetch(input, init) : Promise.reject(new TypeError('down'));
    const verifySecond = createTokenVerifier({ ...second, http, clock });
    const token = await second.token();
    await expect(verifySecond(token)).rejects.toMatchObject({ id: 'sign-in-unavailable', status: 503 });
    reachable = true;
    await expect(verifySecond(token)).resolves.toMatchObject({ subject: 'somebody' });
    await second.close();
  });

  test('a key that the issuer publishes later is fetched, once the pause after the last fetch is over', async () => {
    const second = await startTestIssuer();
    const fresh = createTokenVerifier({ ...second, http: fetch, clock });
    await fresh(await second.token());
    await second.changeKey();
    const token = await second.token();
    await expect(fresh(token)).rejects.toMatchObject({ id: 'token-invalid' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    await expect(fresh(token)).resolves.toMatchObject({ subject: 'somebody' });
    vi.useRealTimers();
    await second.close();
  });
});

function symmetricToken(issuer: TestIssuer): Promise<string> {
  return new SignJWT({ roles: ['Administrator'] })
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .setIssuer(`${issuer.authorityUrl}/${issuer.tenantId}/v2.0`)
    .setAudience(issuer.audience)
    .setSubject('somebody')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('a-secret-that-is-long-enough-for-it'));
}
