// Reads the query of a request: OData's options by name in any case, with or without `$`, and the parameters of functions.
// Knows names; must not know entities.
import { badQuery, GraphError } from '../GraphError.ts';
import { readExpand } from './expand.ts';
import type { Expand } from './expand.ts';
import { listOf, numberOf, readOrders } from './optionTexts.ts';
import type { Order } from './order.ts';

export interface Query {
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly search?: string;
  readonly orderBy: readonly Order[];
  readonly top?: number;
  readonly skip: number;
  readonly wantsCount: boolean;
  readonly expand: readonly Expand[];
  readonly deltaToken?: string;
  readonly skipToken?: string;
  /** Every parameter by its lower-case name without `$`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As it came, without the question mark. */
  readonly text: string;
}

const known: ReadonlySet<string> = new Set(
  'select filter orderby top skip count expand deltatoken skiptoken search format'.split(' '),
);
/** Options of functions are known with a `$` as well, since some clients write one. */
const functionOptions: ReadonlySet<string> = new Set(['startdatetime', 'enddatetime']);

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badQuery('The query is not correctly encoded.');
  }
}

function plainName(name: string): string {
  return decode(name).replace(/^\$/, '').toLowerCase();
}

function readParameters(text: string, inPath: ReadonlyMap<string, string>): Map<string, string> {
  const parameters = new Map(inPath);
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const name = at === -1 ? pair : pair.slice(0, at);
    if (name === '') continue;
    const plain = plainName(name);
    const isSystem = decode(name).startsWith('$');
    if (isSystem && !known.has(plain) && !functionOptions.has(plain))
      throw badQuery(`The query parameter '${decode(name).slice(0, 100)}' is not supported.`);
    if (known.has(plain) && parameters.has(plain))
      throw badQuery(`Query option '$${plain}' was specified more than once, but it must be specified at most once.`);
    parameters.set(plain, at === -1 ? '' : decode(pair.slice(at + 1)));
  }
  return parameters;
}

function readCount(text: string | undefined): boolean {
  const word = text?.toLowerCase() ?? 'false';
  if (word === 'true' || word === 'false') return word === 'true';
  throw badQuery(`Invalid value '${word.slice(0, 50)}' for $count query option found: it is true or false.`);
}

function checkFormat(text: string | undefined): void {
  if (text === undefined || /^(application\/)?json(\s*;|$)/i.test(text.trim())) return;
  throw new GraphError(
    400,
    'BadRequest',
    `The value '${text.slice(0, 50)}' of $format is not supported: answers are JSON.`,
  );
}

const empty: Query = { orderBy: [], skip: 0, wantsCount: false, expand: [], parameters: new Map(), text: '' };

/**
 * The query of a request.
 * @param text what follows the question mark
 * @param inPath parameters of a function that came in the path
 * @throws GraphError 400 RequestBroker--ParseUri; 501 for an option that is not played
 */
export function readQuery(text: string, inPath: ReadonlyMap<string, string> = new Map()): Query {
  if (text === '' && inPath.size === 0) return empty;
  return fromParameters(readParameters(text, inPath), text);
}

function fromParameters(parameters: ReadonlyMap<string, string>, text: string): Query {
  const plain = { filter: 'filter', search: 'search', deltaToken: 'deltatoken', skipToken: 'skiptoken' };
  const texts = Object.entries(plain).map(([property, name]) => [property, parameters.get(name)] as const);
  const select = parameters.get('select') ?? '';
  const top = numberOf('top', parameters.get('top'), 1);
  checkFormat(parameters.get('format'));
  return {
    ...empty,
    ...Object.fromEntries(texts.filter(([, value]) => value !== undefined)),
    ...(select === '' || select === '*' ? {} : { select: listOf('select', select) }),
    ...(top === undefined ? {} : { top }),
    orderBy: readOrders(parameters.get('orderby') ?? ''),
    skip: numberOf('skip', parameters.get('skip'), 0) ?? 0,
    wantsCount: readCount(parameters.get('count')),
    expand: listOf('expand', parameters.get('expand') ?? '').map(readExpand),
    parameters,
    text,
  };
}

/** The query with one option replaced (or added), as text for a link. */
export function withOption(query: Query, name: string, value: string): string {
  const kept = query.text.split('&').filter((pair) => pair !== '' && plainName(pair.split('=')[0] ?? '') !== name);
  return [...kept, `$${name}=${encodeURIComponent(value)}`].join('&');
}
