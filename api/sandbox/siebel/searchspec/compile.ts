// A search specification's tree as an SQL condition. Field names become columns from the declarations, values only ever become
// bound parameters, so nothing that a caller writes is read as SQL.
import { findChild, findField } from '../components/catalog.ts';
import type { Field } from '../components/component.ts';
import { FOLDING, foldedSql } from '../data/foldedSql.ts';
import type { Parameters, Scope } from '../data/selectSql.ts';
import { childScope, columnSql, fieldSql, fromSql } from '../data/selectSql.ts';
import { parseDate, parseDateTime, parseNumber } from '../data/values.ts';
import { badSearchSpec, noSuchField } from '../errors.ts';
import type { SearchContext } from './functions.ts';
import { evaluate } from './functions.ts';
import type { Condition, FieldName, Literal, Value } from './parse.ts';

/** Finds the column of a field name; within EXISTS names carry their child, `Child.Field`. */
type Resolve = (name: FieldName) => { readonly field: Field; readonly sql: string };

function resolveIn(scope: Scope, prefix: string): Resolve {
  return ({ name, at }) => {
    if (!name.startsWith(prefix))
      throw badSearchSpec(at, `[${prefix}...] is expected, all fields of one EXISTS are of one child`);
    const field = findField(scope.component, name.slice(prefix.length));
    if (!field) throw badSearchSpec(at, noSuchField(name, scope.component.name).message);
    return { field, sql: fieldSql(scope, field) };
  };
}

/** The literal as a bound parameter of the field's type. */
function bindLiteral(field: Field, literal: Literal, parameters: Parameters): string {
  const wrong = (what: string) => badSearchSpec(literal.at, `[${field.name}] takes ${what}`);
  switch (field.type) {
    case 'DTYPE_UTCDATETIME': {
      const instant = parseDateTime(literal.text);
      if (!instant) throw wrong("'MM/DD/YYYY hh:mm:ss'");
      return `${parameters.add(instant.toISOString())}::timestamptz`;
    }
    case 'DTYPE_DATE': {
      const day = parseDate(literal.text);
      if (!day) throw wrong("'MM/DD/YYYY'");
      return `${parameters.add(day)}::date`;
    }
    case 'DTYPE_NUMBER':
    case 'DTYPE_INTEGER': {
      const number = parseNumber(literal.text);
      if (number === null) throw wrong('a number');
      return `${parameters.add(String(number))}::numeric`;
    }
    case 'DTYPE_TEXT':
    case 'DTYPE_ID':
    case 'DTYPE_BOOL':
      if (literal.text.includes('\0')) throw wrong('text without null characters');
      return `${parameters.add(literal.text)}::text`;
  }
}

function isText(field: Field): boolean {
  return field.type === 'DTYPE_TEXT' || field.type === 'DTYPE_ID' || field.type === 'DTYPE_BOOL';
}

/** Fields of one class can be compared with each other. */
function classOf(field: Field): 'text' | 'moment' | 'number' {
  if (isText(field)) return 'text';
  return field.type === 'DTYPE_DATE' || field.type === 'DTYPE_UTCDATETIME' ? 'moment' : 'number';
}

/** A day beside instants is its midnight in UTC. */
function comparableSql(field: Field, sql: string, other: Field): string {
  const isDayAmongInstants = field.type === 'DTYPE_DATE' && other.type === 'DTYPE_UTCDATETIME';
  return isDayAmongInstants ? `(${sql}::timestamp AT TIME ZONE 'UTC')` : sql;
}

/** `*` and `?` as SQL's wildcards, all else as it stands; a backslash takes their meaning from them. */
function likePattern(text: string): string {
  return text.replace(/\\([*?\\])|[*?%_\\]/g, (match: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped === '\\' ? '\\\\' : escaped;
    if (match === '*') return '%';
    return match === '?' ? '_' : `\\${match}`;
  });
}

class Compiler {
  private readonly parameters: Parameters;
  private readonly context: SearchContext;
  private existsCount = 0;

  constructor(parameters: Parameters, context: SearchContext) {
    this.parameters = parameters;
    this.context = context;
  }

