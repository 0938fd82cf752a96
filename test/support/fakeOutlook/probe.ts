// A page with nothing but the add-in's Office access and sign-in, for tests to call: `window.probe` and `window.signedIn`.
import { createApi } from '../../../addin/client/request.ts';
import type { Api } from '../../../addin/client/request.ts';
import { OfficeTrouble } from '../../../addin/office/OfficeTrouble.ts';
import { startOutlook } from '../../../addin/office/outlook.ts';
import type { Outlook } from '../../../addin/office/outlook.ts';
import { openPaneSignIn } from '../../../addin/office/paneSignIn.ts';
import type { PaneSignIn } from '../../../addin/office/paneSignIn.ts';

export interface Probe {
  readonly outlook: Outlook | null;
  /** How often another item was noticed. */
  changes: number;
  unsubscribe: () => void;
}

/** Started with the time-out in the page's query; the trouble instead when there was one. */
async function start(): Promise<Probe | { readonly trouble: string }> {
  try {
    const timeoutMs = Number(new URLSearchParams(window.location.search).get('timeout') ?? 8_000);
    const outlook = await startOutlook(timeoutMs);
    const probe: Probe = { outlook, changes: 0, unsubscribe: () => undefined };
    probe.unsubscribe = outlook?.onItemChanged(() => (probe.changes += 1)) ?? probe.unsubscribe;
    return probe;
  } catch (error) {
    return { trouble: error instanceof OfficeTrouble ? error.kind : String(error) };
  }
}

export interface SignedIn {
  readonly signIn: PaneSignIn;
  readonly api: Api;
  /** What the last start() came to; null while it runs. */
  ended: string | null;
}

async function openSession(): Promise<SignedIn> {
  const signIn = await openPaneSignIn(await startOutlook());
  const session: SignedIn = { signIn, api: createApi('', (refused) => signIn.token(refused)), ended: null };
  document.getElementById('button')?.addEventListener('click', () => {
    session.ended = null;
    signIn.start().then(
      () => (session.ended = 'done'),
      (error: unknown) => (session.ended = `failed: ${error instanceof Error ? error.message : String(error)}`),
    );
  });
  return session;
}

const query = new URLSearchParams(window.location.search);
Object.assign(window, query.has('signIn') || query.has('state') ? { signedIn: openSession() } : { probe: start() });
