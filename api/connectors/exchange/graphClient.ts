// The only module that knows Microsoft's Graph library: one request in, one answer out, whatever its status. It brings its own
// authentication (the library sends no token to plain http), its own transport, and waits when the server asks to.
import { Client, ResponseType, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { Throttled, Transient } from '../../errors.ts';
import { HttpFailure, type Fetch } from '../../platform/http.ts';
import type { KeyedLimiter } from '../../platform/limiter.ts';
import { retryAfterMs, WAIT_STATUSES } from './graphErrors.ts';
import type { GraphTokens } from './graphTokens.ts';
import { preferHeader, type GraphAnswer, type GraphRequest } from './graphTypes.ts';

/** One HTTP request that was answered, for tests and metrics. */
export interface GraphTraffic {
  readonly mailbox: string;
  readonly method: string;
  readonly path: string;
  /** What was sent, and what came back: parsed JSON, null for nothing. Contents of people; never for a log. */
  readonly body: unknown;
  readonly answer: unknown;
  readonly status: number;
  readonly ms: number;
}

export interface GraphClientOptions {
  readonly fetch: Fetch;
  /** Such as https://graph.microsoft.com, without version. */
  readonly baseUrl: string;
  readonly tokens: GraphTokens;
  readonly limiter: KeyedLimiter;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Longest wait for the server's sake within a request; a longer one ends it with Throttled. */
  readonly maxWaitMs: number;
  readonly onTraffic?: (traffic: GraphTraffic) => void;
}

interface SendOptions {
  /** It may be sent twice: nothing is changed by it. GET always is. */
  readonly isSafe?: boolean;
  /** Nothing else may run for the mailbox meanwhile (a batch does so by itself). */
  readonly isAlone?: boolean;
}

export interface GraphClient {
  /** @throws Transient when no answer came, Throttled when the server wants a longer wait, AuthorizationLost without a token. */
  send(mailbox: string, request: GraphRequest, options?: SendOptions): Promise<GraphAnswer>;
  readonly now: () => Date;
  /** Waits for the server's sake; false when `ms` is longer than a request may wait. */
  waitFor(ms: number): Promise<boolean>;
}

const ATTEMPTS = 4;
/** Statuses of a gateway that may have passed the request on. */
const GATEWAY_STATUSES = [502, 504];

/** The exact address, past the library, which would take links apart and put them together again. */
class ExactRequest {
  readonly url: string;
  failure: unknown = null;
  constructor(url: string) {
    this.url = url;
  }
}

function exactRequestOf(context: Context): ExactRequest {
  const exact = context.middlewareControl?.getMiddlewareOptions(ExactRequest);
  if (exact instanceof ExactRequest) return exact;
  throw new Error('A Graph request was made past graphClient.');
}

/** Puts the token on, and gets a new one once when it is refused. */
class Authentication implements Middleware {
  private next: Middleware | null = null;
  private readonly tokens: GraphTokens;
  constructor(tokens: GraphTokens) {
    this.tokens = tokens;
  }
  setNext(next: Middleware): void {
    this.next = next;
  }
  async execute(context: Context): Promise<void> {
    for (const isFresh of [false, true]) {
      try {
        const token = await this.tokens.accessToken(isFresh);
        context.options = { ...context.options, headers: { ...headersOf(context), Authorization: `Bearer ${token}` } };
        await this.next?.execute(context);
      } catch (error) {
        exactRequestOf(context).failure = error;
        throw error;
      }
      if (context.response?.status !== 401) return;
    }
  }
}

function headersOf(context: Context): Record<string, string> {
  return Object.fromEntries(new Headers(context.options?.headers).entries());
}

/** Sends over our own HTTP client. */
class Transport implements Middleware {
  private readonly fetch: Fetch;
  constructor(fetch: Fetch) {
    this.fetch = fetch;
  }
  async execute(context: Context): Promise<void> {
    const { method, body } = context.options ?? {};
    context.response = await this.fetch(exactRequestOf(context).url, {
      method: method ?? 'GET',
      headers: headersOf(context),
      ...(typeof body === 'string' ? { body } : {}),
    });
  }
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const base = `${options.baseUrl.replace(/\/+$/, '')}/v1.0`;
  const library = Client.initWithMiddleware({
    baseUrl: `${options.baseUrl}/`,
    middleware: [new Authentication(options.tokens), new Transport(options.fetch)],
  });

  const sendOnce = async (mailbox: string, request: GraphRequest): Promise<GraphAnswer> => {
    const exact = new ExactRequest(base + request.path);
    const startedAt = performance.now();
    const call = library
      .api(request.path)
      .headers({ ...request.headers, Prefer: preferHeader(request) })
      .middlewareOptions([exact])
      .responseType(ResponseType.RAW);
    try {
      const response = await callMethod(call, request);
      const answer = await readAnswer(response);
      const ms = Math.round(performance.now() - startedAt);
      const { method, path, body = null } = request;
      options.onTraffic?.({ mailbox, method, path, body, answer: answer.body, status: answer.status, ms });
      return answer;
    } catch (error) {
      // The library wraps what its middleware throws; the first failure is the true one.
      throw exact.failure ?? error;
    }
  };

  const waitFor = async (ms: number): Promise<boolean> => {
    if (ms > options.maxWaitMs) return false;
    await options.sleep(ms);
    return true;
  };

  const sendPatiently = async (mailbox: string, request: GraphRequest, isSafe: boolean): Promise<GraphAnswer> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await sendOnce(mailbox, request).catch((error: unknown) => {
        if (!(error instanceof HttpFailure)) throw error;
        if (isSafe && error.kind === 'network' && attempt < ATTEMPTS) return null;
        throw new Transient(error.message, 'exchange');
      });
      const again = answer === null || WAIT_STATUSES.includes(answer.status) || (isSafe && isGateway(answer));
      if (!again) return answer;
      const ms = (answer && retryAfterMs(answer, options.now())) ?? 500 * 2 ** attempt;
      if (attempt < ATTEMPTS && (await waitFor(ms))) continue;
      if (answer && isGateway(answer)) return answer;
      throw new Throttled(`Exchange answered ${answer?.status ?? 0} and asks to wait.`, ms, 'exchange');
    }
  };

  return {
    now: options.now,
    waitFor,
    send: (mailbox, request, { isSafe = request.method === 'GET', isAlone = false } = {}) => {
      const run = isAlone ? options.limiter.runAlone : options.limiter.run;
      return run(mailbox, () => sendPatiently(mailbox, request, isSafe));
    },
  };
}

function isGateway(answer: GraphAnswer): boolean {
  return GATEWAY_STATUSES.includes(answer.status);
}

async function callMethod(call: ReturnType<Client['api']>, { method, body }: GraphRequest): Promise<Response> {
  const response: unknown = await (method === 'GET'
    ? call.get()
    : method === 'DELETE'
      ? call.delete()
      : method === 'POST'
        ? call.post(JSON.stringify(body ?? {}))
        : call.patch(JSON.stringify(body ?? {})));
  if (response instanceof Response) return response;
  throw new Transient('Exchange gave no answer.', 'exchange');
}

async function readAnswer(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers.entries()), body: parse(text) };
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpFailure('network', 'Exchange answered with something that is no JSON.');
  }
}
