// Records for people: found by words, by id or by e-mail address, as far as the user's Visibility shows them.
import type { Looker } from '../siebelRecords.ts';
import type { SiebelEmployee } from '../connector.ts';
import type { RecordKind } from '../../../shared/contract/siebelRecords.ts';
import { EMPLOYEE_FIELDS, toEmployee } from './siebelDirectory.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { PAGE_SIZE, readAny, readPage, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { allOf, anyOf, hasChild, sameText, wordsIn, type Spec } from './searchSpec.ts';

interface Kind {
  readonly component: ComponentKey;
  /** What people know it by. */
  readonly fields: readonly string[];
  /** Where words are looked for. */
  readonly searched: readonly string[];
  readonly sort: readonly string[];
  /** Its team is a child Position: under Sales Rep only those of the user's positions are seen. Siebel gives service requests no team. */
  readonly hasTeam: boolean;
}

const CONTACT_NAMES = ['First Name', 'Last Name', 'Email Address', 'Account'];

const KINDS: Readonly<Record<RecordKind, Kind>> = {
  contact: {
    component: 'Contact/Contact',
    fields: [...CONTACT_NAMES, 'Job Title'],
    searched: CONTACT_NAMES,
    sort: ['Last Name', 'First Name', 'Id'],
    hasTeam: true,
  },
  account: {
    component: 'Account/Account',
    fields: ['Name', 'Location'],
    searched: ['Name', 'Location'],
    sort: ['Name', 'Location', 'Id'],
    hasTeam: true,
  },
  opportunity: {
    component: 'Opportunity/Opportunity',
    fields: ['Name', 'Account', 'Sales Stage', 'Close Date'],
    searched: ['Name', 'Account'],
    sort: ['Name', 'Id'],
    hasTeam: true,
  },
  'service request': {
    component: 'Service Request/Service Request',
    fields: ['SR Number', 'Abstract', 'Account', 'Status'],
    searched: ['SR Number', 'Abstract', 'Account'],
    sort: ['Created:desc', 'Id'],
    hasTeam: false,
  },
};

/** Addresses in one request, as far as its own address has room for them. */
const ADDRESSES_PER_REQUEST = 100;

/** What the readings of one call share. */
export interface RecordReading {
  readonly queries: SiebelQueries;
  /** Under Sales Rep the user's positions; null when everything is seen. */
  readonly positionIds: readonly string[] | null;
}

/** Answers a call's reading for a user. */
export function createReading(
  queries: SiebelQueries,
  positionsOf: (employeeId: string) => Promise<readonly string[]>,
): (user: Looker) => Promise<RecordReading> {
  return async ({ siebelUserId, visibility }) => ({
    queries,
    positionIds: visibility === 'Sales Rep' ? await positionsOf(siebelUserId) : null,
  });
}

/** Beside anything else, so that only seen records of the kind come. */
function seenSpecs(kind: RecordKind, { positionIds }: RecordReading): readonly Spec[] {
  if (positionIds === null || !KINDS[kind].hasTeam) return [];
  return [anyOf(...positionIds.map((id) => hasChild('Position', 'Id', id)))];
}

/** Nothing of the kind can be seen by who has no position. */
function seesNothing(kind: RecordKind, { positionIds }: RecordReading): boolean {
  return KINDS[kind].hasTeam && positionIds?.length === 0;
}

function isSeen(row: SiebelRow, { positionIds }: RecordReading): boolean {
  return positionIds === null || childRows(row, 'Position').some((one) => positionIds.includes(textOf(one, 'Id')));
}

/** The first records of a kind that fulfil all of it. */
export async function readFirst(
  reading: RecordReading,
  kind: RecordKind,
  specs: readonly Spec[],
  limit: number,
  sort: readonly string[] = KINDS[kind].sort,
): Promise<readonly SiebelRow[]> {
  const where = [...specs, ...seenSpecs(kind, reading)];
  if (where.length === 0 || seesNothing(kind, reading)) return [];
  const { component, fields } = KINDS[kind];
  return readPage(reading.queries, component, { fields, where: allOf(...where) }, sort, Math.min(limit, PAGE_SIZE));
}

/** Every word stands in one of the kind's names. */
export function searchRecords(
  reading: RecordReading,
  kind: RecordKind,
  text: string,
  limit: number,
): Promise<readonly SiebelRow[]> {
  const words = wordsIn(KINDS[kind].searched, text);
  return words.length === 0 ? Promise.resolve([]) : readFirst(reading, kind, words, limit);
}

/** Seen records by id. */
export async function readRecords(
  reading: RecordReading,
  kind: RecordKind,
  ids: readonly string[],
  children: readonly string[] = [],
): Promise<readonly SiebelRow[]> {
  const { component, fields, hasTeam } = KINDS[kind];
  const isLimited = hasTeam && reading.positionIds !== null;
  const query = { fields, children: isLimited ? [...children, 'Position'] : children };
  const rows = await readWhere(reading.queries, component, 'Id', ids, query);
  return isLimited ? rows.filter((row) => isSeen(row, reading)) : rows;
}

/** What is read of a contact so that `seenContacts` can judge it and people know it. */
export function contactQuery({ positionIds }: RecordReading) {
  const children = positionIds === null ? ['Sync List'] : ['Sync List', 'Position'];
  return { fields: [...KINDS.contact.fields, 'Account Id', 'Integration Id', 'Created'], children };
}

/** Those of the contacts that the user sees. */
export function seenContacts(reading: RecordReading, rows: readonly SiebelRow[]): readonly SiebelRow[] {
  return rows.filter((row) => isSeen(row, reading));
}

/** Seen contacts by e-mail address. */
export async function contactsByEmail(
  reading: RecordReading,
  addresses: readonly string[],
): Promise<readonly SiebelRow[]> {
  const specOf = (address: string): Spec => sameText('Email Address', address);
  const query = contactQuery(reading);
  const { queries } = reading;
  return seenContacts(reading, await readAny(queries, KINDS.contact.component, addresses, specOf, query, ADDRESSES_PER_REQUEST)); // prettier-ignore
}

/** Employees by e-mail address; everybody sees all of them. */
export async function employeesByEmail(
  queries: SiebelQueries,
  addresses: readonly string[],
): Promise<readonly SiebelEmployee[]> {
  const specOf = (address: string): Spec => sameText('EMail Addr', address);
  const query = { fields: EMPLOYEE_FIELDS };
  return (await readAny(queries, 'Employee/Employee', addresses, specOf, query, ADDRESSES_PER_REQUEST)).map(toEmployee);
}
