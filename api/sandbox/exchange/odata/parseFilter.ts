// Reads an OData filter into a tree: comparisons, in, and/or/not, startswith/endswith/contains, any() and all(). Knows the grammar only.
// Brackets may nest so deep and no deeper, so that no text can exhaust the stack; and/or of many terms are one node for the same reason.
import { badQuery } from '../GraphError.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Literal =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null; readonly isInstant: boolean }
  | { readonly kind: 'member'; readonly type: string; readonly value: string };
export type Operand =
  | Literal
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: 'tolower' | 'toupper'; readonly of: Operand };
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Operand; readonly list: readonly Operand[] }
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

/** How deep brackets, functions and lambdas may nest. */
const deepest = 100;
const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const isComparison = (word: string): word is Comparison => comparisons.has(word);

class Parser {
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  parse(): FilterNode {
    const node = this.either();
    if (this.position < this.tokens.length) this.fail();
    return node;
  }

  private fail(): never {
    const at = this.tokens[this.position]?.at ?? this.text.length;
    throw badQuery(`Syntax error at position ${at} in '${this.text.slice(0, 200)}'.`);
  }

  /** Goes one level down for as long as `read` lasts. */
  private deeper<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > deepest) throw badQuery('The recursion limit has been exceeded in the $filter expression.');
    const result = read();
    this.depth -= 1;
    return result;
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

  private chain(word: 'and' | 'or', read: () => FilterNode): FilterNode {
    const first = read();
    if (this.peekWord() !== word) return first;
    const nodes = [first];
    while (this.peekWord() === word) {
      this.position += 1;
      nodes.push(read());
    }
    return { kind: word, nodes };
  }

  private either(): FilterNode {
    return this.chain('or', () => this.chain('and', () => this.unary()));
  }

  private unary(): FilterNode {
    if (this.peekWord() === 'not') {
      this.position += 1;
      return { kind: 'not', node: this.deeper(() => this.unary()) };
    }
    if (!this.isMark('(')) return this.condition();
    this.position += 1;
    const node = this.deeper(() => this.either());
    this.take(')');
    return node;
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
    if (operator === 'in') {
      this.position += 1;
      return { kind: 'in', left, list: this.list() };
    }
    if (!isComparison(operator)) return { kind: 'truth', operand: left };
    this.position += 1;
    return { kind: 'compare', operator, left, right: this.operand() };
  }

  private list(): Operand[] {
    this.take('(');
    const list = [this.operand()];
    while (this.isMark(',')) {
      this.position += 1;
      list.push(this.operand());
    }
    this.take(')');
    return list;
  }

  private matching(name: 'startswith' | 'endswith' | 'contains'): FilterNode {
    this.position += 1;
    this.take('(');
    const left = this.operand();
    this.take(',');
    const right = this.operand();
    this.take(')');
    return this.comparedWithTruth({ kind: 'match', name, left, right });
  }

  /** `startswith(…) eq true` is the same as `startswith(…)`. */
  private comparedWithTruth(node: FilterNode): FilterNode {
    const operator = this.peekWord();
    if (operator !== 'eq' && operator !== 'ne') return node;
    this.position += 1;
    const right = this.operand();
    if (right.kind !== 'value' || typeof right.value !== 'boolean') this.fail();
    return (operator === 'eq') === right.value ? node : { kind: 'not', node };
  }

  private lambda(kind: 'any' | 'all'): FilterNode {
    const token = this.tokens[this.position];
    const path = token?.kind === 'name' ? token.value.split('/').slice(0, -1) : [];
    this.position += 1;
    this.take('(');
    if (kind === 'any' && this.isMark(')')) {
      this.position += 1;
      return { kind, path, variable: '', node: null };
    }
    const variable = this.tokens[this.position];
    if (variable?.kind !== 'name' || variable.value.includes('/')) this.fail();
    this.position += 1;
    this.take(':');
    const node = this.deeper(() => this.either());
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
    if (token.kind === 'member') return { kind: 'member', type: token.type, value: token.value };
    const word = token.value.toLowerCase();
    if (word === 'null') return { kind: 'value', value: null, isInstant: false };
    if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true', isInstant: false };
    if (!this.isMark('(')) return { kind: 'path', path: token.value.split('/') };
    if (word !== 'tolower' && word !== 'toupper')
      throw badQuery(`The function '${token.value}' at position ${token.at} is not supported in $filter.`);
    this.position += 1;
    const of = this.deeper(() => this.operand());
    this.take(')');
    return { kind: 'call', name: word, of };
  }
}

/**
 * The tree of a filter expression.
 * @throws GraphError 400 RequestBroker--ParseUri with the position of the error
 */
export function parseFilter(text: string): FilterNode {
  return new Parser(text).parse();
}
