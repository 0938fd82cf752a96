// Puts what became of a line into words for the journal and the issues. Names and values go into the sealed part only.
import { explainSkip } from '../../shared/skipReasons.ts';
import { sameValue, type CanonicalRecord } from '../../shared/records/values.ts';
import { directionTo, type Side } from '../../shared/vocabulary.ts';
import type { IssueChange } from '../store/issues.ts';
import type { JournalEntry, SealedDetails } from '../store/journal.ts';
import { LONGEST_WAIT_MS } from '../errors.ts';
import type { LinkChange } from '../store/store.ts';
import { shortfalls } from '../reconcile/shortfall.ts';
import type { Skip, SyncLink } from '../reconcile/types.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { whoDecided, withoutChosen } from './decided.ts';
import { titleOf } from './normalise.ts';
import { idOn, isThrottled, recordOn, viewWritten, type Write, type WritingOperation } from './writes.ts';

export interface Told {
  readonly ids: { readonly siebelId: string | null; readonly exchangeId: string | null };
  /** Lines of what was written, linked or unlinked. */
  readonly written: readonly JournalEntry[];
  /** Skips and failures: an issue each, with the line to journal if the issue is news. */
  readonly issues: readonly { readonly change: IssueChange; readonly line: JournalEntry }[];
}

/** Transient troubles are tried again after this time, unless the server asked for more. */
const RETRY_AFTER_MS = 60_000;

/** Tells one line: each write, each skip, each failure. */
export function journalWork(run: DomainRun, outcome: Outcome, saved: LinkChange | null): Told {
  const { pair, operations } = outcome.work.line;
  const ids = {
    siebelId: saved?.siebelId ?? createdOn(outcome, 'siebel') ?? idOn(pair, 'siebel'),
    exchangeId: saved?.exchangeId ?? createdOn(outcome, 'exchange') ?? idOn(pair, 'exchange'),
  };
  const written = outcome.writes.flatMap((write) =>
    write.result.kind === 'written' && !write.result.isUntouched ? [writeLine(run, outcome, write, ids)] : [],
  );
  const silent = operations.find((operation) => operation.kind === 'link' || operation.kind === 'unlink');
  if (silent && written.length === 0 && outcome.writes.length === 0)
    written.push(entry(run, outcome, ids, { operation: silent.kind, message: whoDecided(run, outcome.work.line, []) }));
  const skipped = [...outcome.work.line.skips, ...outcome.writes.flatMap((write) => shortfallsOf(run, outcome, write))];
  const issues = [
    ...fieldIssues(run, outcome, ids),
    ...skips(run, outcome, ids, skipped),
    ...failures(run, outcome, ids),
  ];
  return { ids, written, issues };
}

type Ids = Told['ids'];

/** The id of a record that was created without being linked. */
function createdOn({ writes }: Outcome, side: Side): string | null {
  const created = writes.find(({ operation }) => operation.kind === 'create' && operation.side === side)?.result;
  return created?.kind === 'written' ? created.id : null;
}

function entry(run: DomainRun, outcome: Outcome, ids: Ids, part: Partial<JournalEntry>): JournalEntry {
  const { line } = outcome.work;
  return {
    runId: run.runId,
    userMapId: run.userMap.id,
    login: run.userMap.login,
    domain: run.domain,
    direction: 'inbound',
    rule: line.rule,
    operation: 'skip',
    outcome: 'written',
    siebelId: ids.siebelId,
    exchangeId: ids.exchangeId,
    fields: [],
    reason: null,
    message: null,
    details: details(run, outcome, {}),
    undoes: line.undo?.lineId ?? null,
    ...part,
  };
}

function details(run: DomainRun, outcome: Outcome, part: Partial<SealedDetails>): SealedDetails {
  const { pair } = outcome.work.line;
  const title = titleOf(run, pair);
  return { title, before: {}, after: {}, overruled: [], ...part };
}

function writeLine(run: DomainRun, outcome: Outcome, write: Write, ids: Ids): JournalEntry {
  const { operation } = write;
  const values = valuesOf(operation);
  return entry(run, outcome, ids, {
    ...operationOf(operation),
    message: whoDecided(run, outcome.work.line, operation.side === 'siebel' ? Object.keys(values) : []),
    details: details(run, outcome, {
      ...displacedBy(outcome.work, operation),
      ...(write.result.kind === 'written' ? { told: toldOtherwise(run, write, values) } : {}),
    }),
  });
}

const valuesOf = (operation: WritingOperation): CanonicalRecord => operation.kind === 'create' || operation.kind === 'update' ? operation.values : {}; // prettier-ignore

function operationOf(operation: WritingOperation): Pick<JournalEntry, 'direction' | 'fields' | 'operation'> {
  return {
    direction: directionTo(operation.side),
    operation: operation.kind === 'remove' ? operation.how : operation.kind,
    fields: operation.kind === 'update' ? Object.keys(operation.values) : [],
  };
}

/** What a write puts in the place of what. */
function displacedBy({ line }: PlannedWork, operation: WritingOperation): Partial<SealedDetails> {
  const { overruled, pair } = line;
  const before = recordOn(pair, operation.side);
  const fields = Object.keys(valuesOf(operation));
  return {
    before: operation.kind === 'update' ? Object.fromEntries(fields.map((field) => [field, before[field] ?? null])) : before, // prettier-ignore
    after: valuesOf(operation),
    overruled: overruled.filter(({ side }) => side === operation.side),
    ...(operation.kind === 'remove' && pair.link ? { apart: apartOf(pair.link) } : {}),
  };
}

const UNFINISHED = 'The run ended in the middle of this write. It may have been done; if not, it is done again.';