  compile(condition: Condition, scope: Scope, resolve: Resolve): string {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return `(${condition.parts.map((part) => this.compile(part, scope, resolve)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        return `(NOT ${this.compile(condition.of, scope, resolve)})`;
      case 'exists':
        return this.compileExists(condition, scope);
      case 'isNull':
        return `(${resolve(condition.field).sql} IS ${condition.negated ? 'NOT ' : ''}NULL)`;
      case 'compare':
        return this.compileCompare(condition, resolve);
      case 'like':
        return this.compileLike(condition, resolve);
    }
  }

  private compileCompare(condition: Condition & { kind: 'compare' }, resolve: Resolve): string {
    const { operator, value } = condition;
    const { field, sql } = resolve(condition.field);
    const folds = condition.ignoreCase && isText(field);
    const order = operator === '=' || operator === '<>' ? '' : ' COLLATE "C"';
    const fold = (text: string) => (folds ? `${foldedSql(text)}${order}` : text);
    if (value.kind === 'field') {
      const other = resolve(value.field);
      if (classOf(other.field) !== classOf(field))
        throw badSearchSpec(value.field.at, `[${field.name}] and [${other.field.name}] cannot be compared`);
      const [left, right] = [comparableSql(field, sql, other.field), comparableSql(other.field, other.sql, field)];
      return `(${fold(left)} ${operator} ${fold(right)})`;
    }
    const bound = bindLiteral(field, this.literalOf(value), this.parameters);
    return `(${fold(sql)} ${operator} ${fold(bound)})`;
  }

  private literalOf(value: Exclude<Value, { kind: 'field' }>): Literal {
    if (value.kind === 'literal') return value;
    return { kind: 'literal', text: evaluate(value, this.context), at: value.at };
  }

  private compileLike(condition: Condition & { kind: 'like' }, resolve: Resolve): string {
    const { value } = condition;
    const { field, sql } = resolve(condition.field);
    if (!isText(field)) throw badSearchSpec(condition.field.at, `LIKE is for text, [${field.name}] is ${field.type}`);
    if (value.kind === 'field') throw badSearchSpec(value.field.at, 'LIKE takes a text, not a field');
    const { at, text } = this.literalOf(value);
    if (text.includes('\0')) throw badSearchSpec(at, 'a null character');
    const pattern = this.parameters.add(likePattern(text));
    const operator = `${condition.negated ? 'NOT ' : ''}${condition.ignoreCase ? 'ILIKE' : 'LIKE'}`;
    const column = condition.ignoreCase ? `${sql} ${FOLDING}` : sql;
    return `(${column} ${operator} ${pattern}::text)`;
  }

  private compileExists(condition: Condition & { kind: 'exists' }, scope: Scope): string {
    const name = firstField(condition.of);
    const dot = name?.name.indexOf('.') ?? -1;
    const childName = name?.name.slice(0, Math.max(dot, 0)) ?? '';
    const child = findChild(scope.component, childName);
    if (!name || !child)
      throw badSearchSpec(name?.at ?? condition.at, 'EXISTS takes [Child.Field] of a child of this component');
    this.existsCount += 1;
    const inner = childScope(child, `e${this.existsCount}_`);
    const where = this.compile(condition.of, inner, resolveIn(inner, `${childName}.`));
    const link = `${columnSql(inner, child.parentColumn)} = ${columnSql(scope, 'ROW_ID')}`;
    return `EXISTS (SELECT 1 ${fromSql(inner)} AND ${link} AND ${where})`;
  }
}

function firstField(condition: Condition): FieldName | null {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.map(firstField).find((found) => found !== null) ?? null;
    case 'not':
      return firstField(condition.of);
    case 'exists':
      return null;
    case 'isNull':
    case 'compare':
    case 'like':
      return condition.field;
  }
}

/**
 * The condition as SQL over `scope`, its values added to `parameters`.
 * @throws SiebelError (SBL-DAT-00235) naming field and position.
 */
export function compileSearchSpec(
  condition: Condition,
  scope: Scope,
  parameters: Parameters,
  context: SearchContext,
): string {
  return new Compiler(parameters, context).compile(condition, scope, resolveIn(scope, ''));
}
