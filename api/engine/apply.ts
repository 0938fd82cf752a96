// Carries out planned work: first the writes, then links, journal and issues in one transaction. What dies in between is found again
// by its stamp, so everything before the transaction may run twice.
import type { WriteRequest, WriteResult } from '../connectors/connector.ts';
import { Throttled } from '../errors.ts';
import { otherSide, type Side } from '../../shared/vocabulary.ts';
import type { IssueChange } from '../store/issues.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { LinkChange } from '../store/store.ts';
import { companyDone, decisionsEnded } from './decided.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { claimPeople } from './claimPeople.ts';
import { alreadyMade } from './alreadyMade.ts';
import { beginWrites, writesEnded } from './pendingWrites.ts';
import { idOn, isThrottled, isWriting, requestFor, sendWrites, type Write, type WritingOperation } from './writes.ts';
import { journalWork } from './journal.ts';
import { linkAfter } from './linkAfter.ts';
import { checkRunning } from './checkRunning.ts';
import { putRemovalsAside, recordRemovals } from './removals.ts';
import { stampMatches } from './stampMatches.ts';
import { recordUndone } from './undoRecord.ts';
import { beginLines } from './unfinishedLines.ts';

/** What became of one line. */
export interface Outcome {
  readonly work: PlannedWork;
  readonly writes: readonly Write[];
}

const failure = (kind: 'rejected' | 'transient', message: string): WriteResult => {
  return { kind: 'failed', trouble: { kind, message, field: null, retryAfterMs: null } };
};
const UNTRANSLATABLE = failure('rejected', 'The record could not be put into the words of the other side.');
const BEING_CREATED = failure(
  'transient',
  'Another user’s run is creating this person in Siebel; it is looked for again.',
);
const ALREADY_MADE = failure(
  'transient',
  'Siebel has a record that was made of this item before; the two are brought together in the next run.',
);

export interface ApplyCounts {
  written: number;
  skipped: number;
  failed: number;
}

interface Asked {
  readonly line: number;
  readonly operation: WritingOperation;
  readonly request: WriteRequest;
}

/** Carries out the work of one page and records it. @throws Transient and its like when a whole side does not answer. */
export async function apply(run: DomainRun, planned: readonly PlannedWork[]): Promise<ApplyCounts> {
  const work = await putRemovalsAside(run, planned);
  const asked: Asked[] = [];
  const writesOf = new Map<number, Write[]>();
  const tell = (line: number, write: Write): unknown => writesOf.set(line, [...(writesOf.get(line) ?? []), write]);
  work.forEach((item, line) => {
    for (const operation of item.line.operations) {
      if (!isWriting(operation)) continue;
      const request = translate(run, item, operation);
      if (request === 'failed') tell(line, { operation, request: null, result: UNTRANSLATABLE });
      else if (request) asked.push({ line, operation, request });
    }
  });
  const made = await alreadyMade(run, work, asked);
  for (const { line, operation } of made) tell(line, { operation, request: null, result: ALREADY_MADE });
  const open = asked.filter((item) => !made.has(item));
  const claimed = await claimPeople(run, work, open);
  for (const { line, operation } of open.filter((item) => !claimed.has(item)))
    tell(line, { operation, request: null, result: BEING_CREATED });
  const sent = open.filter((item) => claimed.has(item));
  for (const { line, operation } of sent) {
    const siebelId = work[line] && operation.side === 'siebel' ? idOn(work[line].line.pair, 'siebel') : null;
    if (siebelId) run.writtenSiebelIds.add(siebelId);
  }
  const results = sent.length > 0 ? await send(run, work, sent) : [];
  sent.forEach(({ line, operation, request }, index) => {
    const result = results[index];
    if (result) tell(line, { operation, request, result });
  });
  const outcomes = work.map((item, line): Outcome => ({ work: item, writes: writesOf.get(line) ?? [] }));
  const counts = await record(run, outcomes);
  endIfThrottled(outcomes);
  await stampMatches(run, outcomes);
  return counts;
}

