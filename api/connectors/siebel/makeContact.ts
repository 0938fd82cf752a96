// Makes a contact for a person who asks, once for a creation key: with the user's Sync List row, the user's position and the account in
// the one request that makes it. Whatever became of an earlier answer, the same key finds the same contact.
import type { MadeContact, NewContact } from '../siebelRecords.ts';
import { pathOf, writeChild } from './siebelCommands.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import { readAll } from './siebelQueries.ts';
import { contactQuery, seenContacts, type RecordReading } from './recordReads.ts';
import { readTime } from './siebelTime.ts';
import { removeTwin } from './siebelTwins.ts';
import { insertOnce } from './siebelWrites.ts';
import { toRecord } from './siebelScope.ts';
import { anyOf, equals, sameText, type Spec } from './searchSpec.ts';

const CONTACT = 'Contact/Contact';

/** What is made along with a contact, a row of each child. */
type Children = Readonly<Record<string, SiebelRow>>;

/** @throws Transient, Throttled, AuthorizationLost. */
export async function makeContact(
  reading: RecordReading,
  contact: NewContact,
  employeeId: string,
): Promise<MadeContact> {
  const { creationKey, fields, mayBeDouble } = contact;
  const address = fields['Email Address'] ?? '';
  const byKey = equals('Integration Id', creationKey);
  const rows = await readContacts(reading, address === '' ? byKey : anyOf(byKey, sameText('Email Address', address)));
  const isMade = (row: SiebelRow): boolean => textOf(row, 'Integration Id') === creationKey;
  const made = rows.find(isMade);
  const known = seenContacts(reading, rows);
  if (!made && known.length > 0 && !mayBeDouble) return { kind: 'exists', contacts: known.map(asRecord) };

  const children = childrenOf(reading, contact, employeeId);
  const whole = made ? { id: textOf(made, 'Id'), children: namesIn(made) } : await insert(reading, contact, children);
  if ('trouble' in whole) return { kind: 'failed', trouble: whole.trouble };
  for (const [child, put] of Object.entries(children)) {
    if (whole.children.includes(child)) continue;
    const answer = await writeChild(reading.queries, CONTACT, whole.id, child, { put });
    if (answer.kind === 'failed') return { kind: 'failed', trouble: answer.trouble };
  }
  const [first, ...twins] = (await readContacts(reading, byKey)).toSorted(byAge);
  await Promise.all(twins.map((row) => removeTwin(reading.queries.client, pathOf(reading.queries.map[CONTACT], textOf(row, 'Id'))))); // prettier-ignore
  return { kind: 'made', contacts: [asRecord(first ?? { Id: whole.id, ...fields })] };
}

function insert({ queries }: RecordReading, { creationKey, fields }: NewContact, children: Children) {
  const row = { ...fields, 'Integration Id': creationKey };
  return insertOnce({ queries, key: CONTACT, known: Object.keys(children) }, row, children, creationKey);
}

function childrenOf({ positionIds }: RecordReading, { accountId, isListed }: NewContact, employeeId: string): Children {
  const [position] = positionIds ?? [];
  return {
    ...(position === undefined ? {} : { Position: { Id: position } }),
    ...(accountId === null ? {} : { Account: { Id: accountId } }),
    ...(isListed ? { 'Sync List': { Id: employeeId } } : {}),
  };
}

async function readContacts(reading: RecordReading, where: Spec): Promise<readonly SiebelRow[]> {
  const query = { ...contactQuery(reading), where };
  const rows: SiebelRow[] = [];
  for await (const page of readAll(reading.queries, CONTACT, query)) rows.push(...page);
  return rows;
}

function namesIn(row: SiebelRow): readonly string[] {
  const children = ['Position', 'Sync List'].filter((name) => childRows(row, name).length > 0);
  return textOf(row, 'Account Id') === '' ? children : [...children, 'Account'];
}

/** The oldest is the contact: whoever else asked with the same key at the same time sees the same one. */
function byAge(one: SiebelRow, other: SiebelRow): number {
  const created = (row: SiebelRow): number => readTime(textOf(row, 'Created')) ?? 0;
  return created(one) - created(other) || textOf(one, 'Id').localeCompare(textOf(other, 'Id'));
}

function asRecord(row: SiebelRow) {
  return toRecord(row, false);
}
