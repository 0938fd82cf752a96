// One request as the routes see it, and one answer as they give it; the same for a request of its own and for a member of a batch.
// Knows HTTP's words; must not know sockets, tokens or items.
import { GraphError } from './GraphError.ts';
import { readQuery } from './odata/query.ts';
import type { Query } from './odata/query.ts';
import { readPath } from './path.ts';
import { readPreferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';

export interface Call {
  readonly method: string;
  /** Of the path after `/v1.0`, decoded. */
  readonly segments: readonly string[];
  /** The path as it came, with `/v1.0`. */
  readonly path: string;
  readonly query: Query;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body; undefined if there is none. */
  readonly body: unknown;
  readonly prefer: Preferences;
  /** `http://host`, from the Host header. */
  readonly origin: string;
  /** True where only the number of a collection's entries is asked for, by `/$count`. */
  readonly isCount: boolean;
  /** What is wrong with the body, if anything. */
  readonly refusal?: GraphError;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent for an answer without content. */
  readonly body?: unknown;
}

/** What a call is made from; `url` begins with `/v1.0/`. */
export interface CallSource {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly origin: string;
  /** What is wrong with the body; told once everything else about the request is right. */
  readonly refusal?: GraphError;
}

/** The longest address that is taken, in characters. */
const longestUrl = 16_384;

const methods: readonly string[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Options that `/$count` has no use for. */
const whole = { wantsCount: true, top: 1, skip: 0, orderBy: [], expand: [] };

function check({ method, url }: CallSource): void {
  if (url.length > longestUrl) throw new GraphError(414, 'UriTooLong', 'The address of the request is too long.');
  if (methods.includes(method)) return;
  const message = 'Specified HTTP method is not allowed for the request target.';
  throw new GraphError(405, 'Request_BadRequest', message, { Allow: methods.join(', ') });
}

/** Nothing of the address but its path begins with a version; and a batch holds no batch. */
function checkRoot([first = '']: readonly string[]): void {
  if (!/^(v1\.0|beta|\$batch)$/i.test(first)) return;
  throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${first}'.`);
}

/**
 * Reads a request.
 * @throws GraphError 400 for a path, query or preference that cannot be read; 405 for a method that Graph does not know; 414 for an address
 * that is too long
 */
export function readCall(source: CallSource): Call {
  check(source);
  const { method, url, headers, body, origin, refusal } = source;
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  const { segments, parameters, isCount } = readPath(path);
  checkRoot(segments);
  const query = readQuery(at === -1 ? '' : url.slice(at + 1), parameters);
  return {
    method,
    segments,
    path,
    query: isCount ? { ...query, ...whole } : query,
    headers,
    body,
    prefer: readPreferences(headers['prefer']),
    origin,
    isCount,
    ...(refusal ? { refusal } : {}),
  };
}
