// Decides what a caller may do on a route, from the policy, the token's roles and the login that is asked for.
import { UserError } from '../../errors.ts';
import type { UserMap, UserMapRepository } from '../../store/store.ts';
import type { TokenClaims } from '../tokenVerifier.ts';
import type { AppRole, Policy } from './policy.ts';

/** What the handler may rely on. */
export interface Access {
  /** What the caller is to the product. */
  readonly roles: readonly string[];
  /** What may be the caller's mailbox. */
  readonly addresses: readonly string[];
  /** Whose data: the only login that the handler may use; null means everybody's. */
  readonly login: string | null;
  /** Who asks, for what is written down of decisions; null for public routes. */
  readonly caller: string | null;
  /** False for auditors: titles are names of people and subjects of their meetings. */
  readonly maySeeTitles: boolean;
  /** When the token, and with it this access, ends; null for public routes. */
  readonly endsAt: Date | null;
}

/** Whether the caller's roles open the route at all; asked before anything else of the request is looked at. @throws UserError role-missing */
export function requireRole(policy: Policy, claims: TokenClaims | null): void {
  if (policy.kind === 'public') return;
  const sufficient = rolesFor(policy);
  const roles = claims === null ? [] : rolesOf(claims);
  if (sufficient.some((role) => roles.includes(role))) return;
  throw new UserError('role-missing', `Your account needs one of these roles for this: ${sufficient.join(', ')}.`, 403);
}

/** What a caller whose role suffices may do with the login that is asked for. @throws UserError user-without-mailbox, not-own-data */
export async function grantAccess(
  policy: Policy,
  claims: TokenClaims | null,
  askedLogin: string | undefined,
  userMaps: Pick<UserMapRepository, 'findByMailbox'>,
): Promise<Access> {
  if (policy.kind === 'public' || claims === null)
    return { roles: [], addresses: [], login: null, caller: null, maySeeTitles: false, endsAt: null };
  const roles = rolesOf(claims);
  const isWide = policy.roles.some((role) => roles.includes(role));
  return {
    roles,
    addresses: claims.addresses,
    login: isWide ? (askedLogin ?? null) : await ownLogin(claims, askedLogin, userMaps),
    caller: claims.mailbox ?? claims.subject,
    maySeeTitles: !roles.includes('Auditor') || roles.includes('Administrator'),
    endsAt: claims.expiresAt,
  };
}

/** Whose data a handler that serves one user is to use: the login that was asked for, else the caller's own. @throws UserError invalid-request */
export async function oneLogin(access: Access, userMaps: Pick<UserMapRepository, 'findByMailbox'>): Promise<string> {
  const login = access.login ?? (await findByAddresses(access.addresses, userMaps))?.login;
  if (login !== undefined) return login;
  throw new UserError('invalid-request', 'Say whose data is meant: your address is no mailbox of the User Map, so add a "login".', 400); // prettier-ignore
}

/** The caller's row of the User Map. @throws UserError user-without-mailbox */
export async function requireOwnRow(
  addresses: readonly string[],
  userMaps: Pick<UserMapRepository, 'findByMailbox'>,
): Promise<UserMap> {
  const own = await findByAddresses(addresses, userMaps);
  if (own) return own;
  const message = 'Your address is not the mailbox of any user of the User Map. Ask an administrator to map you.';
  throw new UserError('user-without-mailbox', message, 403);
}

/** The row of the User Map that one of these addresses is the mailbox of. */
async function findByAddresses(
  addresses: readonly string[],
  userMaps: Pick<UserMapRepository, 'findByMailbox'>,
): Promise<UserMap | null> {
  for (const address of addresses) {
    const user = await userMaps.findByMailbox(address);
    if (user) return user;
  }
  return null;
}

/** Whoever signed in and was given no role is a user of the own data. */
function rolesOf({ isPerson, roles }: TokenClaims): readonly string[] {
  return isPerson && roles.length === 0 ? ['User'] : roles;
}

function rolesFor(policy: Exclude<Policy, { kind: 'public' }>): readonly AppRole[] {
  return policy.kind === 'own-data' ? [...policy.roles, 'User'] : policy.roles;
}

async function ownLogin(
  claims: TokenClaims,
  askedLogin: string | undefined,
  userMaps: Pick<UserMapRepository, 'findByMailbox'>,
): Promise<string> {
  const own = await requireOwnRow(claims.addresses, userMaps);
  if (askedLogin !== undefined && askedLogin.toUpperCase() !== own.login.toUpperCase()) {
    throw new UserError('not-own-data', `You may see and change only what belongs to ${own.login}.`, 403);
  }
  return own.login;
}
