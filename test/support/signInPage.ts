// A token issuer for tests of the console: a sign-in page that lets one choose a role, and the OpenID Connect endpoints
// that a browser needs. Its access tokens are `token-ROLE`; nothing is signed, since the API of these tests does not check.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SignInPage {
  /** The authority to configure: OpenID configuration lies below it. */
  readonly authority: string;
  close(): Promise<void>;
}

const PEOPLE = { Administrator: 'Maren Vogt', Auditor: 'Tomás Rivera', Nobody: 'Pia Lund' } as const;
type Role = keyof typeof PEOPLE;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(issuer: string, role: Role): string {
  const now = Math.floor(Date.now() / 1_000);
  const name = PEOPLE[role];
  const claims = {
    iss: issuer,
    aud: 'siebel-server-sync-web',
    sub: role,
    iat: now,
    exp: now + 3_600,
    name,
    preferred_username: `${role.toLowerCase()}@northwind-marine.example`,
    roles: role === 'Nobody' ? [] : [role],
  };
  return `${encode({ alg: 'none' })}.${encode(claims)}.none`;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startSignInPage(): Promise<SignInPage> {
  let authority = '';
  /** What was promised for a code: the challenge of PKCE, and the role chosen. */
  const challenges = new Map<string, string>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', authority);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return void response.end();
    if (url.pathname.endsWith('/openid-configuration')) {
      return json(response, {
        issuer: authority,
        authorization_endpoint: `${authority}/authorize`,
        token_endpoint: `${authority}/token`,
        jwks_uri: `${authority}/keys`,
      });
    }
    if (url.pathname.endsWith('/authorize')) return showChoice(response, url);
    if (url.pathname.endsWith('/chosen')) {
      const code = `${url.searchParams.get('role') ?? ''}.${challenges.size}`;
      challenges.set(code, url.searchParams.get('code_challenge') ?? '');
      const query = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' });
      return void response.writeHead(302, { location: `${url.searchParams.get('redirect_uri') ?? ''}?${query}` }).end();
    }
    if (url.pathname.endsWith('/token')) return answerToken(response, new URLSearchParams(await bodyOf(request)));
    response.writeHead(404).end();
  }

  function showChoice(response: ServerResponse, url: URL): void {
    const links = Object.keys(PEOPLE).map(
      (role) => `<p><a href="/tenant/v2.0/chosen${url.search}&role=${role}">${role}</a></p>`,
    );
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Sign in as</title><h1>Sign in as</h1>${links.join('')}</html>`);
  }

  function answerToken(response: ServerResponse, form: URLSearchParams): void {
    const code = form.get('code') ?? '';
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const role = code.split('.')[0];
    if (challenges.get(code) !== proof || !isRole(role)) return json(response, { error: 'invalid_grant' }, 400);
    challenges.delete(code);
    json(response, {
      token_type: 'Bearer',
      access_token: `token-${role}`,
      id_token: idToken(authority, role),
      expires_in: 3_600,
      scope: form.get('scope') ?? 'openid',
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenant/v2.0`;
  return {
    authority,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function isRole(role: string | undefined): role is Role {
  return role !== undefined && Object.hasOwn(PEOPLE, role);
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
