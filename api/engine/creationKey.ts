// The key that a Siebel record keeps of the Exchange item it was made from, so that a lost answer or a lost database makes no second one.
import { createHash } from 'node:crypto';

const PREFIX = 'SSS-';
const LENGTH = 30;

/** 30 characters, the length of Siebel's Integration Id. The same mailbox and item always give the same key, on every installation. */
export function creationKey(mailbox: string, exchangeId: string): string {
  const hash = createHash('sha256').update(`${mailbox.toLowerCase()}\n${exchangeId}`).digest('base64url');
  return (PREFIX + hash).slice(0, LENGTH);
}
