// Decides what a caller may do on a route, from the policy, the token's roles and the login that is asked for.
import { UserError } from '../../errors.ts';
import type { UserMapRepository } from '../../store/store.ts';
import type { TokenClaims } from '../tokenVerifier.ts';
import type { AppRole, Policy } from './policy.ts';

/** What the handler may rely on. */
export interface Access {
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
  if (sufficient.some((role) => claims?.roles.includes(role))) return;
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
    return { login: null, caller: null, maySeeTitles: false, endsAt: null };
  const { roles } = claims;
  const isWide = policy.roles.some((role) => roles.includes(role));
  return {
    login: isWide ? (askedLogin ?? null) : await ownLogin(claims, askedLogin, userMaps),
    caller: claims.mailbox ?? claims.subject,
    maySeeTitles: !roles.includes('Auditor') || roles.includes('Administrator'),
    endsAt: claims.expiresAt,
  };
}

function rolesFor(policy: Exclude<Policy, { kind: 'public' }>): readonly AppRole[] {
  return policy.kind === 'own-data' ? [...policy.roles, 'User'] : policy.roles;
}

async function ownLogin(
  claims: TokenClaims,
  askedLogin: string | undefined,
  userMaps: Pick<UserMapRepository, 'findByMailbox'>,
): Promise<string> {
  const own = claims.mailbox === null ? null : await userMaps.findByMailbox(claims.mailbox);
  if (own === null) {
    const message = 'Your address is not the mailbox of any user of the User Map. Ask an administrator to map you.';
    throw new UserError('user-without-mailbox', message, 403);
  }
  if (askedLogin !== undefined && askedLogin.toUpperCase() !== own.login.toUpperCase()) {
    throw new UserError('not-own-data', `You may see and change only what belongs to ${own.login}.`, 403);
  }
  return own.login;
}
