// Whatever a record says comes back as it was after it was created on a side and read again. What is lossy by design is left out and named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarMapping } from '../../../api/domains/calendar/calendarMapping.ts';
import { contactMapping } from '../../../api/domains/contact/contactMapping.ts';
import { taskMapping } from '../../../api/domains/task/taskMapping.ts';
import { cleanLine, cleanText } from '../../../api/domains/text.ts';
import type { Appointment, TimeSpan } from '../../../shared/records/appointment.ts';
import type { Address, Contact } from '../../../shared/records/contact.ts';
import { TASK_PRIORITIES, TASK_STATUSES, type Task } from '../../../shared/records/task.ts';
import { contextOf, eventAfter, taskAfter, throughExchange, throughSiebel, TYPES } from '../../support/domainWorld.ts';

const contexts = fc
  .constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
    'America/Havana',
    'Africa/Cairo',
    'Europe/Kyiv',
    'Antarctica/Troll',
    'Etc/UTC',
  )
  .map((timeZone) => contextOf({ timeZone }));

const letters = fc.constantFrom('a', 'Z', 'é', '😀', '<', '&', '&amp;', '"', "'", ' ', '  ', '—', '.', '#');
const line = fc.array(letters, { maxLength: 12 }).map((parts) => cleanLine(parts.join('')));
const needed = line.map((text) => text || 'x');
const text = fc
  .array(fc.oneof(letters, fc.constantFrom('\n', '\n\n')), { maxLength: 40 })
  .map((parts) => cleanText(parts.join('')));
const DAY_MS = 86_400_000;
const dayOf = (index: number): string => new Date(Date.UTC(2020, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);
const dayIndex = fc.integer({ min: 0, max: 5475 });
const day = dayIndex.map(dayOf);
const dayOrNone = fc.option(day);

/** Minutes past the quarter, so that no timed span is a whole day anywhere: that one reads as all-day, see calendar.test.ts. */
const timed = fc
  .record({ minutes: fc.integer({ min: 0, max: 7_884_000 }), length: fc.integer({ min: 0, max: 3000 }) })
  .map(({ minutes, length }): TimeSpan => {
    const start = Date.UTC(2020, 0, 1) + (minutes - (minutes % 15) + 7) * 60_000;
    const told = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
    return { start: told(start), end: told(start + length * 60_000), isAllDay: false };
  });
const allDay = fc
  .record({ first: dayIndex, days: fc.integer({ min: 1, max: 9 }) })
  .map(({ first, days }): TimeSpan => ({ start: dayOf(first), end: dayOf(first + days), isAllDay: true }));

const appointments: fc.Arbitrary<Appointment> = fc.record({
  subject: needed,
  time: fc.oneof(timed, allDay),
  body: text,
  location: line,
  category: fc.constantFrom(...TYPES),
  reminderMinutes: fc.option(fc.integer({ min: 0, max: 40_000 })),
  isPrivate: fc.boolean(),
  participants: fc.constantFrom([], ['Ada Byron', 'Bo Li'], ['A, B', 'C (x)', 'É']),
});

const tasks: fc.Arbitrary<Task> = fc
  .record({
    title: needed,
    body: text,
    dueDate: dayOrNone,
    startDate: dayOrNone,
    completedDate: day,
    status: fc.constantFrom(...TASK_STATUSES),
    priority: fc.constantFrom(...TASK_PRIORITIES),
    category: fc.constantFrom(...TYPES),
  })
  .map((task) => (task.status === 'completed' ? task : { ...task, completedDate: null }));

/** Two street lines: Siebel has no third. */
const addresses: fc.Arbitrary<Address | null> = fc.option(
  fc.record({
    street: fc.array(needed, { maxLength: 2 }).map((lines) => lines.join('\n')),
    city: needed,
    state: fc.constantFrom('', 'LDN'),
    postalCode: fc.constantFrom('', 'W1'),
    country: fc.constantFrom('', 'UK'),
  }),
);

const contacts: fc.Arbitrary<Contact> = fc.record({
  firstName: line,
  middleName: line,
  lastName: needed,
  title: fc.constantFrom('', 'Mr.', 'Ms.', 'Mrs.', 'Miss', 'Dr.'),
  jobTitle: line,
  email: fc.constantFrom('', 'Ada@Engines.example'),
  workPhone: line,
  homePhone: line,
  cellPhone: line,
  fax: line,
  company: line,
  companyLocation: line,
  businessAddress: addresses,
  homeAddress: addresses,
  birthDate: fc.option(day),
  assistant: line,
  manager: line,
  comment: text,
});

const RUNS = { numRuns: 60 };

describe('an appointment comes back', () => {
  it('from Siebel, but for the participants, who are told by the employees', () => {
    fc.assert(
      fc.property(appointments, contexts, (appointment, context) => {
        expect(throughSiebel(calendarMapping, appointment, context)).toEqual({ ...appointment, participants: [] });
      }),
      RUNS,
    );
  });

  it('from Exchange, but for the participants, who only travel outbound', () => {
    fc.assert(
      fc.property(appointments, contexts, (appointment, context) => {
        const read = throughExchange(calendarMapping, appointment, context, eventAfter);
        expect(read).toEqual({ ...appointment, participants: [] });
      }),
      RUNS,
    );
  });
});

describe('a task comes back', () => {
  it('from Siebel', () => {
    fc.assert(
      fc.property(tasks, contexts, (task, context) => {
        expect(throughSiebel(taskMapping, task, context)).toEqual(task);
      }),
      RUNS,
    );
  });

  it('from Exchange', () => {
    fc.assert(
      fc.property(tasks, contexts, (task, context) => {
        expect(throughExchange(taskMapping, task, context, taskAfter)).toEqual(task);
      }),
      RUNS,
    );
  });
});

describe('a contact comes back', () => {
  it('from Siebel', () => {
    fc.assert(
      fc.property(contacts, contexts, (contact, context) => {
        expect(throughSiebel(contactMapping, contact, context)).toEqual(contact);
      }),
      RUNS,
    );
  });

  it('from Exchange', () => {
    fc.assert(
      fc.property(contacts, contexts, (contact, context) => {
        expect(throughExchange(contactMapping, contact, context, (written) => written)).toEqual(contact);
      }),
      RUNS,
    );
  });
});
