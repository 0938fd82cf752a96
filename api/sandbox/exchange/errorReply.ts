// An error as Graph sends it. Knows the form only.
import { randomUUID } from 'node:crypto';
import type { Reply } from './call.ts';
import type { GraphError } from './GraphError.ts';

/** The answer for an error, with the ids that support would ask for; the header says the same request-id. */
export function errorReply(error: GraphError, clientRequestId: string | undefined, now: Date): Reply {
  const requestId = randomUUID();
  const innerError = {
    date: now.toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
  };
  return {
    status: error.status,
    headers: { 'request-id': requestId, ...error.headers },
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}
