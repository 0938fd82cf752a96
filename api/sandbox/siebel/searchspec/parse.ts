// The grammar of a search specification, from text to a tree. Knows no components: whether a field exists is the compiler's matter.
//
//   condition  := all (OR all)*            all   := one (AND one)*
//   one        := NOT one | '(' condition ')' | EXISTS '(' condition ')' | '[Field]' test
//   test       := IS [NOT] NULL | [~] ('=' | '<>' | '<' | '>' | '<=' | '>=') value | [NOT] [~] LIKE value
//   value      := 'text' | "text" | [-] number | '[Field]' | function '(' [value (',' value)*] ')' [('+' | '-') number]
// Within EXISTS a field is written [Child.Field]; words in any case.
import { badSearchSpec } from '../errors.ts';
import type { Token } from './tokens.ts';
import { readTokens } from './tokens.ts';

const COMPARISONS = ['=', '<>', '<', '>', '<=', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface FieldName {
  readonly name: string;
  readonly at: number;
}

export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly at: number;
}

/** A function's name in upper case, its literals, and the days that are added to what it gives. */
export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly given: readonly string[];
  readonly days: number;
  readonly at: number;
}

export type Value = Literal | FunctionCall | { readonly kind: 'field'; readonly field: FieldName };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'exists'; readonly of: Condition; readonly at: number }
  | { readonly kind: 'isNull'; readonly field: FieldName; readonly negated: boolean }
  | {
      readonly kind: 'compare';
      readonly field: FieldName;
      readonly operator: Comparison;
      readonly ignoreCase: boolean;
      readonly value: Value;
    }
  | {
      readonly kind: 'like';
      readonly field: FieldName;
      readonly negated: boolean;
      readonly ignoreCase: boolean;
      readonly value: Value;
    };

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 50;
const MAX_TESTS = 500;
const MAX_EXISTS = 50;

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;
  private tests = 0;
  private exists = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The whole text as one condition. */
  parseAll(): Condition {
    const condition = this.parseOr();
    if (this.current().kind !== 'end') this.fail('AND, OR or the end is expected');
    return condition;
  }

  private current(): Token {
    const token = this.tokens[this.next];
    if (!token) throw badSearchSpec(0, 'the end is missing');
    return token;
  }

  private fail(text: string): never {
    throw badSearchSpec(this.current().at, text);
  }

  /** Takes the current token if it is this operator or word. */
  private take(text: string): boolean {
    const { kind, text: actual } = this.current();
    const isIt = (kind === 'operator' || kind === 'word') && actual === text;
    if (isIt) this.next += 1;
    return isIt;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail(`'${text}' is expected`);
  }

  private parseOr(): Condition {
    return this.parseList('or', () => this.parseList('and', () => this.parseOne()));
  }

  private parseList(kind: 'and' | 'or', parsePart: () => Condition): Condition {
    const first = parsePart();
    const parts = [first];
    while (this.take(kind.toUpperCase())) parts.push(parsePart());
    return parts.length === 1 ? first : { kind, parts };
  }

  private parseOne(): Condition {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail(`more than ${MAX_DEPTH} levels of nesting`);
    const condition = this.parseNested();
    this.depth -= 1;
    return condition;
  }

  private parseNested(): Condition {
    const { at } = this.current();
    if (this.take('NOT')) return { kind: 'not', of: this.parseOne() };
    if (this.take('EXISTS')) {
      this.exists += 1;
      if (this.exists > MAX_EXISTS) throw badSearchSpec(at, `more than ${MAX_EXISTS} times EXISTS`);
      this.expect('(');
      const of = this.parseOr();
      this.expect(')');
      return { kind: 'exists', of, at };
    }
    if (this.take('(')) {
      const condition = this.parseOr();
      this.expect(')');
      return condition;
    }
    return this.parseTest();
  }

  private parseTest(): Condition {
    const field = this.parseField('a [Field], NOT, EXISTS or a parenthesis is expected');
    this.tests += 1;
    if (this.tests > MAX_TESTS) throw badSearchSpec(field.at, `more than ${MAX_TESTS} comparisons`);
    if (this.take('IS')) {
      const negated = this.take('NOT');
      this.expect('NULL');
      return { kind: 'isNull', field, negated };
    }
    const negated = this.take('NOT');
    const ignoreCase = this.take('~');
    if (this.take('LIKE')) return { kind: 'like', field, negated, ignoreCase, value: this.parseValue() };
    const operator = negated ? undefined : COMPARISONS.find((one) => this.take(one));
    if (!operator) this.fail('a comparison, LIKE or IS NULL is expected');
    return { kind: 'compare', field, operator, ignoreCase, value: this.parseValue() };
  }

  private parseField(expected: string): FieldName {
    const token = this.current();
    if (token.kind !== 'field') this.fail(expected);
    this.next += 1;
    return { name: token.text, at: token.at };
  }

  private parseValue(): Value {
    const { at, kind } = this.current();
    if (kind === 'field') return { kind: 'field', field: this.parseField('') };
    if (kind === 'word') return this.parseFunction();
    const sign = this.take('-') ? '-' : '';
    return { kind: 'literal', text: `${sign}${this.parseLiteral(sign === '' ? ['text', 'number'] : ['number'])}`, at };
  }

  private parseLiteral(kinds: readonly Token['kind'][]): string {
    const token = this.current();
    if (!kinds.includes(token.kind)) this.fail('a quoted text, a number, a [Field] or a function is expected');
    this.next += 1;
    return token.text;
  }

  private parseFunction(): FunctionCall {
    const { at, text: name } = this.current();
    this.next += 1;
    if (!this.take('('))
      throw badSearchSpec(at, 'a quoted text, a number, a [Field] or a function with parentheses is expected');
    const given: string[] = [];
    while (!this.take(')')) {
      if (given.length > 0) this.expect(',');
      given.push(this.parseLiteral(['text', 'number']));
    }
    const sign = this.take('+') ? 1 : this.take('-') ? -1 : 0;
    const days = sign === 0 ? 0 : sign * Number(this.parseLiteral(['number']));
    return { kind: 'function', name, given, days, at };
  }
}

/**
 * The tree of a search specification.
 * @throws SiebelError (SBL-DAT-00235) with the zero-based position of what could not be read.
 */
export function parseSearchSpec(source: string): Condition {
  if (source.length > MAX_LENGTH) throw badSearchSpec(MAX_LENGTH, `longer than ${MAX_LENGTH} characters`);
  return new Parser(readTokens(source)).parseAll();
}
