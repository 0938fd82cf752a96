// Cuts an OData filter into tokens. Knows the spelling of the language only.
import { badQuery } from '../GraphError.ts';

export type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'instant'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string };

const patterns: readonly { kind: Token['kind'] | 'space'; regex: RegExp }[] = [
  { kind: 'space', regex: /\s+/y },
  { kind: 'text', regex: /'(?:[^']|'')*'/y },
  { kind: 'instant', regex: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?/y },
  { kind: 'number', regex: /-?\d+(?:\.\d+)?/y },
  { kind: 'name', regex: /[A-Za-z_][\w.]*(?:\/[A-Za-z_][\w.]*)*/y },
  { kind: 'mark', regex: /[(),:]/y },
];

function tokenOf(kind: Token['kind'], text: string): Token {
  if (kind === 'text') return { kind, value: text.slice(1, -1).replaceAll("''", "'") };
  if (kind === 'number') return { kind, value: Number(text) };
  if (kind !== 'instant') return { kind, value: text };
  const hasZone = /Z$|[+-]\d\d:\d\d$/.test(text);
  const value = Date.parse(hasZone || !text.includes('T') ? text : `${text}Z`);
  if (Number.isNaN(value)) throw badQuery(`Invalid filter clause: '${text}' is no date.`);
  return { kind, value };
}

/**
 * The tokens of a filter; a date and time becomes its instant in milliseconds (UTC where no zone is given).
 * @throws GraphError 400 at the first character that is no token
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const found = patterns.find(({ regex }) => {
      regex.lastIndex = position;
      return regex.test(text);
    });
    if (!found) throw badQuery(`Invalid filter clause: unexpected character at position ${position}.`);
    const end = found.regex.lastIndex;
    if (found.kind !== 'space') tokens.push(tokenOf(found.kind, text.slice(position, end)));
    position = end;
  }
  return tokens;
}
