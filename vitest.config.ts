import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const globalPostgres = 'test/support/globalPostgres.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: existsSync(globalPostgres) ? [globalPostgres] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
