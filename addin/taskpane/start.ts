// What the pane is built of: Outlook around it, the language, the way to sign in and the API. Everything that can go side by side does.
import { createApi } from '../client/request.ts';
import type { PaneSignIn } from '../office/paneSignIn.ts';
import { startOutlook } from '../office/outlook.ts';
import type { Outlook } from '../office/outlook.ts';
import type { PaneTools } from './session/PaneContext.tsx';
import { loadLanguage } from './strings/language.ts';
import type { Language } from './strings/language.ts';

export interface Started {
  readonly language: Language;
  readonly tools: PaneTools;
}

/** Opened when it is first needed, and again after it failed: the pane is there before the identity provider is. */
function signInOf(outlook: Outlook | null): () => Promise<PaneSignIn> {
  let opened: Promise<PaneSignIn> | null = null;
  return () => {
    opened ??= import('../office/paneSignIn.ts')
      .then(({ openPaneSignIn }) => openPaneSignIn(outlook))
      .catch((error: unknown) => {
        opened = null;
        throw error;
      });
    return opened;
  };
}

/** @throws OfficeTrouble `timeout` when Outlook opened the page and says nothing */
export async function startPane(): Promise<Started> {
  // Most often Outlook speaks the browser's language: its words come while Office starts.
  void loadLanguage(navigator.language);
  const outlook = await startOutlook();
  const open = signInOf(outlook);
  // Asked for at once, without anybody waiting for it here.
  void open().catch(() => undefined);
  const language = await loadLanguage(outlook?.host.language ?? navigator.language);
  const api = createApi('', async (refused) => (await open()).token(refused));
  return { language, tools: { api, outlook, signIn: { start: async () => (await open()).start() } } };
}
