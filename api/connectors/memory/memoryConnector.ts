// The reference implementation of Connector: what the interface means, in memory, for either side. Whose a record is, is a predicate:
// it is on a list of members. Tests use it where no server is the point; the product does not.
import type {
  AssociationChange,
  AssociationResult,
  ChangeEntry,
  Connector,
  Cursor,
  FindKey,
  ReadResult,
  UserScope,
  WriteRequest,
  WriteResult,
} from '../connector.ts';
import type { RecordRef } from '../../../shared/contract/siebelRecords.ts';
import type { WireBody, WireRecord } from '../../domains/wireRecord.ts';
import { CursorExpired, type RecordTrouble } from '../../errors.ts';
import type { Domain, Side } from '../../../shared/vocabulary.ts';

interface Stored {
  readonly id: string;
  readonly domain: Domain;
  readonly version: number;
  readonly stamp: string | null;
  /** Siebel: employee ids; Exchange: the mailbox. Empty: deleted. */
  readonly members: readonly string[];
  readonly body: WireBody;
  /** What it is associated with. */
  readonly records: readonly RecordRef[];
  /** Place in the order of changes. */
  readonly seq: number;
}

export interface MemoryConnector extends Connector {
  /** As a person would: makes a record of these members and answers its id. */
  put(domain: Domain, members: readonly string[], body: WireBody): string;
  change(id: string, body: WireBody): void;
  drop(id: string): void;
  /** Cursors given before are not known any more. */
  expireCursors(): void;
  /** How many records there are, deleted ones aside. */
  count(): number;
}

export interface MemoryOptions {
  /** The field for which a body is refused, or null. */
  readonly refuses?: (body: WireBody) => string | null;
  readonly pageSize?: number;
  /** Whether a record can be associated; any unless given. */
  readonly knows?: (record: RecordRef) => boolean;
}

