// Whose a Siebel record is: a contact's by the Sync List (and under Sales Rep by the user's positions), an activity's by its employees;
// and whether an activity is an appointment, a task or neither. Also how a row becomes a wire record.
import type { UserScope } from '../connector.ts';
import type { GoneWhy, WireRecord } from '../../domains/wireRecord.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { readAll, type SiebelQueries } from './siebelQueries.ts';
import { hasChild } from './searchSpec.ts';

/** Values of the field Display, by the domain they mean. */
export const DISPLAYS: Readonly<Record<Exclude<Domain, 'contact'>, string>> = {
  calendar: 'Calendar and Activities',
  task: 'To Do and Activities',
};

/** What decides about scope, read once for a call. */
export interface Scoping {
  readonly domain: Domain;
  readonly employeeId: string;
  /** Under Sales Rep the user's positions; null when every contact of the Sync List counts. */
  readonly positionIds: readonly string[] | null;
}

export function componentOf(domain: Domain): ComponentKey {
  return domain === 'contact' ? 'Contact/Contact' : 'Action/Action';
}

/** The children that scope is decided by. */
export function scopeChildren({ domain, positionIds }: Scoping): readonly string[] {
  if (domain !== 'contact') return ['Employee'];
  return positionIds === null ? ['Sync List'] : ['Sync List', 'Position'];
}

const POSITIONS_KEPT_MS = 5 * 60_000;

/** Answers the positions of an employee; they are asked for once in five minutes. */
export function createPositions(
  queries: SiebelQueries,
  clock: { now(): Date },
): (employeeId: string) => Promise<readonly string[]> {
  const known = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();
  return async (employeeId) => {
    const now = clock.now().getTime();
    const kept = known.get(employeeId);
    if (kept && kept.until > now) return kept.ids;
    const ids: string[] = [];
    const where = hasChild('Employee', 'Id', employeeId);
    for await (const rows of readAll(queries, 'Position/Position', { where, fields: [] }))
      ids.push(...rows.map((row) => textOf(row, 'Id')));
    known.set(employeeId, { ids, until: now + POSITIONS_KEPT_MS });
    return ids;
  };
}

/** Answers how scope is decided for a user. */
export function createScoping(
  queries: SiebelQueries,
  clock: { now(): Date },
): (scope: UserScope, domain: Domain) => Promise<Scoping> {
  const positionsOf = createPositions(queries, clock);
  return async (scope, domain) => {
    const isLimited = domain === 'contact' && scope.visibility === 'Sales Rep';
    const positionIds = isLimited ? await positionsOf(scope.siebelUserId) : null;
    return { domain, employeeId: scope.siebelUserId, positionIds };
  };
}

function includes(row: SiebelRow, child: string, ids: readonly string[]): boolean {
  return childRows(row, child).some((one) => ids.includes(textOf(one, 'Id')));
}

/** Whether the user's Visibility shows a contact: any, or under Sales Rep those of the user's positions. */
export function isVisible(row: SiebelRow, { positionIds }: Scoping): boolean {
  return positionIds === null || includes(row, 'Position', positionIds);
}

/** Why an existing record is not the user's in this domain; null when it is. */
export function outsideWhy(row: SiebelRow, scoping: Scoping): GoneWhy | null {
  const { domain, employeeId } = scoping;
  if (domain === 'contact') {
    if (!includes(row, 'Sync List', [employeeId])) return 'left';
    return isVisible(row, scoping) ? null : 'out-of-scope';
  }
  if (!includes(row, 'Employee', [employeeId])) return 'left';
  return textOf(row, 'Display') === DISPLAYS[domain] ? null : 'moved-domain';
}

export function toRecord(row: SiebelRow, inScope: boolean): WireRecord {
  return {
    id: textOf(row, 'Id'),
    version: textOf(row, 'Mod Id') || null,
    stamp: textOf(row, 'Integration Id') || null,
    inScope,
    body: row,
  };
}
