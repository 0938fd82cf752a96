// Checks bearer tokens for the sandbox's servers as Microsoft's and Oracle's would: RS256, by the issuer's published keys, for this audience.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { Agent, fetch as undiciFetch } from 'undici';

export interface TokenClaims {
  /** Application permissions; empty for a person's token. */
  readonly roles: readonly string[];
  /** Delegated permissions. */
  readonly scopes: readonly string[];
  readonly appId: string | null;
  readonly oid: string | null;
  /** The person's address; null for an application. */
  readonly upn: string | null;
  readonly expiresAt: number;
}

export type TokenCheck =
  { readonly kind: 'good'; readonly claims: TokenClaims } | { readonly kind: 'refused'; readonly reason: TokenRefusal };

/** Why a token is refused. */
export type TokenRefusal =
  'missing' | 'malformed' | 'expired' | 'not-yet-valid' | 'forged' | 'wrong-audience' | 'wrong-tenant';

export interface TokenVerifierOptions {
  readonly identityUrl: string;
  readonly caFile?: string;
  readonly tenantId: string;
  readonly audiences: readonly string[];
  readonly now?: () => Date;
}

/** Tokens remembered at most. */
const KEPT = 5_000;

/**
 * Builds the check of an Authorization header. Verified tokens are remembered until they expire, since RS256 is slow.
 * The check throws when the issuer's keys cannot be had: then nothing is known of the token.
 */
export function createTokenVerifier(
  options: TokenVerifierOptions,
): (authorization: string | undefined) => Promise<TokenCheck> {
  const ca = options.caFile ? [...rootCertificates, readFileSync(options.caFile, 'utf8')] : undefined;
  const dispatcher = new Agent(ca ? { connect: { ca } } : {});
  const fetchKeys = (url: string, init: object): Promise<Response> =>
    undiciFetch(url, { ...init, dispatcher }) as unknown as Promise<Response>;
  const base = `${options.identityUrl.replace(/\/$/, '')}/${options.tenantId}`;
  const keys = createRemoteJWKSet(new URL(`${base}/discovery/v2.0/keys`), {
    [customFetch]: fetchKeys,
    cooldownDuration: 1_000,
  });
  const kept = new Map<string, TokenClaims>();
  const now = options.now ?? (() => new Date());

  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return { kind: 'refused', reason: 'missing' };
    const hash = createHash('sha256').update(token).digest('base64');
    const known = kept.get(hash);
    if (known)
      return known.expiresAt * 1000 > now().getTime()
        ? { kind: 'good', claims: known }
        : { kind: 'refused', reason: 'expired' };
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience: [...options.audiences],
        algorithms: ['RS256'],
        currentDate: now(),
      });
      if (payload['tid'] !== options.tenantId) return { kind: 'refused', reason: 'wrong-tenant' };
      const text = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
      const claims: TokenClaims = {
        roles: Array.isArray(payload['roles']) ? payload['roles'].map(String) : [],
        scopes: (text('scp') ?? '').split(' ').filter(Boolean),
        appId: text('azp') ?? text('appid'),
        oid: text('oid'),
        upn: text('preferred_username'),
        expiresAt: payload.exp ?? 0,
      };
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(hash, claims);
      return { kind: 'good', claims };
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || isIssuerSilent(error)) throw error;
      return { kind: 'refused', reason: refusalOf(error) };
    }
  };
}

/** The keys did not come in time, or not with 200. */
function isIssuerSilent(error: errors.JOSEError): boolean {
  return error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC';
}

function refusalOf(error: errors.JOSEError): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'not-yet-valid';
    return error.claim === 'aud' ? 'wrong-audience' : 'forged';
  }
  return error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid ? 'malformed' : 'forged';
}
