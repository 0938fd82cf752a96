// The product's Siebel connector and directory on a sandbox of its own, with a small company made over REST as an administrator would.
import pg from 'pg';
import { createSiebelClient, type SiebelTraffic } from '../../api/connectors/siebel/siebelClient.ts';
import { createSiebelConnector } from '../../api/connectors/siebel/siebelConnector.ts';
import { createSiebelDirectory } from '../../api/connectors/siebel/siebelDirectory.ts';
import { createSiebelMap } from '../../api/connectors/siebel/siebelMap.ts';
import type { Connector, SiebelDirectory, UserScope } from '../../api/connectors/connector.ts';
import { createHttp } from '../../api/platform/http.ts';
import type { SampleCompany } from '../../api/sandbox/sampleData/types.ts';
import { makeCompany } from '../../api/sandbox/sampleData/company.ts';
import { startSiebelSandbox } from '../../api/sandbox/siebel/server.ts';
import { testDatabaseUrl } from './postgres.ts';
import { SiebelAsPerson } from './siebelAsPerson.ts';

const PASSWORD = 'a-password-of-the-tests';
const TENANT = '6f2d1c9e-5b1a-4c7e-9a53-0d4c8b7e2f10';

export interface SiebelConnection {
  readonly connector: Connector;
  readonly directory: SiebelDirectory;
  /** The first employee of the company. */
  readonly scope: UserScope;
  /** Row ids of other employees. */
  readonly others: readonly string[];
  readonly company: SampleCompany;
  readonly person: SiebelAsPerson;
  readonly traffic: SiebelTraffic[];
  advance(ms: number): void;
  door(method: string, name: string, body?: unknown): Promise<void>;
  /** A change of a row that shows only now, with a time so many ms ago: its transaction was open as long. */
  commitLate(table: string, id: string, agoMs: number): Promise<void>;
  close(): Promise<void>;
}

/** @param feedBound rows above which the feed says tooMany. */
export async function connectSiebel(feedBound = 5_000): Promise<SiebelConnection> {
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const databaseUrl = await testDatabaseUrl('siebel_connection');
  const server = await startSiebelSandbox({
    port: 0,
    databaseUrl,
    tenantId: TENANT,
    adminPassword: PASSWORD,
    now,
    seed: 'empty',
  });
  const http = createHttp({ timeoutMs: 10_000 });
  const traffic: SiebelTraffic[] = [];
  const clock = { now };
  const client = createSiebelClient({
    http,
    baseUrl: `${server.url}/siebel/v1.0`,
    credentials: { kind: 'basic', username: 'SADMIN', password: PASSWORD },
    clock,
    sleep: async () => undefined,
    onTraffic: (request) => traffic.push(request),
  });
  const map = createSiebelMap({});
  const company = makeCompany('empty', now());
  const [first, ...others] = company.employees;
  if (!first) throw new Error('The sample company has no employees.');
  return {
    connector: createSiebelConnector({ client, map, clock }),
    directory: createSiebelDirectory({ client, map, clock, feedBound }),
    scope: {
      login: first.login,
      siebelUserId: first.id,
      mailbox: first.email.toLowerCase(),
      pimServer: 'default',
      visibility: 'All',
    },
    others: others.map(({ id }) => id),
    company,
    person: new SiebelAsPerson(server.url, PASSWORD),
    traffic,
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
    },
    commitLate: async (table, id, agoMs) => {
      const database = new pg.Client({ connectionString: databaseUrl });
      await database.connect();
      const at = new Date(now().getTime() - agoMs).toISOString().slice(0, 19).replace('T', ' ');
      const { rows } = await database.query<{ name: string }>(
        `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_name = $1`,
        [table],
      );
      const change = `update ${rows[0]?.name ?? table} set "LAST_UPD" = $1, "MODIFICATION_NUM" = "MODIFICATION_NUM" + 1 where "ROW_ID" = $2`;
      const { rowCount } = await database.query(change, [at, id]);
      await database.end();
      if (rowCount !== 1) throw new Error(`${table} has no row ${id}.`);
    },
    close: async () => {
      await http.close();
      await server.close();
    },
  };
}
