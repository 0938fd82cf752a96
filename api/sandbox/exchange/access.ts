// What a token permits: application permissions for every mailbox, delegated ones for the person's own. Knows permissions by Graph's names.
import type { TokenCheck, TokenClaims } from '../common/tokens.ts';
import type { Call } from './call.ts';
import { GraphError } from './GraphError.ts';
import type { Permission } from './routes/route.ts';

const readsUsers = [
  'User.Read.All',
  'User.ReadBasic.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const readsMail = ['Mail.ReadBasic.All', 'Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'];
const readsOrganization = [
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const readsPlaces = ['Place.Read.All', 'Place.ReadWrite.All'];
const reading: Readonly<Record<Permission, readonly string[]>> = {
  User: readsUsers,
  UserRead: readsUsers,
  Mail: readsMail,
  Organization: readsOrganization,
  Place: readsPlaces,
  MailboxSettings: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  Contacts: ['Contacts.Read', 'Contacts.ReadWrite'],
  Calendars: ['Calendars.Read', 'Calendars.ReadWrite'],
  Tasks: ['Tasks.Read.All', 'Tasks.ReadWrite.All'],
  Subscription: [],
};
const writing: Readonly<Record<Permission, readonly string[]>> = {
  User: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  UserRead: readsUsers,
  Mail: ['Mail.ReadWrite'],
  Organization: ['Organization.ReadWrite.All'],
  Place: ['Place.ReadWrite.All'],
  MailboxSettings: ['MailboxSettings.ReadWrite'],
  Contacts: ['Contacts.ReadWrite'],
  Calendars: ['Calendars.ReadWrite'],
  Tasks: ['Tasks.ReadWrite.All'],
  Subscription: [],
};
/** What a person's token may hold instead, for the person's own mailbox. */
const delegated: Readonly<Record<string, readonly string[]>> = {
  'User.Read.All': ['User.Read', 'User.ReadWrite'],
  'Organization.Read.All': ['User.Read'],
  'User.ReadWrite.All': ['User.ReadWrite'],
  'Tasks.Read.All': ['Tasks.Read'],
  'Tasks.ReadWrite.All': ['Tasks.ReadWrite'],
};

const refusals = {
  missing: 'Access token is empty.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
  expired: 'Lifetime validation failed, the token is expired.',
  'not-yet-valid': 'Lifetime validation failed, the token is not yet valid.',
  'wrong-tenant': 'Access token validation failure. Invalid tenant.',
  forged: 'Access token validation failure. Invalid signature or issuer.',
  'wrong-audience': 'Access token validation failure. Invalid audience.',
} as const;

/**
 * The claims of a request's token.
 * @throws GraphError 401 InvalidAuthenticationToken
 */
export function claimsOf(check: TokenCheck): TokenClaims {
  if (check.kind === 'good') return check.claims;
  const challenge = 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"';
  throw new GraphError(401, 'InvalidAuthenticationToken', refusals[check.reason], { 'WWW-Authenticate': challenge });
}

/**
 * The call with `/me` replaced by the person of the token.
 * @throws GraphError 400 for an application's token
 */
export function resolveMe(call: Call, claims: TokenClaims): Call {
  if (call.segments[0]?.toLowerCase() !== 'me') return call;
  if (claims.upn === null) {
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  return { ...call, segments: ['users', claims.upn, ...call.segments.slice(1)] };
}

/** What belongs to nobody in particular. */
const shared: ReadonlySet<Permission> = new Set<Permission>(['Organization', 'Place']);

function denied(permission: Permission): GraphError {
  if (['User', 'UserRead', 'Organization', 'Place'].includes(permission)) {
    return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/**
 * Checks that a token permits a call.
 * @param isOwn whether the path's user is the token's person
 * @throws GraphError 403
 */
export function checkAccess(claims: TokenClaims, permission: Permission, method: string, isOwn: boolean): void {
  if (permission === 'Subscription') return;
  const wanted = (method === 'GET' ? reading : writing)[permission];
  if (claims.upn === null) {
    if (!wanted.some((name) => claims.roles.includes(name))) throw denied(permission);
    return;
  }
  const personal = wanted.flatMap((name) => [name, ...(delegated[name] ?? [])]);
  const isPermitted = personal.some((name) => claims.scopes.includes(name));
  const isOfUsers = permission === 'User' || permission === 'UserRead';
  const isAllowedOthers = isOfUsers && wanted.some((name) => claims.scopes.includes(name));
  if (!isPermitted || (!isOwn && !isAllowedOthers && !shared.has(permission))) throw denied(permission);
}
