// Reads rows of a component by vanilla names, page after page. Pages go on after the last row's Id, so that a row that comes or goes
// between two pages makes no other row be missed.
import type { SiebelClient } from './siebelClient.ts';
import {
  childOf,
  ownField,
  textOf,
  toVanilla,
  type ComponentNames,
  type SiebelMap,
  type SiebelRow,
} from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { allOf, anyOf, chunkSpecs, compares, equals, type Spec } from './searchSpec.ts';

export interface Query {
  /** All rows when left out. */
  readonly where?: Spec;
  /** All fields when left out; Id always comes along. */
  readonly fields?: readonly string[];
  /** Children to inline. */
  readonly children?: readonly string[];
}

/** The largest page of Siebel REST. */
export const PAGE_SIZE = 100;
/** Ids in one search specification. */
export const IDS_PER_REQUEST = 50;

export interface SiebelQueries {
  readonly map: SiebelMap;
  readonly client: SiebelClient;
}

/** The component's own name, which a hierarchy begins with. */
function ownName({ path }: ComponentNames): string {
  return decodeURIComponent(path.split('/')[1] ?? '');
}

/**
 * The parameters of a read. `sort` names vanilla fields, as `Updated:asc`. Without ViewMode Siebel shows only what the caller's own
 * position may see; children within their parents come by QueryHierarchy alone.
 */
function parametersOf(component: ComponentNames, query: Query, sort: readonly string[], pageSize: number) {
  const { where, fields, children = [] } = query;
  const own = (name: string) => ownField(component.fields, name);
  const sorted = sort.map((key) => {
    const [name = '', order = 'asc'] = key.split(':');
    return `${own(name)}:${order}`;
  });
  const selection = {
    ...(fields ? { fields: ['Id', ...fields].map(own).join(',') } : {}),
    ...(where ? { searchspec: where(component) } : {}),
    sortspec: sorted.join(','),
  };
  const page = { uniformresponse: 'y', PageSize: String(pageSize), StartRowNum: '0', ViewMode: 'All' };
  if (children.length === 0) return { ...page, ...selection, childlinks: 'None' };
  const nested = Object.fromEntries(children.map((name) => [childOf(component, name).name, {}]));
  return { ...page, QueryHierarchy: JSON.stringify({ [ownName(component)]: { ...selection, ...nested } }) };
}

/** One page, its rows by vanilla names. */
export async function readPage(
  { client, map }: SiebelQueries,
  key: ComponentKey,
  query: Query,
  sort: readonly string[],
  pageSize = PAGE_SIZE,
): Promise<readonly SiebelRow[]> {
  const component = map[key];
  const rows = await client.get(component.path, parametersOf(component, query, sort, pageSize));
  return rows.map((row) => toVanilla(component, row));
}

/** Every row, page by page, in the order of Ids. @throws Transient, Throttled, AuthorizationLost. */
export async function* readAll(
  queries: SiebelQueries,
  key: ComponentKey,
  query: Query,
): AsyncGenerator<readonly SiebelRow[]> {
  for (let last = ''; ;) {
    const after = last === '' ? [] : [compares('Id', '>', last)];
    const parts = [...(query.where ? [query.where] : []), ...after];
    const rows = await readPage(queries, key, { ...query, ...(parts.length > 0 ? { where: allOf(...parts) } : {}) }, [
      'Id',
    ]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_SIZE) return;
    last = textOf(rows.at(-1) ?? {}, 'Id');
  }
}

/** The rows with these values of a field (ids mostly), in as few requests as addresses allow. */
export async function readWhere(
  queries: SiebelQueries,
  key: ComponentKey,
  field: string,
  values: readonly string[],
  query: Omit<Query, 'where'> = {},
): Promise<readonly SiebelRow[]> {
  return readAny(queries, key, [...new Set(values)], (value) => equals(field, value), query);
}

/** The rows that fulfil the specification of one of the values. `most`: values in one request, as far as addresses allow. */
export async function readAny(
  queries: SiebelQueries,
  key: ComponentKey,
  values: readonly string[],
  specOf: (value: string) => Spec,
  query: Omit<Query, 'where'> = {},
  most = IDS_PER_REQUEST,
): Promise<readonly SiebelRow[]> {
  const chunks = chunkSpecs(queries.map[key], values, specOf, most);
  const found = await Promise.all(
    chunks.map(async (chunk) => {
      const rows: SiebelRow[] = [];
      for await (const page of readAll(queries, key, { ...query, where: anyOf(...chunk.map(specOf)) }))
        rows.push(...page);
      return rows;
    }),
  );
  return found.flat();
}
