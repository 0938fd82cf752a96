// An event as Exchange keeps it: defaults, times, all-day and series rules, and what a client may not set. Knows the event's rules only.
import { randomUUID } from 'node:crypto';
import { GraphError } from '../GraphError.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item, SeriesState } from '../mailboxes/item.ts';
import { completeRecurrence } from '../time/recurrence.ts';
import { msToWall, readWallTime, zoneOf } from '../time/zones.ts';
import type { WallTime } from '../time/zones.ts';
import { addressOf, responseOf, writeAttendees, writeLocations } from './attendees.ts';
import { keptHtml, previewOf } from './body.ts';
import { withoutReadOnly } from './common.ts';
import { notOnline, onlineNames, writeOnline } from './onlineMeeting.ts';

const clientMayNotSet = [
  'bodyPreview webLink type seriesMasterId isDraft hasAttachments onlineMeetingUrl cancelledOccurrences',
  'originalStart singleValueExtendedProperties exceptionOccurrences instances calendar',
  'multiValueExtendedProperties extensions attachments',
].flatMap((line) => line.split(' '));
const onlySamplesSet = [
  'organizer isOrganizer responseStatus iCalUId isCancelled onlineMeeting originalStartTimeZone originalEndTimeZone',
].flatMap((line) => line.split(' '));
/** Five years, as in Exchange. */
const maxReminderMinutes = 2_629_800;
const notNull = 'importance isAllDay isReminderOn sensitivity showAs responseRequested start end body'.split(' ');

/** What a write of an event gives: the item's parts that the mailbox does not set itself. */
export interface EventParts {
  readonly data: Json;
  readonly startMs: number;
  readonly endMs: number;
  /** Undefined for an event that is no series (any more). */
  readonly series: SeriesState | undefined;
}

export interface EventWrite {
  readonly owner: { readonly name: string; readonly address: string };
  readonly before?: Item;
  /** Sample data may say who organizes and what was answered. */
  readonly isSample: boolean;
}

function newEvent(owner: EventWrite['owner']): Json {
  const flags = {
    isCancelled: false,
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
  };
  const defaults = {
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: '',
    importance: 'normal',
  };
  return {
    categories: [],
    ...defaults,
    sensitivity: 'normal',
    isAllDay: false,
    ...flags,
    isOrganizer: true,
    responseRequested: true,
    showAs: 'busy',
    onlineMeetingUrl: null,
    ...notOnline,
    responseStatus: responseOf('organizer'),
    ...writeBody(null),
    attendees: [],
    recurrence: null,
    organizer: { emailAddress: owner },
    ...writeLocations({}),
  };
}

function writeBody(body: unknown): Json {
  const html = keptHtml(body);
  return { bodyPreview: previewOf(html), body: html };
}

function refuse(message: string): never {
  throw new GraphError(400, 'ErrorInvalidRequest', message);
}

function timeOf(given: Json, before: Json | undefined, name: 'start' | 'end'): WallTime {
  const value = given[name] ?? before?.[name];
  if (!isObject(value))
    throw new GraphError(400, 'ErrorPropertyValidationFailure', `The required property '${name}' is missing.`);
  return readWallTime(value, name);
}

function spanOf(start: WallTime, end: WallTime, isAllDay: boolean): { startMs: number; endMs: number } {
  if (end.ms < start.ms)
    throw new GraphError(400, 'ErrorPropertyValidationFailure', 'The end of an event must not be before its start.');
  if (!isAllDay) return { startMs: start.ms, endMs: end.ms };
  if (start.time !== '00:00:00') refuse('The Event.Start property for an all-day event needs to be set to midnight.');
  if (end.time !== '00:00:00') refuse('The Event.End property for an all-day event needs to be set to midnight.');
  if (zoneOf(start.zoneName) !== zoneOf(end.zoneName))
    refuse('Start and end of an all-day event need the same time zone.');
  if (end.day <= start.day) refuse('The duration of an event marked as All day must be at least 24 hours.');
  return { startMs: Date.parse(`${start.day}T00:00:00Z`), endMs: Date.parse(`${end.day}T00:00:00Z`) };
}

