// `npm run chaos -- --histories 5000 --seed N [--workers W]`: progress and stories on stderr, last one line of JSON on stdout.
// `--seed N --history K` or `--story FILE` play one story again. Exit 1 when a promise was broken.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import holdPostgres from '../support/globalPostgres.ts';
import { runChaos, type Failure } from './chaos.ts';
import { runHistory } from './history.ts';
import { outliveConnections } from './life.ts';
import { storyOf, tell, type Story } from './story.ts';
import { startChaosWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    shrink: { type: 'string', default: '120' },
    history: { type: 'string' },
    story: { type: 'string' },
  },
});
const seed = Number(values.seed);
const release = holdPostgres();
outliveConnections();

function describe(story: Story): string {
  return story.map((step, index) => `    ${index + 1}. ${tell(step)}`).join('\n');
}

function describeFailure({ history, story, violations }: Failure): string {
  const lines = violations.slice(0, 6).map(({ rule, text }) => `  ${rule}: ${text}`);
  if (story.length === 0) return lines.join('\n');
  return [`History ${history} of seed ${seed}:`, ...lines, describe(story), `  ${JSON.stringify(story)}`].join('\n');
}

/** Plays one story again. */
async function replay(story: Story): Promise<number> {
  console.error(describe(story));
  const world = await startChaosWorld('replay');
  const { fired, play: _play, violations, ...sums } = await runHistory(world, story);
  await world.close();
  for (const { rule, text } of violations) console.error(`  ${rule}: ${text}`);
  console.log(JSON.stringify({ histories: 1, seed, ...sums, violations: violations.length, fired: Object.fromEntries(fired) })); // prettier-ignore
  return violations.length;
}

async function run(): Promise<number> {
  const histories = Number(values.histories);
  const startedAt = Date.now();
  const onProgress = (done: number, violations: number): void => {
    if (done % 50 > 0 && done !== histories) return;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.error(`${done} of ${histories} histories, ${violations} with violations, ${seconds} s`);
  };
  const onFailure = ({ history, violations }: Failure): void => {
    console.error(
      `History ${history}: ${violations
        .slice(0, 3)
        .map(({ rule, text }) => `${rule}: ${text}`)
        .join('; ')}`,
    );
  };
  const options = {
    onFailure, histories, seed, first: Number(values.first), workers: Number(values.workers), onProgress, shrinkMs: Number(values.shrink) * 1000 }; // prettier-ignore
  const { failures, summary } = await runChaos(options);
  for (const failure of failures) console.error(describeFailure(failure));
  console.log(JSON.stringify(summary));
  return summary.violations;
}

const violations = values.story
  ? await replay(JSON.parse(readFileSync(values.story, 'utf8')) as Story)
  : values.history
    ? await replay(storyOf(seed, Number(values.history)))
    : await run();
release();
process.exit(violations > 0 ? 1 : 0);
