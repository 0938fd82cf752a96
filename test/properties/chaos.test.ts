// Random histories of three people who share records, under faults, kills and moved clocks: nothing is lost, nothing is there twice, nobody is
// mailed, and whatever did not travel has the reason that an independent model expects. Longer runs: npm run chaos.
import { describe, expect, it } from 'vitest';
import { runChaos } from './chaos.ts';
import { tell } from './story.ts';

const HISTORIES = Number(process.env['CHAOS_HISTORIES'] ?? 200);
const SEED = 6;

describe('the chaos machine', () => {
  it(`${HISTORIES} histories keep every promise`, { timeout: 1_800_000 }, async () => {
    const { failures, summary } = await runChaos({ histories: HISTORIES, seed: SEED, workers: 2, shrinkMs: 60_000 });
    const told = failures.map(({ history, story, violations }) => ({ history, violations, story: story.map(tell) }));
    expect(told).toEqual([]);
    expect(summary).toMatchObject({ histories: HISTORIES, violations: 0, mails: 0, unpredictedSkips: 0 });
    expect(summary.travelled).toBeGreaterThan(HISTORIES);
  });
});
