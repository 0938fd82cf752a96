// What people know contacts, accounts, opportunities and service requests by. Contents; never for logs.
import type { RecordName } from '../connector.ts';
import type { RecordKind, RecordRef } from '../../../shared/contract/siebelRecords.ts';
import { childRows, textOf, type SiebelRow } from './siebelMap.ts';
import type { ComponentKey } from './siebelObjects.ts';
import { readWhere, type SiebelQueries } from './siebelQueries.ts';

interface Kind {
  readonly key: ComponentKey;
  readonly fields: readonly string[];
  readonly nameOf: (row: SiebelRow) => string;
  /** The fields that tell it from others. */
  readonly detail: readonly string[];
  /** Whether the component has a team of positions, by which Visibility goes. */
  readonly hasTeam: boolean;
}

const KINDS: Readonly<Record<RecordKind, Kind>> = {
  contact: {
    key: 'Contact/Contact',
    fields: ['First Name', 'Last Name'],
    nameOf: (row) => `${textOf(row, 'First Name')} ${textOf(row, 'Last Name')}`.trim(),
    detail: ['Job Title', 'Account'],
    hasTeam: true,
  },
  account: {
    key: 'Account/Account',
    fields: ['Name'],
    nameOf: (row) => textOf(row, 'Name'),
    detail: ['Location'],
    hasTeam: true,
  },
  opportunity: {
    key: 'Opportunity/Opportunity',
    fields: ['Name'],
    nameOf: (row) => textOf(row, 'Name'),
    detail: ['Account', 'Sales Stage'],
    hasTeam: true,
  },
  'service request': {
    key: 'Service Request/Service Request',
    fields: ['Abstract'],
    nameOf: (row) => textOf(row, 'Abstract') || textOf(row, 'SR Number'),
    detail: ['SR Number', 'Status'],
    hasTeam: false,
  },
};

/** `positionIds`: only records with one of these on their team; null for all. @throws Transient, Throttled, AuthorizationLost. */
export async function describeRecords(
  queries: SiebelQueries,
  refs: readonly RecordRef[],
  positionIds: readonly string[] | null,
): Promise<readonly RecordName[]> {
  const kinds = [...new Set(refs.map(({ kind }) => kind))];
  const named = await Promise.all(
    kinds.map(async (kind): Promise<readonly RecordName[]> => {
      const { detail, fields, hasTeam, key, nameOf } = KINDS[kind];
      const ids = refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
      const isLimited = hasTeam && positionIds !== null;
      const query = { fields: [...fields, ...detail], children: isLimited ? ['Position'] : [] };
      const rows = await readWhere(queries, key, 'Id', ids, query);
      const seen = isLimited ? rows.filter((row) => isOnTeam(row, positionIds)) : rows;
      return seen.map((row) => ({
        kind,
        id: textOf(row, 'Id'),
        name: nameOf(row),
        detail: detail.map((name) => textOf(row, name)).filter((text) => text !== '').join(' · '),
      })); // prettier-ignore
    }),
  );
  return named.flat();
}

function isOnTeam(row: SiebelRow, positionIds: readonly string[]): boolean {
  return childRows(row, 'Position').some((one) => positionIds.includes(textOf(one, 'Id')));
}
