// Writes of events: create (once per transactionId) and change, of whole series and of single occurrences. What a write does to the people of an
// event is the business of meetings/.
import type { Reply } from '../call.ts';
import { attendeesOf, withoutAnswers } from '../entities/attendees.ts';
import { defaultCalendar } from '../entities/calendar.ts';
import { checkIfMatch } from '../entities/common.ts';
import { writeEvent } from '../entities/event.ts';
import type { EventParts } from '../entities/event.ts';
import { readItemBody, writeParts } from '../entities/itemParts.ts';
import { followAttendees, occurrenceData, withException } from '../entities/occurrenceData.ts';
import { occurrenceOn, staysBetweenNeighbours } from '../entities/occurrences.ts';
import type { Occurrence } from '../entities/occurrences.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { newItemKey } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { displayNameOf } from '../mailboxes/people.ts';
import { isReplanned } from '../meetings/copies.ts';
import type { Plan } from '../meetings/copies.ts';
import { findByTransaction } from '../meetings/eventIndex.ts';
import { eventChanged, eventCreated } from '../meetings/organizerWrites.ts';
import type { Json } from '../schema/readBody.ts';
import { calendarOfPath } from './calendars.ts';
import { eventOf, eventReply } from './eventLookup.ts';
import type { RouteContext } from './route.ts';

/** Whose events a mailbox's are, as Graph names people. */
export function ownerOf({ owner }: Mailbox): { name: string; address: string } {
  return { name: displayNameOf(owner), address: owner.email };
}

export interface NewEvent {
  /** Sample data may also say who organizes. */
  readonly isSample: boolean;
  readonly key?: string;
  /** The calendar's key. */
  readonly folder?: string;
}

/** Creates an event from a body that was checked. */
export function addEvent(mailbox: Mailbox, body: Json, options: NewEvent): Item {
  const { isSample, key = newItemKey(), folder = defaultCalendar } = options;
  const parts = writeEvent(body, { owner: ownerOf(mailbox), isSample });
  const hex = Buffer.from(key).toString('hex').toUpperCase();
  const iCalUId = parts.data['iCalUId'] ?? `040000008200E00074C5B7101A82E008${hex}`;
  return mailbox.put('event', {
    key,
    folder,
    left: [],
    created: mailbox.instant(),
    ...parts,
    data: { ...parts.data, iCalUId },
    ...writeParts(body),
  });
}

/** POST of an event. */
export function createEvent(context: RouteContext): Reply {
  const folder = calendarOfPath(context);
  const body = readItemBody(context.call.body, 'event');
  const mailbox = context.mailbox();
  const repeated = findByTransaction(mailbox, body['transactionId']);
  if (repeated) return eventReply(context, { item: repeated }, 201);
  const item = addEvent(mailbox, body, { isSample: false, folder });
  eventCreated(context.store, mailbox.owner, item);
  return eventReply(context, { item: latest(context, item) }, 201);
}

/** The item as it is now: rooms may have answered, and opening other mailboxes may have put this one away. */
function latest({ mailbox }: RouteContext, item: Item): Item {
  return mailbox().event.get(item.key) ?? item;
}

/** Nobody has answered a meeting that takes place at another time. */
function askedAgain(before: Plan, after: Plan): Json {
  if (after.data['isOrganizer'] !== true || !isReplanned(before, after)) return after.data;
  return { ...after.data, attendees: withoutAnswers(attendeesOf(after.data)) };
}

/** PATCH of an event or of one occurrence. */
export function changeEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  checkIfMatch(context.call, row.item, row.occurrence?.day);
  const body = readItemBody(context.call.body, 'event');
  if (row.occurrence) return changeOccurrence(context, row.item, row.occurrence, body);
  const mailbox = context.mailbox();
  const before = row.item;
  const parts: EventParts = writeEvent(body, { owner: ownerOf(mailbox), before, isSample: false });
  const data = askedAgain(before, parts);
  const series = followAttendees(parts.series, before.data, data);
  const item = mailbox.put('event', { ...before, ...parts, data, series, ...writeParts(body, before) });
  eventChanged(context.store, mailbox.owner, { item: before }, { item }, Object.keys(body));
  return eventReply(context, { item: latest(context, item) });
}

function checkBoundary(item: Item, occurrence: Occurrence, startMs: number): void {
  if (staysBetweenNeighbours(item, occurrence.day, startMs)) return;
  const message = 'Modified occurrence is crossing or overlapping adjacent occurrence.';
  throw new GraphError(400, 'ErrorOccurrenceCrossingBoundary', message);
}

/** What of an occurrence's properties is not the series'. */
export function exceptionFrom(item: Item, data: Json): Json {
  const differs = ([name, value]: [string, unknown]) =>
    name !== 'recurrence' && JSON.stringify(value) !== JSON.stringify(item.data[name]);
  return { ...Object.fromEntries(Object.entries(data).filter(differs)), start: data['start'], end: data['end'] };
}

function changeOccurrence(context: RouteContext, item: Item, occurrence: Occurrence, body: Json): Reply {
  if (body['recurrence'])
    throw new GraphError(400, 'ErrorInvalidRequest', 'An occurrence cannot have a recurrence of its own.');
  const mailbox = context.mailbox();
  const before = occurrenceData(item, occurrence);
  const write = { owner: ownerOf(mailbox), before: { ...item, data: before }, isSample: false };
  const { data, startMs } = writeEvent(body, write);
  checkBoundary(item, occurrence, startMs);
  const exception = exceptionFrom(item, askedAgain({ data: before }, { data }));
  const kept = mailbox.put('event', withException(item, occurrence.day, exception));
  const changed = occurrenceOn(kept, occurrence.day);
  if (!changed) throw itemNotFound();
  const names = Object.keys(body);
  eventChanged(context.store, mailbox.owner, { item, occurrence }, { item: kept, occurrence: changed }, names);
  const now = latest(context, kept);
  return eventReply(context, { item: now, occurrence: occurrenceOn(now, occurrence.day) ?? changed });
}
