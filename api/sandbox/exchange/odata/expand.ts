// `$expand`: what it asks for, and the options within its brackets carried out on what a route put in. Knows OData's form and the metadata.
import { badQuery, notPlayed } from '../GraphError.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { propertyOf } from '../schema/schema.ts';
import { compileFilter } from './filter.ts';
import { comparer } from './order.ts';
import type { Order } from './order.ts';
import { listOf, numberOf, readOrders, splitOutside } from './optionTexts.ts';
import { checkSelect, pick } from './select.ts';

export interface Expand {
  readonly name: string;
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly orderBy?: readonly Order[];
  readonly top?: number;
  readonly skip?: number;
}

const played: ReadonlySet<string> = new Set(['select', 'filter', 'orderby', 'top', 'skip']);
const known: ReadonlySet<string> = new Set([...played, 'expand', 'count', 'search', 'levels']);

function optionsOf(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const option of splitOutside(text, ';')) {
    const at = option.indexOf('=');
    const name = option.slice(0, Math.max(at, 0)).trim().replace('$', '').toLowerCase();
    if (!known.has(name)) throw badQuery(`Found an invalid option within $expand: '${option.slice(0, 100)}'.`);
    if (!played.has(name)) throw notPlayed(`the option '$${name}' within $expand`);
    if (options.has(name)) throw badQuery(`The option '$${name}' stands twice within one $expand.`);
    options.set(name, option.slice(at + 1).trim());
  }
  return options;
}

/**
 * One item of `$expand`, such as `linkedResources($top=2;$select=webUrl)`.
 * @throws GraphError 400 RequestBroker--ParseUri; 501 for an option that is not played
 */
export function readExpand(text: string): Expand {
  const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(text);
  if (!match) throw badQuery(`Invalid $expand clause: '${text.slice(0, 200)}'.`);
  const options = optionsOf(match[2] ?? '');
  const [select, filter, order] = [options.get('select'), options.get('filter'), options.get('orderby')];
  const top = numberOf('top', options.get('top'), 1);
  const skip = numberOf('skip', options.get('skip'), 0);
  return {
    name: match[1] ?? '',
    ...(select === undefined ? {} : { select: listOf('select', select) }),
    ...(filter === undefined ? {} : { filter }),
    ...(order === undefined ? {} : { orderBy: readOrders(order) }),
    ...(top === undefined ? {} : { top }),
    ...(skip === undefined ? {} : { skip }),
  };
}

function narrow(value: unknown, option: Expand, typeName: string): unknown {
  const select = checkSelect(option.select, typeName);
  if (!Array.isArray(value)) return isObject(value) ? pick(value, select) : value;
  let list = value.filter(isObject);
  if (option.filter !== undefined) list = list.filter(compileFilter(option.filter, typeName));
  const order = comparer(option.orderBy ?? [], typeName);
  if (order) list = [...list].sort(order);
  const from = option.skip ?? 0;
  return list.slice(from, option.top === undefined ? undefined : from + option.top).map((one) => pick(one, select));
}

/**
 * The entity with its expanded navigation properties narrowed as `$expand` says.
 * @throws GraphError 400 for a name that is no navigation property; 501 for one that the route did not fill
 */
export function narrowExpanded(entity: Json, expand: readonly Expand[], typeName: string): Json {
  if (expand.length === 0) return entity;
  const result: Json = { ...entity };
  for (const option of expand) {
    const { name } = option;
    const type = propertyOf(typeName, name)?.type;
    if (!type?.isNavigation)
      throw badQuery(`Could not find a navigation property named '${name}' on type 'microsoft.graph.${typeName}'.`);
    // These are filtered by their route: extended properties that are not named are absent, extensions go by several ids.
    if (name.endsWith('ExtendedProperties') || name === 'extensions') continue;
    if (name in result) result[name] = narrow(result[name], option, type.name);
    else if (type.isCollection || typeName !== 'event') throw notPlayed(`$expand=${name} of a ${typeName}`);
  }
  return result;
}
