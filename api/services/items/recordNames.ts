// Siebel records by what people know them by, for links.
import type { RecordRef, SiebelRecord } from '../../../shared/contract/siebelRecords.ts';
import { RECORD_KINDS } from '../../../shared/contract/siebelRecords.ts';
import type { UserMap } from '../../store/store.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { openInSiebel } from '../openInSiebel.ts';
import { labelRecord } from '../recordLabels.ts';

/**
 * By kind and id; what is gone is left out. `seen`: those alone that the user may see; what an item of the user is associated with, the user
 * knows already. @throws Transient and its like
 */
export async function nameRecords(
  { openTemplate, records }: Pick<ServiceDependencies, 'records' | 'openTemplate'>,
  user: UserMap,
  refs: readonly RecordRef[],
  which: 'seen' | 'all',
): Promise<ReadonlyMap<string, SiebelRecord>> {
  const looker = which === 'seen' ? user : { siebelUserId: user.siebelUserId, visibility: 'All' as const };
  const open = (kind: RecordRef['kind'], id: string): string | null => openInSiebel(openTemplate, kind, id, user.login);
  const named = await Promise.all(
    RECORD_KINDS.map(async (kind) => {
      const ids = [...new Set(refs.flatMap((ref) => (ref.kind === kind ? [ref.id] : [])))];
      const found = ids.length > 0 ? await records.read(kind, ids, looker) : [];
      return found.map((record) => [`${kind} ${record.id}`, labelRecord(kind, record, open)] as const);
    }),
  );
  return new Map(named.flat());
}
