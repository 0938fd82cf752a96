// The outcome of the initial benchmark: a table for people and one object for programs, whose first keys are fixed.
import type { InitialResult, Phase } from './initial.ts';
import { recordsOf, type SideCounts, type Size } from './size.ts';
import { tableOf } from './table.ts';

const sum = ({ exchange, siebel }: SideCounts): number => exchange + siebel;
const round = (value: number): number => Math.round(value * 100) / 100;

function sizeText({ contacts, events, tasks }: Size): string {
  const parts = Object.entries({ contacts, events, tasks }).filter(([, count]) => count > 0);
  return parts.map(([name, count]) => `${count} ${name}`).join(', ');
}

function rowOf(name: string, phase: Phase): readonly string[] {
  const { batches, batchMembers, engine, least, requests } = phase;
  return [
    name,
    String(engine.counts.written),
    `${requests.exchange} (${least.exchange})`,
    `${batchMembers} in ${batches}`,
    `${requests.siebel} (${least.siebel})`,
    engine.cpuSeconds.toFixed(2),
    engine.wallSeconds.toFixed(1),
    engine.peakRssMiB.toFixed(0),
  ];
}

/** A table for each size; in brackets the least possible. */
export function describeInitial(results: readonly InitialResult[]): string {
  const heads = ['phase', 'written', 'Exchange', 'batched', 'Siebel', 'CPU s', 'wall s', 'peak MiB'];
  return results
    .map((result) => {
      const rows = [
        rowOf('first sync', result.first),
        rowOf('cycle after it', result.echo),
        rowOf('no-op, cursors lost', result.again),
      ];
      const held = `in the end ${result.held.exchange} in Exchange, ${result.held.siebel} in Siebel`;
      const title = `${recordsOf(result.size)} records (${sizeText(result.size)}), half born on each side; ${held}`;
      return [title, tableOf([heads, ...rows]), ...result.troubles.map((trouble) => `WRONG: ${trouble}`)].join('\n');
    })
    .join('\n\n');
}

/** The requests of each phase by route, the most frequent first. */
export function describeRoutes({ again, echo, first }: InitialResult): string {
  return Object.entries({ 'first sync': first, 'cycle after it': echo, 'no-op, cursors lost': again })
    .map(([name, { routes }]) => {
      const counts = [...Object.entries(routes.exchange), ...Object.entries(routes.siebel)].sort(
        ([, a], [, b]) => b - a,
      );
      return [name, ...counts.map(([route, count]) => `${String(count).padStart(6)}  ${route}`)].join('\n');
    })
    .join('\n');
}

function figuresOf(result: InitialResult) {
  const { again, echo, first, held } = result;
  return {
    records: recordsOf(result.size),
    requests: sum(first.requests),
    leastRequests: sum(first.least),
    engineCpuSeconds: round(first.engine.cpuSeconds),
    noopCpuSeconds: round(again.engine.cpuSeconds),
    peakRssMiB: Math.round(again.engine.peakRssMiB),
    wallSeconds: round(first.engine.wallSeconds),
    requestsBySide: first.requests,
    leastBySide: first.least,
    batches: first.batches,
    batchMembers: first.batchMembers,
    noopRequests: sum(again.requests),
    noopLeastRequests: sum(again.least),
    noopRequestsBySide: again.requests,
    noopWritten: again.engine.counts.written,
    noopWallSeconds: round(again.engine.wallSeconds),
    echoRequests: sum(echo.requests),
    echoCpuSeconds: round(echo.engine.cpuSeconds),
    held,
  };
}

/** The figures of the first size, and those of the others under `more`. */
export function summariseInitial(results: readonly InitialResult[]): Readonly<Record<string, unknown>> {
  const [figures, ...more] = results.map(figuresOf);
  return { bench: 'initial', ...figures, more };
}
