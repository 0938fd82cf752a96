// Carries out planned work: first the writes, then links, journal and issues in one transaction. What dies in between is found again
// by its stamp, so everything before the transaction may run twice.
import type { IssueChange, JournalEntry, LinkChange } from '../store/store.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { isWriting, requestFor, sendWrites, type Write, type WritingOperation } from './writes.ts';
import { journalWork } from './journal.ts';
import { linkAfter } from './linkAfter.ts';
import { stampTasks } from './stampTasks.ts';
import type { WriteRequest } from '../connectors/connector.ts';

/** What became of one line. */
export interface Outcome {
  readonly work: PlannedWork;
  readonly writes: readonly Write[];
}

export interface ApplyCounts {
  written: number;
  skipped: number;
  failed: number;
}

/** Carries out the work of one page and records it. @throws Transient and its like when a whole side does not answer. */
export async function apply(run: DomainRun, work: readonly PlannedWork[]): Promise<ApplyCounts> {
  const asked: { readonly line: number; readonly operation: WritingOperation; readonly request: WriteRequest }[] = [];
  work.forEach((item, line) => {
    for (const operation of item.line.operations) {
      if (!isWriting(operation)) continue;
      const request = requestFor(run, item, operation);
      if (request) asked.push({ line, operation, request });
    }
  });
  const results = asked.length > 0 ? await sendWrites(run, asked) : [];
  const writesOf = new Map<number, Write[]>();
  asked.forEach(({ line, operation, request }, index) => {
    const result = results[index];
    if (result) writesOf.set(line, [...(writesOf.get(line) ?? []), { operation, request, result }]);
  });
  const outcomes = work.map((item, line): Outcome => ({ work: item, writes: writesOf.get(line) ?? [] }));
  const counts = await record(run, outcomes);
  await stampTasks(run, outcomes);
  return counts;
}

async function record(run: DomainRun, outcomes: readonly Outcome[]): Promise<ApplyCounts> {
  const { store } = run.deps;
  const links: LinkChange[] = [];
  const unlinked: string[] = [];
  const lines: JournalEntry[] = [];
  const issues: { readonly change: IssueChange; readonly line: JournalEntry }[] = [];
  const settled: Record<'siebel' | 'exchange', string[]> = { siebel: [], exchange: [] };
  const counts: ApplyCounts = { written: 0, skipped: 0, failed: 0 };

  for (const outcome of outcomes) {
    const after = linkAfter(run, outcome);
    if (after.save) links.push(after.save);
    if (after.removeId) unlinked.push(after.removeId);
    const told = journalWork(run, outcome, after.save);
    lines.push(...told.written);
    issues.push(...told.issues);
    counts.written += told.written.filter((line) => line.outcome === 'written').length;
    counts.failed += told.issues.filter(({ change }) => change.kind === 'failure').length;
    counts.skipped += told.issues.filter(({ change }) => change.kind === 'skip').length;
    if (told.issues.length === 0) {
      const { siebelId, exchangeId } = told.ids;
      if (siebelId) settled.siebel.push(siebelId);
      if (exchangeId) settled.exchange.push(exchangeId);
    }
  }

  await store.transaction(async () => {
    if (unlinked.length > 0) await store.links.remove(run.userMap.id, run.domain, unlinked);
    if (links.length > 0) await store.links.save(run.userMap.id, run.domain, links);
    // A skip is told once; it is told again only when its reason changes. A failure is told each time.
    const news = new Set(issues.length > 0 ? await store.issues.open(run.userMap.id, run.domain, issues.map(({ change }) => change)) : []); // prettier-ignore
    const told = issues
      .filter(({ change }) => change.kind === 'failure' || news.has(change.recordId))
      .map(({ line }) => line);
    if (lines.length + told.length > 0) await store.journal.append([...lines, ...told]);
    for (const side of ['siebel', 'exchange'] as const) {
      if (settled[side].length > 0) await store.issues.close(run.userMap.id, run.domain, side, settled[side]);
    }
  });
  return counts;
}
