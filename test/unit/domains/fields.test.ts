// docs/fields.md says what the code does: the same fields, the same names on either side, the same directions.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../../api/domains/mappings.ts';
import type { FieldValue } from '../../../shared/records/values.ts';
import { DOMAINS, type Domain } from '../../../shared/vocabulary.ts';
import { contextOf, ME, wire } from '../../support/domainWorld.ts';

interface Row {
  readonly field: string;
  readonly siebel: readonly string[];
  readonly exchange: readonly string[];
  readonly directions: string;
}

const page = readFileSync(new URL('../../../docs/fields.md', import.meta.url), 'utf8');
const TITLES: Readonly<Record<Domain, string>> = { contact: 'Contact', calendar: 'Calendar', task: 'Task' };
const list = (cell: string | undefined): readonly string[] => (cell ?? '').split(', ').sort();

function rowsOf(domain: Domain): readonly Row[] {
  const section = page.split('\n## ').find((part) => part.startsWith(`${TITLES[domain]}:`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => {
      const [field = '', siebel, exchange, directions = ''] = line.slice(2, -2).split(' | ');
      return { field, siebel: list(siebel), exchange: list(exchange), directions };
    });
}

const address = { street: 'a\nb', city: 'c', state: 'd', postalCode: 'e', country: 'f' };
const SAMPLES: Readonly<Record<string, FieldValue>> = {
  time: { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z', isAllDay: false },
  reminderMinutes: 10,
  isPrivate: true,
  participants: ['A', 'B'],
  businessAddress: address,
  homeAddress: address,
  birthDate: '1980-01-01',
  dueDate: '2026-12-01',
  startDate: '2026-12-01',
  completedDate: '2026-12-01',
  status: 'completed',
  priority: 'high',
  title: 'Dr.',
};

/** Each field written alone onto an item that has nothing but what its domain needs and a person named. */
function written(domain: Domain, field: string, side: 'siebel' | 'exchange'): readonly string[] {
  const mapping = mappingOf(domain);
  const context = contextOf({ categoryValue: '' });
  const values = { [field]: SAMPLES[field] ?? 'Call' };
  const whole = { company: '', companyLocation: '', firstName: 'A', lastName: 'B', ...values };
  const isDone = field === 'completedDate';
  const siebel = { 'Primary Owner Id': ME, Status: isDone ? 'Done' : 'Not Started' };
  const body =
    side === 'siebel'
      ? mapping.toSiebel(values, wire(siebel), context, whole)
      : mapping.toExchange(values, wire({ displayName: 'A name of its own' }), context, whole);
  return Object.keys(body).sort();
}

describe.each(DOMAINS)('the field map of the domain %s', (domain) => {
  const rows = rowsOf(domain);
  const { fields } = mappingOf(domain);

  it('lists every field with its directions', () => {
    const told = Object.entries(fields).map(([field, directions]) => [field, directions.length === 2 ? 'both' : directions.join()]); // prettier-ignore
    expect(rows.map(({ field, directions }) => [field, directions])).toEqual(told);
  });

  it.each(rows)('names what is written for $field', ({ field, siebel, exchange, directions }) => {
    const isShared = domain === 'contact' && (field === 'company' || field === 'companyLocation');
    const expected = isShared ? ['Account', 'Account Location'] : directions === 'outbound' ? [] : siebel;
    expect(written(domain, field, 'siebel')).toEqual(expected);
    expect(written(domain, field, 'exchange')).toEqual(exchange);
  });
});
