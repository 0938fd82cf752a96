// The parts of the reconciliation, each judged by its own plain restatement: what changed, what lost, what is agreed, what matches.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestsAfter, NEVER_AGREED } from '../../../api/reconcile/agree.ts';
import { changedFields, classify } from '../../../api/reconcile/classify.ts';
import { decide } from '../../../api/reconcile/decide.ts';
import { chooseMatch, followDecision } from '../../../api/reconcile/match.ts';
import { merge } from '../../../api/reconcile/merge.ts';
import { removalAfter } from '../../../api/reconcile/removal.ts';
import type { Policy, PresentView } from '../../../api/reconcile/types.ts';
import type { CanonicalRecord } from '../../../shared/records/values.ts';
import { digestsOf, FIELDS, linkedCases, policies, unlinkedCases } from '../../support/reconcileArbitraries.ts';

const digests = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'));

describe('classify', () => {
  it('calls a field changed when both digests are known and differ', () => {
    fc.assert(
      fc.property(digests, digests, (current, base) => {
        for (const field of ['a', 'b', 'c']) {
          const known = current[field] !== undefined && base[field] !== undefined;
          expect(changedFields(current, base).includes(field)).toBe(known && current[field] !== base[field]);
        }
      }),
    );
  });

  it('takes an unread record for unchanged, and one made Private for deleted', () => {
    expect(classify({ state: 'unread', id: '1' }, {})).toBe('unchanged');
    expect(classify({ state: 'excluded', id: '1', version: null, reason: 'private-contact', leaves: true }, {})).toBe(
      'deleted',
    );
    expect(
      classify({ state: 'excluded', id: '1', version: null, reason: 'recurring-not-supported', leaves: false }, {}),
    ).toBe('changed');
  });
});