function recurrenceOf(given: Json, before: Json | undefined, start: WallTime, isAllDay: boolean): Json | null {
  const value = 'recurrence' in given ? given['recurrence'] : before?.['recurrence'];
  if (!isObject(value)) return null;
  const isMoved = !('recurrence' in given) && isObject(value['range']);
  const range = isMoved && isObject(value['range']) ? { ...value['range'], startDate: undefined } : value['range'];
  const dayIn = (zone: string) => (isAllDay ? start.day : msToWall(start.ms, zoneOf(zone)).slice(0, 10));
  return completeRecurrence({ ...value, range }, { day: start.day, zoneName: start.zoneName, dayIn });
}

function seriesOf(recurrence: Json | null, given: Json, before: SeriesState | undefined): SeriesState | undefined {
  if (!recurrence) return undefined;
  const isReplanned = ['recurrence', 'start', 'end', 'isAllDay'].some((name) => name in given);
  return !before || isReplanned ? { exceptions: {}, cancelled: [] } : before;
}

function allowedOf(body: Json, { before, isSample }: EventWrite): Json {
  const given = withoutReadOnly(body, isSample ? clientMayNotSet : [...clientMayNotSet, ...onlySamplesSet]);
  if (before && 'transactionId' in given && given['transactionId'] !== before.data['transactionId']) {
    refuse("The property 'transactionId' cannot be changed.");
  }
  return without(
    given,
    notNull.filter((name) => given[name] === null),
  );
}

function checkReminder(minutes: unknown): void {
  if (typeof minutes !== 'number' || (minutes >= 0 && minutes <= maxReminderMinutes)) return;
  const message = `The value of 'reminderMinutesBeforeStart' must be between 0 and ${maxReminderMinutes}.`;
  throw new GraphError(400, 'ErrorPropertyValidationFailure', message);
}

/** Applies the rules of single properties to an event after a write. */
function settle(data: Json, given: Json, { before, isSample }: EventWrite): void {
  checkReminder(given['reminderMinutesBeforeStart']);
  if ('subject' in given) data['subject'] = given['subject'] ?? '';
  if ('body' in given) Object.assign(data, writeBody(given['body']));
  if ('location' in given || 'locations' in given) Object.assign(data, writeLocations(given));
  if ('attendees' in given) data['attendees'] = writeAttendees(given['attendees'], before?.data, isSample);
  if (isSample || !['body', ...onlineNames].some((name) => name in given)) return;
  Object.assign(data, writeOnline(given, data, before?.data, before?.key ?? randomUUID()));
  data['bodyPreview'] = previewOf(String(data['body']));
}

/**
 * An event after a write.
 * @param body checked against the metadata
 * @throws GraphError 400 naming what does not fit
 */
export function writeEvent(body: Json, write: EventWrite): EventParts {
  const { before, isSample, owner } = write;
  const given = allowedOf(body, write);
  const data: Json = Object.assign({}, before?.data ?? newEvent(owner), given);
  const start = timeOf(given, before?.data, 'start');
  const end = timeOf(given, before?.data, 'end');
  const isAllDay = data['isAllDay'] === true;
  settle(data, given, write);
  if (isSample && addressOf(data['organizer']) !== owner.address.toLowerCase()) {
    data['isOrganizer'] = false;
    if (!('responseStatus' in given)) data['responseStatus'] = responseOf('notResponded');
  }
  const recurrence = recurrenceOf(given, before?.data, start, isAllDay);
  Object.assign(data, {
    recurrence,
    start: { dateTime: `${start.day}T${start.time}`, timeZone: start.zoneName },
    end: { dateTime: `${end.day}T${end.time}`, timeZone: end.zoneName },
  });
  return { data, ...spanOf(start, end, isAllDay), series: seriesOf(recurrence, given, before?.series) };
}
