// The sandbox Siebel as one server: store, REST routes and the sandbox's own doors on one port.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openStore } from './data/store.ts';
import { authenticate } from './rest/authenticate.ts';
import { BASE_PATH, siebelRoutes } from './rest/dataRoutes.ts';

export interface SiebelSandboxOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** 127.0.0.1 unless given. */
  readonly host?: string;
  readonly databaseUrl: string;
  /** Base address of the token issuer whose bearer tokens are taken; without it only Basic is. */
  readonly identityUrl?: string;
  /** A CA certificate (PEM) to trust when the issuer's address is https. */
  readonly identityCaFile?: string;
  readonly tenantId: string;
  /** The password of SADMIN. */
  readonly adminPassword: string;
  /** The clock of Created, Updated and Done; the machine's unless given. */
  readonly now?: () => Date;
  /** The PostgreSQL schema of the tables, `siebel` unless given; made when missing. */
  readonly schema?: string;
}

export interface SiebelSandbox {
  /** Such as http://127.0.0.1:3020, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://${host}:${address.port}`;
}

/**
 * Starts the server and waits until it answers.
 * @throws when the port is taken or the database does not answer.
 */
export async function startSiebelSandbox(options: SiebelSandboxOptions): Promise<SiebelSandbox> {
  const { adminPassword, databaseUrl, host = '127.0.0.1', now = () => new Date(), port, schema = 'siebel' } = options;
  const store = await openStore({ databaseUrl, schema, now });
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(BASE_PATH, authenticate({ adminPassword, isGoodToken: async () => false }), siebelRoutes(store));
  const server = createServer(app);
  try {
    const url = await listen(server, port, host);
    return {
      url,
      close: async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