export function createMemoryConnector(side: Side, options: MemoryOptions = {}): MemoryConnector {
  const records = new Map<string, Stored>();
  const pageSize = options.pageSize ?? 10;
  let seq = 0;
  let generation = 1;

  const memberOf = (scope: UserScope): string => (side === 'siebel' ? scope.siebelUserId : scope.mailbox.toLowerCase());

  const keep = (record: Omit<Stored, 'seq'>): Stored => {
    seq += 1;
    const kept = { ...record, seq };
    records.set(record.id, kept);
    return kept;
  };

  const make = (domain: Domain, members: readonly string[], body: WireBody, stamp: string | null): Stored =>
    keep({ id: `${side}-${seq + 1}`, domain, version: 1, stamp, members, body, records: [] });

  const recordOf = (stored: Stored, scope: UserScope): WireRecord => ({
    id: stored.id,
    version: String(stored.version),
    stamp: stored.stamp,
    inScope: stored.members.includes(memberOf(scope)),
    body: stored.body,
  });

  const entryOf = (scope: UserScope, domain: Domain, id: string): ChangeEntry & ReadResult => {
    const stored = records.get(id);
    if (!stored || stored.members.length === 0 || stored.domain !== domain) return { kind: 'gone', id, why: 'deleted' };
    const record = recordOf(stored, scope);
    return record.inScope ? { kind: 'present', record } : { kind: 'gone', id, why: 'left' };
  };

  const visible = (scope: UserScope, domain: Domain): readonly Stored[] =>
    [...records.values()].filter((stored) => stored.domain === domain && stored.members.includes(memberOf(scope)));

  const carries = (stored: Stored, key: FindKey): boolean =>
    key.by === 'stamp'
      ? stored.stamp === key.stamp
      : Object.entries(key.equal).every(([field, value]) => stored.body[field] === value);

  const write = (scope: UserScope, domain: Domain, request: WriteRequest): WriteResult => {
    if (request.kind === 'create') {
      const field = options.refuses?.(request.body) ?? null;
      if (field !== null) return failed('rejected', field);
      return written(recordOf(make(domain, [memberOf(scope)], request.body, request.stamp), scope));
    }
    const stored = records.get(request.id);
    if (request.kind === 'remove') {
      if (stored) keep({ ...stored, members: remaining(stored, request.how, memberOf(scope)) });
      return { kind: 'written', id: request.id, record: null, fieldIssues: [] };
    }
    if (!stored || stored.members.length === 0) return failed('not-found', null);
    if (request.current.version !== String(stored.version)) return failed('precondition', null);
    const version = stored.version + 1;
    if (request.kind === 'adopt') {
      const members = [...new Set([...stored.members, memberOf(scope)])];
      const stamp = side === 'exchange' ? request.stamp : stored.stamp;
      return written(recordOf(keep({ ...stored, version, members, stamp }), scope));
    }
    const field = options.refuses?.(request.body) ?? null;
    if (field !== null) return failed('rejected', field);
    return written(recordOf(keep({ ...stored, version, body: { ...stored.body, ...request.body } }), scope));
  };

  const associate = ({ current, drop, put }: AssociationChange): AssociationResult => {
    const stored = records.get(current.id);
    if (!stored || stored.members.length === 0) return [...put, ...drop].map(() => troubleOf('not-found', null));
    if (current.version !== String(stored.version)) return [...put, ...drop].map(() => troubleOf('precondition', null));
    const taken = put.filter((record) => options.knows?.(record) ?? true);
    const isIn = (list: readonly RecordRef[], record: RecordRef): boolean =>
      list.some(({ id, kind }) => id === record.id && kind === record.kind);
    const left = stored.records.filter((record) => !isIn(drop, record) && !isIn(taken, record));
    keep({ ...stored, version: stored.version + 1, records: [...left, ...taken] });
    return [
      ...put.map((record) => (isIn(taken, record) ? null : troubleOf('rejected', null))),
      ...drop.map(() => null),
    ];
  };

  return {
    side,
    put: (domain, members, body) => make(domain, members, body, null).id,
    change: (id, body) => {
      const stored = records.get(id);
      if (stored) keep({ ...stored, version: stored.version + 1, body: { ...stored.body, ...body } });
    },
    drop: (id) => {
      const stored = records.get(id);
      if (stored) keep({ ...stored, members: [] });
    },
    expireCursors: () => {
      generation += 1;
    },
    count: () => [...records.values()].filter((stored) => stored.members.length > 0).length,

    async *readChanges(scope, domain, cursor, { hints }) {
      const next: Cursor = { generation, seq };
      if (cursor !== null && cursor['generation'] !== generation) throw new CursorExpired('The cursor is of before.');
      const since = Number(cursor?.['seq'] ?? 0);
      const changed = [...records.values()].filter((stored) => stored.domain === domain && stored.seq > since);
      const told = cursor === null ? visible(scope, domain) : side === 'siebel' ? [] : changed;
      const ids = [...new Set([...told.map(({ id }) => id), ...hints])];
      for (let start = 0; start < ids.length; start += pageSize)
        yield { entries: ids.slice(start, start + pageSize).map((id) => entryOf(scope, domain, id)), next: null };
      yield { entries: [], next };
    },
    read: async (scope, domain, ids) => ids.map((id) => entryOf(scope, domain, id)),
    find: async (scope, domain, keys) => {
      const all = [...records.values()].filter((stored) => stored.domain === domain && stored.members.length > 0);
      return keys.map((key) => all.filter((stored) => carries(stored, key)).map((stored) => recordOf(stored, scope)));
    },
    write: async (scope, domain, requests) => requests.map((request) => write(scope, domain, request)),
    readAssociations: async (_scope, _domain, ids) =>
      ids.map((id) => {
        const stored = records.get(id);
        if (!stored || stored.members.length === 0) return { kind: 'gone', id };
        const associations = { id, version: String(stored.version), records: stored.records, title: '' };
        return { kind: 'present', associations };
      }),
    associate: async (_scope, _domain, changes) => changes.map(associate),
    describeUser: async () => ({ timeZone: 'UTC' }),
  };
}

function remaining({ members }: Stored, how: 'delete' | 'leave', member: string): readonly string[] {
  return how === 'delete' ? [] : members.filter((one) => one !== member);
}

function written(record: WireRecord): WriteResult {
  return { kind: 'written', id: record.id, record, fieldIssues: [] };
}

function failed(kind: RecordTrouble['kind'], field: string | null): WriteResult {
  return { kind: 'failed', trouble: troubleOf(kind, field) };
}

function troubleOf(kind: RecordTrouble['kind'], field: string | null): RecordTrouble {
  return { kind, message: 'The memory refuses.', field, retryAfterMs: null };
}
