// Writes of events: create (once per transactionId), change, delete, cancel; of whole series and of single occurrences.
// An organizer's write of an event with attendees is counted as mail. Delivery into attendees' mailboxes and answering are not played.
import type { Reply } from '../call.ts';
import { checkIfMatch } from '../entities/common.ts';
import { writeEvent } from '../entities/event.ts';
import type { EventRow } from '../entities/eventView.ts';
import { readItemBody, writeParts } from '../entities/itemParts.ts';
import { msToWall, zoneOf } from '../time/zones.ts';
import { occurrenceOn, staysBetweenNeighbours } from '../entities/occurrences.ts';
import type { Occurrence } from '../entities/occurrences.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { newItemKey } from '../ids.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item, SeriesState } from '../mailboxes/item.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { displayNameOf } from '../mailboxes/people.ts';
import { checkCalendar } from './calendars.ts';
import { eventOf, eventReply } from './eventLookup.ts';
import type { RouteContext } from './route.ts';

function ownerOf({ owner }: Mailbox): { name: string; address: string } {
  return { name: displayNameOf(owner), address: owner.email };
}

/** Creates an event from a body that was checked; sample data may also say who organizes. */
export function addEvent(mailbox: Mailbox, body: Json, isSample: boolean, key = newItemKey()): Item {
  const parts = writeEvent(body, { owner: ownerOf(mailbox), isSample });
  const hex = Buffer.from(key).toString('hex').toUpperCase();
  const iCalUId = parts.data['iCalUId'] ?? `040000008200E00074C5B7101A82E008${hex}`;
  return mailbox.put('event', {
    key,
    folder: 'calendar',
    left: [],
    created: mailbox.instant(),
    ...parts,
    data: { ...parts.data, iCalUId },
    ...writeParts(body),
  });
}

function repeatedCreate(mailbox: Mailbox, transactionId: unknown): Item | undefined {
  if (typeof transactionId !== 'string' || transactionId === '') return undefined;
  return [...mailbox.event.all()].find((item) => item.data['transactionId'] === transactionId);
}

/** POST of an event. */
export function createEvent(context: RouteContext): Reply {
  checkCalendar(context);
  const mailbox = context.mailbox();
  const body = readItemBody(context.call.body, 'event');
  const repeated = repeatedCreate(mailbox, body['transactionId']);
  if (repeated) return eventReply(context, { item: repeated }, 201);
  const item = addEvent(mailbox, body, false);
  context.mail.created(mailbox, item);
  return eventReply(context, { item }, 201);
}

/** PATCH of an event or of one occurrence. */
export function changeEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  checkIfMatch(context.call, row.item, row.occurrence?.day);
  const body = readItemBody(context.call.body, 'event');
  if (row.occurrence) return changeOccurrence(context, row.item, row.occurrence, body);
  const mailbox = context.mailbox();
  const before = row.item;
  const parts = writeEvent(body, { owner: ownerOf(mailbox), before, isSample: false });
  const item = mailbox.put('event', { ...before, ...parts, ...writeParts(body, before) });
  context.mail.changed(mailbox, item, before.data, item.data, Object.keys(body));
  return eventReply(context, { item });
}

/** The properties of an occurrence as if it were an event of its own. */
function occurrenceData(item: Item, occurrence: Occurrence): Json {
  const { start } = item.data;
  const zoneName = isObject(start) && item.data['isAllDay'] !== true ? String(start['timeZone']) : 'UTC';
  const at = (ms: number) => ({ dateTime: msToWall(ms, zoneOf(zoneName)), timeZone: zoneName });
  return {
    ...item.data,
    ...occurrence.exception,
    start: at(occurrence.startMs),
    end: at(occurrence.endMs),
    recurrence: null,
  };
}

function checkBoundary(item: Item, occurrence: Occurrence, startMs: number): void {
  if (staysBetweenNeighbours(item, occurrence.day, startMs)) return;
  const message = 'Modified occurrence is crossing or overlapping adjacent occurrence.';
  throw new GraphError(400, 'ErrorOccurrenceCrossingBoundary', message);
}

function withSeries(item: Item, change: (series: SeriesState) => SeriesState): Item {
  return { ...item, series: change(item.series ?? { exceptions: {}, cancelled: [] }) };
}

function changeOccurrence(context: RouteContext, item: Item, occurrence: Occurrence, body: Json): Reply {
  if (body['recurrence'])
    throw new GraphError(400, 'ErrorInvalidRequest', 'An occurrence cannot have a recurrence of its own.');
  const mailbox = context.mailbox();
  const before = occurrenceData(item, occurrence);
  const write = { owner: ownerOf(mailbox), before: { ...item, data: before }, isSample: false };
  const { data, startMs } = writeEvent(body, write);
  checkBoundary(item, occurrence, startMs);
  const differs = ([name, value]: [string, unknown]) =>
    name !== 'recurrence' && JSON.stringify(value) !== JSON.stringify(item.data[name]);
  const exception: Json = {
    ...Object.fromEntries(Object.entries(data).filter(differs)),
    start: data['start'],
    end: data['end'],
  };
  const changed = withSeries(item, (series) => ({
    ...series,
    exceptions: { ...series.exceptions, [occurrence.day]: exception },
  }));
  const kept = mailbox.put('event', changed);
  context.mail.changed(mailbox, kept, before, { ...kept.data, ...exception }, Object.keys(body));
  const shown = occurrenceOn(kept, occurrence.day);
  if (!shown) throw itemNotFound();
  return eventReply(context, { item: kept, occurrence: shown });
}

function cancelOccurrence(mailbox: Mailbox, item: Item, { day }: Occurrence): void {
  const changed = withSeries(item, ({ exceptions, cancelled }) => {
    return { exceptions: without(exceptions, [day]), cancelled: [...cancelled, day].sort() };
  });
  mailbox.put('event', changed);
}

function removeRow(context: RouteContext, { item, occurrence }: EventRow): void {
  const mailbox = context.mailbox();
  if (occurrence) {
    cancelOccurrence(mailbox, item, occurrence);
    context.mail.removed(mailbox, item, occurrenceData(item, occurrence));
  } else if (item.folder === deletedItems) mailbox.purge('event', item);
  else {
    mailbox.move('event', item, deletedItems);
    context.mail.removed(mailbox, item);
  }
}

/** DELETE of an event, which moves it to Deleted Items, or of one occurrence. */
export function removeEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  checkIfMatch(context.call, row.item, row.occurrence?.day);
  removeRow(context, row);
  return { status: 204 };
}

/** POST of `cancel`: the organizer's delete with a comment to the attendees. */
export function cancelEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  if (row.item.data['isOrganizer'] !== true) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'Only the organizer of a meeting can cancel it.');
  }
  removeRow(context, row);
  return { status: 202 };
}

/** POST of `permanentDelete`: gone at once, past Deleted Items. */
export function purgeEvent(context: RouteContext): Reply {
  const { item, occurrence } = eventOf(context);
  const mailbox = context.mailbox();
  if (occurrence) removeRow(context, { item, occurrence });
  else {
    mailbox.purge('event', item);
    if (item.folder === 'calendar') context.mail.removed(mailbox, item);
  }
  return { status: 204 };
}
