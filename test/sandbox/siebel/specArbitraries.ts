// Random search specifications: as trees, as texts, and what they mean for rows held in memory. The server's own code is only used for
// the types of the tree; what a tree means is said here once more, so that the two check each other.
import fc from 'fast-check';
import type { Comparison, Condition, Value } from '../../../api/sandbox/siebel/searchspec/parse.ts';

/** A row: texts by field name, '' for empty; children as lists under their name. */
export interface Row {
  readonly fields: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** Characters that quoting, patterns and SQL might trip over. */
export const trickyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'A',
    'b',
    'ä',
    'Ä',
    'и',
    'И',
    "'",
    '"',
    '\\',
    '%',
    '_',
    '*',
    '?',
    '[',
    ']',
    ';',
    '漢',
    '😀',
    ' ',
  ),
  maxLength: 4,
});

const at = 0;
const name = (field: string) => ({ name: field, at });
const literal = (text: fc.Arbitrary<string>) => text.map((one): Value => ({ kind: 'literal', text: one, at }));
const operator = fc.constantFrom<Comparison>('=', '<>', '<', '>', '<=', '>=');

const TEXTS = ['Last Name', 'First Name', 'Comment'];
const day = fc.integer({ min: 0, max: 3 }).map((n) => `11/${24 + n}/2026`);
const today = fc
  .integer({ min: -2, max: 2 })
  .map((days): Value => ({ kind: 'function', name: 'TODAY', given: [], days, at }));

const compare = (field: fc.Arbitrary<string>, value: fc.Arbitrary<Value>, folds: fc.Arbitrary<boolean>) =>
  fc
    .record({ field: field.map(name), operator, ignoreCase: folds, value })
    .map((one): Condition => ({ kind: 'compare', ...one }));

const otherText = fc.constantFrom(...TEXTS).map((field): Value => ({ kind: 'field', field: name(field) }));

function leaves(prefix: string, texts: readonly string[]): fc.Arbitrary<Condition> {
  const text = fc.constantFrom(...texts).map((field) => prefix + field);
  return fc.oneof(
    compare(text, literal(trickyText), fc.boolean()),
    fc
      .record({ field: text.map(name), negated: fc.boolean(), ignoreCase: fc.boolean(), value: literal(trickyText) })
      .map((one): Condition => ({ kind: 'like', ...one })),
    fc.record({ field: text.map(name), negated: fc.boolean() }).map((one): Condition => ({ kind: 'isNull', ...one })),
  );
}

const ownLeaves = fc.oneof(
  { weight: 4, arbitrary: leaves('', TEXTS) },
  compare(fc.constant('Birth Date'), fc.oneof(literal(day), today), fc.constant(false)),
  compare(fc.constant('Mod Id'), literal(fc.constantFrom('0', '1', '-1', '0.5')), fc.constant(false)),
  compare(fc.constantFrom(...TEXTS), otherText, fc.boolean()),
);

function combined(leaf: fc.Arbitrary<Condition>, exists: fc.Arbitrary<Condition> | null): fc.Arbitrary<Condition> {
  return fc.letrec<{ one: Condition }>((tie) => {
    const parts = fc.array(tie('one'), { minLength: 2, maxLength: 3 });
    return {
      one: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'spec' },
        { weight: 3, arbitrary: leaf },
        parts.map((list): Condition => ({ kind: 'and', parts: list })),
        parts.map((list): Condition => ({ kind: 'or', parts: list })),
        tie('one').map((of): Condition => ({ kind: 'not', of })),
        ...(exists ? [exists] : []),
      ),
    };
  }).one;
}

const exists = combined(leaves('Position.', ['Name', 'Id']), null).map((of): Condition => ({ kind: 'exists', of, at }));

/** A condition over contacts. */
export const condition: fc.Arbitrary<Condition> = combined(ownLeaves, exists);

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

function printValue(value: Value): string {
  if (value.kind === 'literal') return quote(value.text);
  if (value.kind === 'field') return `[${value.field.name}]`;
  const days = value.days === 0 ? '' : ` ${value.days < 0 ? '-' : '+'} ${Math.abs(value.days)}`;
  return `${value.name}(${value.given.map(quote).join(', ')})${days}`;
}

