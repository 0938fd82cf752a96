// How the table of Graph's operations is written: one row is a documented request and what must come back. Knows no resource.
import type { Json } from '../../../support/exchangeWorld.ts';

/** What a row's request may be made of: the ids in its path, by the names of the template's parameters. */
export type Params = Readonly<Record<string, string>>;

/** Sends a request below `/v1.0/` and gives the answer's body; for what has to be there before the row's own request. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Json>;

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As the server's list of routes writes it, below `/v1.0/`. */
  readonly path: string;
  readonly status: number;
  /** Graph's type of the answer, `[]` for a list, `round` for a list of change tracking; absent for no content. */
  readonly type?: string;
  /** What the request shows, where several rows have one path. */
  readonly about?: string;
  readonly query?: string;
  readonly body?: Json | ((params: Params) => Json);
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids of the path that are not simply made by a POST to the collection before. */
  readonly prepare?: (ask: Ask) => Promise<Params>;
  /** Properties that the answer must have with these very values. */
  readonly shows?: Json;
}

/** The same operations under several paths. */
export function under(bases: readonly string[], operations: readonly Operation[]): Operation[] {
  return bases.flatMap((base) => operations.map((operation) => ({ ...operation, path: `${base}/${operation.path}` })));
}
