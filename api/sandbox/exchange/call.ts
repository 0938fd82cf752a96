// One request as the routes see it, and one answer as they give it; the same for a request of its own and for a member of a batch.
// Knows HTTP's words; must not know sockets, tokens or items.
import { GraphError } from './GraphError.ts';
import { readQuery } from './odata/query.ts';
import type { Query } from './odata/query.ts';
import { zoneOf } from './time/zones.ts';

/** What the Prefer header asks for. */
export interface Preferences {
  readonly immutableIds: boolean;
  /** As the client wrote it; 'UTC' unless asked otherwise. */
  readonly zoneName: string;
  /** Its IANA name. */
  readonly zone: string;
  readonly maxPageSize?: number;
  readonly bodyType?: 'text' | 'html';
  readonly isMinimal: boolean;
}

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
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent for an answer without content. */
  readonly body?: unknown;
}

const plainPreferences: Preferences = { immutableIds: false, zoneName: 'UTC', zone: 'utc', isMinimal: false };

function quoted(text: string, name: string): string | undefined {
  const match = new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^,;\\s]+))`, 'i').exec(text);
  return match?.[1] ?? match?.[2];
}

/**
 * Reads a Prefer header.
 * @throws GraphError 400 for a time zone that does not exist
 */
function readPreferences(text: string | undefined): Preferences {
  if (text === undefined || text === '') return plainPreferences;
  const zoneName = quoted(text, 'outlook\\.timezone') ?? 'UTC';
  const size = quoted(text, 'odata\\.maxpagesize') ?? quoted(text, '(?<![\\w.])maxpagesize');
  const bodyType = quoted(text, 'outlook\\.body-content-type')?.toLowerCase();
  return {
    immutableIds: quoted(text, 'IdType')?.toLowerCase() === 'immutableid',
    zoneName,
    zone: zoneOf(zoneName),
    isMinimal: quoted(text, 'return')?.toLowerCase() === 'minimal',
    ...(size !== undefined && /^[1-9]\d*$/.test(size) ? { maxPageSize: Number(size) } : {}),
    ...(bodyType === 'text' || bodyType === 'html' ? { bodyType } : {}),
  };
}

/** What a call is made from; `url` begins with `/v1.0/`. */
export interface CallSource {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly origin: string;
}

/** `delta`, `delta()` and `microsoft.graph.delta()` are one. */
function plainFunction(segment: string): string {
  return segment.replace(/^microsoft\.graph\./i, '').replace(/\(\)$/, '');
}

/** The segments of a path after `/v1.0`, decoded; `users('x')` is read as `users/x`. */
function segmentsOf(path: string): string[] {
  const spread = path.replace(/\('([^'()/]*)'\)/g, '/$1');
  try {
    const segments = spread.split('/').slice(2);
    return segments.filter((segment) => segment !== '').map((segment) => plainFunction(decodeURIComponent(segment)));
  } catch {
    throw new GraphError(400, 'BadRequest', 'The path is not correctly encoded.');
  }
}

/**
 * Reads a request.
 * @throws GraphError 400 for a path, query or preference that cannot be read
 */
export function readCall(source: CallSource): Call {
  const at = source.url.indexOf('?');
  const path = at === -1 ? source.url : source.url.slice(0, at);
  return {
    method: source.method,
    segments: segmentsOf(path),
    path,
    query: readQuery(at === -1 ? '' : source.url.slice(at + 1)),
    headers: source.headers,
    body: source.body,
    prefer: readPreferences(source.headers['prefer']),
    origin: source.origin,
  };
}
