// What a plan comes to: operations that would write, by kind and direction, and records that stay as they are. Pure.
import type { PlanLineView, PlanView } from '../../../shared/contract/plan.ts';
import type { Direction } from '../../../shared/vocabulary.ts';

export interface PlanTotal {
  readonly count: number;
  readonly direction: Direction;
  readonly operation: string;
}

export interface PlanSummary {
  /** Lines that leave a record, or a part of it, as it is. */
  readonly skips: number;
  /** Largest first. */
  readonly totals: readonly PlanTotal[];
  /** Operations in all, skips not counted. */
  readonly operations: number;
}

const WRITES_NOTHING = 'skip';

/** True for a line whose whole record is left alone. */
export function isSkipLine(line: PlanLineView): boolean {
  return line.operation === WRITES_NOTHING;
}

export function summarisePlans(plans: readonly PlanView[]): PlanSummary {
  const totals = new Map<string, PlanTotal>();
  for (const { count, direction, operation } of plans.flatMap((plan) => plan.counts)) {
    if (operation === WRITES_NOTHING || count === 0) continue;
    const key = `${direction} ${operation}`;
    totals.set(key, { count: count + (totals.get(key)?.count ?? 0), direction, operation });
  }
  const sorted = [...totals.values()].sort((a, b) => b.count - a.count);
  return {
    operations: sorted.reduce((sum, total) => sum + total.count, 0),
    skips: plans.flatMap((plan) => plan.lines).filter((line) => line.skips.length > 0).length,
    totals: sorted,
  };
}
