// Siebel as people look at it: puts the modules about records together.
import type { SiebelRecords } from '../siebelRecords.ts';
import { makeContact } from './makeContact.ts';
import { contactsByEmail, createReading, employeesByEmail, readRecords, searchRecords } from './recordReads.ts';
import { readSurroundings } from './recordSurroundings.ts';
import type { SiebelClient } from './siebelClient.ts';
import type { SiebelMap, SiebelRow } from './siebelMap.ts';
import { createPositions, toRecord } from './siebelScope.ts';

export interface SiebelRecordsOptions {
  readonly client: SiebelClient;
  readonly map: SiebelMap;
  readonly clock: { now(): Date };
}

export function createSiebelRecords({ client, clock, map }: SiebelRecordsOptions): SiebelRecords {
  const queries = { client, map };
  const readingFor = createReading(queries, createPositions(queries, clock));
  return {
    search: async (kind, text, limit, user) => asRecords(await searchRecords(await readingFor(user), kind, text, limit)), // prettier-ignore
    read: async (kind, ids, user) => asRecords(await readRecords(await readingFor(user), kind, ids)),
    contactsByEmail: async (addresses, user) => asRecords(await contactsByEmail(await readingFor(user), addresses)),
    employeesByEmail: (addresses) => employeesByEmail(queries, addresses),
    async around(contactIds, at, user) {
      const found = await readSurroundings(await readingFor(user), contactIds, at, user.siebelUserId);
      return {
        ...found,
        accounts: asRecords(found.accounts),
        opportunities: asRecords(found.opportunities),
        serviceRequests: asRecords(found.serviceRequests),
      };
    },
    makeContact: async (contact, user) => makeContact(await readingFor(user), contact, user.siebelUserId),
  };
}

function asRecords(rows: readonly SiebelRow[]) {
  return rows.map((row) => toRecord(row, false));
}
