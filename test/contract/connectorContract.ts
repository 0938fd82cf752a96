// What every connector owes its callers, whichever server is behind it. One suite for all of them: a harness brings a connector, a user,
// and the hands of a person who works at the server itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AssociationResult,
  Associations,
  ChangeEntry,
  Connector,
  Cursor,
  FindKey,
  UserScope,
  WriteRequest,
  WriteResult,
} from '../../api/connectors/connector.ts';
import type { RecordKind, RecordRef } from '../../shared/contract/siebelRecords.ts';
import type { WireBody, WireRecord } from '../../api/domains/wireRecord.ts';
import { CursorExpired } from '../../api/errors.ts';
import { DOMAINS, type Domain } from '../../shared/vocabulary.ts';

export interface Harness {
  readonly connector: Connector;
  readonly scope: UserScope;
  /** Changes come with the cursor, or (Siebel's feed) as hints. */
  readonly toldBy: 'cursor' | 'hints';
  /** The body of a good record; its label is what tells it from others. */
  body(domain: Domain, label: string): WireBody;
  /** A body that the server refuses. */
  badBody(domain: Domain): WireBody;
  labelOf(domain: Domain, record: WireRecord): string;
  /** The change of a record's label. */
  relabel(domain: Domain, label: string): WireBody;
  fieldKey(domain: Domain, label: string): FindKey;
  readonly person: {
    create(domain: Domain, label: string): Promise<string>;
    relabel(domain: Domain, id: string, label: string): Promise<void>;
    remove(domain: Domain, id: string): Promise<void>;
    /** Takes the user off a record that others keep. */
    takeOff(domain: Domain, id: string): Promise<void>;
  };
  /** The next create of the domain is done, and its answer never arrives. */
  loseNextCreate(domain: Domain): Promise<void>;
  expireCursors(): Promise<void>;
  /** A new record that records can be associated with. */
  createAssociated(kind: RecordKind): Promise<string>;
  close(): Promise<void>;
}

/** What not every server has. */
export interface Abilities {
  /** A user can be taken off a record that others keep. */
  readonly takesOff: boolean;
  /** There is a wire on which an answer can be lost. */
  readonly losesAnswers: boolean;
  readonly expiresCursors: boolean;
  /** It knows what its records are associated with. */
  readonly associates: boolean;
}

/** For what a server has no hand for; its tests are not run. */
export async function never(): Promise<never> {
  throw new Error('This server has no such thing.');
}

let counter = 0;
/** A word that no other record carries. */
function fresh(): string {
  counter += 1;
  return `Contract ${process.pid} ${counter}`;
}

export function connectorContract(name: string, abilities: Abilities, makeHarness: () => Promise<Harness>): void {
  describe(`${name} keeps the contract of connectors`, () => {
    let harness: Harness;
    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterAll(async () => {
      await harness.close();
    });
    for (const domain of DOMAINS) {
      describe(domain, () => {
        readingTests(() => harness, domain);
        writingTests(() => harness, domain);
        troubleTests(() => harness, domain);
        if (abilities.takesOff) takenOffTests(() => harness, domain);
        if (abilities.losesAnswers) lostAnswerTests(() => harness, domain);
        if (abilities.associates) associationTests(() => harness, domain);
        if (abilities.expiresCursors) expiredCursorTests(() => harness, domain);
      });
    }
  });
}

interface Reading {
  readonly entries: ReadonlyMap<string, ChangeEntry>;
  readonly next: Cursor;
}

async function readAll(
  harness: Harness,
  domain: Domain,
  cursor: Cursor | null,
  hints: readonly string[] = [],
): Promise<Reading> {
  const entries = new Map<string, ChangeEntry>();
  const nexts: Cursor[] = [];
  const options = { extractFrom: null, hints };
  for await (const page of harness.connector.readChanges(harness.scope, domain, cursor, options)) {
    expect(nexts, 'only the last page carries the next cursor').toHaveLength(0);
    for (const entry of page.entries) entries.set(entry.kind === 'gone' ? entry.id : entry.record.id, entry);
    if (page.next) nexts.push(page.next);
  }
  const [next] = nexts;
  if (!next) throw new Error('The reading ended without a cursor.');
  // A cursor is kept as JSON.
  return { entries, next: JSON.parse(JSON.stringify(next)) as Cursor };
}

/** What happened to `ids` since the cursor, told in the server's way. */
function readSince(harness: Harness, domain: Domain, cursor: Cursor, ids: readonly string[]): Promise<Reading> {
  return readAll(harness, domain, cursor, harness.toldBy === 'hints' ? ids : []);
}

