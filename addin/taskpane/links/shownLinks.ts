// The links of an item as people see them while their changes are on the way: what is being linked waits, what is being unlinked leaves. Pure.
import type { ItemLink } from '../../../shared/contract/items.ts';
import type { RecordRef, SiebelRecord } from '../../../shared/contract/siebelRecords.ts';

const isSame = (one: RecordRef, other: RecordRef): boolean => one.kind === other.kind && one.id === other.id;

/** Of these an item has one at most. */
const isSingle = ({ kind }: RecordRef): boolean => kind !== 'contact';

const isInForce = ({ state }: ItemLink): boolean => state === 'associated' || state === 'waiting';

/** What changes have been asked for and not answered. */
export interface PendingLinks {
  readonly adding: readonly SiebelRecord[];
  readonly removing: readonly RecordRef[];
}

export function shownLinks(links: readonly ItemLink[], { adding, removing }: PendingLinks): readonly ItemLink[] {
  const isLeaving = ({ record }: ItemLink): boolean =>
    removing.some((ref) => isSame(ref, record)) ||
    adding.some((other) => isSingle(other) && other.kind === record.kind && other.id !== record.id);
  const kept = links.map((link) => (isInForce(link) && isLeaving(link) ? { ...link, state: 'leaving' as const, words: '' } : link)); // prettier-ignore
  const fresh = adding.filter((record) => !links.some((link) => isInForce(link) && isSame(link.record, record)));
  const others = kept.filter((link) => !fresh.some((record) => isSame(record, link.record)));
  return [...others, ...fresh.map((record) => ({ record, state: 'waiting' as const, words: '' }))];
}

/** Whether the item is linked with the record, or will be. */
export function isLinked(links: readonly ItemLink[], ref: RecordRef): boolean {
  return links.some((link) => isInForce(link) && isSame(link.record, ref));
}

/** The account, opportunity or service request that one of the records would take the place of; null for none. */
export function replacedBy(links: readonly ItemLink[], records: readonly RecordRef[]): SiebelRecord | null {
  const found = links.find(
    (link) =>
      isInForce(link) &&
      isSingle(link.record) &&
      records.some((ref) => ref.kind === link.record.kind && ref.id !== link.record.id),
  );
  return found?.record ?? null;
}
