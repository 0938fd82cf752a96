// What a side did not take is told, and what it merely tells in another way is not.
import { describe, expect, it } from 'vitest';
import { shortfalls } from '../../../api/reconcile/shortfall.ts';
import type { FieldValue } from '../../../shared/records/values.ts';

const kindOf = (intended: FieldValue, told: FieldValue, before: FieldValue = null, field = 'field'): string =>
  shortfalls({ [field]: intended }, { [field]: told }, { [field]: before }, 'inbound')
    .map(({ reason }) => reason)
    .join();

const address = { street: 'a', city: 'Ulm', state: 'BW', postalCode: '', country: 'DE' };
const hour = { start: '2026-12-01T00:00:00Z', end: '2026-12-02T00:00:00Z', isAllDay: false };

describe('a shortfall', () => {
  it.each<[string, FieldValue, FieldValue, FieldValue]>([
    ['a text that was cut', 'long text', 'long', ''],
    ['a text that was cut before too', 'long text', 'long', 'long'],
    ['a text of which a line is gone', 'one\ntwo', 'one', ''],
    ['an address of which a part was cut', { ...address, state: 'Nordrhein-Westfalen' }, { ...address, state: 'Nordrhein-' }, null],
    ['a street whose first line was cut', { ...address, street: 'abc\nd\ne' }, { ...address, street: 'ab\nd, e' }, null],
  ])('is value-shortened for %s', (_what, intended, told, before) => {
    expect(kindOf(intended, told, before)).toBe('value-shortened');
  }); // prettier-ignore

  it.each<[string, FieldValue, FieldValue, FieldValue]>([
    ['a text that was left out', 'Prof.', '', ''],
    ['a text in whose place the old one stayed', 'Prof.', 'Dr.', 'Dr.'],
    ['a day that was left out', '2026-12-01', null, null],
    ['an address that was left out', address, null, null],
    ['an address of which a part was left out', address, { ...address, state: '' }, null],
  ])('is value-not-taken for %s', (_what, intended, told, before) => {
    expect(kindOf(intended, told, before)).toBe('value-not-taken');
  });

  it.each<[string, FieldValue, FieldValue, FieldValue]>([
    ['the value itself', 'text', 'text', 'text'],
    ['a cleared one', '', 'kept', 'kept'],
    ['another case', 'ADA@x.example', 'ada@x.example', 'ada@x.example'],
    ['a word as a pick list spells it', 'mrs', 'Mrs.', 'Mrs.'],
    ['the longer text that it was cut from', 'long', 'long text', 'long text'],
    ['other blanks', 'a  b', 'a b', 'a b'],
    ['street lines that were joined', { ...address, street: 'a\nb\nc' }, { ...address, street: 'a\nb, c' }, { ...address, street: 'a\nb, c' }],
    ['midnight to midnight told as a day', hour, { start: '2026-12-01', end: '2026-12-02', isAllDay: true }, null],
    ['a reminder that is another’s', 15, null, null],
    ['names', ['Ada'], [], []],
  ])('is none for %s', (_what, intended, told, before) => {
    expect(kindOf(intended, told, before)).toBe('');
  }); // prettier-ignore

  it('is none for a type that is no activity type', () => {
    expect(kindOf('Lunch', '', '', 'category')).toBe('');
  });

  it('names the fields of each kind together', () => {
    const told = { name: 'lon', email: '', comment: 'x' };
    expect(shortfalls({ name: 'long', email: 'a@b', comment: 'xy' }, told, {}, 'outbound')).toEqual([
      { direction: 'outbound', reason: 'value-not-taken', fields: ['email'] },
      { direction: 'outbound', reason: 'value-shortened', fields: ['name', 'comment'] },
    ]);
  });
});
