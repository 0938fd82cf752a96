// Notices that another item is selected. Outlook's event is asked for and not trusted: it may be refused, come late or never, so
// the fingerprint is compared as well, when the window gets the focus and by a slow timer.
import { ask } from './ask.ts';

const POLL_MS = 3_000;

type AddHandler = (handler: () => void, answer: (result: Office.AsyncResult<void>) => void) => void;

/** Gives the function that takes listeners and returns their unsubscribe. */
export function createItemChanges(keyNow: () => string | null, addHandler: AddHandler) {
  const listeners = new Set<() => void>();
  let told = keyNow();
  let registration: 'none' | 'asked' | 'done' = 'none';
  let timer: ReturnType<typeof setInterval> | undefined;

  const tell = () => {
    told = keyNow();
    for (const listener of [...listeners]) listener();
  };

  const register = () => {
    if (registration !== 'none') return;
    registration = 'asked';
    ask<unknown>('addHandlerAsync', (answer) => addHandler(tell, answer)).then(
      () => (registration = 'done'),
      // Asked again at the next look.
      () => (registration = 'none'),
    );
  };

  const look = () => {
    register();
    if (keyNow() !== told) tell();
  };

  return (listener: () => void): (() => void) => {
    if (listeners.size === 0) {
      told = keyNow();
      timer = setInterval(look, POLL_MS);
      window.addEventListener('focus', look);
      // The handler is never removed: Outlook can only remove all of them.
      register();
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  };
}
