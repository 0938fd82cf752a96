// One call to the API: token, timeout, error, and the answer parsed with its schema. Knows HTTP; the endpoints are beside it.
import { z } from 'zod';
import { ApiError, kindOfStatus } from './ApiError.ts';

// Compiling schemas needs `new Function`, which the page's content security policy forbids.
z.config({ jitless: true });

const TIMEOUT_MS = 30_000;
const errorBody = z.object({ error: z.object({ id: z.string().optional(), message: z.string() }) });

export interface CallOptions {
  readonly body?: unknown;
  readonly method?: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; for answers that take long to work out. */
  readonly timeoutMs?: number;
}

/** What every endpoint function takes first. */
export interface Api {
  /** Calls and parses. @throws ApiError always, whatever went wrong. */
  call<T>(path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** Opens a call whose answer is read as it comes. @throws ApiError */
  open(path: string, options?: CallOptions): Promise<Response>;
}

function addressOf(baseUrl: string, path: string, query: CallOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? `${baseUrl}${path}` : `${baseUrl}${path}?${search.toString()}`;
}

async function failureOf(response: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await response.json().catch(() => null));
  const message = parsed.success ? parsed.data.error.message : `The server answered ${response.status}.`;
  const id = parsed.success ? (parsed.data.error.id ?? null) : null;
  return new ApiError(kindOfStatus(response.status), message, response.status, id);
}

/**
 * @param baseUrl origin of the API without a trailing slash; '' for the page's own.
 * @param token gives a valid token, or null when nobody is signed in (the call then goes without one); another one than
 * `refused`, which the API just answered with 401.
 */
export function createApi(baseUrl: string, token: (refused?: string) => Promise<string | null>): Api {
  async function open(path: string, options: CallOptions = {}): Promise<Response> {
    const bearer = await token();
    const response = await send(path, options, bearer);
    if (response.ok) return response;
    const fresh = response.status === 401 && bearer !== null ? await token(bearer) : null;
    if (fresh === null || fresh === bearer) throw await failureOf(response);
    const again = await send(path, options, fresh);
    if (!again.ok) throw await failureOf(again);
    return again;
  }

  function send(path: string, options: CallOptions, bearer: string | null): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`;
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    return fetch(addressOf(baseUrl, path, options.query), {
      method: options.method ?? 'GET',
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    }).catch((error: unknown) => {
      throw new ApiError('unreachable', error instanceof Error ? error.message : 'No answer.');
    });
  }

  async function call<T>(path: string, schema: z.ZodType<T>, options: CallOptions = {}): Promise<T> {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
    const response = await open(path, { ...options, signal });
    const parsed = schema.safeParse(await response.json().catch(() => null));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ApiError('unexpected', `The answer to ${path} is not understood${where === '' ? '' : ` at ${where}`}.`);
  }

  return { call, open };
}
