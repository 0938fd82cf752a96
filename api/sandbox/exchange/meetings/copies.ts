// How an organizer's event looks as an attendee's copy: what is the meeting's, what is the attendee's own and stays so when updates arrive.
// Pure; must not know mailboxes or mail.
import { addressOf, attendeesOf, responseOf, withoutAnswers } from '../entities/attendees.ts';
import { previewOf, withTextBefore } from '../entities/body.ts';
import { mapExceptions } from '../entities/occurrenceData.ts';
import type { Item, SeriesState } from '../mailboxes/item.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { readWallTime } from '../time/zones.ts';

const ownNames = [
  'categories',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'showAs',
  'sensitivity',
  'responseStatus',
];
/** Of the organizer's own properties, those that an invitation carries along. */
const carriedNames = ['isReminderOn', 'reminderMinutesBeforeStart', 'sensitivity'];
const organizersNames = ['transactionId', 'isOrganizer'];

function chosen(data: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]]));
}

/** What decides when a meeting takes place. */
export type Plan = Pick<Item, 'data'> & { readonly series?: SeriesState | undefined };

function instantOf(time: unknown): number | null {
  return isObject(time) ? readWallTime(time, 'start').ms : null;
}

function changedOccurrences(series: SeriesState | undefined): number {
  return series ? Object.keys(series.exceptions).length + series.cancelled.length : 0;
}

/** Whether a change asks everybody again: another time, another rhythm, or a rhythm without the changes of single occurrences. */
export function isReplanned(before: Plan, after: Plan): boolean {
  const [old, now] = [before.data, after.data];
  if (['start', 'end'].some((name) => instantOf(old[name]) !== instantOf(now[name]))) return true;
  const differs = (name: string) => JSON.stringify(old[name] ?? null) !== JSON.stringify(now[name] ?? null);
  if (['isAllDay', 'recurrence'].some(differs)) return true;
  return changedOccurrences(before.series) > 0 && changedOccurrences(after.series) === 0;
}

/** Knows the addresses of the attendee whose copy it is. */
export type IsSelf = (address: string) => boolean;

/** What of the organizer's properties is the meeting's. A copy knows nobody's answer, and of hidden attendees only its owner. */
function meetingOf(data: Json, hidesOthers: boolean, isSelf: IsSelf): Json {
  const shared = without(data, [...ownNames, ...organizersNames]);
  if (!('attendees' in data)) return shared;
  const seen = attendeesOf(data).filter((person) => !hidesOthers || isSelf(addressOf(person)));
  return { ...shared, attendees: withoutAnswers(seen) };
}

/** Not yet answered: tentative, unless the organizer does not want the time blocked. */
function unanswered(showAs: unknown): Json {
  return { responseStatus: responseOf('notResponded'), showAs: showAs === 'free' ? 'free' : 'tentative' };
}

/** The state of a series in a copy: the organizer's exceptions with the attendee's own words, and the occurrences that he removed. */
function seriesOf(organizers: Item, before: SeriesState | undefined, isSelf: IsSelf): SeriesState | undefined {
  if (!organizers.series) return undefined;
  const hides = organizers.data['hideAttendees'] === true;
  const { exceptions, cancelled } = organizers.series;
  const told = (exception: Json): Json => ({
    ...meetingOf(exception, hides, isSelf),
    ...chosen(exception, carriedNames),
  });
  if (!before) return { exceptions: mapExceptions(exceptions, told), cancelled };
  const isOff = (day: string): boolean => before.exceptions[day]?.['isCancelled'] === true;
  const gone = [...before.cancelled, ...cancelled.filter((day) => !isOff(day))];
  const own = mapExceptions(before.exceptions, (exception, day) =>
    isOff(day) ? exception : chosen(exception, ownNames),
  );
  const updated = mapExceptions(exceptions, (exception, day) =>
    own[day] ? { ...meetingOf(exception, hides, isSelf), ...own[day] } : told(exception),
  );
  const merged = Object.entries({ ...own, ...updated });
  const kept = merged.filter(([day, exception]) => !gone.includes(day) && Object.keys(exception).length > 0);
  return { exceptions: Object.fromEntries(kept), cancelled: [...new Set(gone)].sort() };
}

/** What a copy holds: the item's parts that a mailbox does not set itself. */
export type CopyParts = Pick<Item, 'data' | 'startMs' | 'endMs' | 'series'>;

/**
 * The copy of an event.
 * @param before the copy so far; undefined for a new one
 * @param isAsked whether the attendee has to answer (again)
 */
export function copyOf(organizers: Item, before: Item | undefined, isAsked: boolean, isSelf: IsSelf): CopyParts {
  const { data, startMs = 0, endMs = 0 } = organizers;
  const isNew = !before || before.data['isCancelled'] === true;
  const own = isNew ? { categories: [], ...chosen(data, carriedNames) } : chosen(before.data, ownNames);
  const copied: Json = {
    ...meetingOf(data, data['hideAttendees'] === true, isSelf),
    ...own,
    isOrganizer: false,
    ...(isNew || isAsked ? unanswered(data['showAs']) : {}),
  };
  const series = seriesOf(organizers, isNew || isAsked ? undefined : before.series, isSelf);
  return { data: copied, startMs, endMs, ...(series ? { series } : {}) };
}

/** A changed occurrence in the copy of a series. */
export function exceptionOf(organizers: Item, day: string, before: Item, isAsked: boolean, isSelf: IsSelf): Json {
  const exception = organizers.series?.exceptions[day] ?? {};
  const known = before.series?.exceptions[day];
  const own = known ? chosen(known, ownNames) : chosen(exception, carriedNames);
  const hides = (exception['hideAttendees'] ?? organizers.data['hideAttendees']) === true;
  const showAs = exception['showAs'] ?? organizers.data['showAs'];
  return { ...meetingOf(exception, hides, isSelf), ...own, ...(isAsked ? unanswered(showAs) : {}) };
}

/** The properties of a copy whose meeting was called off; `comment` comes before the body. */
export function calledOff(data: Json, subject: unknown, comment: string): Json {
  const body = withTextBefore(String(data['body'] ?? ''), comment);
  return {
    ...data,
    isCancelled: true,
    subject: `Canceled: ${String(subject ?? '')}`,
    showAs: 'free',
    ...(comment === '' ? {} : { body, bodyPreview: previewOf(body) }),
  };
}
