// Search specifications and the map of names: pure text.
import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  chunkSpecs,
  contains,
  equals,
  hasChild,
  sameText,
  SPEC_BYTES,
} from '../../../api/connectors/siebel/searchSpec.ts';
import { createSiebelMap, toOwn, toVanilla } from '../../../api/connectors/siebel/siebelMap.ts';
import { readTime, writeTime } from '../../../api/connectors/siebel/siebelTime.ts';

const vanilla = createSiebelMap({})['Contact/Contact'];
const renamed = createSiebelMap({
  'Contact/Contact': {
    businessObject: 'ACME Contact',
    fields: { 'Email Address': 'ACME E-Mail' },
    children: { 'Sync List': { name: 'ACME Sync', fields: { 'Login Name': 'Login' } } },
  },
})['Contact/Contact'];

describe('a search specification', () => {
  it('doubles quotes, so that no value ends its literal', () => {
    expect(equals('Last Name', "O'Hara' OR [Id] <> '")(vanilla)).toBe("[Last Name] = 'O''Hara'' OR [Id] <> '''");
  });

  it('asks for an empty field by IS NULL', () => {
    expect([equals('Due', ''), sameText('Due', '')].map((spec) => spec(vanilla))).toEqual([
      '[Due] IS NULL',
      '[Due] IS NULL',
    ]);
  });

  it('takes the wildcards of a person’s text as they stand', () => {
    expect(contains('Last Name', 'a*b?c\\')(vanilla)).toBe("[Last Name] ~LIKE '*a\\*b\\?c\\\\*'");
  });

  it('uses the installation’s names, of children too', () => {
    const spec = allOf(sameText('Email Address', 'a@b.c'), hasChild('Sync List', 'Id', '1-A'));
    expect(spec(renamed)).toBe("([ACME E-Mail] ~= 'a@b.c') AND (EXISTS ([ACME Sync.Id] = '1-A'))");
  });

  it('is cut into chunks that fit an address', () => {
    const values = Array.from({ length: 120 }, (_none, index) => `${'€'.repeat(40)}${index}`);
    const chunks = chunkSpecs(vanilla, values, (value) => equals('Comment', value), 50);
    expect(chunks.flat()).toEqual(values);
    const lengths = chunks.map(
      (chunk) => encodeURIComponent(anyOf(...chunk.map((value) => equals('Comment', value)))(vanilla)).length,
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(SPEC_BYTES);
    expect(chunkSpecs(vanilla, ['1-A', '1-B', '1-C'], (id) => equals('Id', id), 2)).toEqual([['1-A', '1-B'], ['1-C']]);
  });
});

describe('the map of names', () => {
  it('translates rows and children there and back', () => {
    const row = {
      Id: '1-A',
      'ACME E-Mail': 'a@b.c',
      'ACME Sync': [{ Id: '1-E', Login: 'ADA' }],
      Link: [{ rel: 'self' }],
    };
    expect(toVanilla(renamed, row)).toEqual({
      Id: '1-A',
      'Email Address': 'a@b.c',
      'Sync List': [{ Id: '1-E', 'Login Name': 'ADA' }],
    });
    expect(toOwn(renamed.fields, { 'Email Address': 'a@b.c' })).toEqual({ 'ACME E-Mail': 'a@b.c' });
    expect(renamed.path).toBe('ACME%20Contact/Contact');
  });

  it('takes a child that came alone, or under items, as a list of one', () => {
    expect(toVanilla(vanilla, { 'Sync List': { Id: '1-E' } })['Sync List']).toEqual([{ Id: '1-E' }]);
    expect(toVanilla(vanilla, { 'Sync List': { items: [{ Id: '1-E' }] } })['Sync List']).toEqual([{ Id: '1-E' }]);
  });

  it.each([
    [{ 'Contact/Person': {} }, "no component 'Contact/Person'"],
    [{ 'Contact/Contact': { fields: { Mail: 'x' } } }, "no field 'Mail' of Contact/Contact"],
    [{ 'Contact/Contact': { children: { Team: {} } } }, "no child 'Team' of Contact/Contact"],
    [{ 'Contact/Contact': { fields: { 'Job Title': 'Manager' } } }, "two fields are both called 'Manager'"],
    [{ 'Contact/Contact': { fields: { 'Job Title': 7 } } }, 'Contact/Contact > fields > Job Title'],
    [{ 'Contact/Contact': { feilds: {} } }, 'feilds'],
  ])('says what is wrong with %j', (exceptions, message) => {
    expect(() => createSiebelMap(exceptions)).toThrow(message);
  });
});

describe('Siebel’s times', () => {
  it('are read and written to the second', () => {
    const text = '12/31/2026 23:59:59';
    expect(writeTime(readTime(text) ?? 0)).toBe(text);
    expect(['12/31/2026', '', '13/01/2026 00:00:00'].map(readTime)).toEqual([null, null, null]);
  });
});
