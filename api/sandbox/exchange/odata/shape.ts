// Shapes answers: the pages of a list, one entity, contexts and links. Knows OData's form and the metadata; must not know where entities
// come from.
import type { Call, Reply } from '../call.ts';
import { GraphError, notPlayed } from '../GraphError.ts';
import type { Json } from '../schema/readBody.ts';
import { narrowExpanded } from './expand.ts';
import { compileFilter } from './filter.ts';
import { maxPage } from './optionTexts.ts';
import { comparer } from './order.ts';
import { withOption } from './query.ts';
import { compileSearch } from './search.ts';
import { checkSelect, pick } from './select.ts';

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
  /** The properties that `$search` knows; absent where it is not played. */
  readonly searchable?: readonly string[];
}

function checkOptions<Row>({ query }: Call, view: ListView<Row>): void {
  if (query.skipToken !== undefined || query.deltaToken !== undefined)
    throw new GraphError(400, 'ErrorInvalidUrlQuery', 'The token of the query is none of this collection.');
  if (query.search !== undefined && !view.searchable) throw notPlayed(`$search of a ${view.typeName}`);
}

function chooseRows<Row>({ query, headers }: Call, rows: readonly Row[], view: ListView<Row>): readonly Row[] {
  let chosen = rows;
  if (query.search !== undefined) {
    const passes = compileSearch(query.search, view.searchable ?? [], headers['consistencylevel']);
    chosen = chosen.filter((row) => passes(view.render(row)));
  }
  if (query.filter !== undefined) {
    const passes = compileFilter(query.filter, view.typeName);
    const entityOf = view.forFilter ?? view.render;
    chosen = chosen.filter((row) => passes(entityOf(row)));
  }
  const order = comparer(query.orderBy, view.typeName);
  if (!order) return chosen;
  const keyed = chosen.map((row) => ({ row, entity: view.render(row) }));
  return keyed.sort((one, other) => order(one.entity, other.entity)).map(({ row }) => row);
}

/** A page of a list, with the link to the next one and the count if asked for. */
export function listReply<Row>(call: Call, rows: readonly Row[], view: ListView<Row>): Reply {
  const { query, prefer } = call;
  checkOptions(call, view);
  const select = checkSelect(query.select, view.typeName);
  const expanded = query.expand.map(({ name }) => name);
  const chosen = chooseRows(call, rows, view);
  const size = query.top ?? Math.min(prefer.maxPageSize ?? view.pageSize, maxPage);
  const page = chosen.slice(query.skip, query.skip + size);
  const value = page.map((row) => {
    const entity = view.render(row);
    const whole = view.expand ? view.expand(row, entity) : entity;
    return pick(narrowExpanded(whole, query.expand, view.typeName), select, expanded);
  });
  const next = query.skip + size;
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, view.set),
      ...(query.wantsCount ? { '@odata.count': chosen.length } : {}),
      ...(next < chosen.length
        ? { '@odata.nextLink': `${call.origin}${call.path}?${withOption(query, 'skip', String(next))}` }
        : {}),
      value,
    },
  };
}

/** Where a created entity is, for the headers of the answer. */
function locationOf(call: Call, entity: Json, set: string): Record<string, string> {
  const id = entity['id'];
  return typeof id === 'string' ? { Location: `${call.origin}/v1.0/${set}('${encodeURIComponent(id)}')` } : {};
}

/**
 * One entity as an answer, with its ETag; a created one with its place. A write with `return=minimal` answers 204 without the entity.
 * @throws GraphError 400 for a `$select` or `$expand` of what the type does not have
 */
export function entityReply(call: Call, entity: Json, typeName: string, set: string, status = 200): Reply {
  const { query, method, prefer } = call;
  const select = checkSelect(query.select, typeName);
  const expanded = query.expand.map(({ name }) => name);
  const etag = entity['@odata.etag'];
  const headers: Record<string, string> = {
    ...(typeof etag === 'string' ? { ETag: etag } : {}),
    ...(status === 201 ? locationOf(call, entity, set) : {}),
  };
  const isWrite = method === 'POST' || method === 'PATCH' || method === 'PUT';
  if (isWrite && prefer.isMinimal) {
    const place = headers['Location'];
    return { status: 204, headers: { ...headers, ...(place === undefined ? {} : { 'OData-EntityId': place }) } };
  }
  const shown = pick(narrowExpanded(entity, query.expand, typeName), select, expanded);
  return { status, headers, body: Object.assign({ '@odata.context': contextOf(call, `${set}/$entity`) }, shown) };
}
