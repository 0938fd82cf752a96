// Cuts the text of a search specification into tokens. Knows no fields and no grammar.
import { badSearchSpec } from '../errors.ts';

type TokenKind = 'field' | 'text' | 'number' | 'operator' | 'word' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The field's name, the literal without its quotes, the operator, or the word in upper case. */
  readonly text: string;
  /** Zero-based place of its first character. */
  readonly at: number;
}

const SPACE = /\s+/y;
const OPERATOR = /<>|<=|>=|=|<|>|\(|\)|~|,|\+|-/y;
const NUMBER = /\d+(\.\d+)?(?![\w.])/y;
const WORD = /[A-Za-z]+(?!\w)/y;

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

/** Reads from an opening quote; a doubled quote within stands for one. Returns the literal and where it ends. */
function readQuoted(source: string, at: number): { readonly text: string; readonly end: number } {
  const quote = source.charAt(at);
  let text = '';
  for (let i = at + 1; i < source.length; i += 1) {
    const character = source.charAt(i);
    if (character !== quote) {
      text += character;
    } else if (source.charAt(i + 1) === quote) {
      text += quote;
      i += 1;
    } else {
      return { text, end: i + 1 };
    }
  }
  throw badSearchSpec(at, 'the quoted text does not end');
}

function readToken(source: string, at: number): { readonly token: Token; readonly end: number } {
  const first = source.charAt(at);
  if (first === '[') {
    const end = source.indexOf(']', at);
    if (end < 0) throw badSearchSpec(at, 'the field name has no closing bracket');
    return { token: { kind: 'field', text: source.slice(at + 1, end).trim(), at }, end: end + 1 };
  }
  if (first === "'" || first === '"') {
    const { text, end } = readQuoted(source, at);
    return { token: { kind: 'text', text, at }, end };
  }
  const operator = matchAt(OPERATOR, source, at);
  if (operator) return { token: { kind: 'operator', text: operator, at }, end: at + operator.length };
  const number = matchAt(NUMBER, source, at);
  if (number) return { token: { kind: 'number', text: number, at }, end: at + number.length };
  const word = matchAt(WORD, source, at);
  if (word) return { token: { kind: 'word', text: word.toUpperCase(), at }, end: at + word.length };
  throw badSearchSpec(at, `'${first}' is not expected here`);
}

/** The tokens of `source`, closed by one of kind `end`. @throws SiebelError with the position of what cannot be read. */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(SPACE, source, at)?.length ?? 0;
    if (at >= source.length) break;
    const { token, end } = readToken(source, at);
    tokens.push(token);
    at = end;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}
