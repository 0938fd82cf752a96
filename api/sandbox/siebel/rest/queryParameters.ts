// The query parameters of a read: fields, searchspec, sortspec, PageSize, StartRowNum, uniformresponse, childlinks, ViewMode.
// Their names are read without regard to case; one that is not known is refused rather than ignored.
import { findChild, findField } from '../components/catalog.ts';
import type { Child, Component, Field } from '../components/component.ts';
import type { PageQuery, SortKey } from '../data/reads.ts';
import { badRequest, badSortSpec, noSuchField, noSuchObject, notSupported } from '../errors.ts';
import type { Condition } from '../searchspec/parse.ts';
import { parseSearchSpec } from '../searchspec/parse.ts';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 100;

export interface ReadParameters {
  readonly page: PageQuery;
  /** The children to show within each record. */
  readonly children: readonly Child[];
  /** `items` is an array even when it holds one record. */
  readonly isUniform: boolean;
}

const KNOWN = [
  'fields',
  'searchspec',
  'sortspec',
  'pagesize',
  'startrownum',
  'uniformresponse',
  'childlinks',
  'viewmode',
];
/** Parameters of a real server that the sandbox does not play. */
const NOT_SUPPORTED = [
  'workspace',
  'recordcountneeded',
  'openapiversion',
  'executionmode',
  'excludeemptyfieldsinresponse',
];
/** View modes under which SADMIN sees every record. */
const OPEN_VIEW_MODES = ['all', 'organization', 'catalog'];

type Named = ReadonlyMap<string, string>;

/** The parameters by lower-case name. @throws SiebelError for one that is unknown or given twice. */
function byName(search: URLSearchParams): Named {
  const named = new Map<string, string>();
  for (const [name, value] of search) {
    const key = name.trim().toLowerCase();
    if (NOT_SUPPORTED.includes(key)) throw notSupported(`the query parameter ${name}`);
    if (!KNOWN.includes(key)) throw badRequest(`Unknown query parameter '${name}'; known are ${KNOWN.join(', ')}.`);
    if (named.has(key)) throw badRequest(`The query parameter '${name}' is given twice.`);
    named.set(key, value.trim());
  }
  return named;
}

function wholeNumber(named: Named, key: string, byDefault: number, least: number, most: number): number {
  const text = named.get(key);
  if (text === undefined || text === '') return byDefault;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) throw badRequest(`${key} must be a whole number from ${least} to ${most}.`);
  return value;
}

function splitList(text: string | undefined): string[] {
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

function readChildLinks(component: Component, text: string | undefined): Child[] {
  const names = splitList(text);
  if (names.length === 1 && names[0]?.toLowerCase() === 'none') return [];
  return names.map((name) => {
    const child = findChild(component, name);
    if (!child) throw noSuchObject('Business Component', name);
    return child;
  });
}

function readCondition(text: string | undefined): Condition | null {
  return text ? parseSearchSpec(text) : null;
}

function checkViewMode(text: string | undefined): void {
  if (text && !OPEN_VIEW_MODES.includes(text.toLowerCase())) throw notSupported(`ViewMode ${text}`);
}

/**
 * The parameters of a read of this component.
 * @throws SiebelError naming the parameter, field or child that is wrong.
 */
export function readParameters(component: Component, search: URLSearchParams): ReadParameters {
  const named = byName(search);
  checkViewMode(named.get('viewmode'));
  const fields = splitList(named.get('fields')).map((name) => fieldAt(component, name));
  return {
    page: {
      fields: fields.length > 0 ? fields : component.fields,
      condition: readCondition(named.get('searchspec')),
      sort: readSort(component, named.get('sortspec')),
      pageSize: wholeNumber(named, 'pagesize', DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE),
      startRow: wholeNumber(named, 'startrownum', 0, 0, 999_999_999),
    },
    children: readChildLinks(component, named.get('childlinks')),
    isUniform: ['y', 'yes', 'true'].includes(named.get('uniformresponse')?.toLowerCase() ?? ''),
  };
}
