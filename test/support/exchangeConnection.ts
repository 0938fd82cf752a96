// The product's Exchange connector on a sandbox of its own: token issuer over https, Graph server in memory, msal for tokens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createExchangeConnector } from '../../api/connectors/exchange/exchangeConnector.ts';
import type { GraphTraffic } from '../../api/connectors/exchange/graphClient.ts';
import { createGraphTokens } from '../../api/connectors/exchange/graphTokens.ts';
import type { Connector, UserScope } from '../../api/connectors/connector.ts';
import { createHttp } from '../../api/platform/http.ts';
import { createLogger } from '../../api/platform/logger.ts';
import { startExchangeSandbox } from '../../api/sandbox/exchange/server.ts';
import { startIdentitySandbox } from '../../api/sandbox/identity/server.ts';
import { makeTestCompany, ada } from './exchangeWorld.ts';
import { GraphAsPerson } from './graphAsPerson.ts';

const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
const CLIENT = { id: 'siebel-server-sync', secret: 'a-secret-of-the-tests' };

export interface ExchangeConnection {
  readonly connector: Connector;
  readonly scope: UserScope;
  readonly person: GraphAsPerson;
  /** Every request of the connector so far. */
  readonly traffic: GraphTraffic[];
  /** Waits that the connector made, in ms; none is really waited. */
  readonly waits: number[];
  /** Moves the connector's clock; the servers' stays, or tokens would end. */
  advance(ms: number): void;
  /** One of the sandbox's own doors. */
  door(method: string, name: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function connectExchange(): Promise<ExchangeConnection> {
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-connection-'));
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const identity = await startIdentitySandbox({
    port: 0,
    tlsPort: 0,
    dataDir: folder,
    tenantId: TENANT,
    clients: [CLIENT],
    people: [],
  });
  const server = await startExchangeSandbox({
    port: 0,
    dataDir: null,
    identityUrl: identity.url,
    tenantId: TENANT,
    seed: 'empty',
    makeCompany: makeTestCompany,
  });
  const http = createHttp({ caFile: path.join(folder, 'ca.pem'), timeoutMs: 10_000 });
  const tokens = createGraphTokens({
    fetch: http.fetch,
    authorityUrl: identity.tlsUrl,
    tenantId: TENANT,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
  });
  const traffic: GraphTraffic[] = [];
  const waits: number[] = [];
  const connector = createExchangeConnector({
    http,
    graphBaseUrl: server.url,
    tokens,
    clock: { now },
    logger: createLogger({ level: 'silent' }),
    sleep: async (ms) => {
      waits.push(ms);
    },
    onTraffic: (request) => traffic.push(request),
  });
  return {
    connector,
    scope: { login: 'ADA', siebelUserId: '1-EMP0', mailbox: ada, pimServer: 'default', visibility: 'All' },
    person: new GraphAsPerson(server.url, await tokens.accessToken()),
    traffic,
    waits,
    advance: (ms) => {
      offsetMs += ms;
    },
    door: async (method, name, body) => {
      const response = await fetch(`${server.url}/sandbox/${name}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} /sandbox/${name}: ${response.status} ${await response.text()}`);
      const text = await response.text();
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    close: async () => {
      await http.close();
      await server.close();
      await identity.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
