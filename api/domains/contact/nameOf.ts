// What a contact is called in one line.
import type { CanonicalRecord } from '../../../shared/records/values.ts';

/** First and last name, as far as they are known. */
export function nameOf(record: CanonicalRecord): string {
  return [record['firstName'], record['lastName']].filter((part) => typeof part === 'string' && part !== '').join(' ');
}
