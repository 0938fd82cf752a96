// What an update that nobody knows the end of tells of a linked pair. A run that dies between a write and its link leaves a change on the written
// side which no person made; with what both sides were to say after it, what a person has edited since is told from it.
import { otherSide, type Side } from '../../shared/vocabulary.ts';
import { baseOf } from './classify.ts';
import type { Digests, Pair, SyncLink } from './types.ts';

/** What both sides say, of the fields that were written from `source`, once the write has landed. */
export interface Underway {
  readonly source: Side;
  readonly siebelDigests: Digests;
  readonly exchangeDigests: Digests;
}

/** The link as that write leaves it, as far as it has landed: a field that says what was written and did not say so before was written. */
export function withLanded(link: SyncLink, pair: Pair, write: Underway): SyncLink {
  const target = otherSide(write.source);
  const view = pair[target];
  if (view.state !== 'present') return link;
  const written = target === 'siebel' ? write.siebelDigests : write.exchangeDigests;
  const before = baseOf(link, target);
  const landed = Object.keys(written).filter((field) => view.digests[field] === written[field] && before[field] !== written[field]); // prettier-ignore
  const of = (digests: Digests): Digests =>
    Object.fromEntries(Object.entries(digests).filter(([field]) => landed.includes(field)));
  return {
    ...link,
    siebelDigests: { ...link.siebelDigests, ...of(write.siebelDigests) },
    exchangeDigests: { ...link.exchangeDigests, ...of(write.exchangeDigests) },
  };
}
