// The words of an undo: a journal line as far as it matters for taking it back, and what comes of looking at the records as they are now.
import { sameValue, type CanonicalRecord } from '../../shared/records/values.ts';
import type { UndoReason } from '../../shared/undoReasons.ts';
import { directionTo, type Rule, type Side } from '../../shared/vocabulary.ts';
import type { Decision, Operation, Overruled, Pair, Policy, PresentView, SideView } from './types.ts';

/** A journal line as far as it matters for taking it back. */
export interface UndoneLine {
  readonly rule: Rule;
  readonly operation: string;
  /** The side that was written. */
  readonly side: Side;
  readonly before: CanonicalRecord;
  readonly after: CanonicalRecord;
  /** Where the side tells a written value in another way: what it told. */
  readonly told: CanonicalRecord;
  /** Edits that the write overruled, such as those of a record that the other side removed. */
  readonly overruled: readonly Overruled[];
  /** Of a removal: fields in which the two sides differed without anybody's edit; null where that is not known. */
  readonly apart: readonly string[] | null;
  readonly valuesKept: boolean;
  /** Only these fields of it; null for all. */
  readonly fields: readonly string[] | null;
  /** No earlier line of the same record is to be taken back as well. */
  readonly isLast: boolean;
  /** Something was written for it already. */
  readonly isBegun: boolean;
}

/** Nothing is to be written (any more), or these operations are. */
export type UndoVerdict =
  | {
      readonly kind: 'over';
      readonly state: 'nothing' | 'skipped' | 'done';
      readonly reason: UndoReason | null;
      readonly leftOut: readonly string[];
    }
  | UndoPlan;

export interface UndoPlan extends Pick<Decision, 'operations' | 'agreed' | 'overruled'> {
  readonly kind: 'plan';
  readonly restored: readonly string[];
  readonly leftOut: readonly string[];
  readonly reason: UndoReason | null;
  readonly untold: readonly string[];
  readonly isFinal: boolean;
  readonly separates: Side | 'none' | null;
}

/** Nothing (more) is to be written. */
export function over(reason: UndoReason, leftOut: readonly string[] = []): UndoVerdict {
  return { kind: 'over', state: reason === 'already-so' ? 'nothing' : 'skipped', reason, leftOut };
}

/** These operations, and nothing else to be said unless told. */
export function asking(operations: readonly Operation[], more: Partial<UndoPlan> = {}): UndoPlan {
  const plain = { agreed: [], overruled: [], restored: [], leftOut: [], reason: null, untold: [] };
  return { kind: 'plan', operations, isFinal: true, separates: null, ...plain, ...more };
}

/** Why nothing may be written to a side, or null. */
export function refusalOf(side: Side, pair: Pair, policy: Policy): UndoReason | null {
  if (!policy.directions.includes(directionTo(side))) return 'level-forbids';
  const { exchange } = pair;
  const isPrivate = exchange.state === 'present' && exchange.traits.isPrivate;
  return side === 'siebel' && policy.ignorePrivate && isPrivate ? 'private-item' : null;
}

/** Why a side cannot be written as it stands. */
export function unreachable(view: SideView): UndoVerdict {
  return over(view.state === 'excluded' ? view.reason : 'record-gone');
}

/** Whether nobody changed a field since it was written. */
export function isAsWritten({ record }: PresentView, field: string, { after, told }: UndoneLine): boolean {
  const present = record[field] ?? null;
  return sameValue(present, after[field] ?? null) || (field in told && sameValue(present, told[field] ?? null));
}