async function readOne(harness: Harness, domain: Domain, id: string): Promise<WireRecord> {
  const [result] = await harness.connector.read(harness.scope, domain, [id]);
  if (result?.kind !== 'present') throw new Error(`${id} is not there: ${JSON.stringify(result)}`);
  return result.record;
}

async function writeOne(harness: Harness, domain: Domain, request: WriteRequest): Promise<WriteResult> {
  const [result] = await harness.connector.write(harness.scope, domain, [request]);
  if (!result) throw new Error('A request without a result.');
  return result;
}

function expectWritten(result: WriteResult | undefined): WriteResult & { readonly kind: 'written' } {
  if (result?.kind !== 'written') throw new Error(`Not written: ${JSON.stringify(result)}`);
  return result;
}

function readingTests(given: () => Harness, domain: Domain): void {
  it('a first reading tells every record and ends with a cursor', async () => {
    const harness = given();
    const labels = Array.from({ length: 13 }, fresh);
    const ids = await Promise.all(labels.map((label) => harness.person.create(domain, label)));
    const { entries } = await readAll(harness, domain, null);
    const told = ids.map((id) => {
      const entry = entries.get(id);
      return entry?.kind === 'present' ? harness.labelOf(domain, entry.record) : entry?.kind;
    });
    expect(told).toEqual(labels);
  });

  it('a later reading tells what changed since its cursor, and nothing twice', async () => {
    const harness = given();
    const [touched, untouched] = [
      await harness.person.create(domain, fresh()),
      await harness.person.create(domain, fresh()),
    ];
    const { next } = await readAll(harness, domain, null);
    const label = fresh();
    await harness.person.relabel(domain, touched, label);
    const later = await readSince(harness, domain, next, [touched]);
    const entry = later.entries.get(touched);
    expect(entry?.kind === 'present' && harness.labelOf(domain, entry.record)).toBe(label);
    expect(later.entries.has(untouched)).toBe(false);
    const last = await readSince(harness, domain, later.next, []);
    expect([...last.entries.keys()]).toEqual([]);
  });

  it('a hint is told in its present state although nothing changed', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const { next } = await readAll(harness, domain, null);
    const { entries } = await readAll(harness, domain, next, [id]);
    expect(entries.get(id)?.kind).toBe('present');
  });

  it('a deletion is told, and a read confirms it', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const { next } = await readAll(harness, domain, null);
    await harness.person.remove(domain, id);
    const { entries } = await readSince(harness, domain, next, [id]);
    expect(entries.get(id)).toEqual({ kind: 'gone', id, why: 'deleted' });
    expect(await harness.connector.read(harness.scope, domain, [id])).toEqual([{ kind: 'gone', id, why: 'deleted' }]);
  });

  it('reads by id answer in the order asked, gone ones among them', async () => {
    const harness = given();
    const ids: string[] = [];
    for (let index = 0; index < 23; index += 1) ids.push(await harness.person.create(domain, fresh()));
    const removed = ids[7] ?? '';
    await harness.person.remove(domain, removed);
    const asked = [...ids].reverse();
    const results = await harness.connector.read(harness.scope, domain, asked);
    expect(results.map((result) => (result.kind === 'present' ? result.record.id : result.id))).toEqual(asked);
    expect(results.filter((result) => result.kind === 'gone').map((result) => result.id)).toEqual([removed]);
    expect(await harness.connector.read(harness.scope, domain, [])).toEqual([]);
  });
}

function takenOffTests(given: () => Harness, domain: Domain): void {
  it('a record from which the user was taken off has left, it is not deleted', async () => {
    const { connector, person, scope } = given();
    const id = await person.create(domain, fresh());
    await person.takeOff(domain, id);
    expect(await connector.read(scope, domain, [id])).toEqual([{ kind: 'gone', id, why: 'left' }]);
  });

  it('leaving a record takes the user off and keeps it', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const current = await readOne(harness, domain, id);
    expectWritten(await writeOne(harness, domain, { kind: 'remove', id, current, how: 'leave' }));
    const results = await harness.connector.read(harness.scope, domain, [id]);
    expect(results).toEqual([{ kind: 'gone', id, why: 'left' }]);
  });

  it('adopting a record puts the user on it', async () => {
    const harness = given();
    const label = fresh();
    const id = await harness.person.create(domain, label);
    await harness.person.takeOff(domain, id);
    const [[current] = []] = await harness.connector.find(harness.scope, domain, [harness.fieldKey(domain, label)]);
    if (!current) throw new Error('A record out of scope was not found.');
    expect(current.inScope).toBe(false);
    expectWritten(await writeOne(harness, domain, { kind: 'adopt', id, current, stamp: '' }));
    expect((await readOne(harness, domain, id)).inScope).toBe(true);
  });
}

