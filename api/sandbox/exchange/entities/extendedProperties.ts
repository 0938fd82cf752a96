// Extended properties of an item, single- and multi-value: how their ids are spelled, what a value may be, what `$expand` and `$filter` see.
// Knows MAPI's types by name; must not know items.
import { badQuery, GraphError } from '../GraphError.ts';
import { compileFilter } from '../odata/filter.ts';
import type { Expand } from '../odata/expand.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';

const types =
  'string|integer|boolean|systemtime|double|binary|guid|short|long|float|currency|applicationtime|clsid|object';
const names = '(0x[0-9a-f]{1,4}|\\{[0-9a-f-]{36}\\}\\s+(name\\s+.{1,255}|id\\s+0x[0-9a-f]{1,8}))';
const singleId = new RegExp(`^(${types})\\s+${names}$`, 'i');
const multiId = new RegExp(`^(${types})array\\s+${names}$`, 'i');

const wholeNumber = /^-?\d{1,19}$/;
const decimal = /^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,3})?$/i;
const guid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const valueTests: Readonly<Record<string, (value: string) => boolean>> = {
  integer: (value) => wholeNumber.test(value),
  short: (value) => wholeNumber.test(value),
  long: (value) => wholeNumber.test(value),
  currency: (value) => decimal.test(value),
  double: (value) => decimal.test(value),
  float: (value) => decimal.test(value),
  boolean: (value) => /^(true|false)$/i.test(value),
  systemtime: (value) => !Number.isNaN(Date.parse(value)),
  guid: (value) => guid.test(value),
  clsid: (value) => guid.test(value),
};

type Kept<Value> = Readonly<Record<string, Value>>;

/** An extended property's id with its GUID in lower case, as Graph returns it. */
function canonicalId(id: string): string {
  return id.replace(/\{[0-9A-Fa-f-]{36}\}/, (text) => text.toLowerCase());
}

function idOf(entry: unknown, pattern: RegExp): { id: string; type: string } {
  const id = isObject(entry) ? entry['id'] : undefined;
  const type = typeof id === 'string' ? pattern.exec(id)?.[1] : undefined;
  if (typeof id === 'string' && type !== undefined) return { id, type: type.toLowerCase() };
  const message = 'PropertyId values must be of the form "type proptag" or "type {guid} Name|Id value".';
  throw new GraphError(400, 'ErrorInvalidProperty', message);
}

function checkValue(type: string, id: string, value: unknown): void {
  const isFit = typeof value === 'string' && (valueTests[type]?.(value) ?? true);
  if (isFit) return;
  const message = `The value of the extended property '${id.slice(0, 300)}' does not fit its type.`;
  throw new GraphError(400, 'ErrorInvalidExtendedPropertyValue', message);
}

/** Values by id after a write: those given replace those of the same id (in any case); null or nothing removes one. */
function write<Value>(
  before: Kept<Value> | undefined,
  given: unknown,
  pattern: RegExp,
  read: (value: unknown, type: string, id: string) => Value | undefined,
): Record<string, Value> {
  let result: Record<string, Value> = { ...before };
  if (!Array.isArray(given)) return result;
  const entries: unknown[] = given;
  for (const entry of entries) {
    const { id, type } = idOf(entry, pattern);
    const same = Object.keys(result).filter((other) => other.toLowerCase() === id.toLowerCase());
    const value = read(isObject(entry) ? entry['value'] : undefined, type, id);
    result = without(result, same);
    if (value !== undefined) result[canonicalId(id)] = value;
  }
  return result;
}

/**
 * The single-value extended properties after a write, by id.
 * @throws GraphError 400 for an id that is none, or a value that its type does not take
 */
export function writeExtended(before: Kept<string> | undefined, given: unknown): Record<string, string> {
  return write(before, given, singleId, (value, type, id) => {
    if (typeof value !== 'string') return undefined;
    checkValue(type, id, value);
    return value;
  });
}

/**
 * The multi-value extended properties after a write, by id; their types end in `Array`.
 * @throws GraphError 400 for an id that is none, or a value that its type does not take
 */
export function writeExtendedLists(
  before: Kept<readonly string[]> | undefined,
  given: unknown,
): Record<string, readonly string[]> {
  return write(before, given, multiId, (value, type, id) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const texts = value.map(String);
    for (const text of texts) checkValue(type, id, text);
    return texts;
  });
}

/** All extended properties as entities. */
export function extendedEntities(kept: Kept<string | readonly string[]> | undefined): Json[] {
  return Object.entries(kept ?? {}).map(([id, value]) => ({ id, value }));
}

/**
 * The entity with the extended properties that `$expand` names; Graph returns none that is not named.
 * @throws GraphError 400 where the filter by id is missing
 */
export function expandExtended(
  kept: Kept<string | readonly string[]> | undefined,
  entity: Json,
  { name, filter }: Expand,
): Json {
  if (filter === undefined) throw badQuery(`Expanding ${name} needs a $filter by id.`);
  const type = name.startsWith('single') ? 'singleValueLegacyExtendedProperty' : 'multiValueLegacyExtendedProperty';
  const named = extendedEntities(kept).filter(compileFilter(filter, type));
  return named.length === 0 ? entity : { ...entity, [name]: named };
}
