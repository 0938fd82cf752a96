// Parking: what people do is never taken for a ping-pong, and a ping-pong ends after a few rounds, whatever else happens.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, park } from '../../../api/reconcile/park.ts';
import type { FieldFlips, PlanLine, PresentView } from '../../../api/reconcile/types.ts';
import type { Side } from '../../../shared/vocabulary.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOTHING: FieldFlips = { writes: [], until: null, times: 0 };

/** What becomes of wanted writes one after another: true for each that travelled. */
function follow(wanted: readonly (readonly [Side, string, number])[], from = NOTHING) {
  let flips = from;
  const travelled = wanted.map(([side, digest, at]) => {
    flips = judge(flips, { side, digest, at });
    return flips.until === null;
  });
  return { travelled, flips };
}

/** A program on one side sets `b` whenever it reads `a`, one on the other side the other way round. */
function pingPong(rounds: number, everyMs: number): readonly (readonly [Side, string, number])[] {
  return Array.from({ length: rounds }, (_none, index) =>
    index % 2 === 0 ? ['siebel', 'b', index * everyMs] as const : ['exchange', 'a', index * everyMs] as const); // prettier-ignore
}

describe('people', () => {
  it('who edit one side are never parked, however fast and whatever they type', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 10 * MINUTE })), { maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(edits, fc.constantFrom<Side>('siebel', 'exchange'), (values, side) => {
        let at = 0;
        const wanted = values.map(([value, pause]) => [side, value, (at += pause)] as const);
        expect(follow(wanted).travelled).not.toContain(false);
      }),
    );
  });

  it('who edit both sides by turns with new values each time are not parked within five rounds', () => {
    const wanted = Array.from({ length: 11 }, (_none, index) => [index % 2 ? 'siebel' : 'exchange', `v${index}`, index * MINUTE] as const); // prettier-ignore
    expect(follow(wanted).travelled).not.toContain(false);
  });

  it('who come back to it after an hour of rest are not parked, even with the same values', () => {
    expect(follow(pingPong(50, HOUR + 1)).travelled).not.toContain(false);
  });
});

describe('a ping-pong', () => {
  it('is parked at its sixth write in a row', () => {
    expect(follow(pingPong(8, MINUTE)).travelled).toEqual([true, true, true, true, true, false, false, false]);
  });

  it('of ever new values is parked at the twelfth', () => {
    const wanted = Array.from({ length: 14 }, (_none, index) => Math.min(index, 11)).map((turn) => [turn % 2 ? 'siebel' : 'exchange', `v${turn}`, turn * MINUTE] as const); // prettier-ignore
    expect(follow(wanted).travelled.indexOf(false)).toBe(11);
    expect(follow(wanted).travelled.slice(11)).toEqual([false, false, false]);
  });

  it('is tried again after an hour, two, four ... a day, one write each time', () => {
    let flips = follow(pingPong(6, MINUTE)).flips;
    const waits: number[] = [];
    let at = 5 * MINUTE;
    for (let times = 0; times < 7; times++) {
      waits.push(((flips.until ?? 0) - at) / HOUR);
      at = flips.until ?? 0;
      const [before, refused] = flips.writes.slice(-2);
      if (!before || !refused) throw new Error('nothing was refused');
      flips = judge(flips, { ...refused, at });
      expect(flips.until).toBeNull();
      flips = judge(flips, { ...before, at: (at += MINUTE) });
      expect(flips.until).not.toBeNull();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });

  it('costs few writes a day, however long it goes on and however fast it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 10 * MINUTE }), (everyMs) => {
        let [flips, writes, side] = [NOTHING, 0, 'siebel' as Side];
        for (let at = 0; at < 24 * HOUR; at += everyMs) {
          flips = judge(flips, { side, digest: side === 'siebel' ? 'b' : 'a', at });
          if (flips.until !== null) continue;
          writes += 1;
          side = side === 'siebel' ? 'exchange' : 'siebel';
        }
        expect(writes).toBeLessThanOrEqual(15);
      }),
      { numRuns: 20 },
    );
  });

  it('that a person ends by something else goes on travelling at once', () => {
    const { flips } = follow(pingPong(7, MINUTE));
    expect(judge(flips, { side: 'exchange', digest: 'something else', at: 8 * MINUTE })).toMatchObject({ until: null });
  });
});

describe('a line', () => {
  const view = (digests: Record<string, string>): PresentView => ({
    state: 'present',
    id: 'x',
    version: null,
    stamp: null,
    record: {},
    digests,
    traits: { role: 'owner', inScope: true, isPast: false, isPrivate: false, hasSyncCategory: false, hasActivityType: false, relevantDay: null, missingRequired: null }, // prettier-ignore
  });
  const { flips } = follow(pingPong(6, MINUTE));
  const link = { id: '1', siebelId: 'S', exchangeId: 'E', role: 'owner', siebelVersion: null, exchangeVersion: null, siebelDigests: {}, exchangeDigests: {}, flips: { subject: flips } } as const; // prettier-ignore
  const line: PlanLine = {
    rule: 'L4',
    operations: [{ kind: 'update', side: 'exchange', values: { subject: 'A', location: 'Room' } }],
    overruled: [
      { field: 'subject', side: 'exchange', value: 'B' },
      { field: 'location', side: 'exchange', value: 'Hall' },
    ],
    agreed: [],
    skips: [],
    pair: { link, siebel: view({ subject: 'a', location: 'l' }), exchange: view({}), match: null },
  };

  it('leaves the parked field out and tells it; the other fields travel', () => {
    const parked = park(line, 7 * MINUTE);
    expect(parked.operations).toEqual([{ kind: 'update', side: 'exchange', values: { location: 'Room' } }]);
    expect(parked.skips).toEqual([{ direction: 'outbound', reason: 'flipping', fields: ['subject'] }]);
    expect(parked.overruled).toEqual([{ field: 'location', side: 'exchange', value: 'Hall' }]);
    expect(parked.flips?.['location']?.writes).toEqual([{ side: 'exchange', digest: 'l', at: 7 * MINUTE }]);
  });

  it('of an unlinked pair, or without an update, stays as it is', () => {
    const unlinked = { ...line, pair: { ...line.pair, link: null } };
    expect(park(unlinked, 0)).toBe(unlinked);
    const removal: PlanLine = { ...line, operations: [{ kind: 'remove', side: 'exchange', how: 'delete' }] };
    expect(park(removal, 0)).toBe(removal);
  });
});
