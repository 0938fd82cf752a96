// What a Siebel record is associated with, and changes of it: of an activity the account, opportunity and service request are fields and the
// contacts a child; of a contact the accounts are a child, and an opportunity names its contacts in a child of its own.
import type { AssociationChange, AssociationResult, Associations, AssociationsRead } from '../connector.ts';
import type { RecordTrouble } from '../../errors.ts';
import type { RecordKind, RecordRef } from '../../../shared/contract/siebelRecords.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { SiebelWritten } from './siebelClient.ts';
import { writeChild, writeRow } from './siebelCommands.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import { IDS_PER_REQUEST, readAll, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { anyOf, chunkSpecs, hasChild } from './searchSpec.ts';

const ACTIVITY = 'Action/Action';
const CONTACT = 'Contact/Contact';
const OPPORTUNITY = 'Opportunity/Opportunity';
/** Fields of an activity by what they name. */
const FIELDS: Readonly<Partial<Record<RecordKind, string>>> = {
  account: 'Account Id',
  opportunity: 'Opportunity Id',
  'service request': 'Service Request Id',
};
/** Siebel's words for an id that is no record's. */
const NO_SUCH = /SBL-DAT-00225|SBL-DAT-00276/;

/** One per id, in order. @throws Transient, Throttled, AuthorizationLost. */
export async function readAssociations(
  queries: SiebelQueries,
  domain: Domain,
  ids: readonly string[],
): Promise<readonly AssociationsRead[]> {
  const found = domain === 'contact' ? await ofContacts(queries, ids) : await ofActivities(queries, ids);
  const byId = new Map(found.map((associations) => [associations.id, associations]));
  return ids.map((id) => {
    const associations = byId.get(id);
    return associations ? { kind: 'present', associations } : { kind: 'gone', id };
  });
}

async function ofActivities(queries: SiebelQueries, ids: readonly string[]): Promise<readonly Associations[]> {
  const fields = ['Mod Id', 'Description', ...Object.values(FIELDS)];
  const rows = await readWhere(queries, ACTIVITY, 'Id', ids, { fields, children: ['Contact'] });
  return rows.map((row) => ({
    id: textOf(row, 'Id'),
    version: textOf(row, 'Mod Id') || null,
    title: textOf(row, 'Description'),
    records: [...inFields(row), ...idsIn(row, 'Contact').map((id): RecordRef => ({ kind: 'contact', id }))],
  }));
}

function inFields(row: SiebelRow): readonly RecordRef[] {
  return Object.entries(FIELDS).flatMap(([kind, field]) => {
    const id = textOf(row, field);
    return id === '' ? [] : [{ kind: kind as RecordKind, id }];
  });
}

async function ofContacts(queries: SiebelQueries, ids: readonly string[]): Promise<readonly Associations[]> {
  const fields = ['Mod Id', 'First Name', 'Last Name'];
  const [rows, opportunities] = await Promise.all([
    readWhere(queries, CONTACT, 'Id', ids, { fields, children: ['Account'] }),
    opportunitiesOf(queries, ids),
  ]);
  return rows.map((row) => {
    const id = textOf(row, 'Id');
    const accounts = idsIn(row, 'Account').map((account): RecordRef => ({ kind: 'account', id: account }));
    const deals = opportunities.filter((deal) => idsIn(deal, 'Contact').includes(id));
    return {
      id,
      version: textOf(row, 'Mod Id') || null,
      title: `${textOf(row, 'First Name')} ${textOf(row, 'Last Name')}`.trim(),
      records: [...accounts, ...deals.map((deal): RecordRef => ({ kind: 'opportunity', id: textOf(deal, 'Id') }))],
    };
  });
}

async function opportunitiesOf(queries: SiebelQueries, contactIds: readonly string[]): Promise<readonly SiebelRow[]> {
  const specOf = (id: string) => hasChild('Contact', 'Id', id);
  const rows: SiebelRow[] = [];
  for (const chunk of chunkSpecs(queries.map[OPPORTUNITY], [...new Set(contactIds)], specOf, IDS_PER_REQUEST)) {
    const query = { where: anyOf(...chunk.map(specOf)), fields: [], children: ['Contact'] };
    for await (const page of readAll(queries, OPPORTUNITY, query)) rows.push(...page);
  }
  return rows;
}

