// A small server that speaks the API's contract from memory, for tests of the pane: what is asked is checked with the contract's schemas,
// what is changed stays changed, and any path can be made to fail or to wait.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  addLinksBodySchema,
  itemStateBodySchema,
  mailboxQuerySchema,
  removeLinksBodySchema,
} from '../../shared/contract/items.ts';
import type { ItemRef, ItemView, MailboxItem, Me } from '../../shared/contract/items.ts';
import type { JournalLineView } from '../../shared/contract/journal.ts';
import type { LevelView } from '../../shared/contract/levels.ts';
import { newContactBodySchema, peopleBodySchema, recordQuerySchema, surroundingsBodySchema } from '../../shared/contract/siebelRecords.ts'; // prettier-ignore
import type { Person, SiebelRecord, Surroundings } from '../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../shared/contract/syncList.ts';
import type { UndoView } from '../../shared/contract/undo.ts';
import type { UserView } from '../../shared/contract/userMaps.ts';
import { makeLine, makeUser } from './consoleData.ts';
import { createConsoleIssues } from './consoleIssues.ts';
import type { ConsoleIssues } from './consoleIssues.ts';
import { answerUndo } from './consoleUndo.ts';
import { LEVELS, makeContact, makeItem, makeMailbox, makePeople, ME, RECORDS, SURROUNDINGS } from './paneData.ts';

export interface PaneFailure {
  readonly id?: string;
  readonly message?: string;
  readonly status: number;
}

export interface PaneCall {
  readonly body: unknown;
  readonly call: string;
}

export interface PaneApi {
  readonly url: string;
  me: Me;
  people: Person[];
  records: SiebelRecord[];
  recents: SiebelRecord[];
  surroundings: Surroundings;
  readonly items: Map<string, ItemView>;
  readonly mailbox: { contacts: MailboxItem[]; tasks: MailboxItem[] };
  user: UserView;
  levels: readonly LevelView[];
  lines: JournalLineView[];
  readonly issues: ConsoleIssues;
  readonly undos: UndoView[];
  /** Contacts that were made. */
  readonly made: string[];
  /** Calls that came, as `METHOD /path?query`, with their bodies. */
  readonly calls: PaneCall[];
  /** Paths of calls that were given up before they were answered. */
  readonly givenUp: string[];
  /** Paths that fail until removed. */
  readonly failing: Map<string, PaneFailure>;
  /** Keeps the calls of a path waiting until it is let go. */
  hold(path: string): () => void;
  /** Changes a contact wherever it is. */
  changeContact(contactId: string, change: Partial<SyncListContact>): void;
  /** The bodies of the calls to a path, oldest first. */
  sent(call: string): unknown[];
  close(): Promise<void>;
}

const keyOf = ({ id, kind }: ItemRef): string => `${kind} ${id}`;

