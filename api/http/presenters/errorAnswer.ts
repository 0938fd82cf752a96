// Turns whatever was thrown into a status and an error body with a stable id. What is not known by name stays "internal-error":
// its text may hold contents.
import { ZodError } from 'zod';
import { AuthorizationLost, MailboxUnavailable, Throttled, Transient, UserError } from '../../errors.ts';
import type { ErrorBody, ErrorDetail } from '../../../shared/contract/errors.ts';
import { isErrorId, type ErrorId } from '../../../shared/errorIds.ts';

export interface ErrorAnswer {
  readonly status: number;
  readonly body: ErrorBody;
  readonly retryAfterSeconds: number | null;
}

export function describeError(error: unknown, requestId: string): ErrorAnswer {
  if (error instanceof UserError) return answer(error.status, idOf(error), error.message);
  if (error instanceof ZodError) return describeInvalid(error);
  if (error instanceof Throttled) {
    const seconds = Math.max(1, Math.ceil(error.retryAfterMs / 1000));
    return { ...answer(503, 'siebel-or-exchange-unavailable', error.message), retryAfterSeconds: seconds };
  }
  if (error instanceof Transient) return answer(503, 'siebel-or-exchange-unavailable', error.message);
  if (error instanceof MailboxUnavailable) return answer(409, 'mailbox-unavailable', error.message);
  if (error instanceof AuthorizationLost) return answer(503, 'authorization-lost', error.message);
  return describeParserError(error) ?? internal(requestId);
}

function answer(status: number, id: ErrorId, message: string, details?: ErrorDetail[]): ErrorAnswer {
  const body: ErrorBody = { error: details ? { id, message, details } : { id, message } };
  return { status, body, retryAfterSeconds: null };
}

function idOf(error: UserError): ErrorId {
  if (isErrorId(error.id)) return error.id;
  return error.status < 500 ? 'invalid-request' : 'internal-error';
}

function describeInvalid(error: ZodError): ErrorAnswer {
  const details = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = details[0];
  const message = first
    ? `The request is not understood at ${first.path}: ${first.message}`
    : 'The request is not understood.';
  return answer(400, 'invalid-request', message, details);
}

/** What Express and its JSON reader refuse before a handler is reached. */
function describeParserError(error: unknown): ErrorAnswer | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const type = 'type' in error ? error.type : null;
  if (type === 'entity.parse.failed') return answer(400, 'invalid-json', 'The body of the request is not JSON.');
  if (type === 'entity.too.large') return answer(413, 'body-too-large', 'The body of the request is too large.');
  if (error.status >= 400 && error.status < 500) {
    return answer(error.status, 'invalid-request', 'The address or the headers of the request are not understood.');
  }
  return null;
}

function internal(requestId: string): ErrorAnswer {
  const message = `Something went wrong inside the product. The log tells more under the request id ${requestId}.`;
  return answer(500, 'internal-error', message);
}