function idsIn(row: SiebelRow, child: string): readonly string[] {
  return childRows(row, child).map((one) => textOf(one, 'Id'));
}

/** @throws AuthorizationLost. */
export async function associate(
  queries: SiebelQueries,
  domain: Domain,
  change: AssociationChange,
): Promise<AssociationResult> {
  const steps = [
    ...change.put.map((record) => ({ record, isPut: true })),
    ...change.drop.map((record) => ({ record, isPut: false })),
  ];
  // Fields go first: they alone are guarded, and a new primary contact counts in the guard.
  const inFieldsOf = domain === 'contact' ? null : await writeFields(queries, change);
  const results: (RecordTrouble | null)[] = [];
  for (const { isPut, record } of steps) {
    const field = inFieldsOf && FIELDS[record.kind];
    const trouble = field ? inFieldsOf.get(field) : await writeRelation(queries, domain, change.current, record, isPut);
    results.push(told(trouble ?? null, record, isPut));
  }
  return results;
}

/** The trouble of each field, null for none. What Siebel refuses together is tried one by one, so that one bad id stops no other. */
async function writeFields(
  queries: SiebelQueries,
  { current, drop, put }: AssociationChange,
): Promise<ReadonlyMap<string, RecordTrouble | null>> {
  const row: Record<string, string> = {};
  for (const { kind } of drop) if (FIELDS[kind]) row[FIELDS[kind]] = '';
  for (const { id, kind } of put) if (FIELDS[kind]) row[FIELDS[kind]] = id;
  const names = Object.keys(row);
  if (names.length === 0) return new Map();
  const write = async (part: SiebelRow, written: number): Promise<RecordTrouble | null> => {
    const guard = current.version === null ? {} : { 'Mod Id': String(Number(current.version) + written) };
    return troubleIn(await writeRow(queries, ACTIVITY, 'PUT', current.id, { ...part, ...guard }));
  };
  const trouble = await write(row, 0);
  if (trouble?.kind !== 'rejected' || names.length === 1) return new Map(names.map((name) => [name, trouble]));
  const troubles = new Map<string, RecordTrouble | null>();
  for (const name of names) {
    const written = [...troubles.values()].filter((one) => one === null).length;
    troubles.set(name, await write({ [name]: row[name] }, written));
  }
  return troubles;
}

async function writeRelation(
  queries: SiebelQueries,
  domain: Domain,
  { id, records }: Associations,
  record: RecordRef,
  isPut: boolean,
): Promise<RecordTrouble | null> {
  const isOfDeal = domain === 'contact' && record.kind === 'opportunity';
  const [key, parent, child, target] = isOfDeal
    ? ([OPPORTUNITY, record.id, 'Contact', id] as const)
    : ([domain === 'contact' ? CONTACT : ACTIVITY, id, record.kind === 'account' ? 'Account' : 'Contact', record.id] as const); // prettier-ignore
  if (!isPut) {
    const trouble = troubleIn(await writeChild(queries, key, parent, child, { drop: target }));
    return trouble?.kind === 'not-found' ? null : trouble;
  }
  // The primary account stays what it is, unless there is none.
  const isFirst = child === 'Account' && !records.some(({ kind }) => kind === 'account');
  const put = { Id: target, ...(isFirst ? { 'SSA Primary Field': 'Y' } : {}) };
  const trouble = troubleIn(await writeChild(queries, key, parent, child, { put }));
  return trouble?.kind === 'not-found' && isOfDeal ? { ...trouble, kind: 'rejected', message: noSuch(record) } : trouble; // prettier-ignore
}

function troubleIn(answer: SiebelWritten): RecordTrouble | null {
  return answer.kind === 'failed' ? answer.trouble : null;
}

function noSuch({ kind }: RecordRef): string {
  return `Siebel has no such ${kind} any more.`;
}

function told(trouble: RecordTrouble | null, record: RecordRef, isPut: boolean): RecordTrouble | null {
  const isUnknown = isPut && trouble?.kind === 'rejected' && NO_SUCH.test(trouble.message);
  return trouble && isUnknown ? { ...trouble, message: noSuch(record) } : trouble;
}
