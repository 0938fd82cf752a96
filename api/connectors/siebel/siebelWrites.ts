// Writes of one record each: create with its creation key, update guarded by Mod Id, leave, delete, adopt. What a contact owes to other
// records (its account, addresses) is contactParts.ts's.
import type { FieldIssue, UserScope, WriteRequest, WriteResult } from '../connector.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import { Throttled, Transient, type RecordTrouble } from '../../errors.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { createAccountLookup, type Company } from './accountLookup.ts';
import {
  companyOf,
  onlyUnclear,
  splitContact,
  writeContactParts,
  type ContactParts,
  type PartsWriting,
} from './contactParts.ts';
import type { SiebelWritten } from './siebelClient.ts';
import { pathOf, writeChild, writeRow } from './siebelCommands.ts';
import { childRows, textOf, toVanilla, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { readWhere, type SiebelQueries } from './siebelQueries.ts';
import { componentOf, DISPLAYS, scopeChildren, toRecord, type Scoping } from './siebelScope.ts';
import { dropTwins, nothingRead, readStamped } from './siebelTwins.ts';

const EDITED: RecordTrouble = {
  kind: 'precondition',
  message: 'Somebody else changed the record since it was read; it is not deleted.',
  field: null,
  retryAfterMs: null,
};
const UNREAD: RecordTrouble = {
  kind: 'transient',
  message: 'Siebel gave no answer when the record was read before its deletion.',
  field: null,
  retryAfterMs: null,
};

/** What the writes of one call share. */
export interface SiebelWriting {
  readonly queries: SiebelQueries;
  readonly scope: UserScope;
  readonly scoping: Scoping;
}

/** The same with what is looked up once for all of them. */
type Writing = SiebelWriting & PartsWriting;

/** Carries out the requests side by side, then reads what was written in as few requests as possible. @throws AuthorizationLost. */
export async function writeRecords(
  given: SiebelWriting,
  requests: readonly WriteRequest[],
): Promise<readonly WriteResult[]> {
  const companies = requests.flatMap((request) => companyIn(given.scoping.domain, request) ?? []);
  const changes = new Map<string, number>();
  const countChange = (id: string): unknown => changes.set(id, (changes.get(id) ?? 0) + 1);
  const writing = { ...given, accounts: createAccountLookup(given.queries, companies), countChange };
  const stamps = requests.flatMap((request) => (request.kind === 'create' ? [request.stamp] : []));
  const before = await readStamped(writing, stamps);
  const results = await Promise.all(requests.map((request) => writeOne(writing, request)));
  await dropTwins(writing, requests, results, before);
  const ids = results.flatMap((result, index) =>
    result.kind === 'written' && !result.isUntouched && requests[index]?.kind !== 'remove' ? [result.id] : [],
  );
  const rows = await readBack(writing, ids);
  return results.map((result, index) => {
    const request = requests[index];
    const row = request && result.kind === 'written' && request.kind !== 'remove' ? rows.get(result.id) : undefined;
    return row && request && isAsWritten(row, request, changes) ? { ...result, record: toRecord(row, true) } : result;
  });
}

function companyIn(domain: Domain, request: WriteRequest): Company | null {
  if (domain !== 'contact' || (request.kind !== 'create' && request.kind !== 'update')) return null;
  const { parts } = splitContact(domain, ownFields(request.body));
  return companyOf(parts, request.kind === 'update' ? request.current.body : {});
}

/** A failure here concerns no write: then the results come without records. */
async function readBack({ queries, scoping }: SiebelWriting, ids: readonly string[]): Promise<Map<string, SiebelRow>> {
  if (ids.length === 0) return new Map();
  try {
    const rows = await readWhere(queries, componentOf(scoping.domain), 'Id', ids, { children: scopeChildren(scoping) });
    return new Map(rows.map((row) => [textOf(row, 'Id'), row]));
  } catch {
    return new Map();
  }
}

/**
 * Whether our write was the last one: Siebel counts each in Mod Id, from 0. Else the record may say what a person has edited since, which is a
 * change of theirs and none of what was written.
 */
function isAsWritten(row: SiebelRow, request: WriteRequest, changes: ReadonlyMap<string, number>): boolean {
  const before = request.kind === 'update' ? request.current.version : '0';
  if (request.kind === 'adopt' || before === null) return true;
  return Number(textOf(row, 'Mod Id')) <= Number(before) + (changes.get(textOf(row, 'Id')) ?? 0);
}

async function writeOne(writing: Writing, request: WriteRequest): Promise<WriteResult> {
  switch (request.kind) {
    case 'create':
      return create(writing, request.body, request.stamp);
    case 'update':
      return update(writing, request);
    case 'adopt':
      return outcome(await joinUser(writing, request.id), request.id);
    case 'remove':
      return request.how === 'leave' ? leave(writing, request.id) : remove(writing, request.id, request.current);
  }
}

/** What of a body is written to the record itself: its text fields. */
function ownFields(body: SiebelRow): SiebelRow {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value !== 'object' || value === null));
}

