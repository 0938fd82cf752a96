// What goes to Graph and what comes back, in the fewest words. Bodies are Graph's JSON and stay unread here.

type GraphMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface GraphRequest {
  readonly method: GraphMethod;
  /** What follows `/v1.0`, percent-encoded, query included. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Preferences beside the immutable ids, such as `odata.maxpagesize=100`. */
  readonly prefer?: readonly string[];
  readonly body?: unknown;
}

export interface GraphAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null when there was none. */
  readonly body: unknown;
}

/** An object of Graph's JSON. */
export type GraphItem = Readonly<Record<string, unknown>>;

export function isItem(value: unknown): value is GraphItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a collection property; [] when it is none. */
export function itemsIn(value: unknown): readonly GraphItem[] {
  return Array.isArray(value) ? value.filter(isItem) : [];
}

/** A property's text, or null. */
export function textIn(item: unknown, name: string): string | null {
  const value = isItem(item) ? item[name] : undefined;
  return typeof value === 'string' ? value : null;
}

/** Immutable ids and what else the request prefers, as the one header that Graph reads. */
export function preferHeader(request: GraphRequest): string {
  return ['IdType="ImmutableId"', ...(request.prefer ?? [])].join(', ');
}
