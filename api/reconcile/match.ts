// Whether an unlinked Exchange item is a Siebel record that we know: proven by a stamp, said by a person, or equal in what the domain
// compares. Never a guess.
import type { Domain } from '../../shared/vocabulary.ts';
import type { Match, PresentView, SideView } from './types.ts';

export interface Candidates {
  /** The record that the item's stamp names, or that carries the item's creation key. */
  readonly stamped: PresentView | null;
  /** Records that could be it: contacts of its e-mail address, or of its name if it has none; activities equal in all Key Fields. */
  readonly equal: readonly PresentView[];
  /** Those of them that are closer than the others: contacts of the same name as well. */
  readonly closer: readonly PresentView[];
  readonly equalBy: 'email' | 'key-fields';
}

export interface Choice {
  readonly match: Match | null;
  readonly siebel: SideView;
  /** Siebel ids between which a person has to choose. */
  readonly candidates: readonly string[];
}

const NOTHING: Choice = { match: null, siebel: { state: 'none' }, candidates: [] };

/**
 * The partner of an unlinked Exchange item. `isTaken` tells whether a Siebel record already has its partner in this mailbox: a stamp on a
 * second item is a copy that a person made. A contact equal to a taken one is left alone (it would be the same person twice), while
 * two equal appointments may both be meant.
 */
export function chooseMatch(domain: Domain, candidates: Candidates, isTaken: (siebelId: string) => boolean): Choice {
  const { closer, equal, equalBy, stamped } = candidates;
  if (stamped && !isTaken(stamped.id)) return { match: { by: 'stamp' }, siebel: stamped, candidates: [] };
  const free = equal.filter((candidate) => !isTaken(candidate.id));
  const considered = domain === 'contact' ? (closer.length > 0 ? closer : equal) : free;
  const [only] = considered;
  if (only === undefined) return NOTHING;
  if (considered.length > 1) return undecided('ambiguous-match', considered);
  if (isTaken(only.id)) return undecided('already-linked-match', considered);
  return { match: { by: equalBy }, siebel: only, candidates: [] };
}

/** What a person said the item is: done unless the record is gone or has another partner; `known` are all that it might be. */
export function followDecision(
  chosen: SideView | null,
  known: readonly PresentView[],
  isTaken: (siebelId: string) => boolean,
): Choice {
  if (chosen?.state === 'present' && !isTaken(chosen.id))
    return { match: { by: 'decision' }, siebel: chosen, candidates: [] };
  return undecided('decision-impossible', known);
}

function undecided(
  reason: 'ambiguous-match' | 'already-linked-match' | 'decision-impossible',
  candidates: readonly PresentView[],
): Choice {
  return { match: { by: 'nothing', reason }, siebel: { state: 'none' }, candidates: candidates.map(({ id }) => id) };
}
