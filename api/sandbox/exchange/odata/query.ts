// Reads the query of a request: OData's options by name in any case, with or without `$`, and the parameters of functions.
// Knows spellings and limits; must not know entities.
import { badQuery, notPlayed } from '../GraphError.ts';

/** The most entries that one page may hold. */
export const maxPage = 1000;

export interface Expand {
  readonly name: string;
  readonly select?: readonly string[];
  readonly filter?: string;
}

export interface Query {
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly orderBy: readonly { readonly path: string; readonly isDescending: boolean }[];
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
  'select filter orderby top skip count expand deltatoken skiptoken search format startdatetime enddatetime'.split(' '),
);

/** Splits at a separator that stands outside of parentheses and quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== separator || depth !== 0) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const names = (text: string): string[] => splitOutside(text, ',');

function readExpand(text: string): Expand {
  const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(text);
  if (!match) throw badQuery(`Invalid $expand clause: '${text}'.`);
  const options = new Map<string, string>();
  for (const option of splitOutside(match[2] ?? '', ';')) {
    const at = option.indexOf('=');
    options.set(option.slice(0, at).trim().replace('$', '').toLowerCase(), option.slice(at + 1).trim());
  }
  const strange = [...options.keys()].find((name) => name !== 'select' && name !== 'filter');
  if (strange !== undefined) throw notPlayed(`the option '$${strange}' within $expand`);
  const select = options.get('select');
  const filter = options.get('filter');
  return {
    name: match[1] ?? '',
    ...(select === undefined ? {} : { select: names(select) }),
    ...(filter === undefined ? {} : { filter }),
  };
}

function readCount(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text)) throw badQuery(`Invalid value '${text}' for $${name} query option.`);
  if (value > most)
    throw badQuery(
      `The limit of '${most}' for ${name} query has been exceeded. The value from the incoming request is '${value}'.`,
    );
  return value;
}

function readOrder(text: string): { path: string; isDescending: boolean } {
  const [path = '', direction = 'asc'] = text.split(/\s+/);
  if (!/^(asc|desc)$/i.test(direction)) throw badQuery(`Invalid $orderby clause: '${text}'.`);
  return { path, isDescending: direction.toLowerCase() === 'desc' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badQuery('The query is not correctly encoded.');
  }
}

const empty: Query = { orderBy: [], skip: 0, wantsCount: false, expand: [], parameters: new Map(), text: '' };

/**
 * The query of a request.
 * @param text what follows the question mark
 * @throws GraphError 400 RequestBroker--ParseUri; 501 for an option that is not played
 */
export function readQuery(text: string): Query {
  if (text === '') return empty;
  const parameters = new Map<string, string>();
  for (const pair of text.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (name === '') continue;
    const decoded = decode(name);
    const plain = decoded.replace('$', '').toLowerCase();
    if (decoded.startsWith('$') && !known.has(plain)) throw badQuery(`The query option '${decoded}' is not known.`);
    parameters.set(plain, decode(value.join('=')));
  }
  if (parameters.has('search')) throw notPlayed('$search');
  return fromParameters(parameters, text);
}

function fromParameters(parameters: ReadonlyMap<string, string>, text: string): Query {
  const filter = parameters.get('filter');
  const deltaToken = parameters.get('deltatoken');
  const skipToken = parameters.get('skiptoken');
  const select = parameters.get('select');
  const top = readCount('top', parameters.get('top'), maxPage);
  return {
    ...empty,
    ...(select === undefined || select === '' || select === '*' ? {} : { select: names(select) }),
    ...(filter === undefined ? {} : { filter }),
    ...(top === undefined ? {} : { top }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
    ...(skipToken === undefined ? {} : { skipToken }),
    orderBy: names(parameters.get('orderby') ?? '').map(readOrder),
    skip: readCount('skip', parameters.get('skip'), Number.MAX_SAFE_INTEGER) ?? 0,
    wantsCount: parameters.get('count')?.toLowerCase() === 'true',
    expand: names(parameters.get('expand') ?? '').map(readExpand),
    parameters,
    text,
  };
}

/** The query with one option replaced (or added), as text for a link. */
export function withOption(query: Query, name: string, value: string): string {
  const kept = query.text.split('&').filter((pair) => {
    const plain = decode(pair.split('=')[0] ?? '')
      .replace('$', '')
      .toLowerCase();
    return pair !== '' && plain !== name;
  });
  return [...kept, `$${name}=${encodeURIComponent(value)}`].join('&');
}
