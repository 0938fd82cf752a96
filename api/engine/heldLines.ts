// What the journal tells of a removal that is held, and of what an administrator decides on it: the line stands with both of its records.
import { directionTo, type Domain, type Side } from '../../shared/vocabulary.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { HeldRemoval } from '../store/removals.ts';

/** Whose removals they are, and where they would be carried out. */
export interface HeldOf {
  /** Null: what is told was decided by a person, in no run. */
  readonly runId: string | null;
  readonly userMapId: string;
  readonly login: string;
  readonly domain: Domain;
  readonly side: Side;
}

type Told = Pick<JournalEntry, 'operation' | 'outcome' | 'message' | 'reason'>;

/** The guard held it. */
export const HELD: Told = { operation: 'skip', outcome: 'skipped', reason: 'held-for-approval', message: null };

/** An administrator let it go on. */
export function approvedBy(by: string): Told {
  const message = `${by} approved the removal; the user’s next run reads both records again and carries it out.`;
  return { operation: 'approve', outcome: 'planned', reason: null, message };
}

/** An administrator kept the record. Where an undo wanted the removal, the two stay linked. */
export function rejectedBy(by: string, { undoes }: HeldRemoval): Told {
  if (undoes !== null)
    return {
      ...HELD,
      reason: null,
      message: `${by} rejected the removal that an undo asked for; the two stay linked.`,
    };
  const message = `${by} rejected the removal: the two are only unlinked, and neither comes back by itself.`;
  return { operation: 'unlink', outcome: 'written', reason: null, message };
}

/** One line of the journal. */
export function heldLine({ side, ...of }: HeldOf, removal: HeldRemoval, told: Told): JournalEntry {
  const { exchangeId, rule, siebelId, title, undoes } = removal;
  const details = { title, before: {}, after: {}, overruled: [] };
  return { ...of, direction: directionTo(side), rule, siebelId, exchangeId, fields: [], details, undoes, ...told };
}
