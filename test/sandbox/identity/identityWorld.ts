// A token issuer for one test file, and short words for asking it.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { startIdentitySandbox, type IdentitySandbox } from '../../../api/sandbox/identity/server.ts';

export const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
export const SECRET = 'a-secret-of-the-tests';
export const PAGE = 'http://127.0.0.1:3000/admin';
const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-is-asked';
const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
export const ANN = 'Ann.Lee@calderflow.example';

export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

export const options = {
  port: 0,
  tlsPort: 0,
  dataDir: null,
  tenantId: TENANT,
  clients: [
    { id: 'siebel-server-sync', secret: SECRET },
    { id: 'siebel-server-sync-web', secret: null },
  ],
  people: [{ name: 'Ann <Lee>', upn: ANN, jobTitle: 'Seller & buyer', roles: ['User'] }],
};

export class IdentityWorld {
  clock = new Date('2026-11-25T12:00:00Z');
  private sandbox: IdentitySandbox | null = null;

  async start(): Promise<void> {
    this.sandbox = await startIdentitySandbox({ ...options, now: () => this.clock });
  }

  async stop(): Promise<void> {
    await this.sandbox?.close();
  }

  get server(): IdentitySandbox {
    if (!this.sandbox) throw new Error('The issuer has not started.');
    return this.sandbox;
  }

  at(path: string): string {
    return `${this.server.url}/${TENANT}${path}`;
  }

  async get(path: string): Promise<Answer> {
    const response = await fetch(this.at(path));
    return { status: response.status, body: (await response.json()) as Json };
  }

  async token(form: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(this.at('/oauth2/v2.0/token'), { method: 'POST', body: new URLSearchParams(form) });
    return { status: response.status, body: (await response.json()) as Json };
  }

  /** An application's token for a resource. */
  async appToken(resource: string): Promise<string> {
    const { body } = await this.token(appForm(`${resource}/.default`));
    return String(body['access_token']);
  }

  /** Asks the authorize endpoint and follows no redirect. */
  authorize(changes: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.at(`/oauth2/v2.0/authorize?${new URLSearchParams({ ...signInQuery, ...changes })}`), {
      redirect: 'manual',
    });
  }

  /** Signs a person in and gives the code. */
  async code(person = ANN): Promise<string> {
    return backOf(await this.authorize({ person })).searchParams.get('code') ?? '';
  }

  async door(method: string, name: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.server.url}/sandbox/${name}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  }
}

const signInQuery = {
  client_id: 'siebel-server-sync-web',
  redirect_uri: PAGE,
  response_type: 'code',
  scope: 'openid profile offline_access api://siebel-server-sync/access_as_user',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'state & more',
  nonce: 'a-nonce',
};

export function appForm(scope: string): Readonly<Record<string, string>> {
  return { grant_type: 'client_credentials', client_id: 'siebel-server-sync', client_secret: SECRET, scope };
}

export function codeForm(code: string): Readonly<Record<string, string>> {
  const proof = { code_verifier: VERIFIER, redirect_uri: PAGE };
  return { grant_type: 'authorization_code', client_id: 'siebel-server-sync-web', code, ...proof };
}

/** Where a redirect leads. */
export function backOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** The claims of a token, unverified. */
export function claimsOf(token: unknown): Json {
  const payload = String(token).split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Json;
}

/** An issuer that lives as long as the file's tests. */
export function startedIdentityWorld(): IdentityWorld {
  const world = new IdentityWorld();
  beforeAll(() => world.start());
  afterAll(() => world.stop());
  return world;
}
