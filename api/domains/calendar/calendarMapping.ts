// The calendar: Siebel Calendar (activities shown there) and Exchange Calendar. Its fields are listed in docs/fields.md.
import { APPOINTMENT_FIELDS, type Appointment } from '../../../shared/records/appointment.ts';
import { sameValue, type CanonicalRecord } from '../../../shared/records/values.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import { activityText, DISPLAY } from '../activity.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { appointmentFromExchange, appointmentFromSiebel } from './readAppointment.ts';
import { timesToSiebel } from './times.ts';
import { appointmentToExchange, appointmentToSiebel } from './writeAppointment.ts';

const keyFieldsOf = (record: CanonicalRecord): Pick<Appointment, 'subject' | 'time'> => record as Appointment;

export const calendarMapping: DomainMapping = {
  domain: 'calendar',
  fields: {
    ...Object.fromEntries(APPOINTMENT_FIELDS.map((field) => [field, DIRECTIONS])),
    participants: ['outbound'],
  },
  // Siebel requires both.
  clearingIgnored: ['subject', 'category'],
  writtenAfter: [],
  matchedBy: 'key-fields',
  fromSiebel: appointmentFromSiebel,
  fromExchange: appointmentFromExchange,
  toSiebel: appointmentToSiebel,
  toExchange: appointmentToExchange,

  lookupKeys(record, context) {
    const { subject, time } = keyFieldsOf(record);
    if (subject === '') return [];
    const Description = activityText('Description', subject);
    return [{ Description, Display: DISPLAY.calendar, ...timesToSiebel(time, context.timeZone) }];
  },

  // Siebel may hold the subject cut, and cannot tell all-day from midnight to midnight: the instants are compared.
  isMatch(exchange, siebel, { timeZone }) {
    const [ours, theirs] = [keyFieldsOf(exchange), keyFieldsOf(siebel)];
    const isSameTime = sameValue(timesToSiebel(ours.time, timeZone), timesToSiebel(theirs.time, timeZone));
    return isSameTime && activityText('Description', ours.subject) === theirs.subject;
  },

  isCloser: () => false,

  titleOf: (record) => keyFieldsOf(record).subject,
};
