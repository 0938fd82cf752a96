// Where the readings of a user's domain stand, as an interface: asked once as a run begins, written down once as it ends.
import type { Domain, Side } from '../../shared/vocabulary.ts';
import type { Hint } from './store.ts';

/** A cursor as it is stored. */
export type StoredCursor = Readonly<Record<string, unknown>>;

/** How many links there are, and the number of the newest: lower than before when links were lost. */
export interface LinkMark {
  readonly count: number;
  /** 0 for none; numbers only grow. */
  readonly newest: number;
}

export interface Standing {
  readonly cursors: Readonly<Record<Side, StoredCursor | null>>;
  /** Oldest first. */
  readonly hints: Readonly<Record<Side, readonly Hint[]>>;
  readonly links: LinkMark;
  /** Whether somebody asked to take something back. */
  readonly isUndoAsked: boolean;
  /** Whether somebody wants items of the domain linked, or links taken off. */
  readonly isLinkAsked: boolean;
  /** Exchange ids of items that Siebel records were being created from when nobody could tell the end. */
  readonly origins: readonly string[];
}

/** The end of a reading: what was stored as it began, and what is to be stored now. */
export interface ReadingEnd {
  readonly side: Side;
  readonly before: StoredCursor | null;
  readonly after: StoredCursor;
}

export interface ReadingRepository {
  find(userMapId: string, domain: Domain): Promise<Standing>;
  /**
   * Stores cursors, with the links there are by now, and removes hints that were looked at; a hint added again meanwhile has a new
   * `seq` and stays. A cursor that somebody changed since it was read stays as it is: everything is to be read again. False, and
   * nothing is done, when the run was ended by somebody else.
   */
  finish(
    run: { readonly id: string; readonly userMapId: string; readonly domain: Domain },
    ends: readonly ReadingEnd[],
    seqs: readonly string[],
  ): Promise<boolean>;
}
