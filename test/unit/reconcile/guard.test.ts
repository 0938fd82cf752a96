// The guards, as they judge what was read and what waits.
import { describe, expect, it } from 'vitest';
import { isSuddenlyEmpty, judgeRemovals, type WaitingRemoval } from '../../../api/reconcile/guard.ts';

const now = new Date('2026-11-25T12:00:00Z');
const thresholds = { count: 10, share: 0.1, settleMs: 60_000 };
const none = { siebel: 0, exchange: 0 };

function removals(count: number, part: Partial<WaitingRemoval> = {}): readonly WaitingRemoval[] {
  const removal = { side: 'siebel', state: 'waiting', seenAt: new Date('2026-11-25T11:58:00Z'), ...part } as const;
  return Array.from({ length: count }, () => removal);
}

describe('the suddenly-empty guard', () => {
  it('holds when every one of at least three linked records is gone, and only then', () => {
    expect(isSuddenlyEmpty(3, 3)).toBe(true);
    expect(isSuddenlyEmpty(3, 2)).toBe(false);
    expect(isSuddenlyEmpty(2, 2)).toBe(false);
  });
});

describe('the mass-delete guard', () => {
  const judge = (open: readonly WaitingRemoval[], linked: number, done = none) => {
    const { clear, hold } = judgeRemovals(open, { done, linked, now }, thresholds);
    return { clear: clear.length, hold: hold.length };
  };

  it('lets ten removals pass, and holds eleven of a hundred', () => {
    expect(judge(removals(10), 100)).toEqual({ clear: 10, hold: 0 });
    expect(judge(removals(11), 100)).toEqual({ clear: 0, hold: 11 });
  });

  it('lets eleven of a thousand pass: both the number and the share must be exceeded', () => {
    expect(judge(removals(11), 1000)).toEqual({ clear: 11, hold: 0 });
    expect(judge(removals(101), 1000)).toEqual({ clear: 0, hold: 101 });
  });

  it('counts what was carried out within the day, so that a wipe in small pieces is seen', () => {
    expect(judge(removals(3), 90, { siebel: 8, exchange: 0 })).toEqual({ clear: 0, hold: 3 });
    expect(judge(removals(3), 90, { siebel: 0, exchange: 8 })).toEqual({ clear: 3, hold: 0 });
  });

  it('counts what is held already: a removal that follows a held wipe is held with it', () => {
    expect(judge([...removals(11, { state: 'held' }), ...removals(1)], 100)).toEqual({ clear: 0, hold: 1 });
  });

  it('judges each side for itself', () => {
    const open = [...removals(11, { side: 'siebel' }), ...removals(2, { side: 'exchange' })];
    expect(judge(open, 100)).toEqual({ clear: 2, hold: 11 });
  });

  it('lets a removal wait until it has settled, and counts it meanwhile', () => {
    const fresh = { seenAt: new Date('2026-11-25T11:59:30Z') };
    expect(judge(removals(2, fresh), 100)).toEqual({ clear: 0, hold: 0 });
    expect(judge([...removals(6), ...removals(5, fresh)], 100)).toEqual({ clear: 0, hold: 11 });
  });

  it('lets what was approved pass, however much it is, and does not count it', () => {
    expect(judge([...removals(50, { state: 'approved' }), ...removals(2)], 100)).toEqual({ clear: 52, hold: 0 });
  });
});
