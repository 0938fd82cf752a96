// Which associations of a Siebel record people's wishes ask for, on what it is associated with now. Siebel is the truth: what stands there
// already needs nothing, and nothing is displaced that nobody asked to take off.
import type { ItemKind } from '../../shared/contract/items.ts';
import type { RecordKind, RecordRef } from '../../shared/contract/siebelRecords.ts';
import { isLinkable } from '../../shared/linkable.ts';

export interface LinkWish {
  readonly id: string;
  readonly record: RecordRef;
  readonly wanted: 'link' | 'unlink';
}

export interface LinksDecision {
  /** Associations to be made, and to be taken off. */
  readonly put: readonly LinkWish[];
  readonly drop: readonly LinkWish[];
  /** It is so already. */
  readonly met: readonly LinkWish[];
  readonly refused: readonly { readonly wish: LinkWish; readonly words: string }[];
}

/** An activity has one account, one opportunity and one service request; a contact may have many of each. */
export function isOneOfItsKind(item: ItemKind, record: RecordKind): boolean {
  return item !== 'contact' && record !== 'contact';
}

export function isSameRecord(one: RecordRef, other: RecordRef): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** @param wishes oldest first. Never throws. */
export function decideLinks(item: ItemKind, wishes: readonly LinkWish[], present: readonly RecordRef[]): LinksDecision {
  const isPresent = (wish: LinkWish): boolean => present.some((record) => isSameRecord(record, wish.record));
  const met = wishes.filter((wish) => isPresent(wish) === (wish.wanted === 'link'));
  const drop = wishes.filter((wish) => wish.wanted === 'unlink' && isPresent(wish));
  const staying = present.filter((record) => !drop.some((wish) => isSameRecord(record, wish.record)));
  const put: LinkWish[] = [];
  const refused: { wish: LinkWish; words: string }[] = [];
  // The newest first: of two that cannot both be, the later word counts.
  for (const wish of wishes.filter((one) => one.wanted === 'link' && !isPresent(one)).toReversed()) {
    const words = refusalOf(item, wish.record, staying, put);
    if (words === null) put.push(wish);
    else refused.push({ wish, words });
  }
  return { put, drop, met, refused };
}

function refusalOf(
  item: ItemKind,
  { kind }: RecordRef,
  staying: readonly RecordRef[],
  chosen: readonly LinkWish[],
): string | null {
  if (!isLinkable(item, kind)) return `This kind of item cannot be linked with a Siebel ${kind}.`;
  if (!isOneOfItsKind(item, kind)) return null;
  if (chosen.some(({ record }) => record.kind === kind)) return `Another ${kind} was linked after this one.`;
  if (!staying.some((record) => record.kind === kind)) return null;
  return `In Siebel it has another ${kind} by now. Link it again to put this one in its place.`;
}
