// Siebel REST over our HTTP client: credentials, few requests at once, errors by what they mean. Knows no components and no fields.
import pLimit from 'p-limit';
import { AuthorizationLost, Throttled, Transient, type RecordTrouble } from '../../errors.ts';
import { HttpFailure, type Fetch, type Http } from '../../platform/http.ts';
import { readRetryAfter } from '../../platform/retryAfter.ts';
import { isNoData, troubleOf } from './siebelErrors.ts';
import { isRow, rowsIn, type SiebelRow } from './siebelMap.ts';
import { createAuthorization, type SiebelCredentials } from './siebelAuthorization.ts';

/** One HTTP request that was answered, for tests and metrics. */
export interface SiebelTraffic {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

export interface SiebelClientOptions {
  readonly http: Pick<Http, 'fetch'>;
  /** Such as https://siebel.example/siebel/v1.0. */
  readonly baseUrl: string;
  readonly credentials: SiebelCredentials;
  readonly clock: { now(): Date };
  /** Requests at once; 4 unless given. */
  readonly concurrency?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly onTraffic?: (traffic: SiebelTraffic) => void;
}

export type SiebelMethod = 'POST' | 'PUT' | 'DELETE';

export type SiebelWritten =
  /** `row` holds the Id that Siebel answered. */
  | { readonly kind: 'done'; readonly row: SiebelRow }
  /** `isLost`: no answer came, so it may or may not be done. */
  | { readonly kind: 'failed'; readonly trouble: RecordTrouble; readonly isLost: boolean };

export interface SiebelClient {
  /** The rows that an address answers; [] for none. @throws Transient, Throttled, AuthorizationLost. */
  get(path: string, parameters?: Readonly<Record<string, string>>): Promise<readonly SiebelRow[]>;
  /** @throws AuthorizationLost alone: everything else concerns the record. */
  write(method: SiebelMethod, path: string, body?: SiebelRow): Promise<SiebelWritten>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

const ATTEMPTS = 3;
const PAUSE_MS = 500;
/** Longest wait for the server's sake within a request. */
const LONGEST_PAUSE_MS = 30_000;
const LOST_STATUSES = [502, 504];
/** Siebel was asked too much, or is not ready: what was sent is not done. */
const WAIT_STATUSES = [429, 503];

export function createSiebelClient(options: SiebelClientOptions): SiebelClient {
  const limit = pLimit(options.concurrency ?? 4);
  const sleep = options.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const ask = asker(options);

  /** Waits where Siebel asks for a short while, having done nothing. */
  const mayGoOn = async ({ retryAfterMs, status }: Answer): Promise<boolean> => {
    if (!WAIT_STATUSES.includes(status) || retryAfterMs === null || retryAfterMs > LONGEST_PAUSE_MS) return false;
    await sleep(retryAfterMs);
    return true;
  };

  return {
    get: (path, parameters = {}) =>
      limit(async () => {
        const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        const address = query.length > 0 ? `${path}?${query.join('&')}` : path;
        for (let attempt = 1; ; attempt += 1) {
          const answer = await ask('GET', address).catch((error: unknown) => {
            if (error instanceof HttpFailure) return error;
            throw error;
          });
          const isUnwell = answer instanceof HttpFailure || LOST_STATUSES.includes(answer.status);
          if (!isUnwell) {
            if (attempt < ATTEMPTS && (await mayGoOn(answer))) continue;
            return rowsOf(answer);
          }
          if (attempt === ATTEMPTS) throw new Transient('Siebel gave no answer.', 'siebel');
          await sleep(PAUSE_MS * attempt);
        }
      }),
    write: (method, path, body) =>
      limit(async () => {
        try {
          for (let attempt = 1; ; attempt += 1) {
            const answer = await ask(method, path, body);
            if (attempt === ATTEMPTS || !(await mayGoOn(answer))) return written(answer);
          }
        } catch (error) {
          if (!(error instanceof HttpFailure)) throw error;
          return lost(error.message);
        }
      }),
  };
}

function asker(options: SiebelClientOptions) {
  const base = `${options.baseUrl.replace(/\/+$/, '')}/data/`;
  const authorization = createAuthorization(options.http.fetch, options.credentials, options.clock);
  return async (method: string, path: string, body?: SiebelRow): Promise<Answer> => {
    // A password that was refused is refused again, and too often means a locked login.
    for (const isFresh of options.credentials.kind === 'basic' ? [false] : [false, true]) {
      const startedAt = performance.now();
      const response = await send(options.http.fetch, method, base + path, await authorization(isFresh), body);
      const ms = Math.round(performance.now() - startedAt);
      options.onTraffic?.({ method, path, status: response.status, ms });
      if (response.status !== 401) return answerOf(response, options.clock.now());
    }
    throw new AuthorizationLost('Siebel refuses our credentials: check SIEBEL_USERNAME and SIEBEL_PASSWORD.', 'siebel');
  };
}

function send(fetch: Fetch, method: string, url: string, authorization: string, body?: SiebelRow): Promise<Response> {
  const headers = { Accept: 'application/json', Authorization: authorization };
  if (!body) return fetch(url, { method, headers });
  return fetch(url, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function answerOf(response: Response, now: Date): Promise<Answer> {
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), now);
  return { status: response.status, text: await response.text(), retryAfterMs };
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

function errorText({ text }: Answer): string {
  const body = parse(text);
  return isRow(body) && typeof body['ERROR'] === 'string' ? body['ERROR'] : text;
}

function rowsOf(answer: Answer): readonly SiebelRow[] {
  const text = errorText(answer);
  if (isNoData(answer.status, text)) return [];
  if (!isSuccess(answer)) throw asThrown(answer, text);
  const body = parse(answer.text);
  if (!isRow(body)) throw new Transient('Siebel answered with something that is no JSON object.', 'siebel');
  return rowsIn(body['items'] ?? body);
}

function asThrown(answer: Answer, text: string): Error {
  const { message } = troubleOf(answer.status, text);
  // Not everybody's trouble: it may be one component that our login may not see.
  if (answer.status === 403) return new Transient(`${message} Check what the Siebel user may see.`);
  return WAIT_STATUSES.includes(answer.status) && answer.retryAfterMs !== null
    ? new Throttled(message, answer.retryAfterMs, 'siebel')
    : new Transient(message, 'siebel');
}

function written(answer: Answer): SiebelWritten {
  if (isSuccess(answer)) return { kind: 'done', row: rowsIn(parse(answer.text))[0] ?? {} };
  if (LOST_STATUSES.includes(answer.status)) return lost(`Siebel answered ${answer.status}.`);
  const trouble = troubleOf(answer.status, errorText(answer));
  return { kind: 'failed', trouble: { ...trouble, retryAfterMs: answer.retryAfterMs }, isLost: false };
}

function lost(message: string): SiebelWritten {
  return { kind: 'failed', trouble: { kind: 'transient', message, field: null, retryAfterMs: null }, isLost: true };
}
