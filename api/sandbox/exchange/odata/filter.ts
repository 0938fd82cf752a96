// Decides whether an entity, as a client would see it, passes a filter. Texts compare without regard to case, as Exchange does, ids with it;
// dates and times compare as instants. Operands of types that do not go together are refused. Must not know items.
import { badQuery } from '../GraphError.ts';
import { enumMembersOf, propertiesOf } from '../schema/schema.ts';
import { parseFilter } from './parseFilter.ts';
import type { Comparison, FilterNode, Operand } from './parseFilter.ts';
import { checkPath, follow, instantOfText, instantOfWall } from './paths.ts';

export type Predicate = (entity: unknown) => boolean;
type Test = (scope: Scope) => boolean;
type Types = Readonly<Record<string, string>>;
interface Scope {
  readonly entity: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What values of an operand are: `instant` in milliseconds, `id` with regard to case, `any` for null. */
type Kind = 'text' | 'id' | 'number' | 'boolean' | 'instant' | 'time' | 'any' | 'complex' | 'collection';
interface Reader {
  readonly kind: Kind;
  /** The enumeration that the values are members of. */
  readonly members?: ReadonlyMap<string, string>;
  readonly name: string;
  readonly read: (scope: Scope) => unknown;
}

const kindsOfPrimitives: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Boolean', 'boolean'],
  ['Int32', 'number'],
  ['Int64', 'number'],
  ['Double', 'number'],
  ['DateTimeOffset', 'instant'],
  ['Date', 'instant'],
]);

function kindOf(typeName: string): Kind {
  if (typeName === 'dateTimeTimeZone') return 'time';
  return kindsOfPrimitives.get(typeName) ?? (propertiesOf(typeName) ? 'complex' : 'text');
}

function readerOfPath(path: readonly string[], type: string, variables: Types): Reader {
  const [first = '', ...rest] = path;
  const variableType = Object.hasOwn(variables, first) ? variables[first] : undefined;
  const root = (scope: Scope) => (variableType === undefined ? scope.entity : scope.variables[first]);
  const steps = variableType === undefined ? path : rest;
  const { names, type: end, owner, isWallTime } = checkPath(steps, variableType ?? type);
  const name = path.join('/');
  if (end.isCollection) return { kind: 'collection', name, read: (scope) => follow(root(scope), names) };
  if (isWallTime)
    return { kind: 'time', name, read: (scope) => instantOfWall(follow(root(scope), names.slice(0, -1))) };
  const kind = kindOf(end.name);
  const members = enumMembersOf(end.name);
  const read = (scope: Scope) => follow(root(scope), names) ?? null;
  if (kind === 'time') return { kind, name, read: (scope) => instantOfWall(read(scope)) };
  if (kind === 'instant') return { kind, name, read: (scope) => instantOrNull(read(scope)) };
  const isId = names.at(-1) === 'id' && !owner.endsWith('ExtendedProperty');
  return { kind: isId ? 'id' : kind, name, read, ...(members ? { members } : {}) };
}

function instantOrNull(value: unknown): number | null {
  return typeof value === 'string' ? instantOfText(value) : null;
}

function memberOf(members: ReadonlyMap<string, string> | undefined, type: string, value: string): string {
  const member = members?.get(value.toLowerCase());
  if (member !== undefined) return member;
  throw badQuery(`The string '${value}' is not a valid enumeration type constant of '${type}'.`);
}

function reader(operand: Operand, type: string, variables: Types): Reader {
  if (operand.kind === 'path') return readerOfPath(operand.path, type, variables);
  if (operand.kind === 'member') {
    const members = enumMembersOf(operand.type.replace(/^microsoft\.graph\./i, ''));
    const value = memberOf(members, operand.type, operand.value);
    return { kind: 'text', name: operand.type, read: () => value, ...(members ? { members } : {}) };
  }
  if (operand.kind === 'call') {
    const inner = reader(operand.of, type, variables);
    if (inner.kind !== 'text' && inner.kind !== 'id')
      throw badQuery(`The function '${operand.name}' takes a text, not '${inner.name}'.`);
    return { ...inner, kind: 'text' };
  }
  const { value, isInstant } = operand;
  const kind = isInstant ? 'instant' : value === null ? 'any' : kindOfValue(value);
  return { kind, name: String(value), read: () => value };
}

function kindOfValue(value: string | number | boolean): Kind {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}

