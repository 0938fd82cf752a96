// A small server that speaks the API's contract from memory, for tests of the console: pages, live lines, roles and failures.
// Whoever holds the token `token-ROLE` has that role. Serves the built pages too when it is told where they are.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { journalQuerySchema } from '../../shared/contract/journal.ts';
import type { JournalLineView } from '../../shared/contract/journal.ts';
import type { PlanView } from '../../shared/contract/plan.ts';
import type { StatusView } from '../../shared/contract/status.ts';
import { userQuerySchema } from '../../shared/contract/userMaps.ts';
import type { UndoView } from '../../shared/contract/undo.ts';
import type { UserView } from '../../shared/contract/userMaps.ts';
import { domainSchema } from '../../shared/contract/common.ts';
import { makeLine, makePlanLines, makeRuns, makeStatus, makeUser } from './consoleData.ts';
import { createConsoleIssues } from './consoleIssues.ts';
import type { ConsoleIssues } from './consoleIssues.ts';
import { createConsolePlans } from './consolePlans.ts';
import type { ConsolePlans } from './consolePlans.ts';
import { answerUndo } from './consoleUndo.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

export interface ConsoleApiOptions {
  /** Base address of the issuer's tenant. */
  readonly authority?: string;
  /** Folder of the built pages. */
  readonly pages?: string;
  readonly lines?: number;
  readonly users?: number;
}

