// The Authorization header for Siebel: Basic, or a bearer token got by OAuth client credentials and kept until shortly before it ends.
import { z } from 'zod';
import { AuthorizationLost, Transient } from '../../errors.ts';
import type { Fetch } from '../../platform/http.ts';

export type SiebelCredentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | {
      readonly kind: 'oauth';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope?: string;
    };

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.coerce.number().default(300) });
const MARGIN_MS = 60_000;

/** Answers the header's value; `isFresh` gets a new token. @throws AuthorizationLost, Transient, HttpFailure. */
export function createAuthorization(
  fetch: Fetch,
  credentials: SiebelCredentials,
  clock: { now(): Date },
): (isFresh: boolean) => Promise<string> {
  if (credentials.kind === 'basic') {
    const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    return async () => `Basic ${pair}`;
  }
  let kept: { readonly header: string; readonly until: number } | null = null;
  return async (isFresh) => {
    if (kept && !isFresh && kept.until > clock.now().getTime()) return kept.header;
    const token = await askToken(fetch, credentials);
    kept = {
      header: `Bearer ${token.access_token}`,
      until: clock.now().getTime() + token.expires_in * 1000 - MARGIN_MS,
    };
    return kept.header;
  };
}

async function askToken(fetch: Fetch, credentials: SiebelCredentials & { readonly kind: 'oauth' }) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    ...(credentials.scope ? { scope: credentials.scope } : {}),
  });
  const response = await fetch(credentials.tokenUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  });
  if (response.status >= 500) throw new Transient(`The token issuer for Siebel answered ${response.status}.`, 'siebel');
  const parsed = tokenSchema.safeParse(await response.json().catch(() => null));
  if (response.ok && parsed.success) return parsed.data;
  throw new AuthorizationLost(
    `The token issuer for Siebel refused the client (${response.status}): check its credentials.`,
    'siebel',
  );
}
