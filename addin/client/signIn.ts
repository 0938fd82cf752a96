// Signing in with the company's identity provider: authorization code with PKCE by redirect, session in sessionStorage,
// renewed with the refresh token. Knows OpenID Connect through oidc-client-ts; must not know any page.
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { User } from 'oidc-client-ts';

/** Where and as what to sign in; the API's GET /api/auth-config says it. */
export interface SignInSettings {
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

/** Who is signed in, as the ID token tells it. */
export interface Account {
  readonly name: string;
  /** The address that the person signs in with. */
  readonly username: string;
  /** App roles from the ID token; null when the provider puts none there. */
  readonly roles: readonly string[] | null;
}

export interface SignIn {
  /** Completes a redirect that just came back, or finds a session that still lasts. @throws Error when the provider refused. */
  restore(): Promise<Account | null>;
  /** Leaves the page for the provider's sign-in page. @throws Error when the provider does not answer. */
  start(): Promise<void>;
  /** A token that is valid now, renewed if need be; null when one must sign in again. */
  token(): Promise<string | null>;
  /** Forgets the session here, and at the provider if it has a page for that. */
  end(): Promise<void>;
}

function accountOf(user: User): Account {
  const { email, name, preferred_username: preferred, roles, sub } = user.profile;
  const username = preferred ?? email ?? sub;
  const isList = Array.isArray(roles) && roles.every((role) => typeof role === 'string');
  return { name: name ?? username, username, roles: isList ? roles : null };
}

/** True when the address of the page carries the provider's answer. */
function isSignInAnswer(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.has('state') && (query.has('code') || query.has('error'));
}

/** Without this scope the provider gives no refresh token, and the session would end with the first token. */
function withRefresh(scope: string): string {
  return scope.split(' ').includes('offline_access') ? scope : `${scope} offline_access`;
}

function createManager(settings: SignInSettings, pageUrl: string): UserManager {
  const session = new WebStorageStateStore({ store: window.sessionStorage });
  return new UserManager({
    authority: settings.authority,
    client_id: settings.clientId,
    redirect_uri: pageUrl,
    post_logout_redirect_uri: pageUrl,
    scope: withRefresh(settings.scope),
    stateStore: session,
    userStore: session,
    automaticSilentRenew: true,
    // Entra accepts the scope of a refresh only for one resource; the tokens we need are those we asked for first.
    includeIdTokenInSilentRenew: false,
  });
}

/** @param pageUrl the registered redirect address: this page without its query. */
export function createSignIn(settings: SignInSettings, pageUrl: string): SignIn {
  const manager = createManager(settings, pageUrl);

  async function renew(user: User | null): Promise<User | null> {
    if (user === null || user.expired !== true) return user;
    if (user.refresh_token === undefined) return null;
    return manager.signinSilent().catch(() => null);
  }

  return {
    async restore() {
      if (!isSignInAnswer(window.location.search)) {
        const kept = await renew(await manager.getUser());
        return kept === null ? null : accountOf(kept);
      }
      let place = '';
      try {
        const user = await manager.signinRedirectCallback();
        if (typeof user.state === 'string') place = user.state;
        return accountOf(user);
      } finally {
        // The code is spent: a reload must not send it again.
        window.history.replaceState(null, '', `${pageUrl}${place}`);
      }
    },
    // Where the person was waits in this browser, and is gone back to.
    start: () => manager.signinRedirect({ state: window.location.search }),
    async token() {
      const user = await renew(await manager.getUser());
      return user?.access_token ?? null;
    },
    async end() {
      // Nothing stays in this browser, however long the provider takes to answer.
      const user = await manager.getUser();
      await manager.removeUser();
      const metadata = await manager.metadataService.getMetadata().catch(() => null);
      if (metadata?.end_session_endpoint === undefined) return;
      await manager.signoutRedirect(user?.id_token === undefined ? {} : { id_token_hint: user.id_token });
    },
  };
}