function writingTests(given: () => Harness, domain: Domain): void {
  it('a created record carries its stamp, is in scope, and is found by stamp and by fields', async () => {
    const harness = given();
    const [label, stamp] = [fresh(), `S-${fresh().replaceAll(' ', '-')}`];
    const body = harness.body(domain, label);
    const { id } = expectWritten(await writeOne(harness, domain, { kind: 'create', body, stamp }));
    const record = await readOne(harness, domain, id);
    expect([record.stamp, record.inScope, harness.labelOf(domain, record)]).toEqual([stamp, true, label]);
    const keys: FindKey[] = [{ by: 'stamp', stamp }, { by: 'stamp', stamp: 'nobody' }, harness.fieldKey(domain, label)];
    const found = await harness.connector.find(harness.scope, domain, keys);
    expect(found.map((records) => records.map((one) => one.id))).toEqual([[id], [], [id]]);
  });

  it('an update changes what it names and keeps the rest', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const current = await readOne(harness, domain, id);
    const label = fresh();
    const result = expectWritten(
      await writeOne(harness, domain, { kind: 'update', id, current, body: harness.relabel(domain, label) }),
    );
    const after = await readOne(harness, domain, id);
    expect(harness.labelOf(domain, after)).toBe(label);
    expect(after.version).not.toBe(current.version);
    if (result.record) expect(result.record.version).toBe(after.version);
    const [kept] = Object.keys(harness.body(domain, label)).filter((name) => !(name in harness.relabel(domain, label)));
    if (kept) expect(after.body[kept]).toEqual(current.body[kept]);
  });

  it('an update of a record that changed since it was read is refused as a precondition', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const current = await readOne(harness, domain, id);
    const theirs = fresh();
    await harness.person.relabel(domain, id, theirs);
    const body = harness.relabel(domain, fresh());
    const result = await writeOne(harness, domain, { kind: 'update', id, current, body });
    expect(result.kind === 'failed' && result.trouble.kind).toBe('precondition');
    expect(harness.labelOf(domain, await readOne(harness, domain, id))).toBe(theirs);
  });

  it('a removed record is gone, and to remove it again is no trouble', async () => {
    const harness = given();
    const id = await harness.person.create(domain, fresh());
    const current = await readOne(harness, domain, id);
    expectWritten(await writeOne(harness, domain, { kind: 'remove', id, current, how: 'delete' }));
    expect(await harness.connector.read(harness.scope, domain, [id])).toEqual([{ kind: 'gone', id, why: 'deleted' }]);
    expectWritten(await writeOne(harness, domain, { kind: 'remove', id, current: null, how: 'delete' }));
  });

  it('forty-five writes of every kind answer in the order asked', async () => {
    const harness = given();
    const existing = await Promise.all(Array.from({ length: 15 }, () => harness.person.create(domain, fresh())));
    const current = await Promise.all(existing.map((id) => readOne(harness, domain, id)));
    const labels = Array.from({ length: 45 }, fresh);
    const requests = labels.map((label, index): WriteRequest => {
      const record = current[Math.floor(index / 3)];
      if (index % 3 === 0 || !record)
        return { kind: 'create', body: harness.body(domain, label), stamp: `S-${counter}-${index}` };
      // A third of what exists is both changed and left; of those only the removal is asked for.
      if (index % 3 === 1 && Math.floor(index / 3) % 2 === 0)
        return { kind: 'update', id: record.id, current: record, body: harness.relabel(domain, label) };
      if (index % 3 === 2 && Math.floor(index / 3) % 2 === 1)
        return { kind: 'remove', id: record.id, current: record, how: 'delete' };
      return { kind: 'create', body: harness.body(domain, label), stamp: `S-${counter}-${index}` };
    });
    const results = await harness.connector.write(harness.scope, domain, requests);
    expect(results).toHaveLength(45);
    const states = await harness.connector.read(harness.scope, domain, results.map((result) => expectWritten(result).id)); // prettier-ignore
    const told = states.map((state) => (state.kind === 'present' ? harness.labelOf(domain, state.record) : state.kind));
    expect(told).toEqual(labels.map((label, index) => (requests[index]?.kind === 'remove' ? 'gone' : label)));
  });
}

