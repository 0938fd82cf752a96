// A Sync Level is a set of directions; what a user may do is an intersection of sets (spec: levels and access).
import type { Direction, Domain, SyncLevel } from './vocabulary.ts';

const DIRECTIONS_OF: Readonly<Record<SyncLevel, readonly Direction[]>> = {
  'Full Sync': ['outbound', 'inbound'],
  'Export Only': ['outbound'],
  'Import Only': ['inbound'],
  None: [],
};

/** The directions in which a level lets records travel. */
export function directionsOf(level: SyncLevel): readonly Direction[] {
  return DIRECTIONS_OF[level];
}

/** The level that permits exactly what both levels permit: the domain's is the ceiling of the user's. */
export function effectiveLevel(domainLevel: SyncLevel, userLevel: SyncLevel): SyncLevel {
  const both = directionsOf(domainLevel).filter((direction) => directionsOf(userLevel).includes(direction));
  if (both.length === 2) return 'Full Sync';
  if (both[0] === 'outbound') return 'Export Only';
  return both[0] === 'inbound' ? 'Import Only' : 'None';
}

/** Why a level cannot be set for a domain, or null. Import Only exists for the calendar alone. */
export function levelRefusal(domain: Domain, level: SyncLevel): string | null {
  if (level !== 'Import Only' || domain === 'calendar') return null;
  return `Import Only can be set for the calendar domain only, not for ${domain}. Choose Full Sync, Export Only or None.`;
}
