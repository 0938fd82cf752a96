// What Outlook shows in one contact but Siebel keeps elsewhere: the company and office (an account), the business address (the account's)
// and the home address (a personal address of the contact). Nothing that others rely on is overwritten or guessed: a company must be one
// existing account, an address is added and made primary; what cannot be done is an issue of its field, and the record stays written.
import type { FieldIssue } from '../connector.ts';
import { Transient } from '../../errors.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { SiebelWritten } from './siebelClient.ts';
import type { AccountLookup, Company } from './accountLookup.ts';
import { readChildRows, writeChild } from './siebelCommands.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import { ADDRESS_FIELDS } from './siebelObjects.ts';
import type { SiebelQueries } from './siebelQueries.ts';

const CONTACT = 'Contact/Contact';
const COMPANY = ['Account', 'Account Location'];
/** The account that a person chose: part of what is to be written, never of what is read. */
const CHOSEN = 'Account Id';
const NO_ADDRESS = Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, '']));

/** Parts of a contact by the names of the contact's joined fields. */
export type ContactParts = SiebelRow;

function isPart(name: string): boolean {
  return (
    COMPANY.includes(name) ||
    name === CHOSEN ||
    ADDRESS_FIELDS.some((field) => name === `Account ${field}` || name === `Personal ${field}`)
  );
}

/** Divides a body into what the record itself takes and what is written elsewhere. */
export function splitContact(
  domain: Domain,
  body: SiebelRow,
): { readonly own: SiebelRow; readonly parts: ContactParts } {
  if (domain !== 'contact') return { own: body, parts: {} };
  const entries = Object.entries(body);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !isPart(name))),
    parts: Object.fromEntries(entries.filter(([name]) => isPart(name))),
  };
}

/** The address of `parts` under a prefix, completed by what the contact had; null when nothing of it changes. */
function addressOf(prefix: 'Account' | 'Personal', parts: ContactParts, current: SiebelRow): SiebelRow | null {
  const named = ADDRESS_FIELDS.map((field) => [field, `${prefix} ${field}`] as const);
  if (!named.some(([, name]) => name in parts)) return null;
  return Object.fromEntries(named.map(([field, name]) => [field, textOf(name in parts ? parts : current, name)]));
}

function isEqual(one: SiebelRow, other: SiebelRow): boolean {
  return ADDRESS_FIELDS.every((field) => textOf(one, field) === textOf(other, field));
}

/** What the writes of one call share. */
export interface PartsWriting {
  readonly queries: SiebelQueries;
  readonly accounts: AccountLookup;
  /** Told of each write after which Siebel counts one more change of the contact's own row: another primary account or address. */
  readonly countChange: (id: string) => void;
}

/** @param current the contact as it was read, null for a new one. @returns what could not be written. @throws Transient when it may go another time, Throttled, AuthorizationLost. */
export async function writeContactParts(
  writing: PartsWriting,
  id: string,
  parts: ContactParts,
  current: SiebelRow | null,
): Promise<readonly FieldIssue[]> {
  if (Object.keys(parts).length === 0) return [];
  const before = current ?? {};
  const company = await writeCompany(writing, id, parts, before);
  if (isUnclear(company.issues)) {
    // Its address is the unknown account's, and none of the present one.
    const home = addressOf('Personal', parts, before);
    return [...company.issues, ...(home ? await writeHomeAddress(writing, id, home, current === null) : [])];
  }
  const business = addressOf('Account', parts, company.accountId === textOf(before, 'Account Id') ? before : {});
  const home = addressOf('Personal', parts, before);
  return [
    ...company.issues,
    ...(business ? await writeBusinessAddress(writing, company.accountId, business) : []),
    ...(home ? await writeHomeAddress(writing, id, home, current === null) : []),
  ];
}

function issue(field: string, message: string): FieldIssue {
  return { field, message };
}

function issuesOf(field: string, answer: SiebelWritten): readonly FieldIssue[] {
  if (answer.kind !== 'failed') return [];
  if (answer.trouble.kind === 'transient') throw new Transient(answer.trouble.message);
  return [issue(field, answer.trouble.message)];
}

interface WrittenCompany {
  /** The contact's primary account after the write; '' for none. */
  readonly accountId: string;
  readonly issues: readonly FieldIssue[];
}

/** The company that a contact is to have, or null: nothing changes, or it was cleared, which keeps the association for people to remove. */
export function companyOf(parts: ContactParts, current: SiebelRow): Company | null {
  const name = textOf('Account' in parts ? parts : current, 'Account');
  if (!COMPANY.some((part) => part in parts) || name === '') return null;
  return { name, location: textOf(parts, 'Account Location') };
}

