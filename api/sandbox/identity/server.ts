// The token issuer as a server: OpenID configuration, keys, authorize and token endpoints, over http and over https.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { commonDoors, serveDoor, type Doors } from '../common/doors.ts';
import { FaultPlan } from '../common/faults.ts';
import { closeServer, listen, readText, sendJson } from '../common/http.ts';
import { RequestLog } from '../common/requestLog.ts';
import { loadCertificate } from './certificate.ts';
import { Issuer } from './grants.ts';
import { STAFF, type Client, type Person } from './people.ts';
import { signInPage } from './signInPage.ts';
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

/** Starts the issuer. Tokens name its https address as their issuer, whichever way they were asked for. */
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
    issuer: `${tlsUrl}/${tenantId}/v2.0`,
    tenantId,
    key,
    clients: options.clients,
    people,
    now: options.now ?? (() => new Date()),
  });
  handle = createHandler({
    issuer,
    people,
    tenantId,
    issuerName: `${tlsUrl}/${tenantId}/v2.0`,
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

interface HandlerOptions {
  readonly issuer: Issuer;
  readonly issuerName: string;
  readonly tenantId: string;
  readonly people: readonly Person[];
  readonly clients: readonly Client[];
  readonly jwks: object;
}

function createHandler(options: HandlerOptions): RequestListener {
  const faults = new FaultPlan();
  const log = new RequestLog();
  const lifetime = z.strictObject({ lifetimeSeconds: z.number().int().min(1).max(86_400) });
  const doors: Doors = {
    ...commonDoors(faults, log),
    'POST tokens': (body) => {
      options.issuer.lifetimeSeconds = lifetime.parse(body).lifetimeSeconds;
      return { lifetimeSeconds: options.issuer.lifetimeSeconds };
    },
  };
  return (request, response) => {
    serve(options, doors, faults, log, request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 500, { error: 'server_error' });
      else response.destroy();
    });
  };
}

async function serve(
  options: HandlerOptions,
  doors: Doors,
  faults: FaultPlan,
  log: RequestLog,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await serveDoor(doors, request, response)) return;
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  allowPages(request, response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  const fault = faults.take(request.method ?? 'GET', url.pathname);
  if (fault?.status)
    return sendJson(response, fault.status, fault.body ?? { error: 'temporarily_unavailable' }, fault.headers);
  const local = url.pathname.replace(new RegExp(`^/(${options.tenantId}|common|organizations)`, 'i'), '');
  log.begin(request.method ?? 'GET', `/{tenant}${local}`)();
  switch (local) {
    case '/v2.0/.well-known/openid-configuration':
      return sendJson(response, 200, configuration(options, baseOf(request)));
    case '/discovery/v2.0/keys':
      return sendJson(response, 200, options.jwks);
    case '/discovery/instance':
      return sendJson(response, 200, {
        tenant_discovery_endpoint: `${baseOf(request)}/${options.tenantId}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [],
      });
    case '/oauth2/v2.0/token': {
      const answer = await options.issuer.answer(new URLSearchParams((await readText(request)) ?? ''));
      return sendJson(response, answer.status, answer.body, { 'Cache-Control': 'no-store' });
    }
    case '/oauth2/v2.0/authorize':
      return authorize(options, url, request, response);
    case '/oauth2/v2.0/logout': {
      const back = url.searchParams.get('post_logout_redirect_uri');
      response.writeHead(302, { Location: back && isLocal(back) ? back : '/' }).end();
      return;
    }
    default:
      return sendJson(response, 404, {
        error: 'not_found',
        error_description: `The issuer does not play ${url.pathname}.`,
      });
  }
}

async function authorize(
  options: HandlerOptions,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const query = request.method === 'POST' ? new URLSearchParams((await readText(request)) ?? '') : url.searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  const client = options.clients.find(({ id }) => id === query.get('client_id'));
  if (!client || !isLocal(redirectUri)) {
    return sendJson(response, 400, {
      error: 'invalid_request',
      error_description: 'AADSTS50011: The client is not known, or its redirect_uri is not an address of this machine.',
    });
  }
  const person = options.people.find(({ upn }) => upn === (query.get('person') ?? query.get('login_hint')));
  if (!person) {
    const staff = new Set(STAFF.map(({ upn }) => upn));
    const page = signInPage(STAFF, options.people.filter(({ upn }) => !staff.has(upn)), query); // prettier-ignore
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page);
    return;
  }
  const code = options.issuer.grantCode({
    person,
    clientId: client.id,
    redirectUri,
    scope: query.get('scope') ?? '',
    nonce: query.get('nonce'),
    challenge: query.get('code_challenge'),
  });
  const target = new URL(redirectUri);
  const answer = new URLSearchParams({ code, ...(query.has('state') ? { state: query.get('state') ?? '' } : {}) });
  if (query.get('response_mode') === 'fragment') target.hash = answer.toString();
  else answer.forEach((value, name) => target.searchParams.set(name, value));
  response.writeHead(302, { Location: target.href }).end();
}

function configuration(options: HandlerOptions, base: string): Record<string, unknown> {
  const at = `${base}/${options.tenantId}`;
  return {
    issuer: options.issuerName,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    token_endpoint: `${at}/oauth2/v2.0/token`,
    end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    jwks_uri: `${at}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'roles', 'nonce'],
  };
}

function baseOf(request: IncomingMessage): string {
  const secure = 'encrypted' in request.socket;
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}

/** A page of this machine, any port: the redirects registered for the sandbox. */
function isLocal(address: string): boolean {
  return (
    URL.canParse(address) &&
    /^https?:$/.test(new URL(address).protocol) &&
    ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
  );
}

function allowPages(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'content-type',
  );
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader('Vary', 'Origin');
}
