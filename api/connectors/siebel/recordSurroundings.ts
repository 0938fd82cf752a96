// What is going on around contacts: their accounts, what is open, what was last and what comes next. A few requests at once, each for as
// many rows as are shown, so that a contact with ten thousand activities costs no more than one with three.
import type { ActivityRow } from '../siebelRecords.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import { readPage } from './siebelQueries.ts';
import { readFirst, readRecords, type RecordReading } from './recordReads.ts';
import { readTime, writeTime } from './siebelTime.ts';
import { allOf, anyOf, compares, equals, hasChild, isSet, lacks, type Spec } from './searchSpec.ts';

/** Rows as they are read; activities are the same for everybody. */
interface SurroundingRows {
  readonly accounts: readonly SiebelRow[];
  readonly opportunities: readonly SiebelRow[];
  readonly serviceRequests: readonly SiebelRow[];
  readonly lastActivities: readonly ActivityRow[];
  readonly nextActivities: readonly ActivityRow[];
}

/** A sales stage with one of these words is over, as in 09 - Closed/Won. */
const CLOSED_STAGES = ['Closed', 'Won', 'Lost'];
/** A service request whose status has one of these words is over. */
const CLOSED_STATUSES = ['Closed', 'Cancel', 'Resolved'];
const ACCOUNTS_SHOWN = 20;
const DEALS_SHOWN = 20;
const ACTIVITIES_SHOWN = 3;
const ACTIVITY_FIELDS = ['Description', 'Type', 'Status', 'Planned', 'Due', 'Done', 'Primary Owned By'];
const NOTHING = { accounts: [], opportunities: [], serviceRequests: [], lastActivities: [], nextActivities: [] };

/** Around those of the contacts that are seen. */
export async function readSurroundings(
  reading: RecordReading,
  contactIds: readonly string[],
  at: Date,
  employeeId: string,
): Promise<SurroundingRows> {
  const contacts = await readRecords(reading, 'contact', contactIds, ['Account']);
  const ids = contacts.map((row) => textOf(row, 'Id'));
  if (ids.length === 0) return NOTHING;
  const accounts = accountsOf(contacts);
  const ofAccounts = accounts.map((row) => equals('Account Id', textOf(row, 'Id')));
  const ofContacts = ids.map((id) => hasChild('Contact', 'Id', id));
  const reported = ids.map((id) => equals('Contact Id', id));
  const openDeal = [anyOf(...ofAccounts, ...ofContacts), lacks('Sales Stage', CLOSED_STAGES)];
  const openRequest = [anyOf(...ofAccounts, ...reported), lacks('Status', CLOSED_STATUSES)];
  const activities = { reading, mine: allOf(anyOf(...ofContacts), ...shown(employeeId)), now: writeTime(at.getTime()) };
  const [opportunities, serviceRequests, lastActivities, nextActivities] = await Promise.all([
    readFirst(reading, 'opportunity', openDeal, DEALS_SHOWN, ['Close Date', 'Id']),
    readFirst(reading, 'service request', openRequest, DEALS_SHOWN),
    readLast(activities),
    readNext(activities),
  ]);
  return { accounts, opportunities, serviceRequests, lastActivities, nextActivities };
}

/** The contacts' accounts, each once, primary ones first. */
function accountsOf(contacts: readonly SiebelRow[]): readonly SiebelRow[] {
  const rows = contacts.flatMap((contact) => childRows(contact, 'Account'));
  const isPrimary = (row: SiebelRow): boolean => textOf(row, 'SSA Primary Field') === 'Y';
  const sorted = [...rows.filter(isPrimary), ...rows.filter((row) => !isPrimary(row))];
  return [...new Map(sorted.map((row) => [textOf(row, 'Id'), row])).values()].slice(0, ACCOUNTS_SHOWN);
}

