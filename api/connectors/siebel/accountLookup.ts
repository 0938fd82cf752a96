// The accounts that the contacts of one call name as their companies: looked up together, in few requests, and written to one after
// another. Lives as long as the call; decides nothing.
import { readChildRows } from './siebelCommands.ts';
import { textOf, type SiebelRow } from './siebelMap.ts';
import { IDS_PER_REQUEST, readAll, type SiebelQueries } from './siebelQueries.ts';
import { allOf, anyOf, chunkSpecs, equals, type Spec } from './searchSpec.ts';

/** A company as a contact names it. */
export interface Company {
  /** Never ''. */
  readonly name: string;
  /** '' when the contact says none: then any location will do. */
  readonly location: string;
}

export interface AccountLookup {
  /** The accounts of this name and location. @throws Transient, Throttled, AuthorizationLost. */
  find(company: Company): Promise<readonly SiebelRow[]>;
  /**
   * Gives `work` the account's addresses, alone of its account: of two contacts with one new address, the second meets the first one's.
   * `work` tells whether it changed them. @throws what reading them throws.
   */
  withAddresses<T>(accountId: string, work: (rows: readonly SiebelRow[]) => Promise<Worked<T>>): Promise<T>;
}

export interface Worked<T> {
  readonly result: T;
  readonly isChanged: boolean;
}

const ACCOUNT = 'Account/Account';

/** @param companies all that will be asked for. */
export function createAccountLookup(queries: SiebelQueries, companies: readonly Company[]): AccountLookup {
  let rows: Promise<readonly SiebelRow[]> | null = null;
  const addresses = new Map<string, Promise<readonly SiebelRow[]>>();
  const turns = new Map<string, Promise<unknown>>();

  const knownAddresses = (accountId: string): Promise<readonly SiebelRow[]> => {
    const known = addresses.get(accountId) ?? readChildRows(queries, ACCOUNT, accountId, 'Address');
    addresses.set(accountId, known);
    return known;
  };

  return {
    async find(company) {
      rows ??= readAccounts(queries, companies);
      // An answer lost for all must not be lost for each: then everyone asks for itself.
      const known = await rows.catch(() => readAccounts(queries, [company]));
      return choose(known, company);
    },
    withAddresses(accountId, work) {
      const turn = async () => {
        try {
          const { isChanged, result } = await work(await knownAddresses(accountId));
          if (isChanged) addresses.delete(accountId);
          return result;
        } catch (error) {
          addresses.delete(accountId);
          throw error;
        }
      };
      const mine = (turns.get(accountId) ?? Promise.resolve()).then(turn, turn);
      turns.set(accountId, mine);
      return mine;
    },
  };
}

function specOf({ location, name }: Company): Spec {
  return location === '' ? equals('Name', name) : allOf(equals('Name', name), equals('Location', location));
}

async function readAccounts(queries: SiebelQueries, companies: readonly Company[]): Promise<readonly SiebelRow[]> {
  const distinct = [...new Map(companies.map((company) => [JSON.stringify(company), company])).values()];
  const chunks = chunkSpecs(queries.map[ACCOUNT], distinct, specOf, IDS_PER_REQUEST);
  const found = new Map<string, SiebelRow>();
  await Promise.all(
    chunks.map(async (chunk) => {
      const query = { where: anyOf(...chunk.map(specOf)), fields: ['Name', 'Location'] };
      for await (const page of readAll(queries, ACCOUNT, query))
        for (const row of page) found.set(textOf(row, 'Id'), row);
    }),
  );
  return [...found.values()];
}

/** Exactly equal ones first: a database that does not regard case answers with more. */
function choose(rows: readonly SiebelRow[], company: Company): readonly SiebelRow[] {
  const exact = rows.filter((row) => isCalled(row, company, (text) => text));
  if (exact.length > 0) return exact;
  return rows.filter((row) => isCalled(row, company, (text) => text.toLowerCase()));
}

function isCalled(row: SiebelRow, { location, name }: Company, fold: (text: string) => string): boolean {
  const isSame = (field: string, text: string) => fold(textOf(row, field)) === fold(text);
  return isSame('Name', name) && (location === '' || isSame('Location', location));
}
