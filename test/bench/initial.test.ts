// The benchmark of the first sync in miniature: it must run, and what it counts must be true.
import { expect, it } from 'vitest';
import { runInitial } from './initial.ts';
import { summariseInitial } from './initialReport.ts';
import { leastForFirstSync, leastForReading } from './size.ts';

it(
  'the initial benchmark syncs 20 contacts, batches, and reads all again without a write',
  { timeout: 120_000 },
  async () => {
    const results = await runInitial([{ contacts: 20, events: 0, tasks: 0 }]);
    const [result] = results;
    expect(result?.troubles).toEqual([]);
    expect(result?.held).toEqual({ exchange: 20, siebel: 20 });
    expect(result?.first).toMatchObject({ batches: 1, batchMembers: 10 });
    const figures = summariseInitial(results);
    expect(figures).toMatchObject({ bench: 'initial', records: 20, leastRequests: 17, noopWritten: 0 });
    for (const key of ['requests', 'engineCpuSeconds', 'noopCpuSeconds', 'peakRssMiB', 'wallSeconds'])
      expect(figures[key], key).toBeGreaterThan(0);
  },
);

it('the least possible is the pages, a batch for twenty writes to Exchange, and a request for each to Siebel', () => {
  const size = { contacts: 1000, events: 0, tasks: 0 };
  expect(leastForFirstSync(size)).toEqual({ exchange: 3 + 25, siebel: 7 + 500 });
  expect(leastForReading(size)).toEqual({ exchange: 3, siebel: 12 });
});
