// How text is compared without regard to case: by Unicode's rules, whatever the database's own locale knows of letters.

/** The collation by which `foldedSql` and ILIKE know upper and lower case. Columns themselves sort and compare by code point. */
export const FOLDING = 'COLLATE "und-x-icu"';

/** The text in lower case; an index on exactly this expression serves comparisons with it. */
export function foldedSql(text: string): string {
  return `lower(${text} ${FOLDING})`;
}
