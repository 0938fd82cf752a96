// Writes canonical appointment values as an activity's fields or as Graph properties. Never writes attendees.
import type { Appointment } from '../../../shared/records/appointment.ts';
import type { Values } from '../../reconcile/types.ts';
import { ACTIVITY_LENGTHS, activityText, categoriesToExchange, DISPLAY, typeToSiebel } from '../activity.ts';
import type { MappingContext } from '../domainMapping.ts';
import { cleanLine, says, textOfBody } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { namesInBlock, withBlock, withoutBlock } from './participantsBlock.ts';
import { isSensitive } from './readAppointment.ts';
import { timesToExchange, timesToSiebel } from './times.ts';

/** Type of an appointment whose categories name none. */
const DEFAULT_TYPE = 'Appointment';
/** What Siebel's field holds: six digits. */
const MOST_MINUTES = 999_999;

/**
 * The activity's fields; {} when none of the values is Siebel's to hold. The alarm stands on the activity that all share, so only its
 * owner's reminder is written. The owner of a new activity is the connector's to set.
 */
export function appointmentToSiebel(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Appointment>;
  const isNew = current === null;
  const owns = isNew || current.body['Primary Owner Id'] === context.siebelUserId;
  return {
    ...(isNew ? { Display: DISPLAY.calendar } : {}),
    // Siebel requires a description: without one the old stays.
    ...(given.subject ? { Description: activityText('Description', given.subject) } : {}),
    ...(given.time === undefined ? {} : timesToSiebel(given.time, context.timeZone)),
    ...(given.body === undefined ? {} : { Comment: activityText('Comment', given.body) }),
    ...(given.location === undefined ? {} : { MeetingLocation: activityText('MeetingLocation', given.location) }),
    ...typeToSiebel(given.category, isNew, DEFAULT_TYPE),
    ...(given.reminderMinutes === undefined || !owns ? {} : alarmOf(given.reminderMinutes)),
    ...(given.isPrivate === undefined ? {} : { Private: given.isPrivate ? 'Y' : 'N' }),
  };
}

function alarmOf(minutes: number | null): WireBody {
  if (minutes === null) return { Alarm: 'N' };
  return { Alarm: 'Y', 'Appt Alarm Time Min': String(Math.min(minutes, MOST_MINUTES)) };
}

/** The Graph properties; {} when the event says it all already. */
export function appointmentToExchange(values: Values, current: WireRecord | null, context: MappingContext): WireBody {
  const given = values as Partial<Appointment>;
  const before: WireBody = current?.body ?? {};
  return {
    ...textsToExchange(given, before),
    ...(given.time === undefined ? {} : timesToExchange(given.time, before, context.timeZone)),
    ...describe(given, before),
    ...(given.reminderMinutes === undefined ? {} : reminderOf(given.reminderMinutes)),
    // Personal and confidential are private to Siebel: they stay what they are.
    ...(given.isPrivate === undefined || given.isPrivate === isSensitive(before)
      ? {}
      : { sensitivity: given.isPrivate ? 'private' : 'normal' }),
    ...categoriesToExchange(before, given.category, context),
    // Siebel has no show-as: what we create is busy, and what a user set is never touched.
    ...(current === null ? { showAs: 'busy' } : {}),
  };
}

function textsToExchange(given: Partial<Appointment>, before: WireBody): WireBody {
  const { subject, location } = given;
  const body: Record<string, unknown> = {};
  if (subject !== undefined && !says(cleanLine(before['subject']), subject, ACTIVITY_LENGTHS.Description))
    body['subject'] = subject;
  const place = cleanLine(((before['location'] ?? {}) as WireBody)['displayName']);
  if (location !== undefined && !says(place, location, ACTIVITY_LENGTHS.MeetingLocation))
    body['location'] = { displayName: location };
  return body;
}

/** Body and participants are one text in Exchange: what does not change is taken from the event as it stands. */
function describe(given: Partial<Appointment>, before: WireBody): WireBody {
  if ((given.body === undefined && given.participants === undefined) || isOnlineMeeting(before)) return {};
  const present = textOfBody(before['body']);
  const own = withoutBlock(present);
  const isSaid = given.body === undefined || says(own, given.body, ACTIVITY_LENGTHS.Comment);
  const names = given.participants === undefined ? namesInBlock(present) : given.participants.join(', ');
  if (isSaid && names === namesInBlock(present)) return {};
  return { body: { contentType: 'text', content: withBlock(isSaid ? own : (given.body ?? ''), names) } };
}

function reminderOf(minutes: number | null): WireBody {
  return minutes === null ? { isReminderOn: false } : { isReminderOn: true, reminderMinutesBeforeStart: minutes };
}

/** The body of an online meeting holds what people need to join it. Writing text over it would take that away, so it is left alone. */
function isOnlineMeeting(before: WireBody): boolean {
  const { content } = (before['body'] ?? {}) as WireBody;
  return (
    before['isOnlineMeeting'] === true ||
    (before['onlineMeeting'] ?? null) !== null ||
    (typeof content === 'string' && /teams\.(microsoft|live)\.com\/(l\/meetup-join|meet)\//i.test(content))
  );
}
