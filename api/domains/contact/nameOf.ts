// What a contact is called in one line.
import type { CanonicalRecord } from '../../../shared/records/values.ts';

const joined = (parts: readonly unknown[], by = ' '): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(by);

/** First and last name, as far as they are known. */
export function nameOf(record: CanonicalRecord): string {
  return joined([record['firstName'], record['lastName']]);
}

/** The ways in which Outlook, Exchange and we make a display name of the parts. */
const FORMS: readonly ((record: CanonicalRecord) => string)[] = [
  nameOf,
  ({ firstName, middleName, lastName }) => joined([firstName, middleName, lastName]),
  ({ firstName, lastName }) => joined([lastName, firstName], ', '),
  ({ firstName, middleName, lastName }) => joined([lastName, joined([firstName, middleName])], ', '),
];

/** The display name after the parts changed, in the form that it had; null when it is a person's own, or stays the same. */
export function renamed(displayName: string, before: CanonicalRecord, after: CanonicalRecord): string | null {
  const form = FORMS.find((make) => make(before) === displayName);
  const name = form ? form(after) : '';
  return name === '' || name === displayName ? null : name;
}
