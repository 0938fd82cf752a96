// Whether an unlinked Exchange item is a Siebel record that we know: proven by a stamp, or equal in what the domain compares. Never a guess.
import type { Domain } from '../../shared/vocabulary.ts';
import type { Match, PresentView, SideView } from './types.ts';

export interface Candidates {
  /** The record that the item's stamp names, or that carries the item's creation key. */
  readonly stamped: PresentView | null;
  /** Records equal by e-mail (contacts) or in all Key Fields. */
  readonly equal: readonly PresentView[];
  readonly equalBy: 'email' | 'key-fields';
}

export interface Choice {
  readonly match: Match | null;
  readonly siebel: SideView;
}

const NOTHING: Choice = { match: null, siebel: { state: 'none' } };

/**
 * The partner of an unlinked Exchange item. `isTaken` tells whether a Siebel record already has its partner in this mailbox: a stamp on a
 * second item is a copy that a person made. A contact equal to a taken one is left alone (it would be the same person twice), while
 * two equal appointments may both be meant.
 */
export function chooseMatch(domain: Domain, candidates: Candidates, isTaken: (siebelId: string) => boolean): Choice {
  const { stamped, equal, equalBy } = candidates;
  if (stamped && !isTaken(stamped.id)) return { match: { by: 'stamp' }, siebel: stamped };
  const free = equal.filter((candidate) => !isTaken(candidate.id));
  const [only] = domain === 'contact' ? equal : free;
  if (only === undefined) return NOTHING;
  const several = domain === 'contact' ? equal.length > 1 : free.length > 1;
  if (several) return { match: { by: 'nothing', reason: 'ambiguous-match' }, siebel: { state: 'none' } };
  if (isTaken(only.id)) return { match: { by: 'nothing', reason: 'already-linked-match' }, siebel: { state: 'none' } };
  return { match: { by: equalBy }, siebel: only };
}
