// The page in Outlook's sign-in window: leaves for the provider, comes back with a session, and hands it to the pane that opened it.
import { fetchAuthConfig } from '../client/authConfig.ts';
import { createApi } from '../client/request.ts';
import { createSignIn } from '../client/signIn.ts';
import { isInDialog, tellPane } from '../office/dialog.ts';
import type { SignInMessage } from '../office/dialogSignIn.ts';
import { SIGN_IN_PAGE } from '../office/dialogSignIn.ts';

const READY_TIMEOUT_MS = 15_000;

/** What to tell the pane; null when the browser is on its way to the provider. */
async function signIn(): Promise<SignInMessage | null> {
  const settings = await fetchAuthConfig(createApi('', () => Promise.resolve(null)));
  const session = createSignIn(settings, `${window.location.origin}${SIGN_IN_PAGE}`);
  await session.restore();
  const handedOver = await session.handOver();
  if (handedOver !== null) return { session: handedOver };
  await session.start(new URLSearchParams(window.location.search).get('login_hint') ?? undefined);
  return null;
}

async function run(): Promise<void> {
  // Before leaving too: Office notes down, on the first page only, whose window this is.
  if (!(await isInDialog(READY_TIMEOUT_MS))) return;
  const message = await signIn().catch((error: unknown): SignInMessage => ({
    refusal: error instanceof Error ? error.message : String(error),
  }));
  if (message !== null) tellPane(JSON.stringify(message));
}

void run();
