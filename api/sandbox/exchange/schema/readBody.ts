// Reads a request body against the metadata: unknown properties, wrong types and unknown enumeration members are refused as Graph does.
// Names of properties and of enumeration members come in any case, since clients in use write `surName`, and leave in Graph's own;
// annotations (`@odata...`) are dropped. Knows no entity's rules.
import { GraphError } from '../GraphError.ts';
import { enumMembersOf, propertiesOf, propertyOf } from './schema.ts';

export type Json = Record<string, unknown>;

const dateTimeOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;
const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Guid: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int32: (value) => Number.isInteger(value),
  Double: (value) => typeof value === 'number',
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTimeOffset: (value) =>
    typeof value === 'string' && dateTimeOffset.test(value) && !Number.isNaN(Date.parse(value)),
  TimeOfDay: (value) => typeof value === 'string' && /^\d\d:\d\d(:\d\d(\.\d{1,12})?)?$/.test(value),
};

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

function readValue(value: unknown, typeName: string, path: string): unknown {
  if (value === null) return null;
  const isPrimitive = primitives[typeName];
  if (isPrimitive) {
    if (!isPrimitive(value))
      refuse(`Cannot convert the value of property '${path}' to the expected type 'Edm.${typeName}'.`);
    return value;
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

function readObject(body: Json, typeName: string, path: string): Json {
  const properties = propertiesOf(typeName);
  if (!properties)
    throw new GraphError(501, 'NotImplementedInSandbox', `The sandbox does not play the type '${typeName}'.`);
  const result: Json = {};
  for (const [given, value] of Object.entries(body)) {
    if (given.includes('@')) continue;
    const { name, type } = propertyOf(typeName, given) ?? { name: given };
    const at = path === '' ? name : `${path}/${name}`;
    if (!type) {
      refuse(
        `The property '${name}' does not exist on type 'microsoft.graph.${typeName}'. Make sure to only use property names that are defined by the type.`,
      );
    }
    if (!type.isCollection) result[name] = readValue(value, type.name, at);
    else if (value === null) result[name] = [];
    else if (Array.isArray(value)) result[name] = value.map((entry) => readEntry(entry, type.name, at));
    else refuse(`A 'StartArray' node was expected for property '${at}'.`);
  }
  return result;
}

function readEntry(entry: unknown, typeName: string, path: string): unknown {
  if (entry === null) refuse(`A null value was found in the collection '${path}', which does not allow it.`);
  return readValue(entry, typeName, path);
}

/**
 * The body as an object of the type, checked through and with enumeration members in Graph's spelling.
 * @throws GraphError 400 RequestBodyRead, naming the property.
 */
export function readBody(body: unknown, typeName: string): Json {
  if (!isObject(body)) throw new GraphError(400, 'BadRequest', 'Empty Payload. JSON content expected.');
  return readObject(body, typeName, '');
}