/** Not what was cancelled, nor an occurrence taken out of its series, nor what is private to others. */
function shown(employeeId: string): readonly Spec[] {
  const isOpenToAll = anyOf(equals('Private', ''), equals('Private', 'N'), hasChild('Employee', 'Id', employeeId));
  return [compares('Status', '<>', 'Cancelled'), compares('Status', '<>', 'Declined'), equals('Override Type', ''), isOpenToAll]; // prettier-ignore
}

interface ActivityReading {
  readonly reading: RecordReading;
  readonly mine: Spec;
  /** As Siebel writes times. */
  readonly now: string;
}

const unplanned = equals('Planned', '');
const withoutDue = allOf(unplanned, equals('Due', ''));
const isDone = equals('Done Flag', 'Y');
const isNotDone = anyOf(equals('Done Flag', ''), equals('Done Flag', 'N'));

/** Ended, else due, else begun before now. */
function endedBy(now: string): Spec {
  const noEnd = equals('Planned Completion', '');
  const due = allOf(noEnd, compares('Due', '<', now));
  return anyOf(compares('Planned Completion', '<', now), due, allOf(noEnd, equals('Due', ''), compares('Planned', '<', now))); // prettier-ignore
}

function goesOn(now: string): Spec {
  const noEnd = equals('Planned Completion', '');
  const due = allOf(noEnd, compares('Due', '>=', now));
  return anyOf(compares('Planned Completion', '>=', now), due, allOf(noEnd, equals('Due', ''), compares('Planned', '>=', now))); // prettier-ignore
}

/** An activity has its time in one of three fields, and Siebel sorts by one: each is asked for its last, and the last of these are taken. */
async function readLast({ mine, now, reading }: ActivityReading): Promise<readonly ActivityRow[]> {
  const isNoSeries = anyOf(equals('Repeating', ''), equals('Repeating', 'N'), compares('Repeating Expires', '<', now));
  const isOver = anyOf(isDone, endedBy(now));
  const found = await Promise.all([
    readActivities(reading, [mine, isSet('Planned'), isOver, isNoSeries], 'Planned:desc'),
    readActivities(reading, [mine, unplanned, isSet('Due'), isOver], 'Due:desc'),
    readActivities(reading, [mine, withoutDue, isSet('Done')], 'Done:desc'),
  ]);
  return found.flat().sort((one, other) => (other.at ?? '').localeCompare(one.at ?? '')).slice(0, ACTIVITIES_SHOWN); // prettier-ignore
}

async function readNext({ mine, now, reading }: ActivityReading): Promise<readonly ActivityRow[]> {
  const found = await Promise.all([
    readActivities(reading, [mine, isSet('Planned'), isNotDone, goesOn(now)], 'Planned:asc'),
    readActivities(reading, [mine, unplanned, isNotDone, compares('Due', '>=', now)], 'Due:asc'),
  ]);
  return found.flat().sort((one, other) => (one.at ?? '').localeCompare(other.at ?? '')).slice(0, ACTIVITIES_SHOWN); // prettier-ignore
}

async function readActivities(
  { queries }: RecordReading,
  specs: readonly Spec[],
  sort: string,
): Promise<readonly ActivityRow[]> {
  const query = { where: allOf(...specs), fields: ACTIVITY_FIELDS, children: ['Employee'] };
  return (await readPage(queries, 'Action/Action', query, [sort, 'Id'], ACTIVITIES_SHOWN)).map(toActivity);
}

function toActivity(row: SiebelRow): ActivityRow {
  const time = readTime(textOf(row, 'Planned') || textOf(row, 'Due') || textOf(row, 'Done'));
  const owner = childRows(row, 'Employee').find((one) => textOf(one, 'SSA Primary Field') === 'Y') ?? {};
  return {
    id: textOf(row, 'Id'),
    description: textOf(row, 'Description'),
    type: textOf(row, 'Type'),
    status: textOf(row, 'Status'),
    at: time === null ? null : new Date(time).toISOString(),
    owner: `${textOf(owner, 'First Name')} ${textOf(owner, 'Last Name')}`.trim() || textOf(row, 'Primary Owned By'),
  };
}