/**
 * A contact comes with its user in one request (Oracle's REST guide: inserting a hierarchy). So one that is there without the user was left by
 * a person, whatever became of our answer.
 */
async function create(writing: Writing, body: SiebelRow, stamp: string): Promise<WriteResult> {
  const { scope, scoping } = writing;
  const { own, parts } = splitContact(scoping.domain, ownFields(body));
  const row = { ...defaults(scoping.domain, scope), ...own, 'Integration Id': stamp };
  const users = scoping.domain === 'contact' ? usersOf(writing) : {};
  const inserting = { queries: writing.queries, key: componentOf(scoping.domain), known: scopeChildren(scoping) };
  const made = await insertOnce(inserting, row, users, stamp);
  if ('trouble' in made) return { kind: 'failed', trouble: made.trouble };
  const isWhole = Object.keys(users).every((child) => made.children.includes(child));
  const joined = isWhole ? null : await joinUser(writing, made.id);
  if (joined?.kind === 'failed') return { kind: 'failed', trouble: joined.trouble };
  return withParts(writing, made.id, parts, null);
}

/** What a new activity has unless the mapping says otherwise. */
function defaults(domain: Domain, scope: UserScope): SiebelRow {
  if (domain === 'contact') return {};
  return { 'Primary Owner Id': scope.siebelUserId, Display: DISPLAYS[domain] };
}

interface Inserted {
  readonly id: string;
  /** The children that Siebel says it has made along. */
  readonly children: readonly string[];
}

/** Where a record is inserted; `known`: the children to look for when its answer was lost. */
interface Inserting {
  readonly queries: SiebelQueries;
  readonly key: ComponentKey;
  readonly known: readonly string[];
}

/** Inserts a record. When the answer is lost, its creation key is looked for before it is sent once more. */
export async function insertOnce(
  { key, known, queries }: Inserting,
  row: SiebelRow,
  children: Readonly<Record<string, SiebelRow>>,
  stamp: string,
): Promise<Inserted | { readonly trouble: RecordTrouble }> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await writeRow(queries, key, 'POST', '', row, children);
    if (answer.kind === 'done') return insertedOf(toVanilla(queries.map[key], answer.row));
    if (!answer.isLost) return { trouble: answer.trouble };
    const query = { fields: [], children: known };
    const found = await readWhere(queries, key, 'Integration Id', [stamp], query).catch(() => null);
    const [first] = found ?? [];
    if (first) return insertedOf(first);
    if (found === null || attempt === 2) return { trouble: answer.trouble };
  }
}

function insertedOf(row: SiebelRow): Inserted {
  return { id: textOf(row, 'Id'), children: Object.keys(row).filter((name) => childRows(row, name).length > 0) };
}