/** The line of a write that is about to be sent, should nobody be there to tell what became of it; null for one that displaces nothing. */
export function unfinishedLine(run: DomainRun, work: PlannedWork, operation: WritingOperation): JournalEntry | null {
  if (operation.kind !== 'update' && operation.kind !== 'remove') return null;
  const { pair } = work.line;
  const ids = { siebelId: idOn(pair, 'siebel'), exchangeId: idOn(pair, 'exchange') };
  const outcome: Outcome = { work, writes: [] };
  return entry(run, outcome, ids, {
    ...operationOf(operation),
    outcome: 'failed',
    message: UNFINISHED,
    details: details(run, outcome, displacedBy(work, operation)),
  });
}

/** Fields in which the two sides of a link are not equal, though nobody changed them since they agreed. */
function apartOf({ exchangeDigests, siebelDigests }: SyncLink): readonly string[] {
  return Object.keys({ ...siebelDigests, ...exchangeDigests }).filter(
    (field) => siebelDigests[field] !== exchangeDigests[field],
  );
}

/** Written values that the side tells in another way: by these it is known later whether somebody changed them since. */
function toldOtherwise(run: DomainRun, write: Write, values: CanonicalRecord): CanonicalRecord {
  const view = viewWritten(run, write);
  if (view?.state !== 'present') return {};
  const fields = Object.keys(values).filter((field) => field in view.record);
  const other = fields.filter((field) => !sameValue(view.record[field] ?? null, values[field] ?? null));
  return Object.fromEntries(other.map((field) => [field, view.record[field] ?? null]));
}

function issueOf(line: JournalEntry, side: Side, change: Omit<IssueChange, 'side' | 'recordId'>, ids: Ids) {
  const recordId = (side === 'siebel' ? ids.siebelId : ids.exchangeId) ?? ids.siebelId ?? ids.exchangeId ?? '';
  return { change: { side, recordId, ...change }, line };
}

/** The side whose record did not travel. */
function sourceOf(direction: 'outbound' | 'inbound'): Side {
  return direction === 'outbound' ? 'siebel' : 'exchange';
}

/** What the target did not take of a write that it carried out. Fields that it refused by name are told by its own words. */
function shortfallsOf(run: DomainRun, outcome: Outcome, write: Write): readonly Skip[] {
  const { operation, result } = write;
  if (result.kind !== 'written' || (operation.kind !== 'create' && operation.kind !== 'update')) return [];
  const view = viewWritten(run, write, result.fieldIssues.length > 0 ? 'asked' : null);
  const before = operation.kind === 'update' ? recordOn(outcome.work.line.pair, operation.side) : {};
  const told = withoutChosen(run, outcome.work.line, operation.values);
  return view?.state === 'present' ? shortfalls(told, view.record, before, directionTo(operation.side)) : [];
}

function skips(run: DomainRun, outcome: Outcome, ids: Ids, skipped: readonly Skip[]): Told['issues'] {
  return skipped.map((skip) => {
    const line = entry(run, outcome, ids, {
      direction: skip.direction,
      outcome: 'skipped',
      fields: skip.fields,
      reason: skip.reason,
    });
    const field = skip.fields.length === 1 ? (skip.fields[0] ?? null) : null;
    const change = {
      kind: 'skip' as const,
      reason: skip.reason,
      field,
      message: explainSkip(skip.reason),
      retryAt: retryOf(outcome, skip),
      candidates: outcome.work.line.pair.candidates ?? [],
    };
    return issueOf(line, sourceOf(skip.direction), change, ids);
  });
}

/** A parked field is tried again by itself. */
function retryOf({ work }: Outcome, { fields, reason }: Skip): Date | null {
  if (reason !== 'flipping') return null;
  const times = fields.flatMap((field) => work.line.flips?.[field]?.until ?? []);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function fieldIssues(run: DomainRun, outcome: Outcome, ids: Ids): Told['issues'] {
  return outcome.writes.flatMap(({ operation, result }) => {
    if (result.kind !== 'written') return [];
    return result.fieldIssues.map(({ candidates, field, message }) => {
      const direction = directionTo(operation.side);
      const reason = candidates ? 'company-unclear' : 'field-not-writable';
      const line = entry(run, outcome, ids, {
        direction,
        outcome: 'skipped',
        fields: [field],
        reason,
        message,
      });
      const change = {
        kind: 'skip' as const,
        reason,
        field,
        message,
        retryAt: null,
        candidates: candidates ?? [],
      } as const;
      return issueOf(line, sourceOf(direction), change, ids);
    });
  });
}

function failures(run: DomainRun, outcome: Outcome, ids: Ids): Told['issues'] {
  return outcome.writes.flatMap((write) => {
    const { operation, result } = write;
    if (result.kind !== 'failed' || isThrottled(write)) return [];
    const { trouble } = result;
    const direction = directionTo(operation.side);
    const line = entry(run, outcome, ids, {
      ...operationOf(operation),
      fields: [],
      outcome: 'failed',
      message: trouble.message,
      // It may have been done all the same, even where a version stood against it: against the second of a request that arrived twice.
      ...(trouble.kind !== 'rejected' ? { details: details(run, outcome, displacedBy(outcome.work, operation)) } : {}),
    });
    // Somebody changed or removed the target meanwhile: the next run reads it again and decides anew.
    const passes = trouble.kind !== 'rejected';
    const waitMs = Math.min(trouble.retryAfterMs ?? RETRY_AFTER_MS, LONGEST_WAIT_MS);
    const retryAt = passes ? new Date(run.deps.now().getTime() + waitMs) : null;
    const change = { kind: 'failure' as const, reason: null, field: trouble.field, message: trouble.message, retryAt };
    return [issueOf(line, sourceOf(direction), change, ids)];
  });
}
