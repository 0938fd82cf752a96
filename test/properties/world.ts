// The world of the chaos machine: both sandbox servers and a token issuer over HTTP, PostgreSQL, and the product in this process, whose
// clock can be moved and which can be killed between any two of its calls. Started once, emptied before each history.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { compose, type Product } from '../../api/compose.ts';
import { loadConfig } from '../../api/config.ts';
import { startFeed } from '../../api/dispatcher/dispatcher.ts';
import { createLogger } from '../../api/platform/logger.ts';
import { startExchangeSandbox } from '../../api/sandbox/exchange/server.ts';
import { startIdentitySandbox } from '../../api/sandbox/identity/server.ts';
import { startSiebelSandbox } from '../../api/sandbox/siebel/server.ts';
import { mapUsers } from '../../api/services/mapUsers.ts';
import { GraphAsPerson } from '../support/graphAsPerson.ts';
import { testDatabaseUrl } from '../support/postgres.ts';
import { SiebelAsPerson } from '../support/siebelAsPerson.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import { createLife, type Life } from './life.ts';

const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';
const CLIENT = 'siebel-server-sync';
const SECRET = 'a-secret-of-the-tests';
const PASSWORD = 'a-password-of-the-tests';
/** The three people of every history. */
const LOGINS = ['HUBER', 'BRANDT', 'LEFEVRE'] as const;

/** Tables of the product that a history does not fill. */
const KEPT = ['domain_settings', 'pim_servers', 'system_settings', 'schema_migrations'];
/** Histories between two vacuums. */
const VACUUM_EVERY = 25;

export interface Person {
  readonly login: string;
  readonly siebelUserId: string;
  readonly mailbox: string;
}

export type Server = 'graph' | 'siebel';

/** What the product itself will do later. */
export interface Waiting {
  readonly removals: number;
  /** Users whose run is tried again. */
  readonly users: number;
  /** Records that are tried again, by whose they are. */
  readonly records: readonly { readonly login: string; readonly domain: Domain }[];
}

