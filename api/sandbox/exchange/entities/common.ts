// What contacts and events have in common: ids, change keys, etags. Knows Graph's form of an outlookItem.
import type { Call } from '../call.ts';
import type { Preferences } from '../preferences.ts';
import { GraphError } from '../GraphError.ts';
import { itemId } from '../ids.ts';
import { without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { offsetOf } from '../time/zones.ts';

/** The change key of an item: another one after every change. An occurrence (yyyy-MM-dd) has its own, which changes with its series. */
function changeKeyOf(item: Item, occurrence = ''): string {
  const counter = item.seq.toString(36).padStart(8, '0');
  return `EQAAABYA${item.key}${counter}${occurrence.replaceAll('-', '')}`;
}

/** The ETag of an item or of one occurrence of it (yyyy-MM-dd), as a header and as `@odata.etag`. */
export function etagOf(item: Item, occurrence?: string): string {
  return `W/"${changeKeyOf(item, occurrence)}"`;
}

/** The item's id in the form the client asked for. */
export function idOf(mailbox: Mailbox, item: Item, prefer: Preferences): string {
  return itemId(mailbox.tag, item.folder, item.key, prefer.immutableIds);
}

/** The first properties of every outlookItem, be it an item or one occurrence of it (yyyy-MM-dd). */
export function outlookItemHead(mailbox: Mailbox, item: Item, prefer: Preferences, occurrence?: string): Json {
  return {
    '@odata.etag': etagOf(item, occurrence),
    id: itemId(mailbox.tag, item.folder, item.key, prefer.immutableIds, occurrence),
    createdDateTime: offsetOf(item.created),
    lastModifiedDateTime: offsetOf(item.modified),
    changeKey: changeKeyOf(item, occurrence),
  };
}

/**
 * Refuses a change whose If-Match names another version.
 * @throws GraphError 412 ErrorIrresolvableConflict
 */
export function checkIfMatch(call: Call, item: Item, occurrence?: string): void {
  const wanted = call.headers['if-match'];
  if (wanted === undefined || wanted === '*') return;
  const current = etagOf(item, occurrence).replace(/^W\//, '');
  if (wanted.split(',').some((etag) => etag.trim().replace(/^W\//, '') === current)) return;
  const message =
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.';
  throw new GraphError(412, 'ErrorIrresolvableConflict', message);
}

/** Graph ignores what a client may not set; these are dropped from every body. */
export function withoutReadOnly(body: Json, names: readonly string[]): Json {
  return without(body, [...names, 'id', 'changeKey', 'createdDateTime', 'lastModifiedDateTime']);
}

/** A text property, or '' */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
