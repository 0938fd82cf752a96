// Decides whether an entity, as a client would see it, passes a filter. Texts compare without regard to case, as Exchange does;
// `DateTimeOffset` texts and `dateTimeTimeZone` values compare as instants. Knows metadata for property names; must not know items.
import { badQuery } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import { propertiesOf } from '../schema/schema.ts';
import { parseFilter } from './parseFilter.ts';
import type { Comparison, FilterNode, Operand } from './parseFilter.ts';

export type Predicate = (entity: unknown) => boolean;
type Read = (scope: Scope) => unknown;
type Test = (scope: Scope) => boolean;
interface Scope {
  readonly entity: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The type of a path's end, checked step by step; undefined where the table does not know. */
function checkPath(path: readonly string[], typeName: string): { type: string; names: string[] } {
  let type = typeName;
  const names: string[] = [];
  for (const name of path) {
    const properties = propertiesOf(type);
    if (!properties) throw badQuery(`Could not find a property named '${name}' on type '${type}'.`);
    const exact = properties.has(name)
      ? name
      : [...properties.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    const property = exact === undefined ? undefined : properties.get(exact);
    if (exact === undefined || !property)
      throw badQuery(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
    names.push(exact);
    type = property.name;
  }
  return { type, names };
}

function follow(value: unknown, names: readonly string[]): unknown {
  return names.reduce((at, name) => (isObject(at) ? at[name] : undefined), value);
}

function asInstant(value: unknown): number {
  if (isObject(value)) return asInstant(value['dateTime']);
  if (typeof value === 'number') return value;
  const text = String(value);
  return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}

const bare = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : (value ?? null));

function compare(operator: Comparison, left: unknown, right: unknown): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  if (typeof left === 'string' && typeof right === 'string')
    return compareOrder(operator, left < right ? -1 : left > right ? 1 : 0);
  return compareOrder(operator, Number(left) - Number(right));
}

function compareOrder(operator: Comparison, order: number): boolean {
  if (operator === 'gt') return order > 0;
  if (operator === 'ge') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

type Types = Readonly<Record<string, string>>;

function reader(operand: Operand, type: string, variables: Types): Read {
  if (operand.kind === 'value') return () => operand.value;
  if (operand.kind === 'call') {
    const inner = reader(operand.of, type, variables);
    return (scope) => bare(inner(scope));
  }
  const [first = '', ...rest] = operand.path;
  const variableType = variables[first];
  if (variableType !== undefined) {
    if (rest.length === 0) return (scope) => scope.variables[first];
    const { names } = checkPath(rest, variableType);
    return (scope) => follow(scope.variables[first], names);
  }
  const { names } = checkPath(operand.path, type);
  return (scope) => follow(scope.entity, names);
}

const isInstant = (operand: Operand): boolean => operand.kind === 'value' && operand.isInstant;
const looksLikeTime = (operand: Operand): boolean =>
  operand.kind === 'path' && /dateTime$/i.test(operand.path.at(-1) ?? '');

function compileCompare(node: Extract<FilterNode, { kind: 'compare' }>, type: string, variables: Types): Test {
  const left = reader(node.left, type, variables);
  const right = reader(node.right, type, variables);
  const inTime = isInstant(node.left) || isInstant(node.right) || looksLikeTime(node.left);
  if (!inTime) return (scope) => compare(node.operator, bare(left(scope)), bare(right(scope)));
  return (scope) => {
    const [one, other] = [left(scope) ?? null, right(scope) ?? null];
    if (one === null || other === null) return compare(node.operator, one, other);
    return compare(node.operator, asInstant(one), asInstant(other));
  };
}

function compileLambda(node: Extract<FilterNode, { kind: 'any' | 'all' }>, type: string, variables: Types): Test {
  const list = reader({ kind: 'path', path: node.path }, type, variables);
  const elementType = checkPath(node.path, type).type;
  const inner = node.node ? compileNode(node.node, type, { ...variables, [node.variable]: elementType }) : () => true;
  return (scope) => {
    const values = list(scope);
    const entries: unknown[] = Array.isArray(values) ? values : [];
    const test = (value: unknown) => inner({ ...scope, variables: { ...scope.variables, [node.variable]: value } });
    return node.kind === 'any' ? entries.some(test) : entries.every(test);
  };
}

function compileMatch(node: Extract<FilterNode, { kind: 'match' }>, type: string, variables: Types): Test {
  const left = reader(node.left, type, variables);
  const right = reader(node.right, type, variables);
  return (scope) => {
    const text = String(bare(left(scope)) ?? '');
    const part = String(bare(right(scope)));
    if (node.name === 'startswith') return text.startsWith(part);
    return node.name === 'endswith' ? text.endsWith(part) : text.includes(part);
  };
}

function compileNode(node: FilterNode, type: string, variables: Types): Test {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const left = compileNode(node.left, type, variables);
      const right = compileNode(node.right, type, variables);
      return node.kind === 'and' ? (scope) => left(scope) && right(scope) : (scope) => left(scope) || right(scope);
    }
    case 'not': {
      const inner = compileNode(node.node, type, variables);
      return (scope) => !inner(scope);
    }
    case 'compare':
      return compileCompare(node, type, variables);
    case 'match':
      return compileMatch(node, type, variables);
    case 'any':
    case 'all':
      return compileLambda(node, type, variables);
    case 'truth': {
      const read = reader(node.operand, type, variables);
      return (scope) => read(scope) === true;
    }
  }
}

/**
 * A test for entities of a type.
 * @throws GraphError 400 RequestBroker--ParseUri for a bad filter or an unknown property
 */
export function compileFilter(text: string, typeName: string): Predicate {
  const test = compileNode(parseFilter(text), typeName, {});
  return (entity) => test({ entity, variables: {} });
}
