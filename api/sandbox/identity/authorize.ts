// The authorize endpoint: checks who asks and where the answer goes, shows the page on which a person says who they are, and sends the
// browser back with a code. Knows no tokens.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readText, sendJson } from '../common/http.ts';
import type { Issuer } from './grants.ts';
import { STAFF, type Client, type Person } from './people.ts';
import { signInPage } from './signInPage.ts';

export interface SignInParts {
  readonly issuer: Issuer;
  readonly clients: readonly Client[];
  /** The staff first, then people with a mailbox. */
  readonly people: readonly Person[];
}

/** A page of this machine, any port: the redirects registered for the sandbox. */
export function isLocal(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What is wrong with a request whose redirect can be trusted; null when nothing is. */
function faultIn(query: URLSearchParams, client: Client): readonly [string, string] | null {
  if ((query.get('response_type') ?? 'code') !== 'code')
    return ['unsupported_response_type', 'AADSTS700054: The response_type must be code.'];
  const hasProof = query.has('code_challenge') && query.get('code_challenge_method') === 'S256';
  if (client.secret === null && !hasProof)
    return [
      'invalid_request',
      'AADSTS9002325: Proof Key for Code Exchange is required: code_challenge with method S256.',
    ];
  return null;
}

/** Sends the browser back with the answer, as query or as fragment. */
function sendBack(response: ServerResponse, query: URLSearchParams, answer: Readonly<Record<string, string>>): void {
  const state = query.get('state');
  const parameters = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) });
  const target = new URL(query.get('redirect_uri') ?? '');
  if (query.get('response_mode') === 'fragment') target.hash = parameters.toString();
  else parameters.forEach((value, name) => target.searchParams.set(name, value));
  response.writeHead(302, { Location: target.href, 'Cache-Control': 'no-store' }).end();
}

function showPage({ people }: SignInParts, query: URLSearchParams, response: ServerResponse): void {
  const page = signInPage(STAFF, people.slice(STAFF.length), query);
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    })
    .end(page);
}

/** Answers GET (the page, or at once for a `login_hint`) and POST (the choice). */
export async function authorize(
  parts: SignInParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const query = request.method === 'POST' ? new URLSearchParams((await readText(request)) ?? '') : url.searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  const client = parts.clients.find(({ id }) => id === query.get('client_id'));
  if (!client || !isLocal(redirectUri)) {
    const description = client
      ? 'AADSTS50011: The redirect_uri is not an address of this machine.'
      : 'AADSTS700016: The application was not found in the directory.';
    sendJson(response, 400, { error: 'invalid_request', error_description: description });
    return;
  }
  const fault = faultIn(query, client);
  if (fault) {
    sendBack(response, query, { error: fault[0], error_description: fault[1] });
    return;
  }
  const wanted = (query.get('person') ?? query.get('login_hint') ?? '').toLowerCase();
  const person = parts.people.find(({ upn }) => upn.toLowerCase() === wanted);
  if (person) {
    const signIn = { person, clientId: client.id, redirectUri, scope: query.get('scope') ?? '' };
    const proof = { nonce: query.get('nonce'), challenge: query.get('code_challenge') };
    sendBack(response, query, { code: parts.issuer.grantCode({ ...signIn, ...proof }) });
  } else if (query.get('prompt') === 'none') {
    const description = 'AADSTS50058: A silent sign-in request was sent but no user is signed in.';
    sendBack(response, query, { error: 'login_required', error_description: description });
  } else showPage(parts, query, response);
}
