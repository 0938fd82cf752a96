// Reads an appointment from either side into the canonical form. What is not supported yet is told as such and left untouched.
import type { Appointment } from '../../../shared/records/appointment.ts';
import type { Traits } from '../../reconcile/types.ts';
import { participantsOf, roleIn } from '../activity.ts';
import { activityTypeOf, categoriesOf, hasCategory } from '../categories.ts';
import { dayIn } from '../dates.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { cleanLine, cleanText, textOfBody } from '../text.ts';
import type { WireRecord } from '../wireRecord.ts';
import { withoutParticipants } from './participantsBlock.ts';
import { endInstant, timesFromExchange, timesFromSiebel } from './times.ts';

/** A Siebel activity shown in the calendar. */
export function appointmentFromSiebel(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  if (body['Repeating'] === 'Y') return { kind: 'excluded', reason: 'recurring-not-supported', leaves: false };
  const times = timesFromSiebel(body, context.timeZone);
  if ('reason' in times) return { kind: 'excluded', reason: times.reason, leaves: false };
  const minutes = Number(body['Appt Alarm Time Min'] || 0);
  const record: Appointment = {
    subject: cleanLine(body['Description']),
    time: times.time,
    body: cleanText(body['Comment']),
    location: cleanLine(body['MeetingLocation']),
    category: cleanLine(body['Type']),
    reminderMinutes: body['Alarm'] === 'Y' && Number.isFinite(minutes) ? minutes : null,
    isPrivate: body['Private'] === 'Y',
    participants: participantsOf(body),
  };
  const traits = { ...traitsOf(record, context), role: roleIn(body, context.siebelUserId), inScope: wire.inScope };
  return { kind: 'record', record, traits };
}

/** An Outlook event. Series and meetings with attendees are not ours to touch yet. */
export function appointmentFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  const isSeries =
    (typeof body['type'] === 'string' && body['type'] !== 'singleInstance') || (body['recurrence'] ?? null) !== null;
  if (isSeries) return { kind: 'excluded', reason: 'recurring-not-supported', leaves: false };
  const attendees = Array.isArray(body['attendees']) ? body['attendees'].length : 0;
  if (attendees > 0 || body['isOrganizer'] === false || body['isCancelled'] === true) {
    return { kind: 'excluded', reason: 'meeting-not-supported', leaves: false };
  }
  const times = timesFromExchange(body);
  if ('reason' in times) return { kind: 'excluded', reason: times.reason, leaves: false };
  const categories = categoriesOf(body);
  const minutes = body['reminderMinutesBeforeStart'];
  const record: Appointment = {
    subject: cleanLine(body['subject']),
    time: times.time,
    body: withoutParticipants(textOfBody(body['body'])),
    location: cleanLine((body['location'] as { displayName?: unknown } | null | undefined)?.displayName),
    category: activityTypeOf(categories, context.activityTypes),
    reminderMinutes: body['isReminderOn'] === true && typeof minutes === 'number' ? Math.max(0, minutes) : null,
    // Personal and confidential items are everybody's to see in Siebel unless marked private there.
    isPrivate: body['sensitivity'] !== undefined && body['sensitivity'] !== null && body['sensitivity'] !== 'normal',
    participants: [],
  };
  const traits: Traits = {
    ...traitsOf(record, context),
    hasSyncCategory: hasCategory(categories, context.categoryValue),
  };
  return { kind: 'record', record, traits };
}

function traitsOf(record: Appointment, context: MappingContext): Traits {
  const end = endInstant(record.time, context.timeZone);
  return {
    role: 'owner',
    inScope: true,
    isPast: Date.parse(end) < Date.parse(context.now),
    isPrivate: record.isPrivate,
    hasSyncCategory: false,
    hasActivityType: record.category !== '',
    relevantDay: dayIn(end, context.timeZone),
    missingRequired: record.subject === '' ? 'Description' : null,
  };
}
