// An event as Graph returns it: a single one, a series' master, an occurrence or an exception, with times in the zone the client prefers.
// Knows Graph's form; must not know rules of writing.
import type { Preferences } from '../preferences.ts';
import { itemId } from '../ids.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { dateTimeTimeZone, msToWall } from '../time/zones.ts';
import { renderBody } from './body.ts';
import { etagOf, idOf, outlookItemHead } from './common.ts';
import type { Occurrence } from './occurrences.ts';

/** An event of a list: an item, or one occurrence of it. */
export interface EventRow {
  readonly item: Item;
  readonly occurrence?: Occurrence;
}

/** When it starts, in milliseconds; for the order of a calendar view. */
export function startOf(row: EventRow): number {
  return row.occurrence?.startMs ?? row.item.startMs ?? 0;
}

/** An all-day event floats: it is midnight in whichever zone it is read. */
function renderTime(ms: number, isAllDay: boolean, prefer: Preferences): Json {
  return dateTimeTimeZone(msToWall(ms, isAllDay ? 'utc' : prefer.zone), prefer.zoneName);
}

function webLink(id: string): string {
  return `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`;
}

function zoneNameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'timeZone' in value ? value.timeZone : null;
}

function typeOf(item: Item, occurrence: Occurrence | undefined): string {
  if (occurrence) return occurrence.exception ? 'exception' : 'occurrence';
  return item.data['recurrence'] ? 'seriesMaster' : 'singleInstance';
}

/** An event as a client sees it. */
export function renderEvent(mailbox: Mailbox, { item, occurrence }: EventRow, prefer: Preferences): Json {
  const head = outlookItemHead(mailbox, item, prefer, occurrence?.day);
  const id = String(head['id']);
  // Object.assign: V8 builds an object of this many properties from spreads a hundred times slower.
  const event = Object.assign(head, item.data, occurrence?.exception);
  const isAllDay = event['isAllDay'] === true;
  const span = occurrence ?? item;
  Object.assign(event, {
    originalStartTimeZone: item.data['originalStartTimeZone'] ?? zoneNameOf(item.data['start']),
    originalEndTimeZone: item.data['originalEndTimeZone'] ?? zoneNameOf(item.data['end']),
    seriesMasterId: occurrence ? idOf(mailbox, item, prefer) : null,
    type: typeOf(item, occurrence),
    webLink: webLink(id),
    body: renderBody(typeof event['body'] === 'string' ? event['body'] : '', prefer.bodyType === 'text'),
    start: renderTime(span.startMs ?? 0, isAllDay, prefer),
    end: renderTime(span.endMs ?? 0, isAllDay, prefer),
  });
  if (!occurrence) return event;
  return Object.assign(event, {
    originalStart: `${msToWall(occurrence.originalStartMs, 'utc')}Z`,
    iCalUId: `${String(event['iCalUId'])}${occurrence.day.replaceAll('-', '')}`,
    recurrence: null,
  });
}

/** An occurrence as calendarView/delta returns it: sparse, the rest is the master's. */
export function renderSparse(mailbox: Mailbox, item: Item, occurrence: Occurrence, prefer: Preferences): Json {
  const isAllDay = (occurrence.exception?.['isAllDay'] ?? item.data['isAllDay']) === true;
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etagOf(item, occurrence.day),
    id: itemId(mailbox.tag, item.folder, item.key, prefer.immutableIds, occurrence.day),
    seriesMasterId: idOf(mailbox, item, prefer),
    type: 'occurrence',
    start: renderTime(occurrence.startMs, isAllDay, prefer),
    end: renderTime(occurrence.endMs, isAllDay, prefer),
  };
}

/** The ids of cancelled occurrences, which Graph returns when they are selected. */
export function cancelledIds(mailbox: Mailbox, item: Item, prefer: Preferences): string[] {
  const id = idOf(mailbox, item, prefer);
  return (item.series?.cancelled ?? []).map((day) => `OID.${id}.${day}`);
}