function troubleTests(given: () => Harness, domain: Domain): void {
  it('one record that the server refuses does not hold up the others', async () => {
    const harness = given();
    const good = () => ({
      kind: 'create' as const,
      body: harness.body(domain, fresh()),
      stamp: `S-${fresh().replaceAll(' ', '-')}`,
    });
    const bad = { ...good(), body: harness.badBody(domain) };
    const results = await harness.connector.write(harness.scope, domain, [good(), bad, good()]);
    expect(results.map((result) => result.kind)).toEqual(['written', 'failed', 'written']);
    const [, refused] = results;
    expect(refused?.kind === 'failed' && refused.trouble.kind).toBe('rejected');
  });
}

function lostAnswerTests(given: () => Harness, domain: Domain): void {
  it('a create whose answer is lost makes one record', async () => {
    const { body, connector, loseNextCreate, scope } = given();
    const stamp = `S-${fresh().replaceAll(' ', '-')}`;
    await loseNextCreate(domain);
    const [result] = await connector.write(scope, domain, [{ kind: 'create', body: body(domain, fresh()), stamp }]);
    const { id } = expectWritten(result);
    const [found] = await connector.find(scope, domain, [{ by: 'stamp', stamp }]);
    expect(found?.map((record) => record.id)).toEqual([id]);
  });
}

function expiredCursorTests(given: () => Harness, domain: Domain): void {
  it('an expired cursor is said to be so, and a new reading begins', async () => {
    const harness = given();
    const { next } = await readAll(harness, domain, null);
    await harness.expireCursors();
    await expect(readAll(harness, domain, next)).rejects.toThrow(CursorExpired);
    expect((await readAll(harness, domain, null)).next).toBeDefined();
  });
}

function associationTests(given: () => Harness, domain: Domain): void {
  const kinds: readonly RecordKind[] = domain === 'contact' ? ['account', 'opportunity'] : ['account', 'opportunity', 'service request', 'contact']; // prettier-ignore
  const read = async (id: string): Promise<Associations> => {
    const [found] = (await given().connector.readAssociations?.(given().scope, domain, [id])) ?? [];
    if (found?.kind !== 'present') throw new Error(`${id} is not there.`);
    return found.associations;
  };
  const write = async (
    current: Associations,
    put: readonly RecordRef[],
    drop: readonly RecordRef[] = [],
  ): Promise<AssociationResult | undefined> =>
    (await given().connector.associate?.(given().scope, domain, [{ current, put, drop }]))?.[0];
  const sorted = (records: readonly RecordRef[]): readonly string[] => records.map(({ id, kind }) => `${kind} ${id}`).sort(); // prettier-ignore
  const make = async (kind: RecordKind): Promise<RecordRef> => ({ kind, id: await given().createAssociated(kind) });

  it('records are associated, read back, and taken off again; nothing else of the record changes', async () => {
    const label = fresh();
    const id = await given().person.create(domain, label);
    expect((await read(id)).records).toEqual([]);
    const records = await Promise.all(kinds.map(make));
    expect(await write(await read(id), records)).toEqual(records.map(() => null));
    const after = await read(id);
    expect(sorted(after.records)).toEqual(sorted(records));
    expect(given().labelOf(domain, await readOne(given(), domain, id))).toBe(label);
    expect(await write(after, [], records)).toEqual(records.map(() => null));
    expect((await read(id)).records).toEqual([]);
  });

  it('one takes the place of another, and what is so already is done', async () => {
    const id = await given().person.create(domain, fresh());
    const [first, second] = [await make('account'), await make('account')];
    await write(await read(id), [first]);
    expect(await write(await read(id), [second], [first])).toEqual([null, null]);
    expect((await read(id)).records).toEqual([second]);
    expect(await write(await read(id), [second])).toEqual([null]);
    expect((await read(id)).records).toEqual([second]);
  });

  it('one that there is not is rejected, and the others are made', async () => {
    const id = await given().person.create(domain, fresh());
    const good = await make('account');
    const bad: RecordRef = { kind: 'opportunity', id: 'NOBODY' };
    const [first, second] = (await write(await read(id), [good, bad])) ?? [];
    expect([first, second?.kind]).toEqual([null, 'rejected']);
    expect((await read(id)).records).toEqual([good]);
  });

  it('a record that is gone has none', async () => {
    const id = await given().person.create(domain, fresh());
    const current = await read(id);
    await given().person.remove(domain, id);
    expect(await given().connector.readAssociations?.(given().scope, domain, [id])).toEqual([{ kind: 'gone', id }]);
    const [trouble] = (await write(current, [await make('account')])) ?? [];
    expect(trouble?.kind).toBe('not-found');
  });
}
