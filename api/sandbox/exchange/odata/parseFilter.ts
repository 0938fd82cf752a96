// Reads an OData filter into a tree: comparisons, and/or/not, startswith/endswith/contains, any() and all(). Knows the grammar only.
import { badQuery } from '../GraphError.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Operand =
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null; readonly isInstant: boolean }
  | { readonly kind: 'call'; readonly name: 'tolower' | 'toupper'; readonly of: Operand };
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly left: FilterNode; readonly right: FilterNode }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | {
      readonly kind: 'match';
      readonly name: 'startswith' | 'endswith' | 'contains';
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'any' | 'all';
      readonly path: readonly string[];
      readonly variable: string;
      readonly node: FilterNode | null;
    }
  | { readonly kind: 'truth'; readonly operand: Operand };

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const isComparison = (word: string): word is Comparison => comparisons.has(word);

class Parser {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  parse(): FilterNode {
    const node = this.either();
    if (this.position < this.tokens.length) this.fail();
    return node;
  }

  private fail(): never {
    throw badQuery(`Invalid filter clause: syntax error near token ${this.position + 1}.`);
  }

  private peekWord(): string {
    const token = this.tokens[this.position];
    return token?.kind === 'name' ? token.value.toLowerCase() : '';
  }

  private isMark(mark: string, ahead = 0): boolean {
    const token = this.tokens[this.position + ahead];
    return token?.kind === 'mark' && token.value === mark;
  }

  private take(mark: string): void {
    if (!this.isMark(mark)) this.fail();
    this.position += 1;
  }

  private either(): FilterNode {
    let left = this.both();
    while (this.peekWord() === 'or') {
      this.position += 1;
      left = { kind: 'or', left, right: this.both() };
    }
    return left;
  }

  private both(): FilterNode {
    let left = this.unary();
    while (this.peekWord() === 'and') {
      this.position += 1;
      left = { kind: 'and', left, right: this.unary() };
    }
    return left;
  }

  private unary(): FilterNode {
    if (this.peekWord() === 'not') {
      this.position += 1;
      return { kind: 'not', node: this.unary() };
    }
    if (this.isMark('(')) {
      this.position += 1;
      const node = this.either();
      this.take(')');
      return node;
    }
    return this.condition();
  }

  private condition(): FilterNode {
    const word = this.peekWord();
    if (this.isMark('(', 1)) {
      if (word === 'startswith' || word === 'endswith' || word === 'contains') return this.matching(word);
      if (word.endsWith('/any')) return this.lambda('any');
      if (word.endsWith('/all')) return this.lambda('all');
    }
    const left = this.operand();
    const operator = this.peekWord();
    if (!isComparison(operator)) return { kind: 'truth', operand: left };
    this.position += 1;
    return { kind: 'compare', operator, left, right: this.operand() };
  }

  private matching(name: 'startswith' | 'endswith' | 'contains'): FilterNode {
    this.position += 1;
    this.take('(');
    const left = this.operand();
    this.take(',');
    const right = this.operand();
    this.take(')');
    return { kind: 'match', name, left, right };
  }

  private lambda(kind: 'any' | 'all'): FilterNode {
    const token = this.tokens[this.position];
    const path = token?.kind === 'name' ? token.value.split('/').slice(0, -1) : [];
    this.position += 1;
    this.take('(');
    if (this.isMark(')')) {
      this.position += 1;
      return { kind, path, variable: '', node: null };
    }
    const variable = this.tokens[this.position];
    if (variable?.kind !== 'name') this.fail();
    this.position += 1;
    this.take(':');
    const node = this.either();
    this.take(')');
    return { kind, path, variable: variable.value, node };
  }

  private operand(): Operand {
    const token = this.tokens[this.position];
    if (!token || token.kind === 'mark') this.fail();
    this.position += 1;
    if (token.kind === 'text' || token.kind === 'number')
      return { kind: 'value', value: token.value, isInstant: false };
    if (token.kind === 'instant') return { kind: 'value', value: token.value, isInstant: true };
    const word = token.value.toLowerCase();
    if (word === 'null') return { kind: 'value', value: null, isInstant: false };
    if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true', isInstant: false };
    if ((word === 'tolower' || word === 'toupper') && this.isMark('(')) {
      this.position += 1;
      const of = this.operand();
      this.take(')');
      return { kind: 'call', name: word, of };
    }
    if (this.isMark('(')) throw badQuery(`Invalid filter clause: the function '${token.value}' is not supported.`);
    return { kind: 'path', path: token.value.split('/') };
  }
}

/**
 * The tree of a filter expression.
 * @throws GraphError 400 RequestBroker--ParseUri
 */
export function parseFilter(text: string): FilterNode {
  return new Parser(tokenize(text)).parse();
}
