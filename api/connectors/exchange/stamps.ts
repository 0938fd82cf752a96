// The stamp that an item of ours carries: which Siebel record it is the copy of, and for which mailbox it was made. Contacts and events
// keep it in an extended property of our own, tasks (which have none) in a linked resource.
import { createHash } from 'node:crypto';
import { isItem, itemsIn, textIn, type GraphItem } from './graphTypes.ts';

/** The extended property; the GUID is the product's own property set. */
export const STAMP_PROPERTY = 'String {8f0c7d52-3f4b-4a36-9d1e-6b7a2c5e9410} Name SiebelServerSync';
/** The application that a task's linked resource names. */
const STAMP_APPLICATION = 'Siebel Server Sync';

const VERSION = 'v1';

/** `v1;<Siebel id>;<mailbox>`. */
export function stampValue(siebelId: string, mailbox: string): string {
  return [VERSION, siebelId, mailbox.toLowerCase()].join(';');
}

/** The Siebel id of a stamp that was made for this mailbox; null for any other text: people copy items between mailboxes. */
export function readStamp(value: string | null, mailbox: string): string | null {
  const [version, siebelId, stampedFor, ...rest] = (value ?? '').split(';');
  const isOurs = version === VERSION && rest.length === 0 && stampedFor?.toLowerCase() === mailbox.toLowerCase();
  return isOurs && siebelId ? siebelId : null;
}

/** Graph tells property ids with other cases and zeros than they were written with: `0X36`, a GUID in lower case. */
function sameProperty(one: string, other: string): boolean {
  const plain = (id: string) => id.toLowerCase().replaceAll(/0x0*/g, '0x');
  return plain(one) === plain(other);
}

/** The value of an item's extended property, or null. */
export function extendedValue(item: GraphItem, propertyId: string): string | null {
  const found = itemsIn(item['singleValueExtendedProperties']).find((property) =>
    sameProperty(textIn(property, 'id') ?? '', propertyId),
  );
  return textIn(found, 'value');
}

/** The item's extended properties with these put among them, each once. */
export function withProperties(item: GraphItem, properties: readonly GraphItem[]): readonly GraphItem[] {
  const isReplaced = (kept: GraphItem) =>
    properties.some((property) => sameProperty(textIn(property, 'id') ?? '', textIn(kept, 'id') ?? ''));
  const kept = itemsIn(item['singleValueExtendedProperties']).filter((property) => !isReplaced(property));
  return [...kept, ...properties];
}

export function stampProperty(siebelId: string, mailbox: string): GraphItem {
  return { id: STAMP_PROPERTY, value: stampValue(siebelId, mailbox) };
}

export function stampResource(siebelId: string, mailbox: string): GraphItem {
  return {
    applicationName: STAMP_APPLICATION,
    displayName: STAMP_APPLICATION,
    externalId: stampValue(siebelId, mailbox),
  };
}

/** The stamp of a contact or event. */
export function itemStamp(item: GraphItem, mailbox: string): string | null {
  return readStamp(extendedValue(item, STAMP_PROPERTY), mailbox);
}

function stampResources(task: GraphItem): readonly GraphItem[] {
  return itemsIn(task['linkedResources']).filter(
    (resource) => textIn(resource, 'applicationName') === STAMP_APPLICATION,
  );
}

/** The id of the linked resource that holds a task's stamp, whosever it is; null when it has none. */
export function stampResourceId(task: GraphItem): string | null {
  return textIn(stampResources(task)[0], 'id');
}

/** The stamp of a task. */
export function taskStamp(item: GraphItem, mailbox: string): string | null {
  const stamps = stampResources(item).map((resource) => readStamp(textIn(resource, 'externalId'), mailbox));
  return stamps.find((stamp) => stamp !== null) ?? null;
}

/** The same GUID for the same mailbox, record and attempt: Exchange makes one event of repeated creates that carry it. */
export function transactionId(mailbox: string, siebelId: string, attempt = ''): string {
  const hash = createHash('sha256').update(`${mailbox.toLowerCase()}\n${siebelId}\n${attempt}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}

/** True for an event that people were invited to by this mailbox: Exchange would mail them whatever is written. Unknown counts as so. */
export function mailsPeople(body: unknown): boolean {
  if (!isItem(body)) return true;
  return itemsIn(body['attendees']).length > 0 && body['isOrganizer'] !== false;
}
