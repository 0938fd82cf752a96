// The benchmark of the sandbox in miniature: it must run on all servers and print its keys. What is fast is for the benchmark itself to say.
import { expect, it } from 'vitest';
import { runSandbox } from './sandbox.ts';
import { describeSandbox, summariseSandbox } from './sandboxReport.ts';

it('the sandbox benchmark runs at a tiny size and gives its figures', { timeout: 120_000 }, async () => {
  const result = await runSandbox({ page: 3, mailboxes: 2, itemsEach: 5, readSeconds: 0.2, times: 1 });
  const figures = summariseSandbox(result);
  expect(Object.keys(figures).slice(0, 5)).toEqual([
    'bench',
    'readsPerSecond',
    'deltaPageMs',
    'batchMs',
    'rssMiBAt5000Mailboxes',
  ]);
  expect(figures).toMatchObject({ bench: 'sandbox', mailboxes: 2, itemsEach: 5, page: 3 });
  for (const key of ['readsPerSecond', 'deltaPageMs', 'batchMs', 'siebelPageMs', 'openMailboxMs'])
    expect(figures[key], key).toBeGreaterThan(0);
  expect(describeSandbox(result)).toContain('single reads a second');
});
