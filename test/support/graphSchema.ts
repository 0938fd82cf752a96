// Checks JSON of Microsoft Graph against the sandbox's table of the v1.0 metadata: no unknown property, right types, enumeration members in
// Graph's spelling. For tests that walk answers or recorded traffic.
import { enumMembersOf, propertiesOf } from '../../api/sandbox/exchange/schema/schema.ts';

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Guid: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int32: (value) => Number.isInteger(value),
  Double: (value) => typeof value === 'number',
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTimeOffset: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
  TimeOfDay: (value) => typeof value === 'string' && /^\d\d:\d\d:\d\d(\.\d+)?$/.test(value),
};
const sevenDigits = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/;

/** The type that a value says it is; notifications write `#Microsoft.Graph.Event` for event. */
function declaredType(annotation: unknown): string {
  const name = String(annotation).replace(/^#microsoft\.graph\./i, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function checkComplex(value: object, typeName: string, path: string): string[] {
  const declared = '@odata.type' in value ? declaredType(value['@odata.type']) : typeName;
  const properties = propertiesOf(declared);
  if (!properties) return [`${path}: the table does not hold the type ${declared}`];
  const problems: string[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes('@')) continue;
    const type = properties.get(name);
    // The schema calls items and users open as well, but Graph tells nothing of its own there that the schema does not name.
    if (!type && declared === 'openTypeExtension') continue;
    if (!type) problems.push(`${path}.${name}: not a property of ${declared}`);
    else if (type.isCollection) problems.push(...checkList(inner, type.name, `${path}.${name}`));
    else problems.push(...check(inner, type.name, `${path}.${name}`));
  }
  if (declared === 'dateTimeTimeZone' && 'dateTime' in value && !sevenDigits.test(String(value.dateTime))) {
    problems.push(`${path}.dateTime: not written with seven fraction digits`);
  }
  return problems;
}

function checkList(value: unknown, typeName: string, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: not a collection`];
  return value.flatMap((entry, index) => check(entry, typeName, `${path}[${index}]`));
}

function check(value: unknown, typeName: string, path: string): string[] {
  if (value === null || value === undefined) return [];
  const isPrimitive = primitives[typeName];
  if (isPrimitive) return isPrimitive(value) ? [] : [`${path}: not an Edm.${typeName}`];
  const members = enumMembersOf(typeName);
  if (members) {
    const isMember = typeof value === 'string' && members.get(value.toLowerCase()) === value;
    return isMember ? [] : [`${path}: not a member of ${typeName}`];
  }
  if (typeof value !== 'object' || Array.isArray(value)) return [`${path}: not an object of ${typeName}`];
  return checkComplex(value, typeName, path);
}

/**
 * What is wrong with a value that should be of a Graph type such as `event`, one line per fault with its path; empty if nothing is.
 * `event[]` means the `value` of a list; annotations (`@odata...`) are not looked at. Contents are not repeated.
 */
export function checkGraph(value: unknown, typeName: string): string[] {
  return typeName.endsWith('[]') ? checkList(value, typeName.slice(0, -2), '$') : check(value, typeName, '$');
}
