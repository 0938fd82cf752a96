// A small issuer of tokens for tests that need tokens no honest issuer makes: expired, for somebody else, signed by a stranger.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export interface TokenWish {
  readonly roles?: readonly string[];
  readonly mailbox?: string;
  readonly audience?: string;
  readonly issuer?: string;
  /** An ID token, such as a page gets beside the access token. */
  readonly isIdToken?: boolean;
  /** Of an application that asked for itself. */
  readonly isApplication?: boolean;
  /** Further claims, or others than usual. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds from now; negative: it has expired. */
  readonly lifeSeconds?: number;
}

export interface TestIssuer {
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly audience: string;
  /** Requests for the issuer's keys and configuration so far. */
  requests(): number;
  token(wish?: TokenWish): Promise<string>;
  /** Signed with a key that the issuer never published, under the published key's name. */
  forgedToken(wish?: TokenWish): Promise<string>;
  /** Publishes a new key under a new name; tokens are signed with it from now on. */
  changeKey(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const tenantId = 'tests';
  const audience = 'siebel-server-sync';
  let key = await makeKey('key-1');
  let served = 0;
  const server = createServer((request, response) => {
    served += 1;
    const isConfiguration = request.url === `/${tenantId}/v2.0/.well-known/openid-configuration`;
    const body = isConfiguration
      ? { issuer: issuerOf(server), jwks_uri: `${origin(server)}/keys` }
      : { keys: [key.jwk] };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  });
  const issuerOf = (of: Server) => `${origin(of)}/${tenantId}/v2.0`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const sign = (privateKey: CryptoKey, wish: TokenWish) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      roles: wish.roles ?? [],
      ...(wish.mailbox ? { preferred_username: wish.mailbox } : {}),
      ...(wish.isApplication ? { azp: 'script' } : wish.isIdToken ? {} : { scp: 'access_as_user' }),
      ...wish.claims,
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(wish.issuer ?? issuerOf(server))
      .setAudience(wish.audience ?? `api://${audience}`)
      .setSubject('somebody')
      .setIssuedAt(now - 7200)
      .setExpirationTime(now + (wish.lifeSeconds ?? 3600))
      .sign(privateKey);
  };

  return {
    authorityUrl: origin(server),
    tenantId,
    audience,
    requests: () => served,
    token: (wish = {}) => sign(key.privateKey, wish),
    forgedToken: async (wish = {}) => sign((await makeKey(key.kid)).privateKey, wish),
    changeKey: async () => {
      key = await makeKey(`${key.kid}-next`);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function makeKey(kid: string): Promise<{ kid: string; privateKey: CryptoKey; jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

function origin(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
