// What contacts and events have in common: ids, change keys, etags, categories, extended properties. Knows Graph's form of an outlookItem.
import type { Call, Preferences } from '../call.ts';
import { badQuery, GraphError } from '../GraphError.ts';
import { itemId } from '../ids.ts';
import { compileFilter } from '../odata/filter.ts';
import type { Expand } from '../odata/expand.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { offsetOf } from '../time/zones.ts';

/** The change key of an item: another one after every change. */
function changeKeyOf(item: Item): string {
  const counter = item.seq.toString(36).padStart(8, '0');
  return `EQAAABYA${item.key}${counter}`;
}

/** The ETag of an item, as a header and as `@odata.etag`. */
export function etagOf(item: Item): string {
  return `W/"${changeKeyOf(item)}"`;
}

/** The item's id in the form the client asked for. */
export function idOf(mailbox: Mailbox, item: Item, prefer: Preferences): string {
  return itemId(mailbox.tag, item.folder, item.key, prefer.immutableIds);
}

/** The first properties of every outlookItem. */
export function outlookItemHead(mailbox: Mailbox, item: Item, prefer: Preferences): Json {
  return {
    '@odata.etag': etagOf(item),
    id: idOf(mailbox, item, prefer),
    createdDateTime: offsetOf(item.created),
    lastModifiedDateTime: offsetOf(item.modified),
    changeKey: changeKeyOf(item),
  };
}

/**
 * Refuses a change whose If-Match names another version.
 * @throws GraphError 412 ErrorIrresolvableConflict
 */
export function checkIfMatch(call: Call, item: Item): void {
  const wanted = call.headers['if-match'];
  if (wanted === undefined || wanted === '*') return;
  if (wanted.replace(/^W\//, '') === etagOf(item).replace(/^W\//, '')) return;
  const message =
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.';
  throw new GraphError(412, 'ErrorIrresolvableConflict', message);
}

const propertyId =
  /^(string|integer|boolean|systemtime|double|binary|guid|short|long|float|currency|applicationtime|clsid|object)\s+(0x[0-9a-f]{1,4}|\{[0-9a-f-]{36}\}\s+(name\s+.+|id\s+0x[0-9a-f]{1,8}))$/i;

/** An extended property's id with its GUID in lower case, as Graph returns it. */
function canonicalPropertyId(id: string): string {
  return id.replace(/\{[0-9A-Fa-f-]{36}\}/, (guid) => guid.toLowerCase());
}

/**
 * The extended properties after a write: those given replace those of the same id (in any case); a null value removes one.
 * @throws GraphError 400 for an id that is none
 */
export function writeExtended(before: Item['extended'], given: unknown): Record<string, string> {
  let result: Record<string, string> = { ...before };
  if (!Array.isArray(given)) return result;
  for (const entry of given) {
    const id = isObject(entry) ? entry['id'] : undefined;
    if (typeof id !== 'string' || !propertyId.test(id)) {
      const message = 'PropertyId values must be of the form "type proptag" or "type {guid} Name|Id value".';
      throw new GraphError(400, 'ErrorInvalidProperty', message);
    }
    const same = Object.keys(result).filter((other) => other.toLowerCase() === id.toLowerCase());
    const value: unknown = isObject(entry) ? entry['value'] : undefined;
    result = { ...without(result, same), ...(typeof value === 'string' ? { [canonicalPropertyId(id)]: value } : {}) };
  }
  return result;
}

/** All extended properties as entities. */
export function extendedOf(item: Item): Json[] {
  return Object.entries(item.extended ?? {}).map(([id, value]) => ({ id, value }));
}

/** The entity with the extended properties that `$expand` names; Graph returns none that is not named. */
export function expandExtended(item: Item, entity: Json, expand: Expand): Json {
  if (expand.filter === undefined) throw badQuery('Expanding singleValueExtendedProperties needs a $filter by id.');
  const passes = compileFilter(expand.filter, 'singleValueLegacyExtendedProperty');
  const named = extendedOf(item).filter(passes);
  return named.length === 0 ? entity : { ...entity, singleValueExtendedProperties: named };
}

/** Graph ignores what a client may not set; these are dropped from every body. */
export function withoutReadOnly(body: Json, names: readonly string[]): Json {
  return without(body, [...names, 'id', 'changeKey', 'createdDateTime', 'lastModifiedDateTime']);
}

/** A text property, or '' */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
