// One call to Office as a promise: every call ends, by an answer, a refusal or the clock. Knows Office's result shape and its codes.
/// <reference types="office-js" />
import { OfficeTrouble } from './OfficeTrouble.ts';

/** Milliseconds that Outlook has for an answer; it answers within tens of them, or never. */
const CALL_TIMEOUT_MS = 5_000;

/** The item changed under the call, is not there, or is gone. */
const ITEM_IS_GONE: readonly number[] = [9030, 9049];

function troubleOf(error: Office.Error | undefined, what: string): OfficeTrouble {
  const code = error?.code ?? null;
  const kind = code !== null && ITEM_IS_GONE.includes(code) ? 'unavailable' : 'refused';
  return new OfficeTrouble(kind, `${what}: ${error?.name ?? 'refused'}`, code);
}

/**
 * Ends with whatever comes first, the promise or the clock.
 * @throws OfficeTrouble `timeout`
 */
export async function within<T>(what: string, timeoutMs: number, promise: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clock = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OfficeTrouble('timeout', `${what}: no answer from Outlook`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, clock]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Calls Office and waits for the answer.
 * @param what the method's name, for the trouble.
 * @param call hands the callback to Office.
 * @throws OfficeTrouble
 */
export function ask<T>(
  what: string,
  call: (answer: (result: Office.AsyncResult<T>) => void) => void,
  timeoutMs: number = CALL_TIMEOUT_MS,
): Promise<T> {
  const answered = new Promise<T>((resolve, reject) => {
    try {
      call((result) => {
        // The enum lives in Office's own scripts, its values are part of the documented interface.
        if (String(result.status) === 'succeeded') resolve(result.value);
        else reject(troubleOf(result.error, what));
      });
    } catch (error) {
      // Office throws at once when the item is gone or the permission is missing.
      reject(new OfficeTrouble('unavailable', `${what}: ${error instanceof Error ? error.name : 'not possible'}`));
    }
  });
  return within(what, timeoutMs, answered);
}
