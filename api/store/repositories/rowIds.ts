// Row ids are numbers of PostgreSQL that the rest of the product passes around as text.

/** Whether the text can be a row id at all: what cannot is simply not there, and must not reach a statement. */
export function isRowId(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}

/** Those of the ids that can exist. */
export function rowIdsOf(ids: readonly string[]): string[] {
  return ids.filter(isRowId);
}

/** PostgreSQL's text cannot hold U+0000. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
