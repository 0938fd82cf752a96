// The sandbox's Exchange: Microsoft Graph v1.0 for users, contacts, calendars and To Do on a port of its own, so that programs made for the
// real one work unchanged. Not played, and refused by name with 501: subscriptions, attachments, photos, extensions, answers to invitations
// and their delivery. Knows how the parts fit together.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveDoor } from '../common/doors.ts';
import type { Doors } from '../common/doors.ts';
import { FaultPlan } from '../common/faults.ts';
import { closeServer, listen, readJson } from '../common/http.ts';
import { RequestLog } from '../common/requestLog.ts';
import { createTokenVerifier } from '../common/tokens.ts';
import type { TokenCheck } from '../common/tokens.ts';
import { GRAPH_RESOURCE } from '../common/defaults.ts';
import { makeCompany } from '../sampleData/company.ts';
import type { MakeCompany, Seed } from '../sampleData/types.ts';
import { claimsOf } from './access.ts';
import { readMembers, runBatch } from './batch.ts';
import type { CallSource } from './call.ts';
import { exchangeDoors } from './doors.ts';
import { errorReply } from './errorReply.ts';
import { GraphError, notPlayed } from './GraphError.ts';
import { sendOutcome } from './httpAnswer.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { contactFolderRoutes } from './routes/contactFolders.ts';
import { contactRoutes } from './routes/contacts.ts';
import { eventRoutes } from './routes/events.ts';
import { linkedResourceRoutes } from './routes/linkedResources.ts';
import { todoRoutes } from './routes/todo.ts';
import { userRoutes } from './routes/users.ts';
import { seedMailbox } from './seedMailbox.ts';
import { Service } from './service.ts';
import type { Outcome, WhenDone } from './service.ts';
import { Store } from './store/Store.ts';
import { Throttle } from './throttle.ts';
import { TrafficLog } from './trafficLog.ts';

export interface ExchangeSandboxOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the store lives; null keeps it in memory only. */
  readonly dataDir: string | null;
  /** The token issuer whose tokens are accepted. */
  readonly identityUrl: string;
  readonly identityCaFile?: string;
  readonly tenantId: string;
  readonly now?: () => Date;
  /** Used when the store is new; 'demo' by default. */
  readonly seed?: Seed;
  /** The sample company; another one for tests. */
  readonly makeCompany?: MakeCompany;
}

export interface ExchangeSandbox {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const routes = [
  ...userRoutes,
  ...contactFolderRoutes,
  ...contactRoutes,
  ...calendarRoutes,
  ...eventRoutes,
  ...todoRoutes,
  ...linkedResourceRoutes,
];

interface Parts {
  readonly doors: Doors;
  readonly service: Service;
  readonly store: Store;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly traffic: TrafficLog;
  readonly verify: (authorization: string | undefined) => Promise<TokenCheck>;
}

function build(options: ExchangeSandboxOptions): Parts {
  const now = options.now ?? (() => new Date());
  const store = new Store({
    dataDir: options.dataDir,
    now,
    makeCompany: options.makeCompany ?? makeCompany,
    seed: options.seed ?? 'demo',
    fill: seedMailbox,
  });
  const [faults, log, throttle, traffic] = [new FaultPlan(), new RequestLog(), new Throttle(), new TrafficLog()];
  const verify = createTokenVerifier({
    identityUrl: options.identityUrl,
    ...(options.identityCaFile === undefined ? {} : { caFile: options.identityCaFile }),
    tenantId: options.tenantId,
    audiences: [GRAPH_RESOURCE, `${GRAPH_RESOURCE}/`, '00000003-0000-0000-c000-000000000000'],
    now,
  });
  const service = new Service({ store, routes, faults, log, throttle });
  const doors = exchangeDoors({ store, faults, log, throttle, traffic });
  return { doors, service, store, faults, log, traffic, verify };
}

/** Header values by lower-case name; what came several times is joined. */
function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const pairs = Object.entries(request.headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  const read = await readJson(request);
  if (read.kind === 'empty') return undefined;
  if (request.headers['content-type'] === undefined) {
    throw new GraphError(
      400,
      'BadRequest',
      'Write requests (excluding DELETE) must contain the Content-Type header declaration.',
    );
  }
  if (read.kind === 'json') return read.value;
  if (read.status === 413) throw new GraphError(413, 'RequestEntityTooLarge', read.message);
  const message =
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
  throw new GraphError(400, 'BadRequest', message);
}

async function answerBatch(
  parts: Parts,
  source: CallSource,
  whenDone: WhenDone,
  authorization: string | undefined,
): Promise<Outcome> {
  const claims = claimsOf(await parts.verify(authorization));
  whenDone(parts.log.begin('POST', '/v1.0/$batch'));
  const members = readMembers(source.body);
  const fault = parts.faults.take(source.method, source.url);
  if (fault?.status !== undefined) {
    throw new GraphError(fault.status, 'UnknownError', 'A fault that was asked for.', fault.headers);
  }
  const run = async (member: (typeof members)[number]): Promise<Outcome> => {
    const finished: (() => void)[] = [];
    const memberSource = { ...member, origin: source.origin };
    const outcome = await parts.service.perform(memberSource, claims, true, (done) => finished.push(done));
    for (const done of finished) done();
    const { method, url, body } = member;
    parts.traffic.add({
      method,
      url,
      requestBody: body,
      status: outcome.reply.status,
      responseBody: outcome.reply.body,
    });
    return outcome;
  };
  return runBatch(members, run, parts.store.now());
}

async function answer(parts: Parts, request: IncomingMessage, whenDone: WhenDone): Promise<Outcome> {
  const url = request.url ?? '/';
  const authorization = request.headers.authorization;
  const method = request.method ?? 'GET';
  const source: CallSource = {
    method,
    url,
    headers: headersOf(request),
    body: await bodyOf(request),
    origin: `http://${request.headers.host ?? 'localhost'}`,
  };
  if (!url.startsWith('/v1.0/')) throw notPlayed(`the address ${url.split('?')[0] ?? ''}: only /v1.0`);
  if (/^\/v1\.0\/\$batch\/?(\?|$)/.test(url) && method === 'POST')
    return answerBatch(parts, source, whenDone, authorization);
  const outcome = await parts.service.perform(source, claimsOf(await parts.verify(authorization)), false, whenDone);
  parts.traffic.add({
    method,
    url,
    requestBody: source.body,
    status: outcome.reply.status,
    responseBody: outcome.reply.body,
  });
  return outcome;
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await serveDoor(parts.doors, request, response)) return;
  const finished: (() => void)[] = [];
  response.once('close', () => {
    for (const done of finished) done();
  });
  let outcome: Outcome;
  try {
    outcome = await answer(parts, request, (done) => finished.push(done));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const clientId = request.headers['client-request-id'];
    outcome = { reply: errorReply(error, typeof clientId === 'string' ? clientId : undefined, parts.store.now()) };
  }
  if (request.socket.destroyed) return;
  sendOutcome(request, response, outcome, randomUUID());
}

/**
 * Starts the sandbox's Exchange.
 * @throws when the port is taken or the store cannot be read
 */
export async function startExchangeSandbox(options: ExchangeSandboxOptions): Promise<ExchangeSandbox> {
  const parts = build(options);
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      process.stderr.write(
        `sandbox exchange: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      request.socket.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, options.port, host);
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      await closeServer(server);
      parts.store.close();
    },
  };
}
