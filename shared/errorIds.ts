// The stable ids of what can go wrong at the product's doors. Scripts and the console tell errors apart by these, never by the text.

export const ERROR_IDS = [
  // The request
  'invalid-request',
  'invalid-json',
  'body-too-large',
  'not-found',
  'too-many-requests',
  // Who asks
  'token-missing',
  'token-invalid',
  'role-missing',
  'not-own-data',
  'sign-in-unavailable',
  // What is asked for
  'user-not-mapped',
  'user-disabled',
  'user-without-mailbox',
  'contact-not-found',
  'account-not-found',
  'siebel-refused',
  'level-refused',
  'issue-not-found',
  'issue-is-no-question',
  'not-a-candidate',
  'decision-not-found',
  'decision-over',
  'plan-not-found',
  'plan-decided',
  'journal-line-not-found',
  'run-not-found',
  'undo-not-found',
  'mailbox-taken',
  'unknown-pim-server',
  // The servers behind the product
  'siebel-or-exchange-unavailable',
  'mailbox-unavailable',
  'authorization-lost',
  'not-supported',
  'configuration-invalid',
  'internal-error',
] as const;

/** What `error.id` holds in every answer that is not a success. */
export type ErrorId = (typeof ERROR_IDS)[number];

/** Whether a text is one of the ids. */
export function isErrorId(id: string): id is ErrorId {
  return ERROR_IDS.some((known) => known === id);
}
