// A run of the chaos machine: many histories on a few worker processes, their sums, and the stories that went wrong, made short.
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { storyOf, WEATHER, type Story } from './story.ts';
import type { Violation } from './verdict.ts';
import type { Order, Report } from './worker.ts';

export interface ChaosOptions {
  readonly histories: number;
  readonly seed: number;
  readonly workers: number;
  /** The first history; the others follow. */
  readonly first?: number;
  /** Called after each history. */
  readonly onProgress?: (done: number, violations: number) => void;
  /** Called when a history went wrong, before its story is made shorter. */
  readonly onFailure?: (failure: Failure) => void;
  /** How long the stories that went wrong are made shorter, each. */
  readonly shrinkMs?: number;
}

export interface Failure {
  readonly history: number;
  readonly violations: readonly Violation[];
  /** Shortened. */
  readonly story: Story;
}

/** The last line of output. */
export interface ChaosSummary {
  readonly histories: number;
  readonly violations: number;
  readonly mails: number;
  readonly seed: number;
  readonly edits: number;
  readonly permitted: number;
  readonly travelled: number;
  readonly unpredictedSkips: number;
  readonly fired: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** In a run of at least so many histories each kind of fault must fire at least so often. */
const LONG_RUN = 2000;
const LEAST_FIRED = 100;
const LEAST_TRAVELLED = 0.95;
const STUCK_MS = 240_000;
/** Stories made short; more of them tell little more. */
const MOST_SHRUNK = 3;

/** A worker process that is asked and answers, and is replaced when it is stuck or gone. */
class Hand {
  private child: ChildProcess | null = null;

  async ask(order: Order, limitMs = STUCK_MS): Promise<Report | null> {
    const child = this.child ?? (await this.start());
    return this.answer(child, () => child.send(order), limitMs);
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }); // prettier-ignore
    this.child = child;
    if ((await this.answer(child, () => undefined, STUCK_MS)) === null) throw new Error('A worker did not start.');
    return child;
  }

  /** Null when no answer came; then the worker is over. */
  private answer(child: ChildProcess, begin: () => unknown, limitMs: number): Promise<Report | null> {
    return new Promise((resolve) => {
      const end = (report: Report | null): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (report === null) this.stop();
        resolve(report);
      };
      const timer = setTimeout(() => end(null), limitMs);
      child.once('message', (report: Report) => end(report));
      child.once('exit', () => end(null));
      begin();
    });
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  async end(): Promise<void> {
    const child = this.child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.send({ kind: 'end' } satisfies Order);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
    this.stop();
  }
}

export async function runChaos(
  options: ChaosOptions,
): Promise<{ summary: ChaosSummary; failures: readonly Failure[] }> {
  const { first = 0, histories, onProgress, seed, workers } = options;
  const startedAt = Date.now();
  const sums = { violations: 0, mails: 0, edits: 0, permitted: 0, travelled: 0, unpredictedSkips: 0 };
  const fired = new Map<string, number>();
  const failures: Failure[] = [];
  let next = first;
  let done = 0;
  const hands = Array.from({ length: workers }, () => new Hand());
  const work = async (hand: Hand): Promise<void> => {
    while (next < first + histories) {
      const history = next;
      next += 1;
      const report = await hand.ask({ kind: 'history', seed, history });
      const stuck = { rule: 'stuck', text: 'the history did not end, or its process died' };
      const violations = report?.kind === 'played' ? report.violations : [stuck];
      if (report?.kind === 'played') {
        for (const name of ['mails', 'edits', 'permitted', 'travelled', 'unpredictedSkips'] as const) sums[name] += report[name]; // prettier-ignore
        for (const [kind, times] of report.fired) fired.set(kind, (fired.get(kind) ?? 0) + times);
      }
      if (violations.length > 0) {
        sums.violations += 1;
        const failure = { history, violations, story: storyOf(seed, history) };
        failures.push(failure);
        options.onFailure?.(failure);
      }
      done += 1;
      onProgress?.(done, sums.violations);
    }
  };
  await Promise.all(hands.map(work));
  const shrunk = await shrinkSome(hands, failures, options.shrinkMs ?? 0);
  await Promise.all(hands.map((hand) => hand.end()));
  const more = shortcomings(histories, fired, sums);
  if (more.length > 0) sums.violations += 1;
  const all = more.length > 0 ? [...shrunk, { history: -1, violations: more, story: [] }] : shrunk;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return {
    summary: { histories, seed, ...sums, fired: Object.fromEntries([...fired].sort()), seconds },
    failures: all,
  };
}

/** What a run as a whole must have shown. */
function shortcomings(
  histories: number,
  fired: ReadonlyMap<string, number>,
  sums: { permitted: number; travelled: number },
): readonly Violation[] {
  // prettier-ignore
  const kinds = Object.entries(WEATHER).flatMap(([server, names]) => names.map((name) => `${server} ${name}`));
  const rare = histories < LONG_RUN ? [] : kinds.filter((kind) => (fired.get(kind) ?? 0) < LEAST_FIRED);
  const few = rare.map((kind) => ({
    rule: 'weather',
    text: `the fault ${kind} fired ${fired.get(kind) ?? 0} times only`,
  }));
  const share = sums.permitted === 0 ? 1 : sums.travelled / sums.permitted;
  const text = `only ${Math.round(share * 1000) / 10} % of the permitted edits travelled`;
  return share < LEAST_TRAVELLED ? [...few, { rule: 'travelled', text }] : few;
}

/** One story for each way of going wrong. */
async function shrinkSome(
  hands: readonly Hand[],
  failures: readonly Failure[],
  limitMs: number,
): Promise<readonly Failure[]> {
  const [hand] = hands;
  const seen = new Set<string>();
  const shrunk: Failure[] = [];
  for (const failure of failures) {
    const rule = failure.violations[0]?.rule ?? '';
    const isNew = !seen.has(rule) && seen.size < MOST_SHRUNK;
    seen.add(rule);
    const order: Order = { kind: 'shrink', story: failure.story, rule, limitMs };
    const report = isNew && hand && limitMs > 0 ? await hand.ask(order, limitMs + STUCK_MS) : null;
    shrunk.push(report?.kind === 'shrunk' ? { ...failure, story: report.story } : failure);
  }
  return shrunk;
}
