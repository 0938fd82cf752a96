// The handshake: before a subscription is made, each of its endpoints has to send back a token. Knows the exchange of the two messages only.
import { randomUUID } from 'node:crypto';
import { GraphError } from '../GraphError.ts';
import type { CallOut } from './CallOut.ts';

function refuse(reason: string): never {
  throw new GraphError(400, 'ValidationError', `Subscription validation request failed. ${reason}`);
}

/** The address with the token as a further parameter, encoded as Graph does it: a space is a plus sign. */
function withToken(address: string, token: string): string {
  const url = new URL(address);
  url.hash = '';
  const separator = url.search === '' ? '?' : '&';
  url.search += `${separator}validationToken=${encodeURIComponent(token).replaceAll('%20', '+')}`;
  return url.href;
}

/**
 * Asks an endpoint to prove that it wants notifications: 200, text/plain, the decoded token and nothing else.
 * @throws GraphError 400 ValidationError
 */
export async function validateEndpoint(callOut: CallOut, address: string, waitMs: number): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const url = withToken(address, token);
  const answer = await callOut.post({ url, contentType: 'text/plain; charset=utf-8', body: '', waitMs });
  if (answer === 'timeout' || (answer !== 'unreachable' && answer.text === null))
    throw new GraphError(400, 'ValidationError', 'Subscription validation request timed out.');
  if (answer === 'unreachable' || answer.status !== 200)
    refuse('Notification endpoint must respond with 200 OK to validation request.');
  if (!/^text\/plain\b/i.test(answer.contentType))
    refuse('Notification endpoint must respond with Content-Type text/plain to validation request.');
  if (answer.text !== token) refuse('Response must exactly match validationToken query parameter.');
}
