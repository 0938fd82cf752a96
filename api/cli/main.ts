// `npm run pimsi`: composes the product for one command. A process that asks for runs helps with them, so that `sync` works where no
// engine is running.
import { setTimeout as sleep } from 'node:timers/promises';
import { openProduct } from '../process.ts';
import { runCommandLine } from './program.ts';

const status = await runCommandLine(
  {
    open: async () => {
      const { product, close } = await openProduct('pimsi', 'silent');
      const { queue } = product.services;
      let working: Promise<void> | null = null;
      const requestSync: typeof queue.requestSync = async (...user) => {
        working ??= product.work(1);
        await working;
        await queue.requestSync(...user);
      };
      return { services: { ...product.services, queue: { ...queue, requestSync } }, close };
    },
    stdout: process.stdout,
    stderr: process.stderr,
    sleep: async (ms) => {
      await sleep(ms);
    },
  },
  process.argv.slice(2),
);
process.exit(status);