/** A tree as the text that a caller would write. */
export function print(tree: Condition): string {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${tree.parts.map(print).join(` ${tree.kind.toUpperCase()} `)})`;
    case 'not':
      return `NOT ${print(tree.of)}`;
    case 'exists':
      return `EXISTS (${print(tree.of)})`;
    case 'isNull':
      return `[${tree.field.name}] IS ${tree.negated ? 'NOT ' : ''}NULL`;
    case 'compare':
      return `[${tree.field.name}] ${tree.ignoreCase ? '~' : ''}${tree.operator} ${printValue(tree.value)}`;
    case 'like':
      return `[${tree.field.name}] ${tree.negated ? 'NOT ' : ''}${tree.ignoreCase ? '~' : ''}LIKE ${printValue(tree.value)}`;
  }
}

/** True, false, or neither, where an empty field decides. */
type Truth = boolean | null;

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** By code points, as the database orders. */
function order(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function holds(difference: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
  }
}

function matches(text: string, pattern: string): boolean {
  const parts = [...pattern.matchAll(/\\([*?\\])|([\s\S])/gu)].map(([, escaped, plain = '']) => {
    if (escaped === undefined && plain === '*') return '[^]*';
    if (escaped === undefined && plain === '?') return '[^]';
    return (escaped ?? plain).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'u').test(text);
}

const DAY_MS = 86_400_000;
const dayNumber = (text: string) =>
  Date.UTC(Number(text.slice(6)), Number(text.slice(0, 2)) - 1, Number(text.slice(3, 5)));

type Fields = Readonly<Record<string, string>>;

/** What a tree means for a row, on this day. */
export function evaluate(tree: Condition, row: Row, fields: Fields, prefix: string, todayAt: Date): Truth {
  const textOf = (field: string) => fields[field.slice(prefix.length)] ?? '';
  switch (tree.kind) {
    case 'and':
      return all(tree.parts.map((part) => evaluate(part, row, fields, prefix, todayAt)));
    case 'or':
      return not(all(tree.parts.map((part) => not(evaluate(part, row, fields, prefix, todayAt)))));
    case 'not':
      return not(evaluate(tree.of, row, fields, prefix, todayAt));
    case 'exists':
      return (row.children['Position'] ?? []).some(
        (child) => evaluate(tree.of, row, child, 'Position.', todayAt) === true,
      );
    case 'isNull':
      return (textOf(tree.field.name) === '') !== tree.negated;
    case 'like':
      return evaluateLike(tree, textOf(tree.field.name));
    case 'compare':
      return evaluateCompare(tree, textOf, todayAt);
  }
}

function evaluateLike(tree: Condition & { kind: 'like' }, text: string): Truth {
  const pattern = tree.value.kind === 'literal' ? tree.value.text : '';
  if (text === '') return null;
  const fold = (one: string) => (tree.ignoreCase ? one.toLowerCase() : one);
  return matches(fold(text), fold(pattern)) !== tree.negated;
}

function evaluateCompare(
  tree: Condition & { kind: 'compare' },
  textOf: (field: string) => string,
  todayAt: Date,
): Truth {
  const { field, ignoreCase, operator: comparison, value } = tree;
  const left = textOf(field.name);
  if (left === '' || (value.kind === 'field' && textOf(value.field.name) === '')) return null;
  if (field.name === 'Mod Id')
    return holds(Number(left) - Number(value.kind === 'literal' ? value.text : 0), comparison);
  if (field.name === 'Birth Date') {
    const midnight = Math.floor(todayAt.getTime() / DAY_MS) * DAY_MS;
    const right =
      value.kind === 'function'
        ? midnight + value.days * DAY_MS
        : dayNumber(value.kind === 'literal' ? value.text : '');
    return holds(dayNumber(left) - right, comparison);
  }
  const right = value.kind === 'literal' ? value.text : value.kind === 'field' ? textOf(value.field.name) : '';
  const fold = (one: string) => (ignoreCase ? one.toLowerCase() : one);
  return holds(order(fold(left), fold(right)), comparison);
}
