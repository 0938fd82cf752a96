// Signing in nested in Outlook's own session (nested app authentication): Outlook has the account and the tokens, the pane asks for one.
import {
  AuthError,
  BrowserCacheLocation,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
} from '@azure/msal-browser';
import type { AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import type { SignInSettings } from '../client/signIn.ts';
import { within } from './ask.ts';
import type { PaneAccount, PaneSignIn } from './paneSignIn.ts';

/** Outlook's token calls are known to hang. */
const SILENT_TIMEOUT_MS = 10_000;
const PERSON_TIMEOUT_MS = 5 * 60_000;
/** A token that ends within this time is not used any more. */
const EARLY_MS = 60_000;
const CANCELED = 'user_canceled';
const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** Outlook may say that it supports it and bring no bridge; the library would then open windows of its own. */
function hasBridge(): boolean {
  return 'nestedAppAuthBridge' in window || '__initializeNestedAppAuth' in window;
}

function createClient(settings: SignInSettings): Promise<IPublicClientApplication> {
  return createNestablePublicClientApplication({
    auth: { clientId: settings.clientId, authority: settings.authority.replace(/\/v2\.0\/?$/, '') },
    cache: { cacheLocation: BrowserCacheLocation.MemoryStorage },
  });
}

function accountOf({ account: { name, username } }: AuthenticationResult): PaneAccount {
  return { name: name ?? username, address: username };
}

/** Null when this Outlook cannot after all. @throws OfficeTrouble `timeout` */
export async function createNestedSignIn(settings: SignInSettings): Promise<PaneSignIn | null> {
  if (!hasBridge()) return null;
  const client = await within('nested app authentication', SILENT_TIMEOUT_MS, createClient(settings));
  const scopes = settings.scope.split(' ').filter((scope) => scope !== '' && !OPENID_SCOPES.includes(scope));
  let held: AuthenticationResult | null = null;

  function heldToken(refused: string | undefined): string | null {
    const endsAt = held?.expiresOn?.getTime() ?? 0;
    return held && held.accessToken !== refused && endsAt - EARLY_MS > Date.now() ? held.accessToken : null;
  }

  async function silently(forceRefresh: boolean): Promise<string | null> {
    try {
      const asked = client.acquireTokenSilent({ scopes, forceRefresh });
      held = await within('acquireTokenSilent', SILENT_TIMEOUT_MS, asked);
      return held.accessToken;
    } catch (error) {
      if (error instanceof InteractionRequiredAuthError) return null;
      throw error;
    }
  }

  return {
    token: async (refused) => heldToken(refused) ?? silently(refused !== undefined),
    async start() {
      try {
        held = await within('acquireTokenPopup', PERSON_TIMEOUT_MS, client.acquireTokenPopup({ scopes }));
      } catch (error) {
        if (!(error instanceof AuthError) || error.errorCode !== CANCELED) throw error;
      }
    },
    account: () => (held === null ? null : accountOf(held)),
  };
}
