// Who may use a route. Every route names its policy beside itself; there is no route without one.

/** The roles of the product as they stand in a token's `roles`. */
export type AppRole = 'Administrator' | 'Auditor' | 'User';

/**
 * `public`: no token. `roles`: one of these roles. `own-data`: one of these roles, or a User for what belongs to the user's own
 * mailbox; the login is the `login` of the path, of the query or of the body.
 */
export type Policy =
  | { readonly kind: 'public' }
  | { readonly kind: 'roles'; readonly roles: readonly AppRole[] }
  | { readonly kind: 'own-data'; readonly roles: readonly AppRole[] };

/** What must be known before anybody is signed in. */
export const EVERYBODY: Policy = { kind: 'public' };

/** Changes that concern other people or the whole installation. */
export const ADMINISTRATORS: Policy = { kind: 'roles', roles: ['Administrator'] };

/** The installation as a whole, without contents. */
export const OVERSEERS: Policy = { kind: 'roles', roles: ['Administrator', 'Auditor'] };

/** Reading what belongs to one user. */
export const OVERSEERS_OR_OWN: Policy = { kind: 'own-data', roles: ['Administrator', 'Auditor'] };

/** Doing something for one user, or seeing contents of Siebel. */
export const ADMINISTRATORS_OR_OWN: Policy = { kind: 'own-data', roles: ['Administrator'] };
