// The sandbox Siebel as one server: store, REST routes and the sandbox's own doors on one port.
import { createServer } from 'node:http';
import express from 'express';
import { SIEBEL_RESOURCE } from '../common/defaults.ts';
import type { Doors } from '../common/doors.ts';
import { commonDoors, resetSchema, serveDoor } from '../common/doors.ts';
import { FaultPlan } from '../common/faults.ts';
import { closeServer, listen } from '../common/http.ts';
import { servePages } from '../common/pages/servePages.tsx';
import { RequestLog } from '../common/requestLog.ts';
import { createTokenVerifier } from '../common/tokens.ts';
import type { Seed } from '../sampleData/types.ts';
import type { SiebelStore } from './data/store.ts';
import { openStore } from './data/store.ts';
import { performInside } from './pages/performInside.ts';
import { siebelPages } from './pages/siebelPages.tsx';
import type { Gate } from './rest/authenticate.ts';
import { authenticate } from './rest/authenticate.ts';
import { answerError, BASE_PATH, siebelRoutes } from './rest/dataRoutes.ts';
import { interfere } from './rest/faulty.ts';
import { reseed, seedIfNew } from './seed/seedStore.ts';

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
  /** The password of every other employee; without it only SADMIN signs in with a password. */
  readonly userPassword?: string;
  /** The clock of Created, Updated and Done; the machine's unless given. */
  readonly now?: () => Date;
  /** The PostgreSQL schema of the tables, `siebel` unless given; made when missing. */
  readonly schema?: string;
  /** What a store that is new is filled with; nothing but SADMIN unless given. */
  readonly seed?: Seed;
}

export interface SiebelSandbox {
  /** Such as http://127.0.0.1:3020, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Long enough for the longest search specification that is read. */
const MAX_HEADER_BYTES = 128 * 1024;

function gateOf(options: SiebelSandboxOptions): Gate {
  const { adminPassword, identityCaFile, identityUrl, now, tenantId, userPassword = null } = options;
  if (!identityUrl) return { adminPassword, userPassword, checkToken: null };
  const verifier = createTokenVerifier({
    identityUrl,
    tenantId,
    audiences: [SIEBEL_RESOURCE],
    ...(identityCaFile ? { caFile: identityCaFile } : {}),
    ...(now ? { now } : {}),
  });
  return { adminPassword, userPassword, checkToken: verifier };
}

function buildApp(store: SiebelStore, gate: Gate, now: () => Date): express.Express {
  const faults = new FaultPlan();
  const log = new RequestLog();
  const doors: Doors = {
    ...commonDoors(faults, log),
    'POST reset': async (body) => {
      await reseed(store, resetSchema.parse(body).seed, now());
      log.reset();
    },
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  const pages = siebelPages({ now, perform: performInside(store), version: () => String(store.writes) });
  app.use(async (request, response, next) => {
    if (await serveDoor(doors, request, response)) return;
    if (!(await servePages(pages, request, response))) next();
  });
  app.use(BASE_PATH, interfere(faults), authenticate(store, gate), siebelRoutes(store, log));
  app.use((_request, response) => {
    response.status(404).json({ ERROR: `Nothing is here; Siebel REST is under ${BASE_PATH}/data` });
  });
  app.use(answerError);
  return app;
}

/**
 * Starts the server and waits until it answers; a new store is made and filled first.
 * @throws when the port is taken or the database does not answer.
 */
export async function startSiebelSandbox(options: SiebelSandboxOptions): Promise<SiebelSandbox> {
  const { databaseUrl, host = '127.0.0.1', now = () => new Date(), port, schema = 'siebel', seed = null } = options;
  const store = await openStore({ databaseUrl, schema, now });
  try {
    await seedIfNew(store, seed, now());
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, buildApp(store, gateOf(options), now));
    const actualPort = await listen(server, port, host);
    const close = async (): Promise<void> => {
      await closeServer(server);
      await store.close();
    };
    return { url: `http://${host}:${actualPort}`, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
