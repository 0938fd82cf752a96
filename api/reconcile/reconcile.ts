// From pairs to a plan. Pure: the engine, the dry run, the console and the tests all use this one function.
import { decide } from './decide.ts';
import { gate } from './gate.ts';
import type { Pair, PlanLine, Policy } from './types.ts';

/** One plan line for each pair, in the same order. */
export function reconcile(pairs: readonly Pair[], policy: Policy): readonly PlanLine[] {
  return pairs.map((pair) => ({ ...gate(decide(pair, policy), pair, policy), pair }));
}