/** Starts it on a free port of 127.0.0.1. */
export async function startPaneApi(): Promise<PaneApi> {
  const held = new Map<string, Promise<void>>();
  const api: PaneApi = {
    url: '',
    me: ME,
    people: makePeople(),
    records: [...RECORDS],
    recents: RECORDS.slice(0, 3),
    surroundings: SURROUNDINGS,
    items: new Map(),
    mailbox: { contacts: makeMailbox('contact', 6), tasks: makeMailbox('task', 4) },
    user: { ...makeUser(0, new Date()), login: ME.login, name: ME.name, mailbox: ME.mailbox },
    levels: LEVELS,
    lines: [],
    issues: createConsoleIssues(),
    undos: [],
    made: [],
    calls: [],
    givenUp: [],
    failing: new Map(),
    hold(path) {
      let release = (): void => undefined;
      held.set(path, new Promise((done) => (release = done)));
      return () => {
        held.delete(path);
        release();
      };
    },
    changeContact(contactId, change) {
      api.people = api.people.map((person) => ({
        ...person,
        contacts: person.contacts.map((one) => (one.contactId === contactId ? { ...one, ...change } : one)),
      }));
    },
    sent: (call) => api.calls.filter((one) => one.call === call).map(({ body }) => body),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  const itemOf = (ref: ItemRef): ItemView => api.items.get(keyOf(ref)) ?? makeItem({ item: ref });
  const contacts = (): SyncListContact[] => api.people.flatMap((person) => person.contacts);

  function link(body: unknown): unknown {
    const { items, records, replace } = addLinksBodySchema.parse(body);
    const found = records.map((ref) => api.records.find(({ id, kind }) => id === ref.id && kind === ref.kind));
    for (const ref of items) {
      const view = itemOf(ref);
      const isOther = (record: SiebelRecord): boolean =>
        record.kind !== 'contact' && records.some(({ id, kind }) => kind === record.kind && id !== record.id);
      if (!replace && view.links.some(({ record, state }) => isOther(record) && state !== 'leaving'))
        throw new Refusal({ status: 409, id: 'link-exists', message: 'The item is linked with another account.' });
      const kept = view.links.filter(({ record }) => !isOther(record));
      const fresh = found.flatMap((record) => (record ? [{ record, state: 'waiting' as const, words: '' }] : []));
      api.items.set(keyOf(ref), { ...view, links: [...kept, ...fresh] });
    }
    return { login: api.me.login, items: items.map(itemOf), syncRequested: true };
  }

  function unlink(body: unknown): unknown {
    const { items, records } = removeLinksBodySchema.parse(body);
    for (const ref of items) {
      const view = itemOf(ref);
      const links = view.links.filter(({ record }) => !records.some(({ id, kind }) => id === record.id && kind === record.kind)); // prettier-ignore
      api.items.set(keyOf(ref), { ...view, links });
    }
    return { login: api.me.login, items: items.map(itemOf), syncRequested: true };
  }

  function create(body: unknown): unknown {
    const { addToSyncList, email, firstName, lastName, mayBeDouble } = newContactBodySchema.parse(body);
    const doubles = contacts().filter((one) => one.email === email);
    if (doubles.length > 0 && !mayBeDouble) return { outcome: 'exists', contacts: doubles };
    const name = `${firstName} ${lastName}`.trim();
    api.made.push(name);
    const made = makeContact({ contactId: `1-N${api.made.length}`, name, email, listed: addToSyncList, jobTitle: '', company: '' }); // prettier-ignore
    api.people = api.people.map((person) => (person.address === email ? { ...person, who: 'contact', contacts: [made] } : person)); // prettier-ignore
    return { outcome: 'made', contacts: [made] };
  }

  function search(url: URL): unknown {
    const { kinds, limit, search: wanted } = recordQuerySchema.parse(Object.fromEntries(url.searchParams));
    const all = wanted === undefined ? api.recents : api.records;
    const found = all.filter(
      ({ detail, kind, name }) =>
        (kinds === undefined || kinds.includes(kind)) && `${name} ${detail}`.toLowerCase().includes((wanted ?? '').toLowerCase()), // prettier-ignore
    );
    return { records: found.slice(0, limit), areRecents: wanted === undefined };
  }

  function list(folder: 'contacts' | 'tasks', url: URL): unknown {
    const { after = '0', limit, search: wanted = '' } = mailboxQuerySchema.parse(Object.fromEntries(url.searchParams));
    const all = api.mailbox[folder].filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
    const end = Number(after) + limit;
    return { login: api.me.login, items: all.slice(Number(after), end), next: end < all.length ? String(end) : null };
  }

  function changeList(method: string, contactId: string): unknown {
    const listed = method === 'PUT';
    api.changeContact(contactId, { listed });
    return { login: api.me.login, contactId, listed, syncRequested: true };
  }

  function answer(method: string, url: URL, body: unknown): unknown {
    const { login } = api.me;
    const listed = /^\/api\/sync-list\/([^/]+)$/.exec(url.pathname)?.[1];
    if (listed !== undefined) return changeList(method, decodeURIComponent(listed));
    switch (`${method} ${url.pathname}`) {
      case 'GET /api/me':
        return api.me;
      case 'POST /api/siebel/people': {
        const { people } = peopleBodySchema.parse(body);
        const known = (address: string, name: string): Person =>
          api.people.find((one) => one.address === address) ?? { address, name, who: 'unknown', contacts: [] };
        return { login, people: people.map(({ address, name }) => known(address, name)) };
      }
      case 'POST /api/siebel/surroundings':
        surroundingsBodySchema.parse(body);
        return api.surroundings;
      case 'POST /api/siebel/contacts':
        return create(body);
      case 'GET /api/siebel/records':
        return search(url);
      case 'POST /api/items/state':
        return { login, item: itemOf(itemStateBodySchema.parse(body).item) };
      case 'POST /api/items/links':
        return link(body);
      case 'POST /api/items/links/remove':
        return unlink(body);
      case 'GET /api/mailbox/contacts':
        return list('contacts', url);
      case 'GET /api/mailbox/tasks':
        return list('tasks', url);
      case 'GET /api/sync-list': {
        const wanted = (url.searchParams.get('search') ?? '').toLowerCase();
        return { login, contacts: contacts().filter(({ email, name }) => `${name} ${email}`.toLowerCase().includes(wanted)) }; // prettier-ignore
      }
      case 'GET /api/users':
        return { users: [api.user], total: 1 };
      case `GET /api/users/${login}/levels`:
        return { login, levels: api.levels };
      case `POST /api/users/${login}/sync`:
        return { requested: [login] };
      case 'GET /api/journal':
        return { lines: api.lines, nextBeforeId: null };
      default:
        return undefined;
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', api.url);
    const method = request.method ?? '';
    const hasBody = method === 'POST' && request.headers['content-type'] !== undefined;
    const body = hasBody ? await json(request) : undefined;
    api.calls.push({ body, call: `${method} ${url.pathname}${url.search}` });
    response.on('close', () => {
      if (!response.writableEnded) api.givenUp.push(url.pathname);
    });
    await held.get(url.pathname);
    const failure = api.failing.get(url.pathname);
    if (failure !== undefined) throw new Refusal(failure);
    if (request.headers.authorization === undefined) throw new Refusal({ status: 401, message: 'Sign in.' });
    if (url.pathname === '/api/issues' && api.issues.all.length === 0) return send(response, { issues: [] });
    const part = api.issues.answer(method, url, body) ?? answerUndo(method, url, body, api.undos);
    if (part !== undefined) return send(response, part.body, part.status);
    const found = answer(method, url, body);
    if (found === undefined) throw new Refusal({ status: 404, message: `There is nothing at ${url.pathname}.` });
    send(response, found);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const {
        id = 'internal-error',
        message = 'Siebel is being upgraded.',
        status,
      } = error instanceof Refusal ? error.failure : { status: 400, message: String(error) };
      send(response, { error: { id, message } }, status);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, { url: `http://127.0.0.1:${port}` });
}

class Refusal extends Error {
  readonly failure: PaneFailure;
  constructor(failure: PaneFailure) {
    super(failure.message ?? '');
    this.failure = failure;
  }
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The last of the lines that the journal tells of a record. */
export function makeHistory(siebelId: string): JournalLineView[] {
  const at = new Date(Date.now() - 240_000);
  return [
    makeLine(9, at, { siebelId, operation: 'update', direction: 'outbound', outcome: 'written', message: null }),
    makeLine(4, at, { siebelId, operation: 'create', direction: 'inbound', outcome: 'written', message: null }),
  ];
}
