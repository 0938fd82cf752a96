import { describe, expect, it } from 'vitest';
import { summarisePlans } from '../../addin/admin/dryRun/planSummary.ts';
import type { PlanView } from '../../shared/contract/plan.ts';
import { makePlanLines } from '../support/consoleData.ts';

function plan(change: Partial<PlanView>): PlanView {
  return { login: 'AKELLER', at: '2026-03-10T12:00:00Z', domains: ['task'], counts: [], lines: [], ...change };
}

describe('the sum of a dry run', () => {
  it('adds up the same operation over the domains, largest first', () => {
    const summary = summarisePlans([
      plan({ counts: [{ domain: 'task', direction: 'inbound', operation: 'create', count: 2 }] }),
      plan({
        counts: [
          { domain: 'contact', direction: 'inbound', operation: 'create', count: 3 },
          { domain: 'contact', direction: 'outbound', operation: 'update', count: 9 },
        ],
      }),
    ]);
    expect(summary.totals).toEqual([
      { direction: 'outbound', operation: 'update', count: 9 },
      { direction: 'inbound', operation: 'create', count: 5 },
    ]);
    expect(summary.operations).toBe(14);
  });

  it('does not count what is left alone among the operations', () => {
    const counts: PlanView['counts'] = [{ domain: 'task', direction: 'inbound', operation: 'skip', count: 4 }];
    const summary = summarisePlans([plan({ counts, lines: makePlanLines('task', 10) })]);
    expect(summary.operations).toBe(0);
    expect(summary.skips).toBe(2);
  });
});
