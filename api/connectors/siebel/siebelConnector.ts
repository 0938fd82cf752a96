// Siebel as a connector: puts the modules of this folder together. Knows no rules of synchronising.
import type { Connector, Cursor } from '../connector.ts';
import { associate, readAssociations } from './associations.ts';
import type { SiebelClient } from './siebelClient.ts';
import type { SiebelMap } from './siebelMap.ts';
import { findRecords, readByIds, readEverything, readHints } from './siebelReads.ts';
import { createScoping } from './siebelScope.ts';
import { writeRecords } from './siebelWrites.ts';

export interface SiebelConnectorOptions {
  readonly client: SiebelClient;
  readonly map: SiebelMap;
  readonly clock: { now(): Date };
}

/** Later readings go by hints alone, which the feed gives: the cursor only says that everything was read once. */
const READ_ONCE: Cursor = { read: true };

export function createSiebelConnector({
  client,
  clock,
  map,
}: SiebelConnectorOptions): Connector & Required<Pick<Connector, 'readAssociations' | 'associate'>> {
  const queries = { client, map };
  const scopingOf = createScoping(queries, clock);
  return {
    side: 'siebel',
    async *readChanges(scope, domain, cursor, options) {
      const scoping = await scopingOf(scope, domain);
      if (cursor === null) yield* readEverything(queries, scoping, options);
      else yield* readHints(queries, scoping, options.hints);
      yield { entries: [], next: READ_ONCE };
    },
    read: async (scope, domain, ids) => readByIds(queries, await scopingOf(scope, domain), ids),
    find: async (scope, domain, keys) => findRecords(queries, await scopingOf(scope, domain), keys),
    write: async (scope, domain, requests) =>
      writeRecords({ queries, scope, scoping: await scopingOf(scope, domain) }, requests),
    readAssociations: (_scope, domain, ids) => readAssociations(queries, domain, ids),
    associate: (_scope, domain, changes) => Promise.all(changes.map((change) => associate(queries, domain, change))),
    // Times in Siebel are UTC; the zone that dates are meant in is the mailbox's.
    describeUser: async () => ({ timeZone: 'UTC' }),
  };
}