/** A run that another engine ended sends nothing any more. @throws RunEnded */
async function send(
  run: DomainRun,
  work: readonly PlannedWork[],
  sent: readonly Asked[],
): Promise<readonly WriteResult[]> {
  await run.deps.store.transaction(async () => {
    await checkRunning(run);
    await beginWrites(run, work, sent);
    await beginLines(run, work, sent);
  });
  return sendWrites(run, sent);
}

/** What a server takes no more of now is done in a later run, from where this one stands. @throws Throttled. */
function endIfThrottled(outcomes: readonly Outcome[]): void {
  const refused = outcomes.flatMap(({ writes }) => writes).find(isThrottled);
  if (refused?.result.kind !== 'failed') return;
  throw new Throttled(refused.result.trouble.message, refused.result.trouble.retryAfterMs ?? 0);
}

/** A mapping that fails on a record must not stop the others. */
function translate(run: DomainRun, item: PlannedWork, operation: WritingOperation): WriteRequest | 'failed' | null {
  try {
    return requestFor(run, item, operation);
  } catch (error) {
    const { side } = operation;
    const name = error instanceof Error ? error.name : 'unknown';
    const recordId = idOn(item.line.pair, otherSide(side));
    run.deps.logger.error({ run: run.runId, domain: run.domain, side, recordId, error: name }, 'a record could not be written'); // prettier-ignore
    return 'failed';
  }
}

async function record(run: DomainRun, outcomes: readonly Outcome[]): Promise<ApplyCounts> {
  const { store } = run.deps;
  const links: LinkChange[] = [];
  const linked = new Set<Outcome>();
  const unlinked: string[] = [];
  const lines: JournalEntry[] = [];
  const issues: { readonly change: IssueChange; readonly line: JournalEntry }[] = [];
  const settled: Record<'siebel' | 'exchange', string[]> = { siebel: [], exchange: [] };
  const done: string[] = [];
  const impossible: string[] = [];
  const counts: ApplyCounts = { written: 0, skipped: 0, failed: 0 };

  for (const outcome of outcomes) {
    const after = linkAfter(run, outcome);
    if (after.save) links.push(after.save);
    if (after.save) linked.add(outcome);
    if (after.removeId) unlinked.push(after.removeId);
    const ended = decisionsEnded(run, outcome.work.line, after.save !== null);
    done.push(...ended.done, ...companyDone(run, outcome.work.line, outcome.writes));
    impossible.push(...ended.impossible);
    const told = journalWork(run, outcome, after.save);
    lines.push(...told.written);
    issues.push(...told.issues);
    counts.written += told.written.filter((line) => line.outcome === 'written').length;
    counts.failed += told.issues.filter(({ change }) => change.kind === 'failure').length;
    counts.skipped += told.issues.filter(({ change }) => change.kind === 'skip').length;
    if (outcome.writes.some(isThrottled)) continue;
    // What is not told of either record now is over.
    const isTold = (side: Side, id: string): boolean => told.issues.some(({ change }) => change.side === side && change.recordId === id); // prettier-ignore
    const { siebelId, exchangeId } = told.ids;
    if (siebelId && !isTold('siebel', siebelId)) settled.siebel.push(siebelId);
    if (exchangeId && !isTold('exchange', exchangeId)) settled.exchange.push(exchangeId);
  }

  await store.transaction(async () => {
    await checkRunning(run);
    if (unlinked.length > 0) await store.links.remove(run.userMap.id, run.domain, unlinked);
    if (links.length > 0) await store.links.save(run.userMap.id, run.domain, links);
    if (outcomes.some(({ writes }) => writes.length > 0)) await store.unfinishedLines.end(run.userMap.id, run.domain);
    await store.pendingWrites.end(run.userMap.id, run.domain, writesEnded(outcomes, linked));
    await store.decisions.end(done, 'done');
    await store.decisions.end(impossible, 'impossible');
    await recordRemovals(run, outcomes, links);
    await recordUndone(run, outcomes);
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
