// What a benchmark plays on: the sandbox's servers as processes of their own, in a folder and on ports of their own, and their doors.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localAddresses } from '../../deploy/local/addresses.ts';
import { startSandbox } from '../../deploy/local/sandboxProcesses.ts';
import { GraphAsPerson } from '../support/graphAsPerson.ts';
import { SiebelAsPerson } from '../support/siebelAsPerson.ts';
import type { SideCounts, Size } from './size.ts';

/** What a sandbox server counted since it was last asked to forget. */
export interface ServerCounts {
  readonly total: number;
  readonly batchMembers: number;
  /** By method and route; members of a batch too. */
  readonly byRoute: Readonly<Record<string, number>>;
}

export interface Stage {
  /** The environment of a product process on this stage. */
  readonly environment: Readonly<Record<string, string>>;
  /** The servers' addresses. */
  readonly servers: { readonly exchange: string; readonly siebel: string };
  /** The process of a server; undefined when it is not known. */
  pidOf(server: 'exchange' | 'siebel'): number | undefined;
  /** The Authorization headers of an application with every permission. */
  authorizations(): Promise<{ readonly exchange: string; readonly siebel: string }>;
  /** Calls one of a server's own doors. */
  door(server: string, method: string, name: string, body?: unknown): Promise<unknown>;
  /** Fills both servers with a company of one user, and gives the user's mailbox. */
  seed(size: Size): Promise<{ readonly login: string; readonly mailbox: string }>;
  /** What both servers were asked since the last call; they count from nothing again. */
  takeCounts(): Promise<{ readonly exchange: ServerCounts; readonly siebel: ServerCounts }>;
  /** Records that each side holds for the user, asked as a person would. */
  countRecords(mailbox: string): Promise<SideCounts>;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRETS = {
  CLIENT_SECRET: 'a-secret-of-the-benchmarks',
  SIEBEL_PASSWORD: 'a-password-of-the-benchmarks',
  SANDBOX_USER_PASSWORD: 'a-password-of-its-employees',
};
/** What a company of a given size calls its first user. */
const USER = { login: 'USER0001', upn: /^user0001@/i };

/** Starts the servers empty. @throws when one of them does not start, with its last lines. */
export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'siebel-server-sync-bench-'));
  const [graph, siebel, identity] = await freePorts();
  const addresses = localAddresses(ROOT, {
    DATA_DIR: dataDir,
    SANDBOX_GRAPH_PORT: String(graph),
    SANDBOX_SIEBEL_PORT: String(siebel),
    SANDBOX_IDENTITY_PORT: String(identity),
  });
  const environment = { ...addresses.environment, ...SECRETS, DATA_DIR: dataDir, SANDBOX_SEED: 'empty' };
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  const sandbox = await startSandbox(ROOT, { ...addresses, environment }, SECRETS).catch((error: unknown) => {
    remove();
    throw error;
  });
  const servers = { exchange: `http://127.0.0.1:${graph}`, siebel: `http://127.0.0.1:${siebel}` };
  const person = new SiebelAsPerson(servers.siebel, SECRETS.SIEBEL_PASSWORD);
  const token = (): Promise<string> => tokenFrom(`${addresses.identity}/${addresses.tenantId}`);
  const outlook = async (): Promise<GraphAsPerson> => new GraphAsPerson(servers.exchange, await token());

  return {
    environment,
    servers,
    door,
    pidOf: (server) => sandbox.programs.find(({ name }) => name === `sandbox-${server}`)?.pid,
    authorizations: async () => ({
      exchange: `Bearer ${await token()}`,
      siebel: `Basic ${Buffer.from(`SADMIN:${SECRETS.SIEBEL_PASSWORD}`).toString('base64')}`,
    }),
    seed: async (size) => {
      await Promise.all(
        Object.values(servers).map((url) => door(url, 'POST', 'reset', { seed: { users: 1, ...size } })),
      );
      const { value } = await (await outlook()).send('GET', '/users?$top=100');
      const names = (value as { userPrincipalName: string }[]).map((user) => user.userPrincipalName);
      return { login: USER.login, mailbox: names.find((name) => USER.upn.test(name)) ?? '' };
    },
    takeCounts: async () => {
      const [exchange, siebelCounts] = await Promise.all([takeCounts(servers.exchange), takeCounts(servers.siebel)]);
      return { exchange, siebel: siebelCounts };
    },
    countRecords: async (mailbox) => {
      const graphPerson = await outlook();
      const items = [await graphPerson.contacts(mailbox), await graphPerson.events(mailbox), await graphPerson.tasks(mailbox)]; // prettier-ignore
      const rows = [await person.query('Contact/Contact'), await person.query('Action/Action')];
      const sum = (lists: readonly { readonly length: number }[]) => lists.reduce((all, list) => all + list.length, 0);
      return { exchange: sum(items), siebel: sum(rows) };
    },
    close: async () => {
      await sandbox.stop();
      remove();
    },
  };
}

async function door(server: string, method: string, name: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${server}/sandbox/${name}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${name}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function takeCounts(server: string): Promise<ServerCounts> {
  const counts = (await door(server, 'GET', 'requests')) as ServerCounts;
  await door(server, 'DELETE', 'requests');
  return counts;
}

async function tokenFrom(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'siebel-server-sync',
      client_secret: SECRETS.CLIENT_SECRET,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Three ports, the last with its neighbour, where the issuer listens with TLS. */
async function freePorts(): Promise<readonly [number, number, number]> {
  for (;;) {
    const found = await Promise.all([portIfFree(0), portIfFree(0), portIfFree(0)]);
    const [graph, siebel, identity] = found;
    const isNeighbourFree = identity < 65_535 && !found.includes(identity + 1) && (await portIfFree(identity + 1)) > 0;
    if (isNeighbourFree) return [graph, siebel, identity];
  }
}

/** The port when it can be listened on (0: any), else 0. */
function portIfFree(port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(0);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}
