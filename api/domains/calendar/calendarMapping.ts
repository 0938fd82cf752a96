// The calendar: Siebel Calendar (activities shown there) and Exchange Calendar. Fields in docs/fields.md.
import { APPOINTMENT_FIELDS, type Appointment } from '../../../shared/records/appointment.ts';
import { sameValue } from '../../../shared/records/values.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import { DESCRIPTION_LENGTH, DISPLAY } from '../activity.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { cut } from '../text.ts';
import { appointmentFromExchange, appointmentFromSiebel } from './readAppointment.ts';
import { timesToSiebel } from './times.ts';
import { appointmentToExchange, appointmentToSiebel } from './writeAppointment.ts';

export const calendarMapping: DomainMapping = {
  domain: 'calendar',
  fields: {
    ...Object.fromEntries(APPOINTMENT_FIELDS.map((field) => [field, DIRECTIONS])),
    participants: ['outbound'],
  },
  clearingIgnored: [],
  matchedBy: 'key-fields',
  fromSiebel: appointmentFromSiebel,
  fromExchange: appointmentFromExchange,
  toSiebel: (values, current, context) => appointmentToSiebel(values, current, context),
  toExchange: appointmentToExchange,

  lookupKeys(record, context) {
    const { subject, time } = record as unknown as Appointment;
    if (subject === '') return [];
    return [
      {
        Description: cut(subject, DESCRIPTION_LENGTH),
        Display: DISPLAY.calendar,
        ...(timesToSiebel(time, context.timeZone) as Record<string, string>),
      },
    ];
  },

  isMatch(exchange, siebel) {
    const [ours, theirs] = [exchange as unknown as Appointment, siebel as unknown as Appointment];
    return cut(ours.subject, DESCRIPTION_LENGTH) === theirs.subject && sameValue(ours.time, theirs.time);
  },

  titleOf: (record) => String(record['subject'] ?? ''),
};
