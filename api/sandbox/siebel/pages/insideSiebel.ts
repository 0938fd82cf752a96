// The pages' way to Siebel's data: the very requests that any REST client would send, carried out inside the server as one employee. Knows how
// to ask; must not know how things look.
import type { Component } from '../components/component.ts';

/** A request as a page makes it: below `/siebel/v1.0/data`, as the employee with this login. */
export interface InsideRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly segments: readonly string[];
  readonly search: URLSearchParams;
  readonly body: unknown;
  readonly login: string;
}

/** Carries out a request inside the server: neither counted nor disturbed by faults. */
export type PerformInside = (request: InsideRequest) => Promise<{ readonly status: number; readonly body: unknown }>;

/** What Siebel said when it refused a request of a page. */
export class SiebelRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'SiebelRefusal';
    this.status = status;
  }
}

/** A record: its fields' texts, and its children's records by the child's name where they were asked for. */
export type SiebelRecord = Readonly<Record<string, unknown>>;

/** Which records of a component to list. */
export interface Listed {
  readonly searchspec?: string;
  readonly sortspec?: string;
  readonly viewMode?: string;
  /** Children to bring along. */
  readonly children?: readonly string[];
  readonly from: number;
  /** At most 99, so that one more can be asked for to know whether there is more. */
  readonly size: number;
}

/** One employee's requests. All throw SiebelRefusal when Siebel answers with an error. */
export interface InsideSiebel {
  readonly list: (component: Component, listed: Listed) => Promise<{ readonly records: readonly SiebelRecord[]; readonly hasMore: boolean }>; // prettier-ignore
  readonly get: (component: Component, id: string, children?: readonly string[]) => Promise<SiebelRecord>;
  /** Writes and gives the record's Id. `path` is below the component: an id, and perhaps a child. */
  readonly send: (method: 'POST' | 'PUT' | 'DELETE', component: Component, path: readonly string[], body?: unknown) => Promise<string>; // prettier-ignore
}

function isRecord(value: unknown): value is SiebelRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field; '' where there is none. */
export function textOf(record: SiebelRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : '';
}

/** The child records that came along under the child's name. */
export function childrenOf(record: SiebelRecord, name: string): readonly SiebelRecord[] {
  const value: unknown = record[name];
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

function itemsOf(body: unknown): readonly SiebelRecord[] {
  return isRecord(body) ? childrenOf(body, 'items') : [];
}

function refuse(status: number, body: unknown): never {
  throw new SiebelRefusal(status, isRecord(body) ? textOf(body, 'ERROR') : 'Siebel refused this.');
}

/** The text as a literal of a search specification. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The parameter that brings children along with their records. */
function hierarchyOf(component: Component, children: readonly string[]): Readonly<Record<string, string>> {
  if (children.length === 0) return {};
  const pattern = Object.fromEntries(children.map((name) => [name, {}]));
  return { QueryHierarchy: JSON.stringify({ [component.name]: pattern }) };
}

/** The requests of the employee with this login. */
export function insideSiebel(perform: PerformInside, login: string): InsideSiebel {
  const ask = (method: InsideRequest['method'], component: Component, path: readonly string[], search: Readonly<Record<string, string>>, body?: unknown) => // prettier-ignore
    perform({ method, segments: [component.businessObject, component.name, ...path], search: new URLSearchParams(search), body, login }); // prettier-ignore
  return {
    list: async (component, { children = [], from, searchspec, size, sortspec, viewMode = 'All' }) => {
      const { status, body } = await ask('GET', component, [], {
        uniformresponse: 'y',
        PageSize: String(size + 1),
        StartRowNum: String(from),
        ...(searchspec ? { searchspec } : {}),
        ...(sortspec ? { sortspec } : {}),
        ViewMode: viewMode,
        ...hierarchyOf(component, children),
      });
      if (status === 404 || status === 204) return { records: [], hasMore: false };
      if (status >= 400) refuse(status, body);
      const items = itemsOf(body);
      return { records: items.slice(0, size), hasMore: items.length > size };
    },
    get: async (component, id, children = []) => {
      const search = { uniformresponse: 'y', ViewMode: 'All', ...hierarchyOf(component, children) };
      const { status, body } = await ask('GET', component, [id], search);
      const [record] = itemsOf(body);
      if (status >= 400 || !record) refuse(status, body);
      return record;
    },
    send: async (method, component, path, sent) => {
      const { status, body } = await ask(method, component, path, {}, sent);
      if (status >= 400) refuse(status, body);
      const [record] = itemsOf(body);
      return record ? textOf(record, 'Id') : '';
    },
  };
}
