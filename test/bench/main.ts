// `npm run bench -- NAME`: runs a benchmark, prints a table for people, and last one line of JSON. Exit 1 when what was measured is wrong,
// 2 for a name that is none.
import { runInitial } from './initial.ts';
import { describeInitial, describeRoutes, summariseInitial } from './initialReport.ts';
import { runSandbox } from './sandbox.ts';
import { describeSandbox, summariseSandbox } from './sandboxReport.ts';

/** Runs, prints, and tells whether all was well. */
type Bench = (args: readonly string[]) => Promise<boolean>;

const BENCHES: Readonly<Record<string, Bench>> = {
  async initial(args) {
    const results = await runInitial();
    if (args.includes('--routes')) console.log(results.map(describeRoutes).join('\n\n') + '\n');
    console.log(describeInitial(results));
    console.log(JSON.stringify(summariseInitial(results)));
    return results.every(({ troubles }) => troubles.length === 0);
  },
  async sandbox() {
    const result = await runSandbox();
    console.log(describeSandbox(result));
    console.log(JSON.stringify(summariseSandbox(result)));
    return true;
  },
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!bench) {
  console.error(`Usage: npm run bench -- NAME [--routes]. Benchmarks: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
try {
  process.exitCode = (await bench(args)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
