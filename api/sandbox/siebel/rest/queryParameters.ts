// The query parameters of a read, by name without regard to case; one that is not known is refused rather than ignored. What
// fields, searchspec and sortspec say is read in selection.ts, since QueryHierarchy says the same for each level.
import { findChild } from '../components/catalog.ts';
import type { Child, Component, ViewMode } from '../components/component.ts';
import type { PageQuery } from '../data/reads.ts';
import { DEFAULT_VIEW_MODE } from '../data/visibility.ts';
import { badRequest, noSuchObject, notSupported } from '../errors.ts';
import type { NestedQuery } from './selection.ts';
import { readHierarchy, readSelection, splitList } from './selection.ts';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 100;

export interface ReadParameters {
  readonly page: PageQuery;
  /** The children to read within each record; null unless a hierarchy was asked for. */
  readonly nested: readonly NestedQuery[] | null;
  /** The child collections that links lead to. */
  readonly links: readonly Child[];
  /** `items` is an array even when it holds one record. */
  readonly isUniform: boolean;
  /** Empty fields are left out. */
  readonly skipsEmpty: boolean;
  /** The number of all records goes into the header Total-Record-Count. */
  readonly countsRecords: boolean;
  readonly viewMode: ViewMode;
}

const KNOWN = [
  'fields',
  'searchspec',
  'sortspec',
  'pagesize',
  'startrownum',
  'uniformresponse',
  'childlinks',
  'queryhierarchy',
  'viewmode',
  'excludeemptyfieldsinresponse',
  'recordcountneeded',
  'executionmode',
  'workspace',
  'openapiversion',
  'describemultiobject',
];
const VIEW_MODES: readonly ViewMode[] = ['Sales Rep', 'Manager', 'Personal', 'Organization', 'All'];
/** View modes of a real server that the sandbox does not play. */
const OTHER_VIEW_MODES = ['Group', 'Catalog', 'Sub Organization', 'Contact', 'None'];

export type Named = ReadonlyMap<string, string>;

/** The parameters by lower-case name. @throws SiebelError for one that is unknown or given twice. */
export function byName(search: URLSearchParams): Named {
  const named = new Map<string, string>();
  for (const [name, value] of search) {
    const key = name.trim().toLowerCase();
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

function isOn(named: Named, key: string): boolean {
  const text = named.get(key)?.toLowerCase() ?? '';
  if (!['', 'y', 'yes', 'true', 'n', 'no', 'false'].includes(text))
    throw badRequest(`${key} must be yes or no, not '${text}'.`);
  return ['y', 'yes', 'true'].includes(text);
}

/** True when the answer is to have lists throughout. */
export function isUniform(named: Named): boolean {
  return isOn(named, 'uniformresponse');
}

function readChildLinks(component: Component, text: string | undefined): readonly Child[] {
  const names = splitList(text);
  if (names.length === 0) return component.children;
  if (names.length === 1 && names[0]?.toLowerCase() === 'none') return [];
  return names.map((name) => {
    const child = findChild(component, name);
    if (!child) throw noSuchObject('Business Component', name);
    return child;
  });
}

/** A view mode may stand in quotes, and without its space. */
function readViewMode(text: string | undefined): ViewMode {
  const plain = (text ?? '').replace(/^(["'])(.*)\1$/, '$2');
  if (plain === '') return DEFAULT_VIEW_MODE;
  const isIt = (mode: string) => mode.toLowerCase().replace(' ', '') === plain.toLowerCase().replace(' ', '');
  const found = VIEW_MODES.find(isIt);
  if (found) return found;
  if (OTHER_VIEW_MODES.some(isIt)) throw notSupported(`ViewMode ${plain}`);
  throw badRequest(`There is no ViewMode '${plain}'; there are ${[...VIEW_MODES, ...OTHER_VIEW_MODES].join(', ')}.`);
}

/** The sandbox has one repository; how a query is carried out is its own matter. */
function checkIgnored(named: Named): void {
  const workspace = named.get('workspace');
  if (workspace && workspace.toLowerCase() !== 'main') throw notSupported(`the workspace '${workspace}'`);
  const mode = named.get('executionmode')?.toLowerCase();
  if (mode && !['bidirectional', 'forwardonly'].includes(mode))
    throw badRequest(`executionmode must be BiDirectional or ForwardOnly, not '${mode}'.`);
}

/**
 * The parameters of a read of this component.
 * @throws SiebelError naming the parameter, field or child that is wrong.
 */
export function readParameters(component: Component, search: URLSearchParams): ReadParameters {
  const named = byName(search);
  checkIgnored(named);
  const given = {
    fields: named.get('fields'),
    searchspec: named.get('searchspec'),
    sortspec: named.get('sortspec'),
  };
  const hierarchy = named.get('queryhierarchy') ? readHierarchy(component, named.get('queryhierarchy') ?? '') : null;
  const selection = hierarchy ? hierarchy.own(given) : readSelection(component, given);
  return {
    page: {
      ...selection,
      pageSize: wholeNumber(named, 'pagesize', DEFAULT_PAGE_SIZE, 1, MAX_PAGE_SIZE),
      startRow: wholeNumber(named, 'startrownum', 0, 0, 999_999_999),
    },
    nested: hierarchy?.nested ?? null,
    links: readChildLinks(component, named.get('childlinks')),
    isUniform: isUniform(named),
    skipsEmpty: isOn(named, 'excludeemptyfieldsinresponse'),
    countsRecords: isOn(named, 'recordcountneeded'),
    viewMode: readViewMode(named.get('viewmode')),
  };
}
