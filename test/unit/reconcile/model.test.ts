// Every plan line is judged by an independent model: an operation or a skip that the model did not predict fails.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../api/reconcile/reconcile.ts';
import type { PlanLine } from '../../../api/reconcile/types.ts';
import { linkedCases, policies, unlinkedCases, type Case } from '../../support/reconcileArbitraries.ts';
import { predict, told } from '../../support/reconcileModel.ts';

/** A plan line in the model's words. */
function tell(line: PlanLine): readonly string[] {
  const operations = line.operations.map((operation) => {
    switch (operation.kind) {
      case 'create':
      case 'update':
        return `${operation.kind} ${operation.side} ${told(operation.values)}`;
      case 'remove':
        return `remove ${operation.side} ${operation.how}`;
      case 'adopt':
        return `adopt ${operation.side}`;
      default:
        return operation.kind;
    }
  });
  const skips = line.skips.map(({ direction, reason, fields }) =>
    [`skip ${direction} ${reason}`, ...(fields.length > 0 ? [fields.join(',')] : [])].join(' '),
  );
  return [...operations, ...skips].sort();
}

function judge(cases: fc.Arbitrary<Case>, runs: number): void {
  fc.assert(
    fc.property(cases, policies, ({ pair, base }, policy) => {
      const [line] = reconcile([pair], policy);
      expect(line && tell(line)).toEqual(predict(pair, base, policy));
    }),
    { numRuns: runs },
  );
}

describe('reconcile, judged by an independent model', () => {
  it('does with linked pairs exactly what the model predicts', () => judge(linkedCases, 3_000));
  it('does with unlinked pairs exactly what the model predicts', () => judge(unlinkedCases, 1_500));
});
