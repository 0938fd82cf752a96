// Checks bearer tokens: signed with RS256 by the company's issuer, for this tenant and this API, not expired. Knows no roles and no routes.
// The issuer and its keys are found by its OpenID configuration.
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { UserError } from '../errors.ts';

/** What the product takes from a token. */
export interface TokenClaims {
  readonly subject: string;
  /** The first of the addresses; null for tokens of applications. */
  readonly mailbox: string | null;
  /** What may be the person's mailbox, in lower case: the name they sign in with, and the address that the directory knows them by. */
  readonly addresses: readonly string[];
  /** Somebody uses the API through a client that they signed in to; else an application for itself. */
  readonly isPerson: boolean;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
}

/** @throws UserError token-invalid, sign-in-unavailable */
export type VerifyToken = (token: string) => Promise<TokenClaims>;

export interface TokenVerifierOptions {
  /** Base address of the issuer, such as https://login.microsoftonline.com. */
  readonly authorityUrl: string;
  readonly tenantId: string;
  /** The API's application id; `api://` before it makes no difference. */
  readonly audience: string;
  /** Trusts what the product trusts (the company's CA file). */
  readonly http: typeof fetch;
  readonly clock: { now(): Date };
}

/** The one permission that a client asks for on a person's behalf. */
const SCOPE = 'access_as_user';
const KEPT_TOKENS = 2_000;
const CLOCK_TOLERANCE_S = 30;
const KEYS_COOLDOWN_MS = 5_000;
const PATIENCE_MS = 5_000;

const configurationSchema = z.object({ issuer: z.string().min(1), jwks_uri: z.url() });

const claimsSchema = z.object({
  sub: z.string(),
  exp: z.number(),
  tid: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
  email: z.string().optional(),
  /** Whether the domain of `email` is verified to be its owner's; told only where the tenant was asked to tell. */
  xms_edov: z.union([z.boolean(), z.number(), z.string()]).optional(),
  roles: z.array(z.string()).default([]),
  scp: z.string().optional(),
  azp: z.string().optional(),
  appid: z.string().optional(),
});

type Trust = { readonly issuer: string; readonly keys: ReturnType<typeof createRemoteJWKSet> };

/** Nothing is fetched before the first token. */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const kept = new Map<string, TokenClaims>();
  let trust: Promise<Trust> | null = null;

  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const known = kept.get(key);
    if (known && known.expiresAt > options.clock.now()) return known;
    kept.delete(key);
    trust ??= discover(options).catch((error: unknown) => {
      trust = null;
      throw error;
    });
    const claims = await verify(token, await trust, options);
    const oldest = kept.size >= KEPT_TOKENS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, claims);
    return claims;
  };
}

async function discover(options: TokenVerifierOptions): Promise<Trust> {
  const address = `${options.authorityUrl.replace(/\/$/, '')}/${options.tenantId}/v2.0/.well-known/openid-configuration`;
  try {
    const response = await options.http(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`The issuer answered ${response.status}.`);
    const { issuer, jwks_uri: keysAddress } = configurationSchema.parse(await response.json());
    const keys = createRemoteJWKSet(new URL(keysAddress), {
      [customFetch]: (url, init) => options.http(url, init),
      cooldownDuration: KEYS_COOLDOWN_MS,
      timeoutDuration: PATIENCE_MS,
    });
    return { issuer, keys };
  } catch (error) {
    throw unavailable(error);
  }
}

async function verify(token: string, trust: Trust, options: TokenVerifierOptions): Promise<TokenClaims> {
  const plain = options.audience.replace(/^api:\/\//, '');
  let payload: JWTPayload;
  try {
    const verified = await jwtVerify(token, trust.keys, {
      issuer: trust.issuer,
      audience: [plain, `api://${plain}`],
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: options.clock.now(),
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    payload = verified.payload;
  } catch (error) {
    throw refuse(error);
  }
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw invalid('it lacks a claim, or a claim has another form than expected');
  const { exp, roles, scp, sub, tid } = claims.data;
  if (!isAccessToken(claims.data)) throw invalid('it is an ID token, and an access token is needed');
  if (!isOfTenant(tid, trust.issuer, options.tenantId)) throw invalid('it is of another tenant');
  const isPerson = scp !== undefined;
  if (isPerson && !scp.split(' ').includes(SCOPE)) throw invalid(`it lacks the scope ${SCOPE}`);
  const addresses = isPerson ? addressesIn(claims.data) : [];
  return {
    subject: sub,
    mailbox: addresses[0] ?? null,
    addresses,
    isPerson,
    roles,
    expiresAt: new Date(exp * 1000),
  };
}

/** A tenant may be configured by its domain: then the issuer, which the keys belong to, names its id. */
function isOfTenant(tid: string | undefined, issuer: string, tenantId: string): boolean {
  return tid === undefined || tid === tenantId || issuer.split('/').includes(tid);
}

/** Which claims hold an address depends on the version of the token and on the kind of account. */
function addressesIn(claims: z.output<typeof claimsSchema>): readonly string[] {
  const { email, preferred_username: name, upn, xms_edov: isOwn } = claims;
  const isForeign = isOwn !== undefined && ['0', 'false'].includes(String(isOwn).toLowerCase());
  const given = [name, upn, isForeign ? undefined : email];
  return [...new Set(given.flatMap((address) => (address ? [address.toLowerCase()] : [])))];
}

/**
 * Where the page and the API are one application, an ID token has the same audience; but only access tokens name a scope (a person's)
 * or the application that asked (its own): learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
function isAccessToken(claims: z.output<typeof claimsSchema>): boolean {
  if (claims.scp !== undefined) return true;
  return claims.preferred_username === undefined && (claims.azp !== undefined || claims.appid !== undefined);
}

function refuse(error: unknown): UserError {
  if (!(error instanceof errors.JOSEError) || cameFromIssuer(error)) return unavailable(error);
  if (error instanceof errors.JWTExpired) return invalid('it has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return invalid(`its claim "${error.claim}" does not fit`);
  if (error instanceof errors.JWKSNoMatchingKey) return invalid('the issuer does not name the key it is signed with');
  if (error instanceof errors.JWSSignatureVerificationFailed) return invalid('its signature is wrong');
  if (error instanceof errors.JOSEAlgNotAllowed) return invalid('it is not signed with RS256');
  return invalid('it is no signed token that can be read');
}

/** The keys could not be had, which says nothing about the token. */
function cameFromIssuer(error: errors.JOSEError): boolean {
  return [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code].includes(error.code);
}

function invalid(why: string): UserError {
  return new UserError('token-invalid', `The token is not accepted: ${why}. Sign in again.`, 401);
}

function unavailable(cause: unknown): UserError {
  const trouble = new UserError('sign-in-unavailable', 'The issuer of tokens does not answer. Try again later.', 503);
  trouble.cause = cause;
  return trouble;
}
