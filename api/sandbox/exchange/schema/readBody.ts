// Reads a request body against the metadata: unknown properties, wrong types and unknown enumeration members are refused as Graph does.
// Names of properties and of enumeration members come in any case, since clients in use write `surName`, and leave in Graph's own;
// annotations (`@odata...`) are dropped, but for the type of what is of a derived one. Knows no entity's rules.
import { GraphError } from '../GraphError.ts';
import { longest } from './lengths.ts';
import { paddedDay, primitives } from './primitives.ts';
import { enumMembersOf, isDerived, propertiesOf, propertyOf } from './schema.ts';
import type { GraphPropertyType } from './schema.ts';

export type Json = Record<string, unknown>;

/** The object without some of its properties. */
export function without<Value>(
  object: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** True for a plain JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): never {
  throw new GraphError(400, 'RequestBodyRead', message);
}

/** Half of a surrogate pair is no character: U+FFFD takes its place, as in every server that keeps UTF-8. */
function readText(text: string, most: number, path: string): string {
  if (text.length > most) {
    const message = `The length of the property '${path}' exceeds the maximum of ${most} characters.`;
    throw new GraphError(400, 'ErrorPropertyValidationFailure', message);
  }
  return Buffer.from(text).toString();
}

function readValue(value: unknown, typeName: string, path: string, most = Infinity): unknown {
  if (value === null) return null;
  const isPrimitive = primitives.get(typeName);
  if (isPrimitive) {
    if (!isPrimitive(value))
      refuse(`Cannot convert the value of property '${path}' to the expected type 'Edm.${typeName}'.`);
    if (typeof value !== 'string') return value;
    return typeName === 'Date' ? paddedDay(value) : readText(value, most, path);
  }
  const members = enumMembersOf(typeName);
  if (members) {
    const member = typeof value === 'string' ? members.get(value.toLowerCase()) : undefined;
    if (member === undefined) refuse(`The value of property '${path}' is not a member of '${typeName}'.`);
    return member;
  }
  if (!isObject(value)) refuse(`A 'StartObject' node was expected for property '${path}'.`);
  return readObject(value, typeName, path);
}

/** The type that an object says it is of, or the one that is expected. */
function typeOf(body: Json, expected: string, path: string): string {
  const said = body['@odata.type'];
  if (said === undefined) return expected;
  const name = typeof said === 'string' ? said.replace(/^#?microsoft\.graph\./i, '') : '';
  const type = name.toLowerCase() === expected.toLowerCase() ? expected : name;
  if (propertiesOf(type) && isDerived(type, expected)) return type;
  const at = path === '' ? 'the payload' : `property '${path}'`;
  refuse(`The type '${name.slice(0, 100)}' of ${at} is not 'microsoft.graph.${expected}' and not derived from it.`);
}

function checkAnnotation(name: string): void {
  if (!name.endsWith('@odata.bind')) return;
  refuse(`The annotation '${name.slice(0, 100)}' is not supported: nothing can be bound here.`);
}

function readProperty(value: unknown, type: GraphPropertyType, path: string, most: number): unknown {
  if (type.isCollection) {
    if (value === null) return [];
    if (!Array.isArray(value)) refuse(`A 'StartArray' node was expected for property '${path}'.`);
    return value.map((entry) => readEntry(entry, type.name, path));
  }
  if (value === null && !type.isNullable && !/(^|\/)id$/.test(path)) {
    const expected = `${primitives.has(type.name) ? 'Edm' : 'microsoft.graph'}.${type.name}`;
    refuse(`A null value was found for the property named '${path}', which has the expected type '${expected}'.`);
  }
  return readValue(value, type.name, path, most);
}

function readObject(body: Json, expected: string, path: string): Json {
  const typeName = typeOf(body, expected, path);
  if (!propertiesOf(typeName))
    throw new GraphError(501, 'NotImplementedInSandbox', `The sandbox does not play the type '${typeName}'.`);
  const result: Json = typeName === expected ? {} : { '@odata.type': `#microsoft.graph.${typeName}` };
  for (const [given, value] of Object.entries(body)) {
    checkAnnotation(given);
    if (given.includes('@')) continue;
    const { name, type } = propertyOf(typeName, given) ?? { name: given };
    const at = path === '' ? name : `${path}/${name}`;
    if (type) result[name] = readProperty(value, type, at, longest(typeName, name));
    // The schema calls items and users open as well, yet Graph refuses what it does not know on them.
    else if (isDerived(typeName, 'extension') && /^[A-Za-z][\w.]*$/.test(name)) result[name] = value;
    else
      refuse(
        `The property '${name.slice(0, 100)}' does not exist on type 'microsoft.graph.${typeName}'. Make sure to only use property names that are defined by the type.`,
      );
  }
  return result;
}

function readEntry(entry: unknown, typeName: string, path: string): unknown {
  if (entry === null) refuse(`A null value was found in the collection '${path}', which does not allow it.`);
  return readValue(entry, typeName, path);
}

/**
 * The body as an object of the type, checked through and with enumeration members in Graph's spelling.
 * @throws GraphError 400 RequestBodyRead, naming the property; 400 ErrorPropertyValidationFailure for a text that is too long
 */
export function readBody(body: unknown, typeName: string): Json {
  if (!isObject(body)) throw new GraphError(400, 'BadRequest', 'Empty Payload. JSON content expected.');
  return readObject(body, typeName, '');
}
