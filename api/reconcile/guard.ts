// Guards that stop a domain, or hold its removals, before harm is done. Pure: they are told what was read and what waits.
import { SIDES, type Side } from '../../shared/vocabulary.ts';

/** With one link or two, everything gone may well be what a person did. */
const FEWEST_LINKS = 3;

/**
 * The suddenly-empty guard: a side that had linked records and reads empty now was replaced, restored or wiped. An administrator must
 * look at it (and re-initialise the user if the side is rightly empty) before a deletion travels.
 */
export function isSuddenlyEmpty(linked: number, gone: number): boolean {
  return linked >= FEWEST_LINKS && gone === linked;
}

/** A removal that is not carried out yet, as the guard judges it. */
export interface WaitingRemoval {
  readonly side: Side;
  readonly state: 'waiting' | 'held' | 'approved';
  readonly seenAt: Date;
}

/** From when on removals are too many. */
export interface MassDeleteThresholds {
  /** More than this many of a user's domain and side within a day, */
  readonly count: number;
  /** and more than this share (0 to 1) of the linked records. */
  readonly share: number;
  /** How long a removal waits, so that a wipe that comes in pieces is seen as one. */
  readonly settleMs: number;
}

export interface Judgement<Removal> {
  readonly hold: readonly Removal[];
  readonly clear: readonly Removal[];
}

/**
 * The mass-delete guard: which waiting removals are held and which are carried out now; the rest goes on waiting. What an administrator
 * approved is carried out, however much it is.
 * @param done removals carried out in the last day, by side; `linked`: the user's links of the domain, those that wait among them
 */
export function judgeRemovals<Removal extends WaitingRemoval>(
  open: readonly Removal[],
  facts: { readonly done: Readonly<Record<Side, number>>; readonly linked: number; readonly now: Date },
  thresholds: MassDeleteThresholds,
): Judgement<Removal> {
  const hold: Removal[] = [];
  const clear: Removal[] = open.filter(({ state }) => state === 'approved');
  for (const side of SIDES) {
    const ofSide = open.filter((removal) => removal.side === side && removal.state !== 'approved');
    const waiting = ofSide.filter(({ state }) => state === 'waiting');
    const count = facts.done[side] + ofSide.length;
    const isMass = count > thresholds.count && count > thresholds.share * (facts.linked + facts.done[side]);
    if (isMass) hold.push(...waiting);
    else clear.push(...waiting.filter(({ seenAt }) => facts.now.getTime() - seenAt.getTime() >= thresholds.settleMs));
  }
  return { hold, clear };
}
