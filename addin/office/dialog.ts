// A page of ours in a window of Outlook's: opened by the pane, ends with one message. Knows Office's dialog and not what the page is for.
import { ask, within } from './ask.ts';
import { OfficeTrouble } from './OfficeTrouble.ts';

const OPEN_TIMEOUT_MS = 15_000;
/** People look for their telephone meanwhile. */
const PERSON_TIMEOUT_MS = 5 * 60_000;
const CLOSED_BY_PERSON = 12006;

interface DialogEvent {
  readonly message?: unknown;
  readonly origin?: string;
  readonly error?: number;
}

function answerOf(dialog: Office.Dialog): Promise<string | null> {
  return new Promise((resolve, reject) => {
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event: DialogEvent) => {
      // Outlooks without DialogOrigin say no origin; they let pages of other origins say nothing either.
      const isOurs = event.origin === undefined || event.origin === window.location.origin;
      if (isOurs && typeof event.message === 'string') resolve(event.message);
    });
    dialog.addEventHandler(Office.EventType.DialogEventReceived, (event: DialogEvent) => {
      if (event.error === CLOSED_BY_PERSON) resolve(null);
      else reject(new OfficeTrouble('refused', 'dialog: the page did not load', event.error ?? null));
    });
  });
}

/**
 * Opens our page at `path` and waits for what it says. Call it on a press: browsers open no window otherwise.
 * @returns null when the person closed the window.
 * @throws OfficeTrouble
 */
export async function askInDialog(path: string): Promise<string | null> {
  const url = new URL(path, window.location.origin).href;
  const look = { height: 65, width: 35, promptBeforeOpen: false };
  const dialog = await ask<Office.Dialog>(
    'displayDialogAsync',
    (answer) => Office.context.ui.displayDialogAsync(url, look, answer),
    OPEN_TIMEOUT_MS,
  );
  const answer = within('dialog', PERSON_TIMEOUT_MS, answerOf(dialog));
  const close = () => {
    try {
      dialog.close();
    } catch {
      // It is closed already.
    }
  };
  return answer.finally(close);
}

/** In the dialog's page: whether Outlook opened it. */
export async function isInDialog(timeoutMs: number): Promise<boolean> {
  if (typeof Office === 'undefined') return false;
  const { host } = await within('onReady', timeoutMs, Office.onReady());
  return String(host) === 'Outlook';
}

/** In the dialog's page: says the one message; Outlook closes the window. */
export function tellPane(message: string): void {
  Office.context.ui.messageParent(message);
}
