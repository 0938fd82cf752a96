// Siebel records by what people know them by, for links.
import type { RecordRef, SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import type { SiebelDirectory, UserScope } from '../../connectors/connector.ts';

/** By kind and id; those that are gone, or that `forUser` may not see, are left out. @throws Transient and its like */
export async function nameRecords(
  directory: Pick<SiebelDirectory, 'describeRecords'>,
  refs: readonly RecordRef[],
  forUser: Pick<UserScope, 'siebelUserId' | 'visibility'> | null = null,
): Promise<ReadonlyMap<string, SiebelRecord>> {
  if (refs.length === 0) return new Map();
  const named = await directory.describeRecords(refs, forUser);
  return new Map(named.map((record) => [`${record.kind} ${record.id}`, { ...record, url: null }]));
}
