// How often everything is read again while a server forgets each time where the reading stood.
import { describe, expect, it } from 'vitest';
import { expiredAgain, readExpiry, waitUntil, type Expiry } from '../../../api/engine/expiry.ts';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

describe('a server that forgets', () => {
  it('three times in a row is read again at once', () => {
    let expiry: Expiry | null = null;
    for (const minute of [0, 1, 2]) {
      expect(waitUntil(expiry, at(minute))).toBeNull();
      expiry = expiredAgain(expiry, at(minute));
    }
    expect(expiry).toEqual({ times: 3, at: at(2).toISOString() });
  });

  it('more often is read after waits that double, six hours at most', () => {
    const wait = (times: number): number => {
      const until = waitUntil({ times, at: at(0).toISOString() }, at(0));
      return (Number(until) - Number(at(0))) / 60_000;
    };
    expect([3, 4, 5, 6, 20].map(wait)).toEqual([2, 4, 8, 16, 360]);
    expect(waitUntil({ times: 3, at: at(0).toISOString() }, at(2))).toBeNull();
  });

  it('what is stored by no version of ours counts as nothing', () => {
    expect([undefined, null, 'x', { times: 1 }].map(readExpiry)).toEqual([null, null, null, null]);
  });
});
