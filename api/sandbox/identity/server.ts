// The token issuer as a server: OpenID configuration, keys, authorize and token endpoints, over http and over https.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { closeServer, listen } from '../common/http.ts';
import { loadCertificate } from './certificate.ts';
import { Issuer } from './grants.ts';
import { createHandler } from './handler.ts';
import { STAFF, type Client, type Person } from './people.ts';
import { loadSigningKey } from './signingKey.ts';

export interface IdentitySandboxOptions {
  /** 0 takes a free port; so for tlsPort. */
  readonly port: number;
  readonly tlsPort: number;
  readonly host?: string;
  /** Keys are kept in `sandbox-identity` below it and the authority's certificate in `ca.pem`; null keeps all in memory. */
  readonly dataDir: string | null;
  readonly tenantId: string;
  readonly clients: readonly Client[];
  /** People with a mailbox; the staff is added. */
  readonly people: readonly Person[];
  readonly now?: () => Date;
}

export interface IdentitySandbox {
  readonly url: string;
  readonly tlsUrl: string;
  readonly caPem: string;
  close(): Promise<void>;
}

/** Starts the issuer on both ports. Tokens name its https address as their issuer, by http as well. */
export async function startIdentitySandbox(options: IdentitySandboxOptions): Promise<IdentitySandbox> {
  const { host = '127.0.0.1', tenantId, dataDir } = options;
  const folder = dataDir === null ? null : path.join(dataDir, 'sandbox-identity');
  const certificate = await loadCertificate(folder);
  if (dataDir !== null) writeFileSync(path.join(dataDir, 'ca.pem'), certificate.caPem);
  let handle: RequestListener = (_request, response) => response.end();
  const listener: RequestListener = (request, response) => handle(request, response);
  const plain = createServer(listener);
  const tls = createTlsServer({ cert: certificate.certPem, key: certificate.keyPem }, listener);
  const url = `http://${host}:${await listen(plain, options.port, host)}`;
  const tlsUrl = `https://${host}:${await listen(tls, options.tlsPort, host)}`;
  const key = loadSigningKey(folder);
  const people = [...STAFF, ...options.people];
  const issuer = new Issuer({
    tenantId,
    key,
    clients: options.clients,
    now: options.now ?? (() => new Date()),
  });
  handle = createHandler({
    issuer,
    people,
    tenantId,
    tlsUrl,
    jwks: key.jwks,
    clients: options.clients,
  });
  return {
    url,
    tlsUrl,
    caPem: certificate.caPem,
    close: async () => {
      await Promise.all([closeServer(plain), closeServer(tls)]);
    },
  };
}
