// What a caller asks of a component: fields, searchspec and sortspec, as query parameters or as one level of QueryHierarchy, which
// asks for records together with their children: {"Account": {"fields": "Name", "Contact": {"sortspec": "Last Name:asc"}}}.
import { findChild, findField } from '../components/catalog.ts';
import type { Child, Component, Field } from '../components/component.ts';
import type { Selection, SortKey } from '../data/reads.ts';
import { badRequest, badSortSpec, noSuchField, noSuchObject, notSupported } from '../errors.ts';
import { parseSearchSpec } from '../searchspec/parse.ts';

/** The three texts that select; undefined where none is given. */
export interface SelectionTexts {
  readonly fields: string | undefined;
  readonly searchspec: string | undefined;
  readonly sortspec: string | undefined;
}

/** A child to read within each record. */
export interface NestedQuery {
  readonly child: Child;
  readonly selection: Selection;
}

export interface Hierarchy {
  /** The selection of the component itself; `given` are the query parameters beside the pattern. */
  own(given: SelectionTexts): Selection;
  readonly nested: readonly NestedQuery[];
}

const WORDS = ['fields', 'searchspec', 'sortspec'] as const;

/** The parts of a list between commas, without empty ones. */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fieldAt(component: Component, name: string): Field {
  const field = findField(component, name);
  if (!field) throw noSuchField(name, component.name);
  return field;
}

/** `Last Name:asc,First Name:desc`; ascending when the order is left out. */
function readSort(component: Component, text: string | undefined): SortKey[] {
  return splitList(text).map((part) => {
    const [name = '', order = 'asc', ...rest] = part.split(':').map((piece) => piece.trim());
    const word = order.toLowerCase();
    if (rest.length > 0 || (word !== 'asc' && word !== 'desc'))
      throw badSortSpec(`'${part}' is not Field:asc or Field:desc`);
    return { field: fieldAt(component, name), descending: word === 'desc' };
  });
}

/** All fields unless some are named. @throws SiebelError naming the field or position that is wrong. */
export function readSelection(component: Component, texts: SelectionTexts): Selection {
  const fields = [...new Set(splitList(texts.fields))].map((name) => fieldAt(component, name));
  return {
    fields: fields.length > 0 ? fields : component.fields,
    condition: texts.searchspec?.trim() ? parseSearchSpec(texts.searchspec) : null,
    sort: readSort(component, texts.sortspec),
  };
}

type Pattern = Readonly<Record<string, unknown>>;

function isPattern(value: unknown): value is Pattern {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsePattern(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('QueryHierarchy is not JSON.');
  }
}

/** The texts of one level. Keys that are no words name children. */
function readLevel(name: string, level: Pattern): { readonly texts: SelectionTexts; readonly children: string[] } {
  const texts: Record<(typeof WORDS)[number], string | undefined> = {
    fields: undefined,
    searchspec: undefined,
    sortspec: undefined,
  };
  const children: string[] = [];
  for (const [key, value] of Object.entries(level)) {
    const word = WORDS.find((one) => one === key.toLowerCase());
    if (!word) children.push(key);
    else if (typeof value === 'string') texts[word] = value;
    else throw badRequest(`QueryHierarchy: '${key}' of '${name}' must be a string.`);
  }
  return { texts, children };
}

function levelAt(pattern: Pattern, name: string): Pattern {
  const level = pattern[name];
  if (!isPattern(level)) throw badRequest(`QueryHierarchy: '${name}' must be an object.`);
  return level;
}

function readNested(component: Component, level: Pattern, name: string): NestedQuery {
  const child = findChild(component, name);
  if (!child) throw noSuchObject('Business Component', name);
  const { children, texts } = readLevel(name, levelAt(level, name));
  if (children.length > 0) throw notSupported(`children of children in QueryHierarchy ('${children.join(', ')}')`);
  return { child, selection: readSelection(child.component, texts) };
}

/** Reads a pattern for this component. @throws SiebelError for what is no pattern, or names what is not there. */
export function readHierarchy(component: Component, text: string): Hierarchy {
  const pattern = parsePattern(text);
  const names = isPattern(pattern) ? Object.keys(pattern) : [];
  if (!isPattern(pattern) || names.length !== 1 || names[0] !== component.name)
    throw badRequest(`QueryHierarchy must be an object with '${component.name}' alone.`);
  const level = levelAt(pattern, component.name);
  const { children, texts } = readLevel(component.name, level);
  return {
    own: (given) => {
      const twice = WORDS.find((word) => given[word] !== undefined && texts[word] !== undefined);
      if (twice) throw badRequest(`'${twice}' is given twice, as a parameter and in QueryHierarchy.`);
      return readSelection(component, {
        fields: given.fields ?? texts.fields,
        searchspec: given.searchspec ?? texts.searchspec,
        sortspec: given.sortspec ?? texts.sortspec,
      });
    },
    nested: children.map((name) => readNested(component, level, name)),
  };
}
