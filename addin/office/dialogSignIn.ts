// Signing in through a window of Outlook's: the page in it signs in by redirect, which a framed page cannot, and hands its session over.
// From then on the pane renews its tokens itself.
import { z } from 'zod';
import { createSignIn } from '../client/signIn.ts';
import type { SignInSettings } from '../client/signIn.ts';
import { askInDialog } from './dialog.ts';
import type { PaneSignIn } from './paneSignIn.ts';

export const SIGN_IN_PAGE = '/signin.html';

/** What the window says. */
const messageSchema = z.union([z.object({ session: z.string() }), z.object({ refusal: z.string() })]);
export type SignInMessage = z.infer<typeof messageSchema>;

/** @param address whom to sign in: Outlook's user. */
export async function createDialogSignIn(settings: SignInSettings, address: string): Promise<PaneSignIn> {
  const signIn = createSignIn(settings, `${window.location.origin}${SIGN_IN_PAGE}`);
  let account = await signIn.restore();
  return {
    token: (refused) => signIn.token(refused),
    async start() {
      const answer = await askInDialog(`${SIGN_IN_PAGE}?login_hint=${encodeURIComponent(address)}`);
      if (answer === null) return;
      const message = messageSchema.parse(JSON.parse(answer));
      if ('refusal' in message) throw new Error(message.refusal);
      account = await signIn.adopt(message.session);
    },
    account: () => (account === null ? null : { name: account.name, address: account.username }),
  };
}
