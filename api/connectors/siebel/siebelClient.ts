// Siebel REST over our HTTP client: credentials, few requests at once, errors by what they mean. Knows no components and no fields.
import pLimit from 'p-limit';
import { AuthorizationLost, Throttled, Transient, type RecordTrouble } from '../../errors.ts';
import { HttpFailure, type Fetch, type Http } from '../../platform/http.ts';
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
const LOST_STATUSES = [502, 504];

export function createSiebelClient(options: SiebelClientOptions): SiebelClient {
  const limit = pLimit(options.concurrency ?? 4);
  const sleep = options.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const ask = asker(options);

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
          if (!isUnwell) return rowsOf(answer);
          if (attempt === ATTEMPTS) throw new Transient('Siebel gave no answer.');
          await sleep(PAUSE_MS * attempt);
        }
      }),
    write: (method, path, body) =>
      limit(async () => {
        try {
          return written(await ask(method, path, body));
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
    for (const isFresh of [false, true]) {
      const startedAt = performance.now();
      const response = await send(options.http.fetch, method, base + path, await authorization(isFresh), body);
      const ms = Math.round(performance.now() - startedAt);
      options.onTraffic?.({ method, path, status: response.status, ms });
      if (response.status !== 401) return answerOf(response);
    }
    throw new AuthorizationLost('Siebel refuses our credentials: check SIEBEL_USERNAME and SIEBEL_PASSWORD.');
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

async function answerOf(response: Response): Promise<Answer> {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
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
  if (!isRow(body)) throw new Transient('Siebel answered with something that is no JSON object.');
  return rowsIn(body['items'] ?? body);
}

function asThrown(answer: Answer, text: string): Error {
  const { message } = troubleOf(answer.status, text);
  if (answer.status === 403) return new AuthorizationLost(`${message} Check what the Siebel user may see.`);
  const mustWait = answer.status === 429 || answer.status === 503;
  return mustWait && answer.retryAfterMs !== null
    ? new Throttled(message, answer.retryAfterMs)
    : new Transient(message);
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