export interface ConsoleApi {
  readonly url: string;
  readonly users: UserView[];
  readonly plans: ConsolePlans;
  readonly issues: ConsoleIssues;
  /** What was taken back. */
  readonly undos: UndoView[];
  /** Calls that came, as `METHOD /path?query`. */
  readonly calls: string[];
  status: StatusView;
  /** Paths that fail with this HTTP status until removed. */
  readonly failing: Map<string, number>;
  /** Lines of a plan, for every domain; undefined: the usual ones. */
  planLines: number;
  /** Writes a journal line now; open streams get it. */
  write(change?: Partial<JournalLineView>): JournalLineView;
  /** Ends the open streams, as a restart of the server would. */
  cutStreams(): void;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startConsoleApi(options: ConsoleApiOptions = {}): Promise<ConsoleApi> {
  const start = new Date();
  const users = Array.from({ length: options.users ?? 12 }, (_, index) => makeUser(index, start));
  const count = options.lines ?? 120;
  const lines = Array.from({ length: count }, (_, index) => {
    const id = count - index;
    return makeLine(id, new Date(start.getTime() - index * 47_000));
  });
  const streams = new Set<ServerResponse>();

  const api: ConsoleApi = {
    url: '',
    users,
    plans: createConsolePlans(),
    issues: createConsoleIssues(),
    undos: [],
    calls: [],
    status: makeStatus(users, start),
    failing: new Map(),
    planLines: 12,
    write(change) {
      const line = makeLine(Number(lines[0]?.id ?? 0) + 1, new Date(), change);
      lines.unshift(line);
      for (const stream of streams) sendLine(stream, line);
      return line;
    },
    cutStreams() {
      for (const stream of streams) stream.end();
      streams.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  function answerJournal(url: URL): unknown {
    const query = journalQuerySchema.parse(Object.fromEntries(url.searchParams));
    const found = lines.filter(
      (line) =>
        (query.login === undefined || line.login === query.login) &&
        (query.domain === undefined || line.domain === query.domain) &&
        (query.outcome === undefined || line.outcome === query.outcome) &&
        (query.beforeId === undefined || Number(line.id) < Number(query.beforeId)) &&
        (query.afterId === undefined || Number(line.id) > Number(query.afterId)),
    );
    const page = found.slice(0, query.limit);
    return { lines: page, nextBeforeId: found.length > page.length ? (page.at(-1)?.id ?? null) : null };
  }

  function answerUsers(url: URL): unknown {
    const { limit, offset, search = '', state } = userQuerySchema.parse(Object.fromEntries(url.searchParams));
    const wanted = search.toLowerCase();
    const found = users.filter(
      (user) =>
        (state === undefined || user.state === state) &&
        `${user.login} ${user.name} ${user.mailbox}`.toLowerCase().includes(wanted),
    );
    return { users: found.slice(offset, offset + limit), total: found.length };
  }

  function answerPlan(login: string, url: URL): PlanView {
    const domain = domainSchema.parse(url.searchParams.get('domain'));
    const planned = makePlanLines(domain, api.planLines);
    const counts = new Map<string, PlanView['counts'][number]>();
    for (const { direction, operation } of planned) {
      const key = `${direction} ${operation}`;
      counts.set(key, { domain, direction, operation, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return { login, at: new Date().toISOString(), domains: [domain], counts: [...counts.values()], lines: planned };
  }

  function openStream(request: IncomingMessage, response: ServerResponse, url: URL): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
    const after = Number(url.searchParams.get('afterId') ?? lines[0]?.id ?? 0);
    for (const line of lines.filter(({ id }) => Number(id) > after).reverse()) sendLine(response, line);
    streams.add(response);
    request.on('close', () => streams.delete(response));
  }

  function answer(url: URL): unknown {
    const { pathname } = url;
    const one = /^\/api\/users\/([^/]+)\/(plan|sync)$/.exec(pathname);
    const login = decodeURIComponent(one?.[1] ?? url.searchParams.get('login') ?? '');
    if (pathname === '/api/status') return { ...api.status, at: new Date().toISOString() };
    if (pathname === '/api/users') return answerUsers(url);
    if (pathname === '/api/users/sync')
      return { requested: users.filter((user) => user.enabled).map((user) => user.login) };
    if (one?.[2] === 'plan') return answerPlan(login, url);
    if (one?.[2] === 'sync') return { requested: [login] };
    if (pathname === '/api/journal') return answerJournal(url);
    if (pathname === '/api/runs') return { runs: makeRuns(login, new Date()) };
    return undefined;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', api.url);
    if (!url.pathname.startsWith('/api/')) return sendPage(response, url.pathname, options);
    api.calls.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const failure = api.failing.get(url.pathname);
    if (failure !== undefined)
      return refuse(response, failure, 'The database is being upgraded. Try again in a minute.');
    if (url.pathname === '/api/auth-config') {
      const scope = 'openid profile api://siebel-server-sync/access_as_user';
      return send(response, { authority: options.authority ?? api.url, clientId: 'siebel-server-sync-web', scope });
    }
    const role = /^Bearer token-(.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (role === undefined) return refuse(response, 401, 'Sign in and send the token.');
    if (role === 'Nobody')
      return refuse(response, 403, 'Your account needs one of these roles for this: Administrator, Auditor.');
    if (request.method !== 'GET' && role !== 'Administrator') {
      return refuse(response, 403, 'Your account needs one of these roles for this: Administrator.');
    }
    if (url.pathname === '/api/journal/stream') return openStream(request, response, url);
    const method = request.method ?? '';
    const sent = method === 'POST' ? await json(request).catch(() => undefined) : undefined;
    const part =
      api.plans.answer(method, url, role) ??
      api.issues.answer(method, url, sent) ??
      answerUndo(method, url, sent, api.undos);
    if (part !== undefined) return send(response, part.body, part.status);
    const body = answer(url);
    if (body === undefined) return refuse(response, 404, `There is nothing at ${url.pathname}.`);
    send(response, body);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(response, 400, String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, { url: `http://127.0.0.1:${port}` });
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, { error: { id: 'internal-error', message } }, status);
}

function sendLine(stream: ServerResponse, line: JournalLineView): void {
  stream.write(`id: ${line.id}\nevent: line\ndata: ${JSON.stringify(line)}\n\n`);
}

/** The page and its assets under the policy that the product serves them with. */
async function sendPage(response: ServerResponse, path: string, options: ConsoleApiOptions): Promise<void> {
  const file = path === '/admin' ? 'admin.html' : path.slice(1);
  const content = await readFile(join(options.pages ?? '', file)).catch(() => null);
  if (content === null) return refuse(response, 404, `There is nothing at ${path}.`);
  const issuer = options.authority === undefined ? '' : new URL(options.authority).origin;
  response
    .writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy':
        `default-src 'self'; connect-src 'self' ${issuer}; img-src 'self' data:; ` +
        "style-src 'self' 'unsafe-inline'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'",
    })
    .end(content);
}
