// What is asked of Siebel without a user: the change feed, employees, contacts to choose from, one place on a Sync List.
import type { SiebelDirectory, SiebelEmployee } from '../connector.ts';
import { Transient, UserError } from '../../errors.ts';
import type { SiebelClient, SiebelWritten } from './siebelClient.ts';
import { pathOf, writeChild } from './siebelCommands.ts';
import { textOf, type SiebelMap, type SiebelRow } from './siebelMap.ts';
import { readAll, readPage, readWhere, type SiebelQueries } from './siebelQueries.ts';
import { createPositions, toRecord } from './siebelScope.ts';
import { readFeed } from './siebelFeed.ts';
import { allOf, anyOf, hasChild, wordsIn } from './searchSpec.ts';

export interface SiebelDirectoryOptions {
  readonly client: SiebelClient;
  readonly map: SiebelMap;
  readonly clock: { now(): Date };
  /** Changed rows above which a feed reading gives up and says tooMany; 5,000 unless given. */
  readonly feedBound?: number;
  /** The longest transaction in Siebel that the feed waits for; ten minutes unless given. */
  readonly feedOverlapMs?: number;
}

const EMPLOYEE = 'Employee/Employee';
/** What toEmployee needs. */
export const EMPLOYEE_FIELDS = ['Login Name', 'First Name', 'Last Name', 'EMail Addr'];
const SEARCHED = ['First Name', 'Last Name', 'Email Address', 'Account'];
const SYNC_INFO = 'PIMSI Sync Info/PIMSI Sync Info';
const FEED_BOUND = 5_000;
const FEED_OVERLAP_MS = 600_000;

export function createSiebelDirectory(options: SiebelDirectoryOptions): SiebelDirectory {
  const { client, clock, map } = options;
  const queries = { client, map };
  const positionsOf = createPositions(queries, clock);
  return {
    readFeed: (cursor) => {
      const bound = options.feedBound ?? FEED_BOUND;
      const overlapMs = options.feedOverlapMs ?? FEED_OVERLAP_MS;
      return readFeed({ queries, now: () => clock.now(), bound, overlapMs }, cursor);
    },
    dropConsumed: async (ids) => {
      const answers = await Promise.all(ids.map((id) => client.write('DELETE', pathOf(map[SYNC_INFO], id))));
      return answers.filter(isRefused).length;
    },
    listEmployees: async (logins) => (await employeeRows(queries, logins)).map(toEmployee),
    searchContacts: async (text, limit, { siebelUserId, visibility }) => {
      // Under Sales Rep an employee sees the contacts of the own positions.
      const positions = visibility === 'Sales Rep' ? await positionsOf(siebelUserId) : null;
      if (positions?.length === 0) return [];
      const seen = positions ? [anyOf(...positions.map((id) => hasChild('Position', 'Id', id)))] : [];
      const specs = [...wordsIn(SEARCHED, text), ...seen];
      const query = { children: ['Sync List'], ...(specs.length > 0 ? { where: allOf(...specs) } : {}) };
      const pageSize = Math.min(Math.max(limit, 1), 100);
      const rows = await readPage(queries, 'Contact/Contact', query, ['Last Name', 'First Name', 'Id'], pageSize);
      return rows.map((row) => toRecord(row, false));
    },
    readAccounts: async (ids) =>
      (await readWhere(queries, 'Account/Account', 'Id', ids, { fields: ['Name', 'Location'] })).map((row) =>
        toRecord(row, false),
      ),
    setSyncList: async (contactId, employeeId, listed) => {
      const change = listed ? { put: { Id: employeeId } } : { drop: employeeId };
      const answer = await writeChild(queries, 'Contact/Contact', contactId, 'Sync List', change);
      const isGone = answer.kind === 'failed' && answer.trouble.kind === 'not-found';
      if (isGone && listed) throw new UserError('contact-not-found', `There is no Siebel contact ${contactId}.`, 404);
      if (!isGone) expectDone(answer);
    },
    ping: async () => {
      await readPage(queries, EMPLOYEE, { fields: [] }, ['Id'], 1);
    },
  };
}

/** A row that is gone already is done. @throws Transient. */
function expectDone(answer: SiebelWritten): void {
  if (answer.kind === 'failed' && isRefused(answer)) throw new Transient(answer.trouble.message);
}

function isRefused(answer: SiebelWritten): boolean {
  return answer.kind === 'failed' && answer.trouble.kind !== 'not-found';
}

async function employeeRows(queries: SiebelQueries, logins: readonly string[] | null): Promise<readonly SiebelRow[]> {
  const query = { fields: EMPLOYEE_FIELDS };
  if (logins !== null) return readWhere(queries, EMPLOYEE, 'Login Name', logins.map((login) => login.toUpperCase()), query); // prettier-ignore
  const rows: SiebelRow[] = [];
  for await (const page of readAll(queries, EMPLOYEE, query)) rows.push(...page);
  return rows;
}

/** An employee's row, read with EMPLOYEE_FIELDS. */
export function toEmployee(row: SiebelRow): SiebelEmployee {
  return {
    id: textOf(row, 'Id'),
    login: textOf(row, 'Login Name'),
    firstName: textOf(row, 'First Name'),
    lastName: textOf(row, 'Last Name'),
    email: textOf(row, 'EMail Addr'),
  };
}
