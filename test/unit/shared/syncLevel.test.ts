// A Sync Level as a set of directions: the ceiling of a domain over a user's level, for every pair of levels, and what cannot be set.
import { describe, expect, it } from 'vitest';
import { directionsOf, effectiveLevel, levelRefusal } from '../../../shared/syncLevel.ts';
import { DIRECTIONS, DOMAINS, SYNC_LEVELS, type Direction, type SyncLevel } from '../../../shared/vocabulary.ts';

const pairs = SYNC_LEVELS.flatMap((domain) => SYNC_LEVELS.map((user) => ({ domain, user })));

function may(level: SyncLevel, direction: Direction): boolean {
  return directionsOf(level).includes(direction);
}

describe('the directions of a level', () => {
  it.each([
    ['Full Sync', ['outbound', 'inbound']],
    ['Export Only', ['outbound']],
    ['Import Only', ['inbound']],
    ['None', []],
  ] as const)('%s lets records travel %j', (level, directions) => {
    expect(directionsOf(level)).toEqual(directions);
  });

  it('are another set for every level, so that a set of directions names one level', () => {
    const sets = SYNC_LEVELS.map((level) => DIRECTIONS.map((direction) => may(level, direction)).join());
    expect(new Set(sets).size).toBe(SYNC_LEVELS.length);
  });
});

describe('the effective level', () => {
  it.each(pairs)('under $domain for the domain and $user for the user permits what both permit', ({ domain, user }) => {
    const level = effectiveLevel(domain, user);
    for (const direction of DIRECTIONS)
      expect(may(level, direction)).toBe(may(domain, direction) && may(user, direction));
  });

  it('is the same whichever of the two is the ceiling', () => {
    for (const { domain, user } of pairs) expect(effectiveLevel(domain, user)).toBe(effectiveLevel(user, domain));
  });

  it('of Export Only and Import Only is None', () => {
    expect(effectiveLevel('Export Only', 'Import Only')).toBe('None');
  });
});

describe('what cannot be set', () => {
  it('is Import Only for contacts and tasks, and the refusal names the domain and the other levels', () => {
    for (const domain of ['contact', 'task'] as const) {
      const refusal = levelRefusal(domain, 'Import Only') ?? '';
      expect(refusal).toContain(domain);
      for (const level of ['Full Sync', 'Export Only', 'None']) expect(refusal).toContain(level);
    }
  });

  it('is nothing else', () => {
    const refused = DOMAINS.flatMap((domain) =>
      SYNC_LEVELS.filter((level) => levelRefusal(domain, level) !== null).map((level) => `${domain} ${level}`),
    );
    expect(refused).toEqual(['contact Import Only', 'task Import Only']);
  });
});
