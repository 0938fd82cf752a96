// The shape of every canonical record: a flat bag of fields that can be compared, digested and merged one by one.
// A field is the smallest thing that may win or lose a conflict, so an address or a time span is one field.

export type Scalar = string | number | boolean | null;

/** A field's value. Blank is '' for text and null for all else. Text uses \n line ends and no trailing blanks. */
export type FieldValue = Scalar | readonly string[] | { readonly [part: string]: Scalar };

/** A record in the words both sides share. */
export type CanonicalRecord = Readonly<Record<string, FieldValue>>;

/** True for '', null, an empty list, and an object whose parts are all blank. */
export function isBlank(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((part) => part === null || part === '');
}

/** One text for one value, whatever the order of an object's parts: the input of digests and of equality. */
export function canonicalText(value: FieldValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(parts);
}

export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return canonicalText(a) === canonicalText(b);
}
