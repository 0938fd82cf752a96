// Shapes answers: the chosen properties of an entity, the order and the pages of a list, contexts and links.
// Knows OData's form and the metadata; must not know where entities come from.
import type { Call, Reply } from '../call.ts';
import { badQuery } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { propertiesOf } from '../schema/schema.ts';
import { compileFilter } from './filter.ts';
import { maxPage, withOption } from './query.ts';

/**
 * Checks a list of property names against a type and gives them Graph's spelling.
 * @throws GraphError 400 for a name that the type does not have
 */
export function checkSelect(names: readonly string[] | undefined, typeName: string): readonly string[] | undefined {
  if (!names) return undefined;
  const properties = propertiesOf(typeName) ?? new Map<string, unknown>();
  return names.map((name) => {
    const first = name.split('/')[0] ?? '';
    if (properties.has(first)) return first;
    const spelled = [...properties.keys()].find((key) => key.toLowerCase() === first.toLowerCase());
    if (spelled === undefined)
      throw badQuery(`Could not find a property named '${name}' on type 'microsoft.graph.${typeName}'.`);
    return spelled;
  });
}

/** The entity with the chosen properties alone; annotations, the id and expanded navigations always stay. */
export function pick(entity: Json, select: readonly string[] | undefined, expanded: readonly string[] = []): Json {
  if (!select) return entity;
  const result: Json = {};
  for (const name of Object.keys(entity)) {
    if (name === 'id' || name.includes('@') || select.includes(name) || expanded.includes(name))
      result[name] = entity[name];
  }
  return result;
}

function valueAt(entity: Json, path: readonly string[]): string | number | boolean {
  const value = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), entity);
  const inner = isObject(value) ? value['dateTime'] : value;
  if (typeof inner === 'string') return inner.toLowerCase();
  return typeof inner === 'number' || typeof inner === 'boolean' ? inner : '';
}

/** A function that orders entities as `$orderby` says. */
function comparer(call: Call, typeName: string): ((one: Json, other: Json) => number) | undefined {
  if (call.query.orderBy.length === 0) return undefined;
  const keys = call.query.orderBy.map(({ path, isDescending }) => {
    const [first = '', ...rest] = path.split('/');
    return { path: [...(checkSelect([first], typeName) ?? []), ...rest], sign: isDescending ? -1 : 1 };
  });
  return (one, other) => {
    for (const { path, sign } of keys) {
      const [left, right] = [valueAt(one, path), valueAt(other, path)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}

/** The address that answers carry as `@odata.context`. */
export function contextOf(call: Call, set: string): string {
  return `${call.origin}/v1.0/$metadata#${set}`;
}

/** How a list's entries become entities. */
export interface ListView<Row> {
  readonly typeName: string;
  /** The set's name in `@odata.context`. */
  readonly set: string;
  readonly pageSize: number;
  readonly render: (row: Row) => Json;
  /** The entity with what a filter may ask for beyond it; `render` if absent. */
  readonly forFilter?: (row: Row) => Json;
  /** Adds what `$expand` asked for. */
  readonly expand?: (row: Row, entity: Json) => Json;
}

function chooseRows<Row>(call: Call, rows: readonly Row[], view: ListView<Row>): readonly Row[] {
  let chosen = rows;
  if (call.query.filter !== undefined) {
    const passes = compileFilter(call.query.filter, view.typeName);
    const entityOf = view.forFilter ?? view.render;
    chosen = chosen.filter((row) => passes(entityOf(row)));
  }
  const order = comparer(call, view.typeName);
  if (!order) return chosen;
  const keyed = chosen.map((row) => ({ row, entity: view.render(row) }));
  return keyed.sort((one, other) => order(one.entity, other.entity)).map(({ row }) => row);
}

/** A page of a list, with the link to the next one and the count if asked for. */
export function listReply<Row>(call: Call, rows: readonly Row[], view: ListView<Row>): Reply {
  const { query, prefer } = call;
  const select = checkSelect(query.select, view.typeName);
  const expanded = query.expand.map(({ name }) => name);
  const chosen = chooseRows(call, rows, view);
  const size = query.top ?? Math.min(prefer.maxPageSize ?? view.pageSize, maxPage);
  const page = chosen.slice(query.skip, query.skip + size);
  const value = page.map((row) => {
    const entity = view.render(row);
    return pick(view.expand ? view.expand(row, entity) : entity, select, expanded);
  });
  const next = query.skip + size;
  const hasMore = size > 0 && next < chosen.length;
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, view.set),
      ...(query.wantsCount ? { '@odata.count': chosen.length } : {}),
      ...(hasMore
        ? { '@odata.nextLink': `${call.origin}${call.path}?${withOption(query, 'skip', String(next))}` }
        : {}),
      value,
    },
  };
}

/** One entity as an answer, with its ETag. */
export function entityReply(call: Call, entity: Json, typeName: string, set: string, status = 200): Reply {
  const select = checkSelect(call.query.select, typeName);
  const expanded = call.query.expand.map(({ name }) => name);
  const etag = entity['@odata.etag'];
  const headers: Record<string, string> = typeof etag === 'string' ? { ETag: etag } : {};
  if (status === 201 && call.prefer.isMinimal) return { status: 204, headers };
  return {
    status,
    headers,
    body: Object.assign({ '@odata.context': contextOf(call, `${set}/$entity`) }, pick(entity, select, expanded)),
  };
}
