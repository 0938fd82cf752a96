// Builds the product by hand from its configuration. The only place that knows every part; it holds no logic of its own.
import path from 'node:path';
import type { Config } from './config.ts';
import { createExchangeConnector, type ExchangeConnectorOptions } from './connectors/exchange/exchangeConnector.ts';
import { createGraphTokens } from './connectors/exchange/graphTokens.ts';
import { createSiebelClient } from './connectors/siebel/siebelClient.ts';
import { createSiebelConnector } from './connectors/siebel/siebelConnector.ts';
import { createSiebelDirectory } from './connectors/siebel/siebelDirectory.ts';
import { createSiebelRecords } from './connectors/siebel/siebelRecords.ts';
import { loadSiebelMap } from './connectors/siebel/siebelMap.ts';
import { runCycle, startFeed, type DispatcherDependencies } from './dispatcher/dispatcher.ts';
import { createTaskQueue, type TaskQueue } from './dispatcher/taskQueue.ts';
import { MAPPINGS } from './domains/mappings.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { createHttp, type Http } from './platform/http.ts';
import { createDigester, createSealer, loadOrCreateKeys } from './platform/keys.ts';
import type { Logger } from './platform/logger.ts';
import type { ServiceDependencies } from './services/dependencies.ts';
import { createStore } from './store/createStore.ts';
import type { Store } from './store/store.ts';

const HTTP_TIMEOUT_MS = 60_000;

export interface ComposeOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly now?: () => Date;
  /** How it waits before it asks a server again; for tests. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Sees every exchange with Graph; for tests that check its form. */
  readonly onTraffic?: ExchangeConnectorOptions['onTraffic'];
  /** Stands between the product and the rest of the world; for tests that stop it in the middle or pass its waiting. */
  readonly between?: Between;
}

export interface Between {
  http(http: Http): Http;
  store(store: Store): Store;
  sleep(ms: number): Promise<void>;
}

export interface Product {
  readonly store: Store;
  readonly engine: Engine;
  readonly dispatcher: DispatcherDependencies;
  readonly queue: TaskQueue;
  readonly services: ServiceDependencies;
  /** What the product calls others with; trusts the company's certificate authority. */
  readonly fetch: typeof fetch;
  /** Lets this process run tasks and cycles, so many at once; 0 leaves them to other processes. */
  work(concurrency: number): Promise<void>;
  close(): Promise<void>;
}

/** Connects everything. @throws when the database does not answer or the configuration lacks a credential. */
export async function compose(options: ComposeOptions): Promise<Product> {
  const { config, databaseUrl, logger, now = () => new Date() } = options;
  const { between } = options;
  const plainHttp = createHttp({ caFile: config.caFile, timeoutMs: HTTP_TIMEOUT_MS });
  const http = between ? between.http(plainHttp) : plainHttp;
  const keys = loadOrCreateKeys(config.dataDir, { ENCRYPTION_KEYS: config.ENCRYPTION_KEYS });
  const plainStore = await createStore({ databaseUrl, sealer: createSealer(keys), now });
  const store = between ? between.store(plainStore) : plainStore;
  const queue = await createTaskQueue({ databaseUrl, logger });
  const clock = { now };
  const waiting = between ? { sleep: (ms: number) => between.sleep(ms) } : {};

  const tokens = createGraphTokens({
    fetch: http.fetch,
    authorityUrl: config.authorityUrl,
    tenantId: config.TENANT_ID,
    clientId: config.CLIENT_ID,
    clientSecret: config.CLIENT_SECRET,
    certificatePath: config.CLIENT_CERTIFICATE_PATH,
  });
  const exchange = createExchangeConnector({
    http,
    graphBaseUrl: config.graphBaseUrl,
    tokens,
    clock,
    logger,
    ...waiting,
    ...(options.onTraffic ? { onTraffic: options.onTraffic } : {}),
    ...(options.sleep ? { sleep: options.sleep } : {}),
  });
  const client = createSiebelClient({
    http,
    clock,
    baseUrl: config.siebelBaseUrl,
    ...(options.sleep ? { sleep: options.sleep } : {}),
    credentials: { kind: 'basic', username: config.SIEBEL_USERNAME, password: config.SIEBEL_PASSWORD ?? '' },
    ...waiting,
  });
  const map = loadSiebelMap(config.SIEBEL_MAP_FILE ? path.resolve(config.SIEBEL_MAP_FILE) : null);
  const siebel = createSiebelConnector({ client, map, clock });
  const directory = createSiebelDirectory({
    client,
    map,
    clock,
    feedOverlapMs: config.FEED_OVERLAP_MINUTES * 60_000,
  });

  const engine = createEngine({
    store,
    connectors: { siebel, exchange },
    mappings: MAPPINGS,
    digester: createDigester(keys),
    now,
    random: Math.random,
    logger,
  });
  const dispatcher: DispatcherDependencies = {
    store,
    directory,
    queue,
    intervalMs: config.DISPATCH_INTERVAL_SECONDS * 1000,
    now,
    logger,
  };
  const services: ServiceDependencies = {
    store,
    directory,
    records: createSiebelRecords({ client, map, clock }),
    openTemplate: config.SIEBEL_OPEN_URL ?? null,
    readers: { siebel, exchange },
    engine,
    // A person's wish is marked in the store; the next cycle, asked for at once, first reads what changed in Siebel and then starts the run.
    queue: {
      requestSync: () => queue.requestDispatch(now()),
      requestDispatch: queue.requestDispatch,
      depth: queue.depth,
    },
    probes: {
      siebel: () => directory.ping(),
      exchange: async () => {
        const headers = { Authorization: `Bearer ${await tokens.accessToken()}` };
        const answer = await http.fetch(`${config.graphBaseUrl}/v1.0/users?$top=1&$select=id`, { headers });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`Microsoft Graph answered ${answer.status}.`);
      },
    },
    clock,
    mapping: { pimServer: 'default', language: 'en', visibility: 'All' },
  };
  return {
    store,
    engine,
    dispatcher,
    queue,
    services,
    fetch: http.fetch as typeof fetch,
    async work(concurrency) {
      if (concurrency === 0) return;
      const feed = startFeed(dispatcher).catch(() => undefined);
      await queue.startWorker({
        concurrency,
        onSync: async (task) => {
          await feed;
          await engine.run({ userMapId: task.userMapId, reason: task.reason });
        },
        onDispatch: () => runCycle(dispatcher),
      });
    },
    async close() {
      await queue.close();
      await store.close();
      await http.close();
    },
  };
}