async function writeCompany(
  { accounts, countChange, queries }: PartsWriting,
  id: string,
  parts: ContactParts,
  current: SiebelRow,
): Promise<WrittenCompany> {
  const before = textOf(current, 'Account Id');
  const field = 'Account' in parts ? 'Account' : 'Account Location';
  const company = companyOf(parts, current);
  if (!company) return { accountId: before, issues: [] };
  const accountId = textOf(parts, CHOSEN) || (await findAccount(accounts, company, parts));
  if (typeof accountId !== 'string') return { accountId: before, issues: [accountId] };
  if (accountId === before) return { accountId, issues: [] };
  const put = { Id: accountId, 'SSA Primary Field': 'Y' };
  const issues = issuesOf(field, await writeChild(queries, CONTACT, id, 'Account', { put }));
  if (issues.length === 0) countChange(id);
  return { accountId: issues.length > 0 ? before : accountId, issues };
}

/** The one account that a company is, or why it is none. */
async function findAccount(
  accounts: AccountLookup,
  company: Company,
  parts: ContactParts,
): Promise<string | FieldIssue> {
  const [account, ...others] = preferred(await accounts.find(company), company);
  if (account && others.length === 0) return textOf(account, 'Id');
  const candidates = [account, ...others].flatMap((row) => (row ? [textOf(row, 'Id')] : []));
  const message = account
    ? 'Several accounts in Siebel have this name; say which is meant.'
    : 'No account in Siebel has this name and location; say which is meant, or have it added there.';
  const along = Object.keys(parts).filter((name) => name.startsWith('Account'));
  return { field: 'Account' in parts ? 'Account' : 'Account Location', message, candidates, along };
}

function isUnclear(issues: readonly FieldIssue[]): boolean {
  return issues.some(({ candidates }) => candidates !== undefined);
}

/** What keeps these parts from being written at all: nothing but a company that is unclear, and what goes with it. */
export async function onlyUnclear(
  { accounts }: PartsWriting,
  parts: ContactParts,
  current: SiebelRow,
): Promise<readonly FieldIssue[]> {
  const company = companyOf(parts, current);
  if (!company || CHOSEN in parts || !Object.keys(parts).every((name) => name.startsWith('Account'))) return [];
  const found = await findAccount(accounts, company, parts);
  return typeof found === 'string' ? [] : [found];
}

/** One is the account, more are a question. Without a location an account that has none is preferred. */
function preferred(named: readonly SiebelRow[], { location }: Company): readonly SiebelRow[] {
  if (location !== '' || named.length < 2) return named;
  const without = named.filter((row) => textOf(row, 'Location') === '');
  return without.length > 0 ? without : named;
}

async function writeBusinessAddress(
  { accounts, queries }: PartsWriting,
  accountId: string,
  address: SiebelRow,
): Promise<readonly FieldIssue[]> {
  const field = 'Account Street Address';
  if (isEqual(address, NO_ADDRESS)) return [];
  if (accountId === '') return [issue(field, 'The contact has no account that could have this address.')];
  return accounts.withAddresses(accountId, async (rows) => {
    const equal = rows.find((row) => isEqual(row, address));
    if (equal && textOf(equal, 'SSA Primary Field') === 'Y') return { result: [], isChanged: false };
    if (equal) {
      const message = 'The account has this address, but another one is its primary address.';
      return { result: [issue(field, message)], isChanged: false };
    }
    const put = { ...address, 'SSA Primary Field': 'Y' };
    const answer = await writeChild(queries, 'Account/Account', accountId, 'Address', { put });
    return { result: issuesOf(field, answer), isChanged: true };
  });
}

/** The contact's own address: the primary one is changed, or taken away when it was cleared. */
async function writeHomeAddress(
  { countChange, queries }: PartsWriting,
  id: string,
  address: SiebelRow,
  isNew: boolean,
): Promise<readonly FieldIssue[]> {
  const field = 'Personal Street Address';
  // A contact that was just made has none.
  const rows = isNew ? [] : await readChildRows(queries, CONTACT, id, 'Personal Address');
  const primary = rows.find((row) => textOf(row, 'SSA Primary Field') === 'Y');
  if (isEqual(address, primary ?? NO_ADDRESS)) return [];
  const key = primary ? { Id: textOf(primary, 'Id') } : {};
  const change =
    primary && isEqual(address, NO_ADDRESS)
      ? { drop: textOf(primary, 'Id') }
      : { put: { ...key, ...address, 'SSA Primary Field': 'Y' } };
  const issues = issuesOf(field, await writeChild(queries, CONTACT, id, 'Personal Address', change));
  const isOther = !primary || 'drop' in change;
  if (isOther && issues.length === 0) countChange(id);
  return issues;
}
