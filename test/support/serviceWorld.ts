// The use cases on a real store, with stand-ins for what lies beside it: Siebel's directory, the engine, the queue. What was asked of
// them can be read, and what they answer can be set.
import type { SiebelDirectory, SiebelEmployee } from '../../api/connectors/connector.ts';
import type { SiebelRecords } from '../../api/connectors/siebelRecords.ts';
import type { WireRecord } from '../../api/domains/wireRecord.ts';
import type { PlannedLine } from '../../api/engine/handlers.ts';
import type { UndoPreview } from '../../api/engine/undoPreview.ts';
import type { ServiceDependencies } from '../../api/services/dependencies.ts';
import type { JournalEntry } from '../../api/store/journal.ts';
import type { Store, UserMap } from '../../api/store/store.ts';
import { openTestStore } from './testStore.ts';

export interface ServiceWorld {
  readonly services: ServiceDependencies;
  readonly store: Store;
  readonly employees: SiebelEmployee[];
  /** Siebel's contacts; `Sync List` in their bodies follows what is asked of the directory. */
  readonly contacts: WireRecord[];
  /** Siebel's accounts. */
  readonly accounts: WireRecord[];
  /** What is in the mailboxes. */
  readonly items: WireRecord[];
  /** What the engine plans for whoever asks. */
  readonly planned: PlannedLine[];
  /** Runs asked for, oldest first. */
  readonly requested: { readonly login: string; readonly reason: string }[];
  /** Cycles of the Dispatcher asked for. */
  dispatches: number;
  /** Sides that do not answer. */
  readonly silent: Set<'siebel' | 'exchange'>;
  /** Runs instead of an engine, when a run is asked for. */
  engine: (userMapId: string) => Promise<void>;
  now(): Date;
  /** Moves the clock. */
  advance(ms: number): Date;
  /** Maps and enables a person. */
  mapUser(login: string, enabled?: boolean): Promise<UserMap>;
  /** Writes one journal line of the user, in a run of its own unless told. */
  travel(user: UserMap, line?: Partial<JournalEntry>): Promise<void>;
  close(): Promise<void>;
}

export async function openServiceWorld(name: string): Promise<ServiceWorld> {
  const { store, now, advance } = await openTestStore(name);
  const world: ServiceWorld = {
    services: undefined as never,
    store,
    employees: [],
    contacts: [],
    accounts: [],
    items: [],
    planned: [],
    requested: [],
    dispatches: 0,
    silent: new Set(),
    engine: () => Promise.resolve(),
    now,
    advance,
    mapUser: (login, enabled = true) => store.userMaps.save({ ...personOf(login), enabled }),
    travel: async (user, line) => store.journal.append([await journalEntry(store, user, line)]),
    close: () => store.close(),
  };
  return Object.assign(world, { services: standIns(world) });
}

function standIns(world: ServiceWorld): ServiceDependencies {
  const probe = async (side: 'siebel' | 'exchange') => {
    if (world.silent.has(side)) throw new Error(`${side} is silent`);
  };
  return {
    store: world.store,
    directory: directoryOf(world),
    records: recordsOf(world),
    openTemplate: null,
    readers: { siebel: readerOf(world.contacts), exchange: readerOf(world.items) },
    engine: {
      plan: async (_user, domains) => world.planned.filter((line) => domains.includes(line.domain)),
      planUndo: async (_user, asked) => asked.map(({ line }) => previewOf(line.id)),
    },
    queue: {
      async requestSync(userMapId, login, reason) {
        world.requested.push({ login, reason });
        await world.engine(userMapId);
      },
      async requestDispatch() {
        world.dispatches += 1;
      },
      depth: () => Promise.resolve(world.requested.length),
    },
    probes: { siebel: () => probe('siebel'), exchange: () => probe('exchange') },
    clock: { now: world.now },
    mapping: { pimServer: 'default', language: 'en', visibility: 'All' },
  };
}

/** As if the field of the line could go back. */
function previewOf(lineId: string): UndoPreview {
  return { lineId, state: 'planned', writes: ['update siebel'], restored: ['lastName'], leftOut: [], reason: null };
}

function directoryOf(world: ServiceWorld): SiebelDirectory {
  return {
    readFeed: () => Promise.resolve({ touched: [], tooMany: false, next: {}, consumed: [] }),
    dropConsumed: () => Promise.resolve(0),
    listEmployees: async (logins) => world.employees.filter(({ login }) => logins === null || logins.includes(login)),
    searchContacts: async (text, limit) =>
      world.contacts
        .filter(({ body }) => JSON.stringify(body).toLowerCase().includes(text.toLowerCase()))
        .slice(0, limit),
    readAccounts: async (ids) => world.accounts.filter(({ id }) => ids.includes(id)),
    async setSyncList(contactId, employeeId, listed) {
      const at = world.contacts.findIndex((contact) => contact.id === contactId);
      const contact = world.contacts[at];
      if (!contact) throw new Error(`no contact ${contactId}`);
      world.contacts[at] = { ...contact, body: { ...contact.body, 'Sync List': listed ? [{ Id: employeeId }] : [] } };
    },
    ping: () => Promise.resolve(),
  };
}

/** Who may come in is asked of this one; what comes out is asked of the sandbox's Siebel. */
function recordsOf(world: ServiceWorld): SiebelRecords {
  const nothing = () => Promise.resolve([]);
  const around = { accounts: [], opportunities: [], serviceRequests: [], lastActivities: [], nextActivities: [] };
  return {
    search: nothing,
    read: nothing,
    contactsByEmail: nothing,
    employeesByEmail: nothing,
    around: () => Promise.resolve(around),
    makeContact: () => Promise.resolve({ kind: 'exists', contacts: world.contacts }),
  };
}

/** Records by id, whosever they are. */
function readerOf(records: readonly WireRecord[]): ServiceDependencies['readers']['siebel'] {
  const byId = (id: unknown): WireRecord | undefined => records.find((record) => record.id === id);
  return {
    read: async (_scope, _domain, ids) =>
      ids.map((id) => {
        const record = byId(id);
        return record ? { kind: 'present', record } : { kind: 'gone', id, why: 'deleted' };
      }),
    find: async (_scope, _domain, keys) =>
      keys.map((key) => (key.by === 'fields' ? [byId(key.equal['Id']) ?? []].flat() : [])),
  };
}

/** Somebody whose mailbox follows from the login. */
function personOf(login: string) {
  return {
    login,
    siebelUserId: `E-${login}`,
    firstName: 'Sam',
    lastName: login,
    mailbox: `${login.toLowerCase()}@example.com`,
    pimServer: 'default',
    language: 'en',
    visibility: 'All',
  } as const;
}

async function journalEntry(store: Store, user: UserMap, line: Partial<JournalEntry> = {}): Promise<JournalEntry> {
  const runId = line.runId ?? (await store.runs.start({ userMapId: user.id, reason: 'test', startedAt: new Date() }));
  return {
    userMapId: user.id,
    login: user.login,
    domain: 'contact',
    direction: 'outbound',
    rule: 'U1',
    operation: 'create',
    outcome: 'written',
    siebelId: '1-AB',
    exchangeId: 'AAMk=',
    fields: ['lastName'],
    reason: null,
    message: null,
    details: { title: 'Ada Winter', before: {}, after: { lastName: 'Winter' }, overruled: [] },
    ...line,
    runId,
  };
}