describe('merge', () => {
  it('loses no value without keeping it: whatever is overwritten and was edited is among the overruled', () => {
    fc.assert(
      fc.property(linkedCases, policies, ({ pair, base }, policy) => {
        const { siebel, exchange, link } = pair;
        if (siebel.state !== 'present' || exchange.state !== 'present' || !base) return;
        const merged = merge(siebel, exchange, link, policy);
        const expected: string[] = [];
        for (const [field, ways] of Object.entries(FIELDS)) {
          if (ways.length < 2 || base.siebel[field] === undefined) continue;
          const [s, e] = [siebel.record[field], exchange.record[field]];
          const bothMoved = base.siebel[field] !== s && base.exchange[field] !== e && s !== e;
          const intoSiebel = field in merged.inbound;
          if (bothMoved && (intoSiebel || field in merged.outbound))
            expected.push(`${field} ${intoSiebel ? `siebel ${String(s)}` : `exchange ${String(e)}`}`);
        }
        expect(merged.overruled.map(({ field, side, value }) => `${field} ${side} ${String(value)}`).sort()).toEqual(
          expected.sort(),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('puts every field that may travel into exactly one of: to Exchange, to Siebel, agreed, newly mapped', () => {
    fc.assert(
      fc.property(linkedCases, policies, ({ pair }, policy) => {
        const { siebel, exchange, link } = pair;
        if (siebel.state !== 'present' || exchange.state !== 'present') return;
        const merged = merge(siebel, exchange, link, policy);
        const newlyMapped = merged.skips
          .filter(({ reason }) => reason === 'newly-mapped-field')
          .flatMap(({ fields }) => fields);
        const all = [...Object.keys(merged.outbound), ...Object.keys(merged.inbound), ...merged.agreed, ...newlyMapped];
        expect(all.sort()).toEqual(Object.keys(FIELDS).filter((field) => field !== 'hidden').sort()); // prettier-ignore
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('merge without a base', () => {
  const policy = { directions: ['outbound', 'inbound'], conflictWinner: 'Siebel Record', clearingIgnored: [], fields: FIELDS } as unknown as Policy; // prettier-ignore
  const view = (record: CanonicalRecord): PresentView =>
    ({ state: 'present', record, digests: digestsOf(record) }) as PresentView;
  const whole = { name: '', phone: '', company: '', people: '' };
  const merged = (siebel: CanonicalRecord, exchange: CanonicalRecord, inSiebel?: CanonicalRecord) =>
    merge(view({ ...whole, ...siebel }), view({ ...whole, ...exchange }), null, policy, inSiebel);

  it('takes Siebel’s form of Exchange’s value for that value, and its value for another one when it is not', () => {
    expect(merged({ name: 'long' }, { name: 'longer' }, { name: 'long' })).toMatchObject({ outbound: {}, inbound: {}, overruled: [] }); // prettier-ignore
    expect(merged({ name: 'lone' }, { name: 'longer' }, { name: 'long' }).outbound).toEqual({ name: 'lone' });
    expect(merged({ name: 'long' }, { name: 'longer' }).outbound).toEqual({ name: 'long' });
  });

  it('leaves alone what Siebel has no room for at all, and what it was given where the item says nothing', () => {
    expect(merged({ phone: '' }, { phone: 'x' }, { phone: '' }).inbound).toEqual({});
    expect(merged({ phone: 'given' }, { phone: '' }, { phone: 'given' }).outbound).toEqual({});
  });
});

describe('merge of two of which one was made of the other', () => {
  const policy = { directions: ['outbound', 'inbound'], conflictWinner: 'Siebel Record', clearingIgnored: [], fields: FIELDS } as unknown as Policy; // prettier-ignore
  const whole = { name: 'made', phone: 'long', company: '', people: '' };
  const view = (record: CanonicalRecord): PresentView =>
    ({ state: 'present', record, digests: digestsOf(record) }) as PresentView;
  // Siebel had room for a part of the phone.
  const base = { siebel: digestsOf({ ...whole, phone: 'lo' }), exchange: digestsOf(whole) };
  const merged = (siebel: CanonicalRecord, exchange: CanonicalRecord) =>
    merge(view({ ...whole, phone: 'lo', ...siebel }), view({ ...whole, ...exchange }), null, policy, {}, base);

  it('takes what only one side has edited since, emptied fields too', () => {
    expect(merged({}, { name: 'edited' })).toMatchObject({ inbound: { name: 'edited' }, outbound: {}, overruled: [] });
    expect(merged({ name: 'edited' }, {})).toMatchObject({ inbound: {}, outbound: { name: 'edited' }, overruled: [] });
    expect(merged({}, { name: '' })).toMatchObject({ inbound: { name: '' }, outbound: {}, overruled: [] });
  });

  it('leaves alone what the other side told in its own way from the start', () => {
    expect(merged({}, {})).toMatchObject({ inbound: {}, outbound: {}, overruled: [] });
  });

  it('lets the Conflict Winner settle what both have edited, and keeps the other value', () => {
    const { outbound, overruled } = merged({ name: 'theirs' }, { name: 'mine' });
    expect(outbound).toEqual({ name: 'theirs' });
    expect(overruled).toEqual([{ field: 'name', side: 'exchange', value: 'mine' }]);
  });
});

describe('decide', () => {
  it('does not look at what is permitted: levels and switches never change its operations, only the Conflict Winner of a one-way level', () => {
    fc.assert(
      fc.property(fc.oneof(linkedCases, unlinkedCases), policies, ({ pair }, policy) => {
        const free = { ...policy, mayDelete: { siebel: true, exchange: true }, ignorePrivate: false, optIn: false, onlyActivityTypes: false, keepPastItems: false, extractFrom: null }; // prettier-ignore
        expect(decide(pair, policy)).toEqual(decide(pair, free));
      }),
    );
  });
});

describe('removalAfter', () => {
  it('takes the user off a contact and off a shared activity, and deletes what the user owns', () => {
    const gone = { state: 'gone', id: '1', why: 'deleted' } as const;
    expect(removalAfter('exchange', gone, 'contact', 'owner')).toEqual({
      kind: 'remove',
      side: 'siebel',
      how: 'leave',
    });
    expect(removalAfter('exchange', gone, 'calendar', 'participant')).toEqual({
      kind: 'remove',
      side: 'siebel',
      how: 'leave',
    });
    expect(removalAfter('exchange', gone, 'calendar', 'owner')).toEqual({
      kind: 'remove',
      side: 'siebel',
      how: 'delete',
    });
    expect(removalAfter('siebel', gone, 'task', 'participant')).toEqual({
      kind: 'remove',
      side: 'exchange',
      how: 'delete',
    });
  });

  it('is nothing for what merely left scope', () => {
    expect(removalAfter('exchange', { state: 'gone', id: '1', why: 'out-of-scope' }, 'task', 'owner')).toBeNull();
  });
});

describe('chooseMatch', () => {
  const view = (id: string): PresentView => ({
    state: 'present',
    id,
    version: null,
    stamp: null,
    record: {},
    digests: {},
    traits: { role: 'owner', inScope: true, isPast: false, isPrivate: false, hasSyncCategory: false, hasActivityType: false, relevantDay: null, missingRequired: null }, // prettier-ignore
  });
  const [one, two] = [view('1'), view('2')];
  const nobody = (): boolean => false;
  const choose = (
    domain: 'contact' | 'calendar',
    stamped: PresentView | null,
    equal: PresentView[],
    taken: (id: string) => boolean,
    closer: PresentView[] = [],
  ) => chooseMatch(domain, { stamped, equal, closer, equalBy: 'email' }, taken).match;

  it('believes a stamp, unless another item has the record already: then the item is a copy', () => {
    expect(choose('contact', one, [], nobody)).toEqual({ by: 'stamp' });
    expect(choose('calendar', one, [], (id) => id === '1')).toBeNull();
  });

  it('takes exactly one equal record, and never guesses among several', () => {
    expect(choose('contact', null, [one], nobody)).toEqual({ by: 'email' });
    expect(choose('contact', null, [one, two], nobody)).toEqual({ by: 'nothing', reason: 'ambiguous-match' });
    expect(choose('contact', null, [one, two], (id) => id === '1')).toEqual({
      by: 'nothing',
      reason: 'ambiguous-match',
    });
    expect(choose('calendar', null, [one, two], nobody)).toEqual({ by: 'nothing', reason: 'ambiguous-match' });
  });

  it('takes the one of several that has the name as well, and asks a person with the candidates in hand', () => {
    expect(choose('contact', null, [one, two], nobody, [two])).toEqual({ by: 'email' });
    expect(choose('contact', null, [one, two], (id) => id === '2', [two])).toEqual({ by: 'nothing', reason: 'already-linked-match' }); // prettier-ignore
    const asked = chooseMatch('contact', { stamped: null, equal: [one, two], closer: [], equalBy: 'email' }, nobody);
    expect(asked.candidates).toEqual(['1', '2']);
  });

  it('does what a person decided, unless the record is gone or has another partner', () => {
    expect(followDecision(one, [one, two], nobody).match).toEqual({ by: 'decision' });
    for (const impossible of [followDecision(null, [two], nobody), followDecision(one, [two], () => true)])
      expect(impossible).toMatchObject({ match: { reason: 'decision-impossible' }, candidates: ['2'] });
  });

  it('does not make the same person twice, but lets two equal appointments both be meant', () => {
    expect(choose('contact', null, [one], () => true)).toEqual({ by: 'nothing', reason: 'already-linked-match' });
    expect(choose('calendar', null, [one], () => true)).toBeNull();
    expect(choose('calendar', null, [one, two], (id) => id === '1')).toEqual({ by: 'email' });
  });
});

describe('digestsAfter', () => {
  const fields = ['name', 'phone'];
  const current = digestsOf({ name: 'new', phone: 'new' });

  it('keeps the old digest of a field that did not travel, so that it still counts as changed', () => {
    const base = digestsOf({ name: 'old', phone: 'old' });
    const after = digestsAfter({
      fields,
      base,
      current,
      written: null,
      settled: new Set(['name']),
      outstanding: new Set(['phone']),
    });
    expect(after).toEqual({ name: '#new', phone: '#old' });
    expect(changedFields(current, after)).toEqual(['phone']);
  });

  it('takes what the server said after the write', () => {
    const written = digestsOf({ name: 'cut', phone: 'new' });
    expect(
      digestsAfter({ fields, base: null, current, written, settled: new Set(fields), outstanding: new Set() }).name,
    ).toBe('#cut');
  });

  it('marks a refused field of a new link so that it differs from every value', () => {
    const after = digestsAfter({
      fields,
      base: null,
      current,
      written: null,
      settled: new Set(['name']),
      outstanding: new Set(['phone']),
    });
    expect(after['phone']).toBe(NEVER_AGREED);
    expect(changedFields(current, after)).toEqual(['phone']);
  });

  it('gives a newly mapped field no base by merely looking at it', () => {
    const base = digestsOf({ name: 'new' });
    expect(digestsAfter({ fields, base, current, written: null, settled: new Set(), outstanding: new Set() })).toEqual({
      name: '#new',
    });
  });
});
