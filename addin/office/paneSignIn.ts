// Signing in from the pane: nested in Outlook's own sign-in where it offers that, else in a window of Outlook's, and in a plain browser
// tab by redirect as the console does. No cookies anywhere.
import { fetchAuthConfig } from '../client/authConfig.ts';
import { createApi } from '../client/request.ts';
import { createSignIn } from '../client/signIn.ts';
import type { AuthConfig } from '../../shared/contract/system.ts';
import { createDialogSignIn } from './dialogSignIn.ts';
import type { Outlook } from './outlook.ts';

export interface PaneAccount {
  readonly name: string;
  readonly address: string;
}

export interface PaneSignIn {
  /** A token that is valid now, got without asking anybody, and another one than `refused`; null when the person must sign in. */
  token(refused?: string): Promise<string | null>;
  /**
   * Lets the person sign in; call it on a press. Closing the window is no error: nobody is signed in then. In a browser tab
   * it leaves the page. @throws Error with the provider's words, or OfficeTrouble
   */
  start(): Promise<void>;
  /** Who is signed in, as far as is known yet. */
  account(): PaneAccount | null;
}

async function createRedirectSignIn(settings: AuthConfig): Promise<PaneSignIn> {
  const signIn = createSignIn(settings, `${window.location.origin}${window.location.pathname}`);
  const account = await signIn.restore();
  return {
    token: (refused) => signIn.token(refused),
    start: () => signIn.start(),
    account: () => (account === null ? null : { name: account.name, address: account.username }),
  };
}

/** Outlook's own sign-in as long as it works, and the window from then on. */
function withFallback(nested: PaneSignIn, dialog: PaneSignIn): PaneSignIn {
  let way = nested;
  return {
    async token(refused) {
      try {
        return await way.token(refused);
      } catch (error) {
        if (way === dialog) throw error;
        // Without a network no way works, and this one is not to blame.
        if (!navigator.onLine) return null;
        way = dialog;
        return way.token(refused);
      }
    },
    async start() {
      try {
        await way.start();
      } catch (error) {
        if (way === dialog) throw error;
        way = dialog;
        await way.start();
      }
    },
    account: () => way.account(),
  };
}

/**
 * Finds the way to sign in, and a session that still lasts. Asks nobody yet.
 * @throws ApiError when the API does not say where to sign in; Error when the provider sent the person back without a session.
 */
export async function openPaneSignIn(outlook: Outlook | null): Promise<PaneSignIn> {
  const settings = await fetchAuthConfig(createApi('', () => Promise.resolve(null)));
  if (outlook === null) return createRedirectSignIn(settings);
  const dialog = await createDialogSignIn(settings, outlook.user.address);
  if (!outlook.isSupported('NestedAppAuth', '1.1')) return dialog;
  // Its library is big, and only some need it.
  const { createNestedSignIn } = await import('./nestedSignIn.ts');
  const nested = await createNestedSignIn(settings).catch(() => null);
  return nested === null ? dialog : withFallback(nested, dialog);
}
