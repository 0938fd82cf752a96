import { describe, expect, it } from 'vitest';
import { formatCount, formatDuration, formatPlural, formatRelative } from '../../addin/admin/format.ts';

const now = new Date('2026-03-10T12:00:00Z');
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);

describe('times in the console', () => {
  it('says how long ago in the largest unit that fits', () => {
    expect(formatRelative(before(42), now)).toBe('42 s ago');
    expect(formatRelative(before(59 * 60), now)).toBe('59 min ago');
    expect(formatRelative(before(26 * 3_600), now)).toBe('1 d ago');
  });

  it('says just now within five seconds, before and after', () => {
    expect(formatRelative(before(4), now)).toBe('just now');
    expect(formatRelative(before(-4), now)).toBe('just now');
  });

  it('says in how long for what is to come', () => {
    expect(formatRelative(before(-600), now)).toBe('in 10 min');
  });

  it('never shows sixty seconds', () => {
    expect(formatDuration(400)).toBe('0.4 s');
    expect(formatDuration(59_600)).toBe('1 min');
    expect(formatDuration(200_000)).toBe('3 min 20 s');
  });

  it('groups thousands and agrees with the noun', () => {
    expect(formatCount(5_000)).toBe('5,000');
    expect(formatPlural(1, 'user', 'users')).toBe('1 user');
    expect(formatPlural(0, 'user', 'users')).toBe('0 users');
  });
});
