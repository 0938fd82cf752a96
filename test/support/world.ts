// The scenario language: a world with both sandbox servers, a token issuer and the product on PostgreSQL, all real and over HTTP.
// A scenario puts things on either side as Outlook or Siebel would, syncs, and checks what each side says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startExchangeSandbox } from '../../api/sandbox/exchange/server.ts';
import { startIdentitySandbox } from '../../api/sandbox/identity/server.ts';
import { makeCompany } from '../../api/sandbox/sampleData/company.ts';
import { startSiebelSandbox } from '../../api/sandbox/siebel/server.ts';
import { compose, type ComposeOptions, type Product } from '../../api/compose.ts';
import { loadConfig } from '../../api/config.ts';
import { runCycle, startFeed } from '../../api/dispatcher/dispatcher.ts';
import { createLogger } from '../../api/platform/logger.ts';
import { mapUsers } from '../../api/services/mapUsers.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { JournalLine } from '../../api/store/journal.ts';
import type { RunCounts, UserMap } from '../../api/store/store.ts';
import { GraphAsPerson } from './graphAsPerson.ts';
import { testDatabaseUrl } from './postgres.ts';
import { SiebelAsPerson } from './siebelAsPerson.ts';

export const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
/** The client id of the product's pages at the issuer. */
export const WEB_CLIENT = 'siebel-server-sync-web';
const SECRET = 'a-secret-of-the-tests';
const PASSWORD = 'a-password-of-the-tests';

export type SandboxSeed =
  | 'demo'
  | 'empty'
  | { readonly users: number; readonly contacts: number; readonly events: number; readonly tasks: number };

export interface World {
  /** What a person does in Outlook. */
  readonly outlook: GraphAsPerson;
  /** What a person does in Siebel. */
  readonly siebel: SiebelAsPerson;
  readonly product: Product;
  readonly addresses: { readonly graph: string; readonly siebel: string; readonly identity: string };
  /** For a further process of the product: the same servers, database and keys. */
  readonly environment: Readonly<Record<string, string>>;
  user(login: string): Promise<UserMap>;
  /** One cycle of the Dispatcher and the runs it asked for; the sums of their counts. */
  sync(): Promise<RunCounts>;
  /** The run of one user, after the feed was read. */
  syncUser(login: string): Promise<RunCounts>;
  journal(login?: string): Promise<readonly JournalLine[]>;
  /** A door of a sandbox server. */
  door(server: 'graph' | 'siebel', method: string, name: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly seed?: SandboxSeed;
  /** Logins to map and enable; default: all. */
  readonly logins?: readonly string[];
  readonly onTraffic?: ComposeOptions['onTraffic'];
  /** How long removals wait before they are carried out; 0 unless given, so that one sync shows them. */
  readonly settleSeconds?: number;
}

/** Starts a world. Each has databases, servers and keys of its own. */
export async function startWorld(name: string, options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'siebel-server-sync-'));
  const identity = await startIdentitySandbox({
    port: 0,
    tlsPort: 0,
    dataDir: null,
    tenantId: TENANT,
    clients: [
      { id: 'siebel-server-sync', secret: SECRET },
      { id: WEB_CLIENT, secret: null },
    ],
    people: makeCompany(options.seed ?? 'empty', new Date()).employees.map(({ email, firstName, lastName }) => ({
      name: `${firstName} ${lastName}`,
      upn: email.toLowerCase(),
      jobTitle: '',
      roles: ['User'],
    })),
  });
  const caFile = path.join(folder, 'ca.pem');
  writeFileSync(caFile, identity.caPem);
  const shared = { port: 0, tenantId: TENANT, identityUrl: identity.url };
  const exchange = await startExchangeSandbox({ ...shared, dataDir: null });
  const siebelServer = await startSiebelSandbox({
    ...shared,
    databaseUrl: await testDatabaseUrl(`${name}_siebel`),
    adminPassword: PASSWORD,
  });

  const addresses = { graph: exchange.url, siebel: siebelServer.url, identity: identity.url };
  const door: World['door'] = async (server, method, doorName, body) => {
    const response = await fetch(`${addresses[server]}/sandbox/${doorName}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${doorName}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  await Promise.all(
    (['graph', 'siebel'] as const).map((server) => door(server, 'POST', 'reset', { seed: options.seed ?? 'empty' })),
  );

  const databaseUrl = await testDatabaseUrl(`${name}_product`);
  const environment = {
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    GRAPH_BASE_URL: exchange.url,
    SIEBEL_BASE_URL: `${siebelServer.url}/siebel/v1.0`,
    AUTHORITY_URL: identity.tlsUrl,
    CA_FILE: caFile,
    TENANT_ID: TENANT,
    CLIENT_SECRET: SECRET,
    SIEBEL_PASSWORD: PASSWORD,
  };
  const product = await compose({
    config: loadConfig(environment, folder),
    databaseUrl,
    logger: createLogger({ level: process.env['TEST_LOG'] === '1' ? 'info' : 'silent' }),
    ...(options.onTraffic ? { onTraffic: options.onTraffic } : {}),
  });
  for (const domain of DOMAINS) {
    const settings = await product.store.settings.domain(domain);
    await product.store.settings.saveDomain({ ...settings, settleSeconds: options.settleSeconds ?? 0 });
  }
  await mapUsers(product.services, { logins: options.logins ?? null, enable: true });
  await startFeed(product.dispatcher);
  const token = await tokenFor(identity.url);

  return {
    outlook: new GraphAsPerson(exchange.url, token),
    siebel: new SiebelAsPerson(siebelServer.url, PASSWORD),
    product,
    addresses,
    environment,
    user: async (login) => {
      const found = await product.store.userMaps.findByLogin(login);
      if (!found) throw new Error(`${login} is not mapped`);
      return found;
    },
    sync: () => cycle(product, null),
    syncUser: (login) => cycle(product, login),
    journal: (login) => product.store.journal.list({ limit: 500, ...(login ? { login } : {}) }),
    door,
    close: async () => {
      await product.close();
      await Promise.all([exchange.close(), siebelServer.close(), identity.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A cycle whose tasks are run here, one after another, instead of through the queue; of one user, or of all who are due. */
export async function cycle(product: Product, login: string | null): Promise<RunCounts> {
  const requested: { readonly userMapId: string; readonly login: string }[] = [];
  const queue = {
    requestSync: (userMapId: string, name: string) => {
      requested.push({ userMapId, login: name });
      return Promise.resolve();
    },
    requestDispatch: () => Promise.resolve(),
  };
  await runCycle({ ...product.dispatcher, queue });
  const total = { read: 0, written: 0, skipped: 0, failed: 0 };
  for (const task of requested) {
    if (login !== null && task.login !== login) continue;
    const counts = await product.engine.run({ userMapId: task.userMapId, reason: 'scenario' });
    const user = await product.store.userMaps.findById(task.userMapId);
    const [run] = await product.store.runs.list({ userMapId: task.userMapId, limit: 1 });
    if (run?.outcome !== 'success')
      throw new Error(`The run of ${task.login} failed: ${user?.stateReason ?? 'no reason'}`);
    total.read += counts.read;
    total.written += counts.written;
    total.skipped += counts.skipped;
    total.failed += counts.failed;
  }
  return total;
}

async function tokenFor(identityUrl: string): Promise<string> {
  const response = await fetch(`${identityUrl}/${TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'siebel-server-sync',
      client_secret: SECRET,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