/** The two operands with their values made comparable. */
function align(left: Reader, right: Reader): [Reader, Reader] {
  const textOf = (one: Reader): string | undefined => {
    const value = one.kind === 'text' && one.members === undefined ? one.read(emptyScope) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  if (left.kind === 'any' || right.kind === 'any') return [left, right];
  if (left.members && right.members === undefined && right.kind === 'text') {
    const member = memberOf(left.members, left.name, textOf(right) ?? '');
    return [left, { ...right, read: () => member }];
  }
  const isTimed = (one: Reader) => one.kind === 'instant' || one.kind === 'time';
  if (isTimed(left) && isTimed(right)) return [left, right];
  if (left.kind === 'time' && right.kind === 'text') {
    const ms = instantOfText(textOf(right) ?? '');
    if (Number.isNaN(ms))
      throw badQuery(`The value '${right.name}' is no date and time to compare '${left.name}' with.`);
    return [left, { ...right, kind: 'instant', read: () => ms }];
  }
  const isText = (one: Reader) => one.kind === 'text' || one.kind === 'id';
  if (left.kind === right.kind && left.kind !== 'complex' && left.kind !== 'collection') return [left, right];
  if (isText(left) && isText(right)) return [left, right];
  throw badQuery(
    `A binary operator with incompatible types was detected: '${left.name.slice(0, 100)}' and '${right.name.slice(0, 100)}' cannot be compared.`,
  );
}

const emptyScope: Scope = { entity: {}, variables: {} };
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

/** Reads a value for comparison: texts in lower case, ids as they are. */
function comparable(one: Reader, other: Reader): (scope: Scope) => unknown {
  const isExact = one.kind === 'id' || other.kind === 'id';
  return isExact ? (scope) => one.read(scope) ?? null : (scope) => bare(one.read(scope));
}

function compileCompare(operator: Comparison, one: Operand, other: Operand, type: string, variables: Types): Test {
  const [first, second] = [reader(one, type, variables), reader(other, type, variables)];
  // What is written the other way round (`null eq start`) is aligned by the property.
  const isTurned = one.kind !== 'path' && other.kind === 'path';
  const [a, b] = isTurned ? align(second, first) : align(first, second);
  const [left, right] = isTurned ? [b, a] : [a, b];
  const [readLeft, readRight] = [comparable(left, right), comparable(right, left)];
  return (scope) => compare(operator, readLeft(scope), readRight(scope));
}

function compileLambda(node: Extract<FilterNode, { kind: 'any' | 'all' }>, type: string, variables: Types): Test {
  const [first = '', ...rest] = node.path;
  const variableType = Object.hasOwn(variables, first) ? variables[first] : undefined;
  const end = checkPath(variableType === undefined ? node.path : rest, variableType ?? type).type;
  if (!end.isCollection)
    throw badQuery(`'${node.path.join('/')}' is no collection: ${node.kind}() cannot be used on it.`);
  const list = readerOfPath(node.path, type, variables);
  const inner = node.node ? compileNode(node.node, type, { ...variables, [node.variable]: end.name }) : () => true;
  return (scope) => {
    const values = list.read(scope);
    const entries: unknown[] = Array.isArray(values) ? values : [];
    const test = (value: unknown) => inner({ ...scope, variables: { ...scope.variables, [node.variable]: value } });
    return node.kind === 'any' ? entries.some(test) : entries.every(test);
  };
}

function compileMatch(node: Extract<FilterNode, { kind: 'match' }>, type: string, variables: Types): Test {
  const [left, right] = [reader(node.left, type, variables), reader(node.right, type, variables)];
  for (const one of [left, right])
    if (one.kind !== 'text' && one.kind !== 'id')
      throw badQuery(`The function '${node.name}' takes texts, not '${one.name.slice(0, 100)}'.`);
  return (scope) => {
    const text = String(bare(left.read(scope)) ?? '');
    const part = String(bare(right.read(scope)) ?? '');
    if (node.name === 'startswith') return text.startsWith(part);
    return node.name === 'endswith' ? text.endsWith(part) : text.includes(part);
  };
}

function compileNode(node: FilterNode, type: string, variables: Types): Test {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const tests = node.nodes.map((one) => compileNode(one, type, variables));
      return node.kind === 'and'
        ? (scope) => tests.every((test) => test(scope))
        : (scope) => tests.some((test) => test(scope));
    }
    case 'not': {
      const inner = compileNode(node.node, type, variables);
      return (scope) => !inner(scope);
    }
    case 'compare':
      return compileCompare(node.operator, node.left, node.right, type, variables);
    case 'in': {
      const tests = node.list.map((one) => compileCompare('eq', node.left, one, type, variables));
      return (scope) => tests.some((test) => test(scope));
    }
    case 'match':
      return compileMatch(node, type, variables);
    case 'any':
    case 'all':
      return compileLambda(node, type, variables);
    case 'truth': {
      const { kind, name, read } = reader(node.operand, type, variables);
      if (kind !== 'boolean') throw badQuery(`The expression '${name.slice(0, 100)}' is not true or false.`);
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
