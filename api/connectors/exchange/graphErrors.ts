// What Graph's refusals mean for the caller: trouble with one record, with the mailbox, with our credentials, or a cursor that is forgotten.
// Repeats Graph's codes, never its messages, which may quote contents.
import type { RecordTrouble } from '../../errors.ts';
import { AuthorizationLost, CursorExpired, MailboxUnavailable, Throttled, Transient } from '../../errors.ts';
import { readRetryAfter } from '../../platform/retryAfter.ts';
import { APPLICATION_CODES, LASTING_CODES, MAILBOX_CLOSED, MAILBOX_CODES, PASSING_CODES } from './graphCodes.ts';
import { isItem, textIn, type GraphAnswer } from './graphTypes.ts';

/** Graph's documented spellings, and those seen in the wild. */
const EXPIRED_CODES = /syncstate|^resyncrequired$|^fullsyncrequired$/i;

/** Statuses after which the same request may be sent again: it was not carried out. */
export const WAIT_STATUSES = [429, 503];

/** Graph's error code of an answer, '' without one. */
function codeOf(answer: GraphAnswer): string {
  const error = isItem(answer.body) ? answer.body['error'] : null;
  return textIn(error, 'code') ?? '';
}

/** How long the server asks to wait, in ms; null when it does not say. Retry-After is in seconds, or a date after `now`. */
export function retryAfterMs(answer: GraphAnswer, now: Date): number | null {
  return readRetryAfter(answer.headers['retry-after'], now);
}

export function isSuccess(answer: GraphAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** True when the delta token of a reading is not known any more. */
export function isExpired(answer: GraphAnswer): boolean {
  return answer.status === 410 || (!isSuccess(answer) && EXPIRED_CODES.test(codeOf(answer)));
}

/** True when a link that Exchange itself gave is not served, and waiting does not help. */
export function refusesLink(answer: GraphAnswer): boolean {
  return [400, 500, 501].includes(answer.status) || (answer.status === 404 && !refusesUser(answer));
}

/** The server does not take this query; another way to ask may do. */
export class QueryRefused extends Transient {
  override readonly name = 'QueryRefused';
}

/** Status and code, for people. */
export function told(answer: GraphAnswer): string {
  return `Exchange answered ${answer.status} ${codeOf(answer)}`.trim();
}

/** @throws MailboxUnavailable or AuthorizationLost when the answer ends the user's run; else returns. */
export function throwForUser(answer: GraphAnswer): void {
  if (isSuccess(answer)) return;
  const code = codeOf(answer).toLowerCase();
  const why = [401, 403, 404].includes(answer.status) ? MAILBOX_CODES[code] : undefined;
  if (why !== undefined) throw new MailboxUnavailable(`${told(answer)}: ${why}`);
  if (answer.status === 401 || (answer.status === 403 && APPLICATION_CODES.includes(code)))
    throw new AuthorizationLost(`${told(answer)}: check the application's credentials and its consent.`, 'exchange');
  if (answer.status === 403) throw new MailboxUnavailable(`${told(answer)}: ${MAILBOX_CLOSED}`);
}

/** True when the answer, taken by itself, would end the user's run. */
export function refusesUser(answer: GraphAnswer): boolean {
  const code = codeOf(answer).toLowerCase();
  return [401, 403].includes(answer.status) || (answer.status === 404 && code in MAILBOX_CODES);
}

/** The answer to a request that must succeed. @throws CursorExpired, MailboxUnavailable, AuthorizationLost, Throttled, Transient. */
export function expectSuccess(answer: GraphAnswer, now: Date): GraphAnswer {
  if (isSuccess(answer)) return answer;
  if (isExpired(answer)) throw new CursorExpired(`${told(answer)}: the delta token is not known any more.`);
  throwForUser(answer);
  if (WAIT_STATUSES.includes(answer.status))
    throw new Throttled(`${told(answer)}.`, retryAfterMs(answer, now) ?? 0, 'exchange');
  if (answer.status === 400 || answer.status === 501) throw new QueryRefused(`${told(answer)}.`);
  throw new Transient(`${told(answer)}.`, 'exchange');
}

/** Trouble of one record from an answer that is no success. */
export function troubleOf(answer: GraphAnswer, now: Date): RecordTrouble {
  const kind = kindOf(answer);
  return {
    kind,
    message: `${told(answer)}.`,
    field: null,
    retryAfterMs: kind === 'transient' || kind === 'throttled' ? retryAfterMs(answer, now) : null,
  };
}

/**
 * Client errors that pass: a time-out, a lock, in a batch one member that waited for another; and what is forbidden in a mailbox that is open
 * to us, since an administrator gives the right back, and no edit of the record does.
 */
const PASSING_STATUSES = [403, 408, 423, 424];

function kindOf(answer: GraphAnswer): RecordTrouble['kind'] {
  const { status } = answer;
  const code = codeOf(answer).toLowerCase();
  if (status === 429) return 'throttled';
  if (LASTING_CODES.includes(code) || status === 501) return 'rejected';
  if (PASSING_CODES.includes(code)) return 'transient';
  if (status === 412 || status === 409) return 'precondition';
  if (status === 404 || status === 410) return 'not-found';
  return PASSING_STATUSES.includes(status) || status >= 500 ? 'transient' : 'rejected';
}

/** Trouble of a record whose answer never came. */
export const LOST_ANSWER: RecordTrouble = {
  kind: 'transient',
  message: 'Exchange gave no answer to this request.',
  field: null,
  retryAfterMs: null,
};
