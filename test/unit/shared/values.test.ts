// Values of canonical fields: what is blank, what is equal, and the text that digests are made of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, isBlank, sameValue, type FieldValue, type Scalar } from '../../../shared/records/values.ts';

// Few and short, so that two of them are often equal.
const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"'), maxLength: 2 });
const scalar: fc.Arbitrary<Scalar> = fc.oneof(text, fc.integer({ min: 0, max: 2 }), fc.boolean(), fc.constant(null));
// A field that has parts always has them all, be they blank.
const bag = fc.dictionary(fc.constantFrom('city', 'end', '0'), scalar, { noNullPrototype: true, minKeys: 1 });
const value: fc.Arbitrary<FieldValue> = fc.oneof(scalar, fc.array(text, { maxLength: 3 }), bag);

/** Equality said in another way: sets of texts in any order, bags by part, all else by identity. */
function isEqual(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    const rest: unknown[] = [...b];
    return a.every((entry) => {
      const place = rest.indexOf(entry);
      if (place >= 0) rest.splice(place, 1);
      return place >= 0;
    });
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([part, entry]) => right.has(part) && right.get(part) === entry);
}

describe('a blank value', () => {
  it.each([[''], [null], [undefined], [[]], [{}], [{ street: '', city: null }]])('is %j', (blank) => {
    expect(isBlank(blank)).toBe(true);
  });

  it.each([[0], [false], [' '], [['']], [{ street: '', city: 'Oslo' }], [{ isAllDay: false }]])(
    'is not %j, which says something',
    (said) => {
      expect(isBlank(said)).toBe(false);
    },
  );
});

describe('equality of values', () => {
  it('is equality of kind, parts and entries, and no more, and so is that of the texts that digests are made of', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sameValue(a, b)).toBe(isEqual(a, b));
        expect(canonicalText(a) === canonicalText(b)).toBe(isEqual(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('does not regard the order of a list or of the parts of an object', () => {
    fc.assert(
      fc.property(fc.array(text), bag, (list, parts) => {
        const turned = Object.fromEntries(Object.entries(parts).reverse());
        return sameValue(list, [...list].reverse()) && sameValue(parts, turned);
      }),
    );
  });

  it('tells texts from numbers and flags, and an empty text from none', () => {
    expect(sameValue('1', 1)).toBe(false);
    expect(sameValue('true', true)).toBe(false);
    expect(sameValue('', null)).toBe(false);
  });

  it('tells a list of names from one name that holds a comma', () => {
    expect(sameValue(['Ada', 'Ben'], ['Ada, Ben'])).toBe(false);
    expect(sameValue(['Ada', 'Ada'], ['Ada'])).toBe(false);
  });

  it('leaves the list that it is given in its order', () => {
    const list = Object.freeze(['b', 'a']);
    expect(() => canonicalText(list)).not.toThrow();
    expect(list).toEqual(['b', 'a']);
  });
});
