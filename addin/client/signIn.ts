// Signing in with the company's identity provider: authorization code with PKCE by redirect, session in sessionStorage,
// renewed with the refresh token. Knows OpenID Connect through oidc-client-ts; must not know any page.
import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';

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
  /** Leaves the page for the provider's sign-in page, there as `address` if given. @throws Error when the provider does not answer. */
  start(address?: string): Promise<void>;
  /** A token that is valid now, renewed if need be, and another one than `refused`; null when one must sign in again. */
  token(refused?: string): Promise<string | null>;
  /** The session as a text, for another page of ours that cannot sign in itself; it is forgotten here. */
  handOver(): Promise<string | null>;
  /** Goes on with a session that another page handed over. @throws Error when the text is none. */
  adopt(session: string): Promise<Account>;
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

/** A browser that blocks what third parties store refuses a framed page its storage: the session then lasts as long as the page. */
function sessionStore(): Storage {
  try {
    window.sessionStorage.getItem('');
    return window.sessionStorage;
  } catch {
    return new InMemoryWebStorage();
  }
}

/** Office's script takes the method off the object; the prototype keeps it. */
function replaceAddress(url: string): void {
  History.prototype.replaceState.call(window.history, null, '', url);
}

function createManager(settings: SignInSettings, pageUrl: string): UserManager {
  const session = new WebStorageStateStore({ store: sessionStore() });
  return new UserManager({
    authority: settings.authority,
    client_id: settings.clientId,
    redirect_uri: pageUrl,
    post_logout_redirect_uri: pageUrl,
    scope: withRefresh(settings.scope),
    stateStore: session,
    userStore: session,
    // Renewed when a token is asked for. A clock beside that would spend the same refresh token twice.
    automaticSilentRenew: false,
    // Entra accepts the scope of a refresh only for one resource; the tokens we need are those we asked for first.
    includeIdTokenInSilentRenew: false,
  });
}

/** @param pageUrl the registered redirect address: this page without its query. */
export function createSignIn(settings: SignInSettings, pageUrl: string): SignIn {
  const manager = createManager(settings, pageUrl);

  let renewing: Promise<User | null> | null = null;

  async function renewNow(old: User): Promise<User | null> {
    const kept = await manager.getUser();
    // Another frame of ours with the same session was faster.
    if (kept !== null && kept.expired !== true && kept.access_token !== old.access_token) return kept;
    return manager.signinSilent().catch(() => null);
  }

  /** One at a time, over all frames: a provider takes a refresh token once. */
  async function renew(user: User | null, refused?: string): Promise<User | null> {
    if (user === null || (user.expired !== true && user.access_token !== refused)) return user;
    if (user.refresh_token === undefined) return null;
    renewing ??= navigator.locks
      .request('siebel-server-sync session', () => renewNow(user))
      // A browser that keeps nothing for this page has no locks for it, and no other frame has its session.
      .catch(() => renewNow(user))
      .finally(() => (renewing = null));
    return renewing;
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
        replaceAddress(`${pageUrl}${place}`);
      }
    },
    // Where the person was waits in this browser, and is gone back to.
    start: (address) =>
      manager.signinRedirect({
        state: window.location.search,
        ...(address === undefined || address === '' ? {} : { login_hint: address }),
      }),
    async token(refused) {
      const user = await renew(await manager.getUser(), refused);
      return user?.access_token ?? null;
    },
    async handOver() {
      const user = await manager.getUser();
      await manager.removeUser();
      return user?.toStorageString() ?? null;
    },
    async adopt(session) {
      const user = User.fromStorageString(session);
      await manager.storeUser(user);
      return accountOf(user);
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
