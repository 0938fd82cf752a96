// Finds the Siebel records that an item may be linked with, or tells which the user used last.
import {
  RECORD_KINDS,
  type RecordKind,
  type RecordList,
  type SiebelRecord,
} from '../../shared/contract/siebelRecords.ts';
import type { UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { openInSiebel } from './openInSiebel.ts';
import { labelRecord } from './recordLabels.ts';

export interface SearchRecordsInput {
  readonly login: string;
  /** Without it: what was used last. */
  readonly search?: string | undefined;
  readonly kinds?: readonly RecordKind[] | undefined;
  readonly limit: number;
}

type Needed = Pick<ServiceDependencies, 'store' | 'records' | 'openTemplate'>;

/** @throws UserError user-not-mapped; what Siebel's trouble throws */
export async function searchRecords(deps: Needed, input: SearchRecordsInput): Promise<RecordList> {
  const user = await findUser(deps.store, input.login);
  const { limit, search } = input;
  const kinds = RECORD_KINDS.filter((kind) => input.kinds?.includes(kind) ?? true);
  if (search === undefined) return { records: await recents(deps, user, kinds, limit), areRecents: true };
  const found = await Promise.all(
    kinds.map(async (kind) => label(deps, user, kind, await deps.records.search(kind, search, limit, user))),
  );
  return { records: shareOut(found, limit), areRecents: false };
}

/** Each kind its share, and what one does not need to the others; kind by kind. Pure. */
export function shareOut<T>(lists: readonly (readonly T[])[], limit: number): T[] {
  const taken = lists.map(() => 0);
  let left = limit;
  while (left > 0 && lists.some((list, index) => (taken[index] ?? 0) < list.length)) {
    for (const [index, list] of lists.entries()) {
      const count = taken[index] ?? 0;
      if (left === 0 || count === list.length) continue;
      taken[index] = count + 1;
      left -= 1;
    }
  }
  return lists.flatMap((list, index) => list.slice(0, taken[index]));
}

/** Newest first. Names are Siebel's of now; what is gone there is left out. */
async function recents(
  deps: Needed,
  user: UserMap,
  kinds: readonly RecordKind[],
  limit: number,
): Promise<SiebelRecord[]> {
  const refs = await deps.store.recents.list(user.id, kinds, limit);
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const ids = refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
      return ids.length === 0 ? [] : label(deps, user, kind, await deps.records.read(kind, ids, user));
    }),
  );
  const byRef = new Map(found.flat().map((record) => [`${record.kind} ${record.id}`, record]));
  return refs.flatMap(({ id, kind }) => byRef.get(`${kind} ${id}`) ?? []);
}

function label(
  { openTemplate }: Needed,
  { login }: UserMap,
  kind: RecordKind,
  records: Awaited<ReturnType<Needed['records']['search']>>,
): SiebelRecord[] {
  return records.map((record) => labelRecord(kind, record, (what, id) => openInSiebel(openTemplate, what, id, login)));
}
