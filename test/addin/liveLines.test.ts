import { describe, expect, it } from 'vitest';
import { isShown, MOST_LIVE_LINES, NO_LIVE_LINES, reduceLiveLines } from '../../addin/admin/journal/liveLines.ts';
import { makeLine } from '../support/consoleData.ts';

const at = new Date('2026-03-10T12:00:00Z');
const lines = (...ids: number[]) => ids.map((id) => makeLine(id, at));
const ids = (list: readonly { readonly id: string }[]) => list.map((line) => line.id);

describe('the lines that arrive while one watches', () => {
  it('stand newest first', () => {
    const first = reduceLiveLines(NO_LIVE_LINES, { kind: 'arrived', lines: lines(1, 2) });
    const second = reduceLiveLines(first, { kind: 'arrived', lines: lines(3) });
    expect(ids(second.shown)).toEqual(['3', '2', '1']);
  });

  it('are held back while paused, and come in order when resumed', () => {
    const shown = reduceLiveLines(NO_LIVE_LINES, { kind: 'arrived', lines: lines(1) });
    const paused = reduceLiveLines(shown, { kind: 'paused' });
    const held = reduceLiveLines(paused, { kind: 'arrived', lines: lines(2, 3) });
    expect(ids(held.shown)).toEqual(['1']);
    expect(ids(held.held)).toEqual(['3', '2']);
    const resumed = reduceLiveLines(held, { kind: 'resumed' });
    expect(ids(resumed.shown)).toEqual(['3', '2', '1']);
    expect(resumed.held).toEqual([]);
  });

  it('ask for a fresh start once there are too many to keep', () => {
    const many = Array.from({ length: MOST_LIVE_LINES + 1 }, (_, index) => makeLine(index, at));
    const state = reduceLiveLines(NO_LIVE_LINES, { kind: 'arrived', lines: many });
    expect(state.overflowed).toBe(true);
    expect(state.shown).toHaveLength(MOST_LIVE_LINES);
    expect(reduceLiveLines(state, { kind: 'cleared' })).toEqual(NO_LIVE_LINES);
  });

  it('hide skips unless they are asked for, and never failures', () => {
    const skipped = makeLine(1, at, { outcome: 'skipped' });
    expect(isShown(skipped, false)).toBe(false);
    expect(isShown(skipped, true)).toBe(true);
    expect(isShown(makeLine(2, at, { outcome: 'failed' }), false)).toBe(true);
  });
});
