// The first sync of one user, half of the records born on each side; then a cycle that meets only its own echo, and one that has lost
// its cursors and reads everything again. Sandbox and engine are processes of their own.
import type { StepDone } from './engineMessages.ts';
import { startEngine, type EngineProcess } from './engineProcess.ts';
import { leastForFirstSync, leastForReading, recordsOf, type SideCounts, type Size } from './size.ts';
import { openStage, type ServerCounts, type Stage } from './stage.ts';

/** What one phase cost. */
export interface Phase {
  readonly requests: SideCounts;
  readonly least: SideCounts;
  /** Of the requests to Exchange those that are batches, and what was in them. */
  readonly batches: number;
  readonly batchMembers: number;
  readonly routes: { readonly exchange: ServerCounts['byRoute']; readonly siebel: ServerCounts['byRoute'] };
  readonly engine: StepDone;
}

export interface InitialResult {
  readonly size: Size;
  readonly first: Phase;
  /** The cycle after it, which reads in Siebel's feed what the first sync wrote. */
  readonly echo: Phase;
  /** Cursors thrown away: everything is read again. */
  readonly again: Phase;
  /** What each side holds in the end. */
  readonly held: SideCounts;
  /** What is not as it must be, in words; empty when all is well. */
  readonly troubles: readonly string[];
}

const BATCH_ROUTE = 'POST /v1.0/$batch';

export const SIZES: readonly Size[] = [
  { contacts: 1000, events: 0, tasks: 0 },
  { contacts: 400, events: 300, tasks: 300 },
];

/** Plays the sizes one after another, each on servers and a database of its own. @throws when a server or a run fails. */
export async function runInitial(sizes: readonly Size[] = SIZES): Promise<readonly InitialResult[]> {
  const results: InitialResult[] = [];
  for (const size of sizes) results.push(await playSize(size));
  return results;
}

async function playSize(size: Size): Promise<InitialResult> {
  const stage = await openStage();
  try {
    const { login, mailbox } = await stage.seed(size);
    const engine = await startEngine(stage.environment, login);
    try {
      await engine.do('prepare');
      const first = await playPhase(stage, engine, 'run', leastForFirstSync(size));
      const echo = await playPhase(stage, engine, 'cycle', { exchange: 0, siebel: 0 });
      await engine.do('forget');
      const again = await playPhase(stage, engine, 'run', leastForReading(size));
      const held = await stage.countRecords(mailbox);
      const played = { size, first, echo, again, held };
      return { ...played, troubles: troublesOf(played) };
    } finally {
      await engine.stop();
    }
  } finally {
    await stage.close();
  }
}

async function playPhase(
  stage: Stage,
  engine: EngineProcess,
  step: 'run' | 'cycle',
  least: SideCounts,
): Promise<Phase> {
  await stage.takeCounts();
  const done = await engine.do(step);
  const { exchange, siebel } = await stage.takeCounts();
  return {
    requests: { exchange: exchange.total, siebel: siebel.total },
    least,
    batches: exchange.byRoute[BATCH_ROUTE] ?? 0,
    batchMembers: exchange.batchMembers,
    routes: { exchange: exchange.byRoute, siebel: siebel.byRoute },
    engine: done,
  };
}

function troublesOf({ again, echo, first, held, size }: Omit<InitialResult, 'troubles'>): readonly string[] {
  const records = recordsOf(size);
  const troubles: string[] = [];
  const expect = (what: string, is: number, expected: number): void => {
    if (is !== expected) troubles.push(`${what}: ${is} instead of ${expected}.`);
  };
  expect('Records in Exchange', held.exchange, records);
  expect('Records in Siebel', held.siebel, records);
  expect('Written by the first sync', first.engine.counts.written, records);
  for (const [name, phase] of Object.entries({ 'echo cycle': echo, 'no-op cycle': again })) {
    expect(`Written by the ${name}`, phase.engine.counts.written, 0);
    expect(`Writes that the servers saw in the ${name}`, writesIn(phase), 0);
  }
  return troubles;
}

/** Requests that change something, as the servers counted them; a batch counts by its members. */
function writesIn({ routes }: Phase): number {
  const counts = [...Object.entries(routes.exchange), ...Object.entries(routes.siebel)];
  return counts
    .filter(([route]) => !route.startsWith('GET ') && route !== BATCH_ROUTE)
    .reduce((sum, [, count]) => sum + count, 0);
}
