// Signs a person in at the sandbox's token issuer as a browser does, without one: authorization code with PKCE.
import { createHash } from 'node:crypto';

const PAGE = 'http://127.0.0.1:3000/page';
const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-is-asked';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

export interface CodeSignIn {
  readonly clientId: string;
  readonly person: string;
  readonly scope: string;
}

/** @throws Error with the issuer's answer. */
export async function signInByCode(
  issuerUrl: string,
  tenantId: string,
  { clientId, person, scope }: CodeSignIn,
): Promise<{ readonly accessToken: string; readonly idToken: string }> {
  const endpoints = `${issuerUrl}/${tenantId}/oauth2/v2.0`;
  const client = { client_id: clientId, redirect_uri: PAGE };
  const proof = { response_type: 'code', code_challenge: CHALLENGE, code_challenge_method: 'S256' };
  const query = new URLSearchParams({ ...client, ...proof, scope, person });
  const { headers } = await fetch(`${endpoints}/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(headers.get('location') ?? PAGE).searchParams.get('code') ?? '';
  const form = { ...client, grant_type: 'authorization_code', code, code_verifier: VERIFIER };
  const answer = await fetch(`${endpoints}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const body = (await answer.json()) as { access_token?: string; id_token?: string };
  if (body.access_token === undefined || body.id_token === undefined) throw new Error(JSON.stringify(body));
  return { accessToken: body.access_token, idToken: body.id_token };
}
