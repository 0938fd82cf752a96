// The sandbox's Exchange: Microsoft Graph v1.0 for users, contacts, calendars and To Do on a port of its own, so that programs made for the
// real one work unchanged. What is not played is refused by name with 501. Knows how the parts fit together.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveDoor } from '../common/doors.ts';
import type { Doors } from '../common/doors.ts';
import { FaultPlan } from '../common/faults.ts';
import { closeServer, listen } from '../common/http.ts';
import { servePages } from '../common/pages/servePages.tsx';
import type { ShowPage } from '../common/pages/visit.ts';
import { RequestLog } from '../common/requestLog.ts';
import { createTokenVerifier } from '../common/tokens.ts';
import type { TokenCheck } from '../common/tokens.ts';
import { GRAPH_RESOURCE } from '../common/defaults.ts';
import { makeCompany } from '../sampleData/company.ts';
import type { MakeCompany, Seed } from '../sampleData/types.ts';
import { claimsOf } from './access.ts';
import { allowOrigin } from './crossOrigin.ts';
import { exchangeDoors } from './doors.ts';
import { errorReply } from './errorReply.ts';
import { GraphError, notPlayed } from './GraphError.ts';
import { refuseConnection, sendOutcome } from './httpAnswer.ts';
import { readRequest } from './readRequest.ts';
import { exchangePages } from './pages/exchangePages.ts';
import { routes } from './routes/routes.ts';
import { seedMailbox } from './seedMailbox.ts';
import { Service } from './service.ts';
import type { WhenDone } from './service.ts';
import { Store } from './mailboxes/Store.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { Subscriptions } from './subscriptions/Subscriptions.ts';
import { Throttle } from './throttle.ts';
import { TrafficLog } from './trafficLog.ts';
import type { Outcome } from './underFault.ts';

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
  /** Hosts that may be sent notifications besides this machine; none by default. */
  readonly notificationHosts?: readonly string[];
}

export interface ExchangeSandbox {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly doors: Doors;
  readonly pages: ShowPage;
  readonly service: Service;
  readonly store: Store;
  readonly subscriptions: Subscriptions;
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
  const { tenantId, notificationHosts: hosts = [] } = options;
  const subscriptions = new Subscriptions({ store, tenantId, hosts });
  const allRoutes = [...routes, ...subscriptionRoutes(subscriptions)];
  const service = new Service({ store, routes: allRoutes, faults, log, throttle, traffic });
  const doors = exchangeDoors({ store, faults, log, throttle, traffic, subscriptions, routes: allRoutes });
  const pages = exchangePages(store, (source, claims) => service.inside(source, claims));
  return { doors, pages, service, store, subscriptions, verify };
}

/** Without the issuer's keys nothing is known of a token. */
function issuerSilent(error: unknown): never {
  process.stderr.write(`sandbox exchange: the token issuer does not answer: ${String(error)}\n`);
  throw new GraphError(503, 'ServiceUnavailable', 'The token issuer does not answer.', { 'Retry-After': '1' });
}

async function answer(parts: Parts, request: IncomingMessage, whenDone: WhenDone): Promise<Outcome> {
  const source = await readRequest(request);
  if (!/^\/v1\.0\//i.test(source.url))
    throw notPlayed(`the address ${source.url.split('?')[0]?.slice(0, 200) ?? ''}: only /v1.0`);
  const claims = claimsOf(await parts.verify(request.headers.authorization).catch(issuerSilent));
  const isBatch = source.method === 'POST' && /^\/v1\.0\/+(\$|%24)batch\/*(\?|$)/i.test(source.url);
  return isBatch
    ? parts.service.performBatch(source, claims, whenDone)
    : parts.service.perform(source, claims, whenDone);
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await serveDoor(parts.doors, request, response)) return;
  if (await servePages(parts.pages, request, response)) return;
  if (allowOrigin(request, response)) return;
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
      // A client that goes away in the middle of its body is no failure.
      if (request.destroyed && !request.complete) return;
      process.stderr.write(
        `sandbox exchange: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      request.socket.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('clientError', refuseConnection);
  const port = await listen(server, options.port, host);
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      await closeServer(server);
      await parts.subscriptions.close();
      parts.store.close();
    },
  };
}
