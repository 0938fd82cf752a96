// Operations of subscriptions to change notifications; the request's body is made where the endpoint is known.
import type { Operation } from './operation.ts';

const one = 'subscriptions/{id}';

/** @param body a request for a new subscription */
export function subscriptionOperations(body: NonNullable<Operation['body']>): readonly Operation[] {
  const later = () => ({ expirationDateTime: new Date(Date.now() + 7_200_000).toISOString() });
  return [
    { method: 'GET', path: 'subscriptions', status: 200, type: 'subscription[]' },
    { method: 'POST', path: 'subscriptions', body, status: 201, type: 'subscription' },
    { method: 'GET', path: one, status: 200, type: 'subscription' },
    { method: 'PATCH', path: one, body: later, status: 200, type: 'subscription' },
    { method: 'POST', path: `${one}/reauthorize`, status: 204 },
    { method: 'DELETE', path: one, status: 204 },
  ];
}
