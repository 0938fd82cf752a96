// Writes canonical appointment values as an activity's fields or as Graph properties. Never writes attendees.
import type { Appointment, TimeSpan } from '../../../shared/records/appointment.ts';
import type { Values } from '../../reconcile/types.ts';
import { COMMENT_LENGTH, DESCRIPTION_LENGTH, DISPLAY, LOCATION_LENGTH } from '../activity.ts';
import { categoriesOf, categoriesWith } from '../categories.ts';
import type { MappingContext } from '../domainMapping.ts';
import { cut, textOfBody } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { withParticipants } from './participantsBlock.ts';
import { timesToExchange, timesToSiebel } from './times.ts';

const DEFAULT_TYPE = 'Appointment';

/** The activity's fields. The alarm is the owner's: it stands on the activity that all share. */
export function appointmentToSiebel(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Appointment>;
  const body: Record<string, unknown> = {};
  if (given.subject !== undefined) body['Description'] = cut(given.subject, DESCRIPTION_LENGTH);
  if (given.time !== undefined) Object.assign(body, timesToSiebel(given.time, context.timeZone));
  if (given.body !== undefined) body['Comment'] = cut(given.body, COMMENT_LENGTH);
  if (given.location !== undefined) body['MeetingLocation'] = cut(given.location, LOCATION_LENGTH);
  if (given.category !== undefined && (given.category !== '' || current === null))
    body['Type'] = given.category || DEFAULT_TYPE;
  if (given.isPrivate !== undefined) body['Private'] = given.isPrivate ? 'Y' : 'N';
  const owns = current === null || current.body['Primary Owner Id'] === context.siebelUserId;
  if (given.reminderMinutes !== undefined && owns) {
    body['Alarm'] = given.reminderMinutes === null ? 'N' : 'Y';
    if (given.reminderMinutes !== null) body['Appt Alarm Time Min'] = String(given.reminderMinutes);
  }
  if (current === null) body['Display'] = DISPLAY.calendar;
  return body;
}

/** The Graph properties. A body whose words are equal is not rewritten, so that its formatting and a meeting's join link survive. */
export function appointmentToExchange(
  values: Values,
  current: WireRecord | null,
  context: MappingContext,
  whole: Values,
): WireBody {
  const given = values as Partial<Appointment>;
  const before = current?.body ?? null;
  const body: Record<string, unknown> = {};
  if (given.subject !== undefined) body['subject'] = given.subject;
  if (given.time !== undefined) Object.assign(body, timesToExchange(given.time as TimeSpan, before, context.timeZone));
  if (given.location !== undefined) body['location'] = { displayName: given.location };
  if (given.body !== undefined || given.participants !== undefined) {
    const { body: words, participants } = whole as Appointment;
    const text = withParticipants(words, participants);
    if (!isOnlineMeeting(before) && text !== textOfBody(before?.['body']))
      body['body'] = { contentType: 'text', content: text };
  }
  if (given.reminderMinutes !== undefined) {
    body['isReminderOn'] = given.reminderMinutes !== null;
    if (given.reminderMinutes !== null) body['reminderMinutesBeforeStart'] = given.reminderMinutes;
  }
  if (given.isPrivate !== undefined) body['sensitivity'] = given.isPrivate ? 'private' : 'normal';
  const type = given.category === undefined ? null : { to: given.category, known: context.activityTypes };
  body['categories'] = categoriesWith(categoriesOf(before ?? {}), context.categoryValue, type);
  // Siebel has no show-as: what we create is busy, and what the user set is never touched.
  if (current === null) body['showAs'] = 'busy';
  return body;
}

/** The body of an online meeting holds what people need to join it; it is left alone. */
function isOnlineMeeting(body: WireBody | null): boolean {
  return body?.['isOnlineMeeting'] === true;
}