export interface ChaosWorld {
  readonly outlook: GraphAsPerson;
  readonly siebel: SiebelAsPerson;
  readonly people: readonly Person[];
  /** The running product; another one after `restart`. */
  product(): Product;
  life(): Life;
  /** The time of the product and of Siebel. */
  now(): Date;
  moveClock(ms: number): void;
  /** Ends the product, as a crash would if it was killed, and starts it anew. */
  restart(): Promise<void>;
  door(server: Server, method: string, name: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Deletes a User Map row, which no service does. */
  forgetUser(login: string): Promise<void>;
  /** What went wrong in the last cycle of the Dispatcher; null for nothing. */
  lastCycles(): Promise<readonly (string | null)[]>;
  /** How the last run of a user ended, and why it is not well. */
  lastRun(userMapId: string): Promise<{ readonly outcome: string | null; readonly stateReason: string | null }>;
  /** Ids of folders and lists that people know by heart, by their names. */
  readonly places: Map<string, string>;
  /** What the product itself will do later: removals that settle, and retries. */
  waiting(): Promise<Waiting>;
  /** Empties everything: servers, store, clock; people are mapped and enabled. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the servers; `begin` starts the product. */
export async function startChaosWorld(name: string): Promise<ChaosWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'siebel-server-sync-'));
  const shared = { port: 0, tenantId: TENANT };
  const client = { id: CLIENT, secret: SECRET };
  const identity = await startIdentitySandbox({ ...shared, tlsPort: 0, dataDir: null, clients: [client], people: [] });
  const caFile = path.join(folder, 'ca.pem');
  writeFileSync(caFile, identity.caPem);
  const exchange = await startExchangeSandbox({ ...shared, identityUrl: identity.url, dataDir: null });
  const siebelUrl = await testDatabaseUrl(`${name}_siebel`);
  // Time passes for Siebel as for the product: its feed goes by the times of changes.
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const siebel = await startSiebelSandbox({ ...shared, identityUrl: identity.url, databaseUrl: siebelUrl, adminPassword: PASSWORD, now }); // prettier-ignore
  const databaseUrl = await testDatabaseUrl(`${name}_product`);
  const config = loadConfig(
    {
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      GRAPH_BASE_URL: exchange.url,
      SIEBEL_BASE_URL: `${siebel.url}/siebel/v1.0`,
      AUTHORITY_URL: identity.tlsUrl,
      CA_FILE: caFile,
      TENANT_ID: TENANT,
      CLIENT_SECRET: SECRET,
      SIEBEL_PASSWORD: PASSWORD,
    },
    folder,
  );
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 2, idleTimeoutMillis: 0 });
  const siebelSql = new pg.Pool({ connectionString: siebelUrl, max: 1, idleTimeoutMillis: 0 });
  const logger = createLogger({ level: process.env['TEST_LOG'] === '1' ? 'info' : 'silent' });
  const addresses: Readonly<Record<Server, string>> = { graph: exchange.url, siebel: siebel.url };

  let life = createLife(() => undefined);
  let product: Product | null = null;

  const door: ChaosWorld['door'] = async (server, method, doorName, body) => {
    const response = await fetch(`${addresses[server]}/sandbox/${doorName}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${doorName}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const start = async (): Promise<Product> => {
    life = createLife((ms) => (offsetMs += ms));
    product = await compose({ config, databaseUrl, logger, now, between: life.between });
    return product;
  };
  /** What a killed product left behind: transactions that nobody will end. */
  const stop = async (): Promise<void> => {
    if (product === null) return;
    if (!life.isDead()) return product.close();
    void product.close().catch(() => undefined);
    await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'siebel-server-sync'`); // prettier-ignore
  };

  await door('siebel', 'POST', 'reset', { seed: 'empty' });
  // Whatever is made later than the company belongs to a history; Siebel tells times to the second.
  await wait(1000 - (Date.now() % 1000));
  const seededAt = new Date();
  const emptySiebel = await emptyingSiebel(siebelSql, seededAt);
  let emptyProduct = '';
  let begun = 0;
  let feedAtStart: Readonly<Record<string, unknown>> | null = null;
  const world: ChaosWorld = {
    outlook: new GraphAsPerson(exchange.url, await tokenFor(identity.url)),
    siebel: new SiebelAsPerson(siebel.url, PASSWORD),
    people: [],
    product: () => product ?? fail('The product does not run.'),
    life: () => life,
    now,
    moveClock: (ms) => (offsetMs += ms),
    door,
    async restart() {
      await stop();
      await start();
    },
    async forgetUser(login) {
      await sql.query('delete from user_maps where login = $1', [login]);
    },
    async lastCycles() {
      const { rows } = await sql.query<{ error: string | null }>('select error from dispatch_cycles order by id desc limit 1'); // prettier-ignore
      return rows.map(({ error }) => error);
    },
    async lastRun(userMapId) {
      const { rows } = await sql.query<{ outcome: string | null; stateReason: string | null }>(
        `select (select outcome from sync_runs where user_map_id = u.id order by id desc limit 1) as outcome, u.state_reason as "stateReason"
         from user_maps u where u.id = $1`,
        [userMapId],
      );
      return rows[0] ?? { outcome: null, stateReason: null };
    },
    places: new Map(),
    async waiting() {
      const { rows } = await sql.query<Waiting>(
        `select (select count(*) from removals where state in ('waiting', 'approved'))::int as removals,
           (select count(*) from user_maps where retry_at is not null)::int as users,
           array(select jsonb_build_object('login', u.login, 'domain', i.domain) from sync_issues i
             join user_maps u on u.id = i.user_map_id where i.retry_at is not null) as records`,
      );
      return rows[0] ?? { removals: 0, users: 0, records: [] };
    },
    async begin() {
      await Promise.all([door('graph', 'POST', 'reset', { seed: 'empty' }), siebelSql.query(emptySiebel), door('siebel', 'DELETE', 'faults')]); // prettier-ignore
      offsetMs = 0;
      world.places.clear();
      if (product === null) await start();
      else if (life.isDead()) await world.restart();
      emptyProduct ||= await emptyingProduct(sql);
      await sql.query(emptyProduct);
      begun += 1;
      // What was deleted leaves room behind, which every statement would walk over.
      if (begun % VACUUM_EVERY === 0) await Promise.all([sql.query('vacuum'), siebelSql.query('vacuum')]);
      const { dispatcher, services, store } = world.product();
      await mapUsers(services, { logins: LOGINS, enable: true });
      // Emptied, Siebel stands where it stood at the beginning.
      if (feedAtStart) await store.cycles.saveFeedCursor(feedAtStart);
      else await startFeed(dispatcher);
      feedAtStart ??= await store.cycles.loadFeedCursor();
      const rows = await store.userMaps.list();
      const found = LOGINS.map((login) => rows.find((row) => row.login === login) ?? fail(`${login} is not mapped`));
      Object.assign(world, { people: found.map(({ login, mailbox, siebelUserId }) => ({ login, mailbox, siebelUserId })) }); // prettier-ignore
    },
    async close() {
      await stop().catch(() => undefined);
      await Promise.all([sql.end(), siebelSql.end(), exchange.close(), siebel.close(), identity.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

function fail(message: string): never {
  throw new Error(message);
}

/** Deletes without telling triggers: much faster than a reset or than truncating, after which every connection plans anew. */
const deleting = (deletes: readonly string[]): string => ['begin', 'set local session_replication_role = replica', ...deletes, 'commit'].join(';'); // prettier-ignore

/** Takes away what was made in Siebel since, without telling the log of removals. */
async function emptyingSiebel(sql: pg.Pool, since: Date): Promise<string> {
  const { rows } = await sql.query<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'siebel' and column_name = 'CREATED'`); // prettier-ignore
  const deletes = rows.map(
    ({ name }) =>
      `delete from siebel."${name}" where "CREATED" >= date_trunc('second', timestamptz '${since.toISOString()}')`,
  );
  return deleting([...deletes, 'delete from siebel."S_SD_SYNC_INFO"']);
}

/** Takes away all that the product remembers but its settings, which become what they were. */
async function emptyingProduct(sql: pg.Pool): Promise<string> {
  const { rows } = await sql.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1)`, [KEPT]); // prettier-ignore
  return deleting([
    ...rows.map(({ name }) => `delete from "${name}"`),
    `update domain_settings set level = 'Full Sync', conflict_winner = 'Siebel Record', delete_wins = true, may_delete_in_siebel = true,
      may_delete_in_exchange = true, keep_past_items = true, mass_delete_count = 10, mass_delete_share = 0.1, settle_seconds = 60`,
  ]);
}

async function tokenFor(identityUrl: string): Promise<string> {
  const response = await fetch(`${identityUrl}/${TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: SECRET,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
