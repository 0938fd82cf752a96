import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longestFirst.ts';

const globalPostgres = 'test/support/globalPostgres.ts';
/** They replace modules of the product, which the others must not notice. */
const REPLACING = ['test/properties/guardsOff.test.ts'];

export default defineConfig({
  test: {
    globalSetup: existsSync(globalPostgres) ? [globalPostgres] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Files share the modules of their worker, which loads them once.
        test: { name: 'all', include: ['test/**/*.test.{ts,tsx}'], exclude: REPLACING, isolate: false },
      },
      { extends: true, test: { name: 'replacing', include: REPLACING } },
    ],
  },
});