/** The rows that put the user on a record: on a contact's Sync List (and under Sales Rep among its positions), or among an activity's employees. */
function usersOf({ scope, scoping }: SiebelWriting): Readonly<Record<string, SiebelRow>> {
  const [position] = scoping.positionIds ?? [];
  const user = { [userChild(scoping)]: { Id: scope.siebelUserId } };
  return position === undefined ? user : { Position: { Id: position }, ...user };
}

async function joinUser(writing: SiebelWriting, id: string): Promise<SiebelWritten> {
  const { queries, scoping } = writing;
  let answer: SiebelWritten = { kind: 'done', row: {} };
  for (const [child, put] of Object.entries(usersOf(writing))) {
    answer = await writeChild(queries, componentOf(scoping.domain), id, child, { put });
    if (answer.kind === 'failed') return answer;
  }
  return answer;
}

function userChild({ domain }: Scoping): 'Sync List' | 'Employee' {
  return domain === 'contact' ? 'Sync List' : 'Employee';
}

async function update(
  writing: Writing,
  { id, body, current }: WriteRequest & { readonly kind: 'update' },
): Promise<WriteResult> {
  const { queries, scoping } = writing;
  const { own, parts } = splitContact(scoping.domain, ownFields(body));
  const unclear = Object.keys(own).length === 0 ? await onlyUnclear(writing, parts, current.body) : [];
  if (unclear.length > 0) return { kind: 'written', id, record: null, fieldIssues: unclear, isUntouched: true };
  // Sent even when only parts change, so that the guard holds for them too.
  const guard = current.version === null ? {} : { 'Mod Id': current.version };
  const row = { ...own, ...guard };
  if (Object.keys(row).length > 0) {
    const answer = await writeRow(queries, componentOf(scoping.domain), 'PUT', id, row);
    if (answer.kind === 'failed') return { kind: 'failed', trouble: answer.trouble };
    writing.countChange(id);
  }
  return withParts(writing, id, parts, current.body);
}

/** Where Siebel does not answer, the whole write is trouble: tried again, it finds the record as it is and goes on. */
async function withParts(
  writing: Writing,
  id: string,
  parts: ContactParts,
  current: SiebelRow | null,
): Promise<WriteResult> {
  try {
    return written(id, await writeContactParts(writing, id, parts, current));
  } catch (error) {
    if (!(error instanceof Transient)) throw error;
    const retryAfterMs = error instanceof Throttled ? error.retryAfterMs : null;
    return { kind: 'failed', trouble: { kind: 'transient', message: error.message, field: null, retryAfterMs } };
  }
}

async function leave({ queries, scope, scoping }: SiebelWriting, id: string): Promise<WriteResult> {
  const key = componentOf(scoping.domain);
  return goneOr(await writeChild(queries, key, id, userChild(scoping), { drop: scope.siebelUserId }), id);
}

/** A DELETE takes no Mod Id, so the record is read right before it. */
async function remove(
  { queries, scoping }: SiebelWriting,
  id: string,
  current: WireRecord | null,
): Promise<WriteResult> {
  const key = componentOf(scoping.domain);
  if (current && current.version !== null) {
    const found = await readWhere(queries, key, 'Id', [id], { fields: ['Mod Id'] }).catch(nothingRead);
    if (found === null) return { kind: 'failed', trouble: UNREAD };
    if (found[0] && textOf(found[0], 'Mod Id') !== current.version) return { kind: 'failed', trouble: EDITED };
  }
  return goneOr(await queries.client.write('DELETE', pathOf(queries.map[key], id)), id);
}

function goneOr(answer: SiebelWritten, id: string): WriteResult {
  const isGone = answer.kind === 'failed' && answer.trouble.kind === 'not-found';
  return isGone ? written(id, []) : outcome(answer, id);
}

function written(id: string, fieldIssues: readonly FieldIssue[]): WriteResult {
  return { kind: 'written', id, record: null, fieldIssues };
}

function outcome(answer: SiebelWritten, id: string): WriteResult {
  return answer.kind === 'done' ? written(id, []) : { kind: 'failed', trouble: answer.trouble };
}
