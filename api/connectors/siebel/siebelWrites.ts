// Writes of one record each: create with its creation key, update guarded by Mod Id, leave, delete, adopt. What a contact owes to other
// records (its account, addresses) is contactParts.ts's.
import type { FieldIssue, UserScope, WriteRequest, WriteResult } from '../connector.ts';
import { Throttled, Transient, type RecordTrouble } from '../../errors.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { createAccountLookup, type Company } from './accountLookup.ts';
import { companyOf, splitContact, writeContactParts, type ContactParts, type PartsWriting } from './contactParts.ts';
import type { SiebelWritten } from './siebelClient.ts';
import { pathOf, writeChild, writeRow } from './siebelCommands.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import { readWhere, type SiebelQueries } from './siebelQueries.ts';
import { componentOf, DISPLAYS, scopeChildren, toRecord, type Scoping } from './siebelScope.ts';

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
  const writing = { ...given, accounts: createAccountLookup(given.queries, companies) };
  const results = await Promise.all(requests.map((request) => writeOne(writing, request)));
  const ids = results.flatMap((result, index) =>
    result.kind === 'written' && requests[index]?.kind !== 'remove' ? [result.id] : [],
  );
  const rows = await readBack(writing, ids);
  return results.map((result, index) => {
    const row = result.kind === 'written' && requests[index]?.kind !== 'remove' ? rows.get(result.id) : undefined;
    return row ? { ...result, record: toRecord(row, true) } : result;
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

async function writeOne(writing: Writing, request: WriteRequest): Promise<WriteResult> {
  switch (request.kind) {
    case 'create':
      return create(writing, request.body, request.stamp);
    case 'update':
      return update(writing, request);
    case 'adopt':
      return outcome(await joinUser(writing, request.id), request.id);
    case 'remove':
      return remove(writing, request.id, request.how);
  }
}

/** What of a body is written to the record itself: its text fields. */
function ownFields(body: SiebelRow): SiebelRow {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value !== 'object' || value === null));
}

async function create(writing: Writing, body: SiebelRow, stamp: string): Promise<WriteResult> {
  const { scope, scoping } = writing;
  const { own, parts } = splitContact(scoping.domain, ownFields(body));
  const row = { ...defaults(scoping.domain, scope), ...own, 'Integration Id': stamp };
  const id = await insertOnce(writing, row, stamp);
  if (typeof id !== 'string') return { kind: 'failed', trouble: id };
  if (scoping.domain === 'contact') {
    const joined = await joinUser(writing, id);
    if (joined.kind === 'failed') return { kind: 'failed', trouble: joined.trouble };
  }
  return withParts(writing, id, parts, null);
}

/** What a new activity has unless the mapping says otherwise. */
function defaults(domain: Domain, scope: UserScope): SiebelRow {
  if (domain === 'contact') return {};
  return { 'Primary Owner Id': scope.siebelUserId, Display: DISPLAYS[domain] };
}

/** Inserts a record. When the answer is lost, its creation key is looked for before it is sent once more. */
async function insertOnce(writing: SiebelWriting, row: SiebelRow, stamp: string): Promise<string | RecordTrouble> {
  const { queries, scoping } = writing;
  const key = componentOf(scoping.domain);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await writeRow(queries, key, 'POST', '', row);
    if (answer.kind === 'done') return textOf(answer.row, 'Id');
    if (!answer.isLost) return answer.trouble;
    const found = await readWhere(queries, key, 'Integration Id', [stamp], { fields: [] }).catch(() => null);
    const [first] = found ?? [];
    if (first) return textOf(first, 'Id');
    if (found === null || attempt === 2) return answer.trouble;
  }
}

/** Puts the user on the record: on a contact's Sync List (and under Sales Rep among its positions), or among an activity's employees. */
async function joinUser({ queries, scope, scoping }: SiebelWriting, id: string): Promise<SiebelWritten> {
  const key = componentOf(scoping.domain);
  const [position] = scoping.positionIds ?? [];
  if (position !== undefined) {
    const placed = await writeChild(queries, key, id, 'Position', { put: { Id: position } });
    if (placed.kind === 'failed') return placed;
  }
  return writeChild(queries, key, id, userChild(scoping), { put: { Id: scope.siebelUserId } });
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
  // Sent even when only parts change, so that the guard holds for them too.
  const guard = current.version === null ? {} : { 'Mod Id': current.version };
  const row = { ...own, ...guard };
  if (Object.keys(row).length > 0) {
    const answer = await writeRow(queries, componentOf(scoping.domain), 'PUT', id, row);
    if (answer.kind === 'failed') return { kind: 'failed', trouble: answer.trouble };
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

async function remove(
  { queries, scope, scoping }: SiebelWriting,
  id: string,
  how: 'delete' | 'leave',
): Promise<WriteResult> {
  const key = componentOf(scoping.domain);
  const answer =
    how === 'leave'
      ? await writeChild(queries, key, id, userChild(scoping), { drop: scope.siebelUserId })
      : await queries.client.write('DELETE', pathOf(queries.map[key], id));
  const isGone = answer.kind === 'failed' && answer.trouble.kind === 'not-found';
  return isGone ? written(id, []) : outcome(answer, id);
}

function written(id: string, fieldIssues: readonly FieldIssue[]): WriteResult {
  return { kind: 'written', id, record: null, fieldIssues };
}

function outcome(answer: SiebelWritten, id: string): WriteResult {
  return answer.kind === 'done' ? written(id, []) : { kind: 'failed', trouble: answer.trouble };
}
