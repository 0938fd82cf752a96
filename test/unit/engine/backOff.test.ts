// How long is waited between attempts.
import { describe, expect, it } from 'vitest';
import { waitAfter } from '../../../api/engine/backOff.ts';

const patience = { firstMs: 60_000, mostMs: 3_600_000 };
const minutes = (random: number) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((failures) => waitAfter(failures, patience, random) / 60_000);

describe('the wait', () => {
  it('doubles with each failure in a row, up to its limit', () => {
    expect(minutes(0)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is up to a fifth shorter by chance, so that those who failed together come back one by one', () => {
    expect(minutes(1)).toEqual([0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 48, 48, 48]);
  });
});
