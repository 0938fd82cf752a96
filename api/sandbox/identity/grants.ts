// The token endpoint's decisions: client credentials, authorization code with PKCE, refresh token. Errors in Entra ID's shape.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';
import { GRAPH_RESOURCE, PRODUCT_RESOURCE } from '../common/defaults.ts';
import { APPLICATION_ROLES, objectIdOf, type Client, type Person } from './people.ts';
import type { SigningKey } from './signingKey.ts';

export interface IssuerOptions {
  readonly tenantId: string;
  readonly key: SigningKey;
  readonly clients: readonly Client[];
  readonly now: () => Date;
}

/** What a sign-in is for, kept behind a code or a refresh token. */
export interface SignIn {
  readonly person: Person;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce: string | null;
  readonly challenge: string | null;
}

/** A sign-in's code, and when it ends. */
interface GrantedCode {
  readonly signIn: SignIn;
  readonly endsAt: number;
}

const CODE_LIFETIME_MS = 10 * 60_000;

export interface TokenAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export class Issuer {
  /** Seconds that a token is good for; a door of the sandbox changes it. */
  lifetimeSeconds = 3_600;
  private readonly options: IssuerOptions;
  private readonly codes = new Map<string, GrantedCode>();
  private readonly refreshTokens = new Map<string, SignIn>();

  constructor(options: IssuerOptions) {
    this.options = options;
  }

  /** A code for a sign-in, good once and for ten minutes. */
  grantCode(signIn: SignIn): string {
    const code = randomBytes(24).toString('base64url');
    this.codes.set(code, { signIn, endsAt: this.options.now().getTime() + CODE_LIFETIME_MS });
    return code;
  }

  /** Answers a token request; tokens name `issuer`. */
  async answer(form: URLSearchParams, issuer: string): Promise<TokenAnswer> {
    const client = this.options.clients.find(({ id }) => id === form.get('client_id'));
    if (!client)
      return refuse(400, 'unauthorized_client', 'AADSTS700016: The application was not found in the directory.');
    switch (form.get('grant_type')) {
      case 'client_credentials':
        return this.clientCredentials(client, form, issuer);
      case 'authorization_code':
        return isItself(client, form) ? this.code(client, form, issuer) : wrongSecret();
      case 'refresh_token':
        return isItself(client, form) ? this.refresh(client, form, issuer) : wrongSecret();
      default:
        return refuse(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported by this issuer.');
    }
  }

  private async clientCredentials(client: Client, form: URLSearchParams, issuer: string): Promise<TokenAnswer> {
    if (client.secret === null || !sameText(client.secret, form.get('client_secret') ?? '')) {
      return wrongSecret();
    }
    const resource = /^(.+?)\/+\.default$/.exec(form.get('scope') ?? '')?.[1];
    const roles = resource === undefined ? undefined : APPLICATION_ROLES[resource];
    if (resource === undefined || !roles) {
      const known = Object.keys(APPLICATION_ROLES).map((name) => `${name}/.default`).join(', '); // prettier-ignore
      return refuse(400, 'invalid_scope', `AADSTS1002012: The scope must be one of ${known}.`);
    }
    const oid = objectIdOf(client.id);
    const token = await this.sign(issuer, resource, {
      sub: oid,
      oid,
      azp: client.id,
      appid: client.id,
      idtyp: 'app',
      roles: [...roles],
    });
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: this.lifetimeSeconds,
        ext_expires_in: this.lifetimeSeconds,
        access_token: token,
      },
    };
  }

  private async code(client: Client, form: URLSearchParams, issuer: string): Promise<TokenAnswer> {
    const code = form.get('code') ?? '';
    const granted = this.codes.get(code);
    this.codes.delete(code);
    const isLate = granted !== undefined && granted.endsAt <= this.options.now().getTime();
    const signIn = isLate ? undefined : granted?.signIn;
    if (!signIn || signIn.clientId !== client.id || signIn.redirectUri !== form.get('redirect_uri')) {
      return refuse(
        400,
        'invalid_grant',
        'AADSTS70008: The authorization code is unknown, was used, has expired, or belongs to another redirect.',
      );
    }
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (signIn.challenge !== challenge)
      return refuse(400, 'invalid_grant', 'AADSTS501481: The code verifier does not match the challenge.');
    return this.personTokens(signIn, issuer);
  }

  private async refresh(client: Client, form: URLSearchParams, issuer: string): Promise<TokenAnswer> {
    const token = form.get('refresh_token') ?? '';
    const signIn = this.refreshTokens.get(token);
    if (!signIn || signIn.clientId !== client.id)
      return refuse(400, 'invalid_grant', 'AADSTS700082: The refresh token is unknown or was used.');
    this.refreshTokens.delete(token);
    return this.personTokens(signIn, issuer);
  }

  private async personTokens(signIn: SignIn, issuer: string): Promise<TokenAnswer> {
    const { person, clientId, scope, nonce } = signIn;
    const oid = objectIdOf(person.upn);
    const who = { sub: oid, oid, name: person.name, preferred_username: person.upn, azp: clientId };
    const names = scope.split(' ').filter(Boolean);
    const resource = names.some((name) => name.startsWith(GRAPH_RESOURCE)) ? GRAPH_RESOURCE : PRODUCT_RESOURCE;
    const scp = names
      .flatMap((name) => (name.includes('://') ? [name.slice(name.lastIndexOf('/') + 1)] : []))
      .join(' ');
    const body: Record<string, unknown> = {
      token_type: 'Bearer',
      scope,
      expires_in: this.lifetimeSeconds,
      access_token: await this.sign(issuer, resource, {
        ...who,
        scp: scp || 'access_as_user',
        roles: [...person.roles],
      }),
    };
    if (names.includes('openid'))
      body['id_token'] = await this.sign(issuer, clientId, {
        ...who,
        roles: [...person.roles],
        ...(nonce ? { nonce } : {}),
      });
    if (names.includes('offline_access')) {
      const refreshToken = randomBytes(24).toString('base64url');
      this.refreshTokens.set(refreshToken, { ...signIn, nonce: null });
      body['refresh_token'] = refreshToken;
    }
    return { status: 200, body };
  }

  private sign(issuer: string, audience: string, claims: Record<string, unknown>): Promise<string> {
    const { tenantId, key, now } = this.options;
    const seconds = Math.floor(now().getTime() / 1000);
    return new SignJWT({ ...claims, tid: tenantId, ver: '2.0' })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + this.lifetimeSeconds)
      .sign(key.privateKey);
  }
}

/** A refusal in Entra ID's shape; the number in the description becomes the code. */
export function refuse(status: number, error: string, description: string): TokenAnswer {
  const codes = /AADSTS(\d+)/.exec(description)?.[1];
  return {
    status,
    body: {
      error,
      error_description: description,
      error_codes: codes ? [Number(codes)] : [],
      trace_id: randomBytes(16).toString('hex'),
    },
  };
}

function wrongSecret(): TokenAnswer {
  return refuse(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
}

/** A page in a browser has no secret to show; every other client must show its own. */
function isItself(client: Client, form: URLSearchParams): boolean {
  return client.secret === null || sameText(client.secret, form.get('client_secret') ?? '');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
