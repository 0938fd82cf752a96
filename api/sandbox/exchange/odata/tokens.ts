// Cuts an OData filter into tokens. Knows the spelling of the language only.
import { badQuery } from '../GraphError.ts';

interface Placed {
  /** Where it begins in the text, from 0. */
  readonly at: number;
}

export type Token = Placed &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'instant'; readonly value: number }
    /** A member of an enumeration with its type's name, such as `microsoft.graph.importance'high'`. */
    | { readonly kind: 'member'; readonly type: string; readonly value: string }
    | { readonly kind: 'name'; readonly value: string }
    | { readonly kind: 'mark'; readonly value: string }
  );

const patterns: readonly { kind: Token['kind'] | 'space'; regex: RegExp }[] = [
  { kind: 'space', regex: /\s+/y },
  { kind: 'text', regex: /'(?:[^']|'')*'/y },
  { kind: 'instant', regex: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/iy },
  { kind: 'number', regex: /-?\d{1,18}(?:\.\d{1,18})?(?![\w.])/y },
  { kind: 'member', regex: /[A-Za-z_]\w*(?:\.\w+)+'(?:[^']|'')*'/y },
  { kind: 'name', regex: /[A-Za-z_][\w.]*(?:\/[A-Za-z_][\w.]*)*/y },
  { kind: 'mark', regex: /[(),:]/y },
];

/** What stands between quotes. */
function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}

function instantOf(text: string, at: number): number {
  const hasZone = /Z$|[+-]\d\d:\d\d$/i.test(text);
  const value = Date.parse(hasZone || !/T/i.test(text) ? text : `${text}Z`);
  if (!Number.isNaN(value)) return value;
  throw badQuery(`Invalid filter clause: '${text}' at position ${at} is no date.`);
}

function tokenOf(kind: Token['kind'], text: string, at: number): Token {
  if (kind === 'text') return { at, kind, value: unquoted(text) };
  if (kind === 'number') return { at, kind, value: Number(text) };
  if (kind === 'instant') return { at, kind, value: instantOf(text, at) };
  if (kind !== 'member') return { at, kind, value: text };
  const quote = text.indexOf("'");
  return { at, kind, type: text.slice(0, quote), value: unquoted(text.slice(quote)) };
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
    if (!found) throw badQuery(`Syntax error at position ${position} in '${text.slice(0, 200)}'.`);
    const end = found.regex.lastIndex;
    if (found.kind !== 'space') tokens.push(tokenOf(found.kind, text.slice(position, end), position));
    position = end;
  }
  return tokens;
}
