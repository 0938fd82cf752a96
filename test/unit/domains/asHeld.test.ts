// What Siebel would say of an Exchange item: cut, left out, in its own words; and the item itself where it can hold all of it.
import { describe, expect, it } from 'vitest';
import { asSiebelHolds } from '../../../api/domains/asHeld.ts';
import { mappingOf } from '../../../api/domains/mappings.ts';
import type { CanonicalRecord } from '../../../shared/records/values.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { contextOf, recordIn, wire } from '../../support/domainWorld.ts';

const context = contextOf();
const CONTACT = recordIn(mappingOf('contact').fromExchange(wire({ surname: 'Byron' }), context));
const EVENT = recordIn(
  mappingOf('calendar').fromExchange(
    wire({
      subject: 'Review',
      start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
    }),
    context,
  ),
);
const TASK = recordIn(mappingOf('task').fromExchange(wire({ title: 'Send' }), context));
const RECORDS: Readonly<Record<Domain, CanonicalRecord>> = { contact: CONTACT, calendar: EVENT, task: TASK };

const held = (domain: Domain, values: CanonicalRecord): CanonicalRecord =>
  asSiebelHolds(mappingOf(domain), { ...RECORDS[domain], ...values }, context);

const address = { street: '', city: '', state: '', postalCode: '', country: '' };

describe('what Siebel would say of an Exchange item', () => {
  it.each<[Domain, string, CanonicalRecord[string], CanonicalRecord[string]]>([
    ['contact', 'comment', 'x'.repeat(300), 'x'.repeat(255)],
    ['contact', 'email', `${'a'.repeat(95)}@b.example`, ''],
    ['contact', 'title', 'Prof.', ''],
    ['contact', 'birthDate', '1604-05-14', null],
    ['contact', 'title', 'mrs', 'Mrs.'],
    ['contact', 'homeAddress', { ...address, street: 'a\nb\nc', state: 'Nordrhein-Westfalen' }, { ...address, street: 'a\nb, c', state: 'Nordrhein-' }],
    ['calendar', 'subject', 'x'.repeat(300), 'x'.repeat(100)],
    ['calendar', 'category', '', 'Appointment'],
    ['calendar', 'time', { start: '2026-11-30T23:00:00Z', end: '2026-12-01T23:00:00Z', isAllDay: false }, { start: '2026-12-01', end: '2026-12-02', isAllDay: true }],
    ['task', 'body', 'x'.repeat(2000), 'x'.repeat(1500)],
    ['task', 'category', '', 'To Do'],
  ])('%s: the %s %j becomes %j', (domain, field, value, told) => {
    expect(held(domain, { [field]: value })[field]).toEqual(told);
  }); // prettier-ignore

  it.each<[Domain, CanonicalRecord]>([
    ['contact', { firstName: 'Ada', company: 'Engines', birthDate: '1985-12-10', homeAddress: { ...address, city: 'Ulm' } }],
    ['calendar', { category: 'Call', location: 'Hall', reminderMinutes: 10, isPrivate: true }],
    ['task', { category: 'Call', dueDate: '2026-12-01', status: 'completed', completedDate: '2026-12-02', priority: 'low' }],
  ])('is the %s itself where Siebel has room for it', (domain, values) => {
    expect(held(domain, values)).toEqual({ ...RECORDS[domain], ...values });
  }); // prettier-ignore
});
