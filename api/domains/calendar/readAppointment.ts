// Reads an appointment from either side into the canonical form. What is not supported yet is told as such and left untouched.
import type { Appointment } from '../../../shared/records/appointment.ts';
import type { SkipReason } from '../../../shared/skipReasons.ts';
import type { Traits } from '../../reconcile/types.ts';
import { participantsOf, roleIn } from '../activity.ts';
import { activityTypeOf, categoriesOf, hasCategory } from '../categories.ts';
import type { MappingContext, MappingRead } from '../domainMapping.ts';
import { isShared } from '../isShared.ts';
import { cleanLine, cleanText, textOfBody } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { withoutBlock } from './participantsBlock.ts';
import { endInstant, lastDay, timesFromExchange, timesFromSiebel } from './times.ts';

/** A Siebel activity shown in the calendar. */
export function appointmentFromSiebel(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  const excluded = excluding(body['Private'] === 'Y' ? '' : cleanLine(body['Description']));
  if (body['Repeating'] === 'Y') return excluded('recurring-not-supported');
  const times = timesFromSiebel(body, context.timeZone);
  if ('reason' in times) return excluded(times.reason);
  const record: Appointment = {
    subject: cleanLine(body['Description']),
    time: times.time,
    body: cleanText(body['Comment']),
    location: cleanLine(body['MeetingLocation']),
    category: cleanLine(body['Type']),
    reminderMinutes: body['Alarm'] === 'Y' ? minutesOf(Number(body['Appt Alarm Time Min'] ?? 0)) : null,
    isPrivate: body['Private'] === 'Y',
    participants: participantsOf(body),
  };
  const role = roleIn(body, context.siebelUserId);
  const traits = { ...traitsOf(record, wire, context), role, isShared: isShared(body, 'Employee') };
  return { kind: 'record', record, traits };
}

/** An Outlook event. Series, and meetings that other people are in, are not ours to touch yet. */
export function appointmentFromExchange(wire: WireRecord, context: MappingContext): MappingRead {
  const { body } = wire;
  const { type } = body;
  const excluded = excluding(isSensitive(body) ? '' : cleanLine(body['subject']));
  const isSeries = (typeof type === 'string' && type !== 'singleInstance') || (body['recurrence'] ?? null) !== null;
  if (isSeries) return excluded('recurring-not-supported');
  if (isMeeting(body)) return excluded('meeting-not-supported');
  const times = timesFromExchange(body);
  if ('reason' in times) return excluded(times.reason);
  const categories = categoriesOf(body);
  const location = (body['location'] ?? {}) as WireBody;
  const record: Appointment = {
    subject: cleanLine(body['subject']),
    time: times.time,
    body: withoutBlock(textOfBody(body['body'])),
    location: cleanLine(location['displayName']),
    category: activityTypeOf(categories, context.activityTypes),
    reminderMinutes: body['isReminderOn'] === true ? minutesOf(Number(body['reminderMinutesBeforeStart'] ?? 0)) : null,
    isPrivate: isSensitive(body),
    participants: [],
  };
  const traits: Traits = {
    ...traitsOf(record, wire, context),
    hasSyncCategory: hasCategory(categories, context.categoryValue),
    missingRequired: record.subject === '' ? 'Description' : null,
  };
  return { kind: 'record', record, traits };
}

/** Graph knows four sensitivities, Siebel two: whatever its owner did not leave at normal is not shown around in Siebel. */
export function isSensitive(body: WireBody): boolean {
  const { sensitivity } = body;
  return typeof sensitivity === 'string' && sensitivity !== 'normal';
}

function isMeeting(body: WireBody): boolean {
  const { attendees } = body;
  return (
    (Array.isArray(attendees) && attendees.length > 0) || body['isOrganizer'] === false || body['isCancelled'] === true
  );
}

function minutesOf(minutes: number): number {
  return Number.isFinite(minutes) ? Math.max(0, Math.trunc(minutes)) : 0;
}

const excluding = (title: string) => (reason: SkipReason): MappingRead => ({ kind: 'excluded', reason, leaves: false, title }); // prettier-ignore

function traitsOf(record: Appointment, wire: WireRecord, context: MappingContext): Traits {
  return {
    role: 'owner',
    inScope: wire.inScope,
    isPast: Date.parse(endInstant(record.time, context.timeZone)) < Date.parse(context.now),
    isPrivate: record.isPrivate,
    hasSyncCategory: false,
    hasActivityType: record.category !== '',
    relevantDay: lastDay(record.time, context.timeZone),
    missingRequired: null,
  };
}
