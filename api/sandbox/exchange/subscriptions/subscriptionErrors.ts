// Errors of subscriptions in Graph's words. The service that keeps subscriptions answers in its own way: what the mailbox's service said is
// quoted in the message of an ExtensionError.
import { GraphError } from '../GraphError.ts';

/** 400 for a request that cannot be a subscription. */
export function invalidRequest(message: string): GraphError {
  return new GraphError(400, 'InvalidRequest', message);
}

/** What the mailbox's service refused; `reason` is its own. */
export function extensionError(status: 403 | 404, reason?: string): GraphError {
  const name = status === 403 ? 'Forbidden' : 'NotFound';
  const plain = status === 403 ? 'Forbidden' : 'Not Found';
  const message = `Operation: Create; Exception: [Status Code: ${name}; Reason: ${reason ?? plain}]`;
  return new GraphError(status, 'ExtensionError', message);
}

/** 404 for a subscription that is not there, or is another application's. */
export function subscriptionNotFound(): GraphError {
  return new GraphError(404, 'ResourceNotFound', 'The object was not found.');
}
