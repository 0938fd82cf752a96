// Routes of the issuer, the same over http and https: OpenID configuration, keys, authorize, token, logout, and the sandbox's doors.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import { commonDoors, serveDoor, type Doors } from '../common/doors.ts';
import { FaultPlan, type Fault } from '../common/faults.ts';
import { readText, sendJson } from '../common/http.ts';
import { RequestLog } from '../common/requestLog.ts';
import { authorize, isLocal, type SignInParts } from './authorize.ts';
import { baseOf, instanceDiscovery, issuerOf, openIdConfiguration } from './configuration.ts';
import { interfere, sendFaulty } from './faulty.ts';
import { refuse, type Issuer } from './grants.ts';

export interface HandlerOptions extends SignInParts {
  /** The https address; its port makes the issuer's name. */
  readonly tlsUrl: string;
  readonly tenantId: string;
  readonly jwks: object;
}

const lifetimeSchema = z.strictObject({ lifetimeSeconds: z.number().int().min(1).max(86_400) });

/** One listener for both servers. */
export function createHandler(options: HandlerOptions): RequestListener {
  const faults = new FaultPlan();
  const log = new RequestLog();
  const doors: Doors = {
    ...commonDoors(faults, log),
    'POST tokens': (body) => {
      options.issuer.lifetimeSeconds = lifetimeSchema.parse(body).lifetimeSeconds;
      return { lifetimeSeconds: options.issuer.lifetimeSeconds };
    },
  };
  const tenants = new RegExp(`^/(?:${options.tenantId}|common|organizations)(?=/)`, 'i');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await serveDoor(doors, request, response)) return;
    allowPages(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (!URL.canParse(request.url ?? '/', 'http://localhost'))
      return sendJson(response, 400, { error: 'invalid_request', error_description: 'The address is none.' });
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const fault = faults.take(method, url.pathname);
    const route = url.pathname.replace(tenants, '');
    log.begin(method, route === url.pathname ? '/…' : `/{tenant}${route}`)();
    if (fault && (await interfere(fault, request, response))) return;
    await answer(options, route, url, fault, request, response);
  }

  return (request, response) => {
    serve(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'server_error' });
    });
  };
}

async function answer(
  options: HandlerOptions,
  route: string,
  url: URL,
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { tenantId, tlsUrl } = options;
  const issuer = issuerOf(request, tlsUrl, tenantId);
  switch (route) {
    case '/v2.0/.well-known/openid-configuration':
      return sendFaulty(fault, response, 200, openIdConfiguration(baseOf(request), tenantId, issuer));
    case '/discovery/v2.0/keys':
      return sendFaulty(fault, response, 200, options.jwks);
    case '/discovery/instance':
      return sendFaulty(fault, response, 200, instanceDiscovery(baseOf(request), tenantId));
    case '/oauth2/v2.0/token':
      return token(options.issuer, issuer, fault, request, response);
    case '/oauth2/v2.0/authorize':
      return authorize(options, url, request, response);
    case '/oauth2/v2.0/logout':
      return logout(url, response);
    default:
      return sendJson(response, 404, {
        error: 'not_found',
        error_description: `The issuer of tenant ${tenantId} does not play ${url.pathname}.`,
      });
  }
}

/** A doubled request is answered twice and the second answer counts: a code is then used already. */
async function token(
  issuer: Issuer,
  name: string,
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams((await readText(request)) ?? '');
  if (fault?.double) await issuer.answer(form, name);
  const { status, body } =
    request.method === 'POST'
      ? await issuer.answer(form, name)
      : refuse(400, 'invalid_request', 'AADSTS900561: The endpoint only accepts POST requests.');
  sendFaulty(fault, response, status, body, { 'Cache-Control': 'no-store' });
}

function logout(url: URL, response: ServerResponse): void {
  const back = url.searchParams.get('post_logout_redirect_uri');
  if (back && isLocal(back)) response.writeHead(302, { Location: new URL(back).href }).end();
  else response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end('You are signed out.');
}

/** Pages of any origin may ask: they hold no cookies here. */
function allowPages(request: IncomingMessage, response: ServerResponse): void {
  const wanted = request.headers['access-control-request-headers'] ?? 'content-type';
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', wanted);
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader('Vary', 'Origin');
}
