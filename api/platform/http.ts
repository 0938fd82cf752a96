// The one HTTP client for everything the product calls: kept connections, one time limit, the company's own certificate authority.
// Knows nothing of who is called, sends no credentials by itself and follows no redirect, so that no token reaches another host.
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, fetch as undiciFetch } from 'undici';

export interface HttpOptions {
  /** A PEM file of certificate authorities to trust beside node's own; null for none. */
  readonly caFile?: string | null;
  /** For the whole request, answer included. */
  readonly timeoutMs: number;
  /** Kept connections to one host at most; 64 unless given. */
  readonly connections?: number;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Instead of the client's own limit. */
  readonly timeoutMs?: number;
}

/** Answers whatever the status; the body has arrived completely. @throws HttpFailure when there is no whole answer. */
export type Fetch = (url: string | URL, request?: HttpRequest) => Promise<Response>;

export interface Http {
  readonly fetch: Fetch;
  /** Closes the kept connections. */
  close(): Promise<void>;
}

/** No whole answer came. Whether the server did what it was asked is not known. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: 'timeout' | 'network';
  constructor(kind: 'timeout' | 'network', message: string) {
    super(message);
    this.kind = kind;
  }
}

const KEEP_ALIVE_MS = 30_000;
const WITHOUT_BODY = [204, 205, 304];
/** True of the bytes that came, not of the text that is handed on. */
const TRANSPORT_HEADERS = ['content-encoding', 'content-length', 'transfer-encoding'];

/** @throws Error naming the CA file when it cannot be read. */
export function createHttp(options: HttpOptions): Http {
  const secureContext = options.caFile ? contextWith(readCa(options.caFile)) : undefined;
  const agent = new Agent({
    connections: options.connections ?? 64,
    keepAliveTimeout: KEEP_ALIVE_MS,
    ...(secureContext ? { connect: { secureContext } } : {}),
  });
  return {
    fetch: async (url, request = {}) => {
      const timeoutMs = request.timeoutMs ?? options.timeoutMs;
      try {
        const answer = await undiciFetch(url, {
          method: request.method ?? 'GET',
          ...(request.headers ? { headers: request.headers } : {}),
          ...(request.body === undefined ? {} : { body: request.body }),
          redirect: 'manual',
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        return wholeAnswer(answer.status, [...answer.headers], await answer.text());
      } catch (error) {
        throw failureOf(error, hostOf(url), timeoutMs);
      }
    },
    close: () => agent.close(),
  };
}

const contexts = new Map<string, SecureContext>();

/** Reading some 150 certificates takes longer than a request: it is done once for a company's authority, not for each connection. */
function contextWith(ca: string): SecureContext {
  const known = contexts.get(ca) ?? createSecureContext({ ca: [...rootCertificates, ca] });
  contexts.set(ca, known);
  return known;
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The certificate authority file ${path} (CA_FILE) cannot be read; name a readable PEM file.`, {
      cause: error,
    });
  }
}

function wholeAnswer(status: number, headers: [string, string][], text: string): Response {
  const kept = headers.filter(([name]) => !TRANSPORT_HEADERS.includes(name.toLowerCase()));
  return new Response(WITHOUT_BODY.includes(status) ? null : text, { status, headers: kept });
}

function hostOf(url: string | URL): string {
  return URL.canParse(String(url)) ? new URL(url).host : 'an address that is none';
}

function failureOf(error: unknown, host: string, timeoutMs: number): HttpFailure {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new HttpFailure('timeout', `${host} gave no answer within ${timeoutMs} ms.`);
  }
  return new HttpFailure('network', `${host} could not be reached, or cut the connection (${codeOf(error)}).`);
}

/** The system's word for what happened, such as ECONNREFUSED; never the text, which may quote an address with contents. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
