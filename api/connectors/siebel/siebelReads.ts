// Reads a user's records: everything in scope at first, later what the feed named, and whatever is looked for by key.
import type { ChangeEntry, ChangePage, FindKey, ReadOptions, ReadResult } from '../connector.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import { IDS_PER_REQUEST, readAll, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { componentOf, DISPLAYS, outsideWhy, scopeChildren, toRecord, type Scoping, isVisible } from './siebelScope.ts';
import { writeTime } from './siebelTime.ts';
import { allOf, anyOf, chunkSpecs, compares, equals, hasChild, sameText, type Spec } from './searchSpec.ts';

const DAY_MS = 86_400_000;
/** Fields that people write in one case or another. */
const CASELESS = ['Email Address', 'First Name', 'Last Name'];

/** Everything in the user's scope, and the present state of the hints. @throws Transient, Throttled, AuthorizationLost. */
export async function* readEverything(
  queries: SiebelQueries,
  scoping: Scoping,
  options: ReadOptions,
): AsyncGenerator<ChangePage> {
  const hints = new Set(options.hints);
  const query = { where: scopeSpec(scoping, options.extractFrom), children: scopeChildren(scoping) };
  for await (const rows of readAll(queries, componentOf(scoping.domain), query)) {
    const mine = rows.filter((row) => outsideWhy(row, scoping) === null);
    for (const row of mine) hints.delete(textOf(row, 'Id'));
    yield { entries: mine.map((row) => ({ kind: 'present', record: toRecord(row, true) })), next: null };
  }
  yield* readHints(queries, scoping, [...hints]);
}

/** The present states of the hints, page by page. */
export async function* readHints(
  queries: SiebelQueries,
  scoping: Scoping,
  hints: readonly string[],
): AsyncGenerator<ChangePage> {
  const ids = [...new Set(hints)];
  for (let start = 0; start < ids.length; start += 4 * IDS_PER_REQUEST) {
    const entries = await readByIds(queries, scoping, ids.slice(start, start + 4 * IDS_PER_REQUEST));
    yield { entries, next: null };
  }
}

/** One entry per id, in order. */
export async function readByIds(
  queries: SiebelQueries,
  scoping: Scoping,
  ids: readonly string[],
): Promise<readonly (ChangeEntry & ReadResult)[]> {
  const children = scopeChildren(scoping);
  const rows = await readWhere(queries, componentOf(scoping.domain), 'Id', ids, { children });
  const byId = new Map(rows.map((row) => [textOf(row, 'Id'), row]));
  return ids.map((id) => {
    const row = byId.get(id);
    const why = row ? outsideWhy(row, scoping) : 'deleted';
    return row && why === null
      ? { kind: 'present', record: toRecord(row, true) }
      : { kind: 'gone', id, why: why ?? 'deleted' };
  });
}

/** The records of each key, in scope or not. Texts that people type are compared without regard to case: more may be found than asked. */
export async function findRecords(
  queries: SiebelQueries,
  scoping: Scoping,
  keys: readonly FindKey[],
): Promise<readonly (readonly WireRecord[])[]> {
  const component = componentOf(scoping.domain);
  const asked = keys.filter((key) => key.by === 'stamp' || Object.keys(key.equal).length > 0);
  const chunks = chunkSpecs(queries.map[component], asked, keySpec, IDS_PER_REQUEST);
  const found = new Map<string, SiebelRow>();
  await Promise.all(
    chunks.map(async (chunk) => {
      const query = { where: anyOf(...chunk.map(keySpec)), children: scopeChildren(scoping) };
      for await (const rows of readAll(queries, component, query))
        for (const row of rows) found.set(textOf(row, 'Id'), row);
    }),
  );
  const rows = [...found.values()];
  return keys.map((key) =>
    rows
      .filter((row) => carries(row, key) && mayFind(row, key, scoping))
      .map((row) => toRecord(row, outsideWhy(row, scoping) === null)),
  );
}

function isOfDomain(row: SiebelRow, { domain }: Scoping): boolean {
  return domain === 'contact' || textOf(row, 'Display') === DISPLAYS[domain];
}

/** By what it says, a contact is found only among those that the user may see; who knows its id or its stamp knows it already. */
function mayFind(row: SiebelRow, key: FindKey, scoping: Scoping): boolean {
  if (key.by === 'stamp') return key.anywhere === true || isOfDomain(row, scoping);
  return isOfDomain(row, scoping) && ('Id' in key.equal || isVisible(row, scoping));
}

function keySpec(key: FindKey): Spec {
  if (key.by === 'stamp') return equals('Integration Id', key.stamp);
  return allOf(
    ...Object.entries(key.equal).map(([field, value]) =>
      CASELESS.includes(field) ? sameText(field, value) : equals(field, value),
    ),
  );
}

function carries(row: SiebelRow, key: FindKey): boolean {
  if (key.by === 'stamp') return textOf(row, 'Integration Id') === key.stamp;
  const entries = Object.entries(key.equal);
  return entries.length > 0 && entries.every(([field, value]) => isSame(textOf(row, field), value));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The rows that a first reading asks for. The start date is generous by a day: the exact rule is the mapping's. */
function scopeSpec({ domain, employeeId }: Scoping, extractFrom: string | null): Spec {
  if (domain === 'contact') return hasChild('Sync List', 'Id', employeeId);
  const mine = [hasChild('Employee', 'Id', employeeId), equals('Display', DISPLAYS[domain])];
  if (extractFrom === null) return allOf(...mine);
  const from = writeTime(Date.parse(`${extractFrom}T00:00:00Z`) - DAY_MS);
  const recent =
    domain === 'task'
      ? [equals('Due', ''), compares('Due', '>=', from)]
      : [equals('Planned Completion', ''), compares('Planned Completion', '>=', from), repeats(from)];
  return allOf(...mine, anyOf(...recent));
}

function repeats(from: string): Spec {
  const ends = anyOf(equals('Repeating Expires', ''), compares('Repeating Expires', '>=', from));
  return allOf(equals('Repeating', 'Y'), ends);
}

/** Ids of the employees that are on a contact's Sync List or take part in an activity. */
export function employeesOf(row: SiebelRow, child: 'Sync List' | 'Employee'): readonly string[] {
  return childRows(row, child).map((one) => textOf(one, 'Id'));
}
