// Puts what became of a line into words for the journal and the issues. Names and values go into the sealed part only.
import { explainSkip } from '../../shared/skipReasons.ts';
import { directionTo, type Side } from '../../shared/vocabulary.ts';
import type { IssueChange, JournalEntry, LinkChange, SealedDetails } from '../store/store.ts';
import { shortfalls } from '../reconcile/shortfall.ts';
import type { Skip } from '../reconcile/types.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun } from './domainRun.ts';
import { idOn, recordOn, viewWritten, type Write } from './writes.ts';

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
    siebelId: saved?.siebelId ?? idOn(pair, 'siebel'),
    exchangeId: saved?.exchangeId ?? idOn(pair, 'exchange'),
  };
  const written = outcome.writes.flatMap((write) =>
    write.result.kind === 'written' ? [writeLine(run, outcome, write, ids)] : [],
  );
  const silent = operations.find((operation) => operation.kind === 'link' || operation.kind === 'unlink');
  if (silent && written.length === 0 && outcome.writes.length === 0)
    written.push(entry(run, outcome, ids, { operation: silent.kind }));
  const skipped = [...outcome.work.line.skips, ...outcome.writes.flatMap((write) => shortfallsOf(run, outcome, write))];
  const issues = [
    ...skips(run, outcome, ids, skipped),
    ...fieldIssues(run, outcome, ids),
    ...failures(run, outcome, ids),
  ];
  return { ids, written, issues };
}

type Ids = Told['ids'];

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
    ...part,
  };
}

function details(run: DomainRun, outcome: Outcome, part: Partial<SealedDetails>): SealedDetails {
  const { pair } = outcome.work.line;
  const named = pair.siebel.state === 'present' ? pair.siebel : pair.exchange;
  const title = named.state === 'present' ? run.mapping.titleOf(named.record) : '';
  return { title, before: {}, after: {}, overruled: [], ...part };
}

function writeLine(run: DomainRun, outcome: Outcome, write: Write, ids: Ids): JournalEntry {
  const { operation } = write;
  const { pair, overruled } = outcome.work.line;
  const before = recordOn(pair, operation.side);
  const values = operation.kind === 'create' || operation.kind === 'update' ? operation.values : {};
  const fields = operation.kind === 'update' ? Object.keys(values) : [];
  return entry(run, outcome, ids, {
    direction: directionTo(operation.side),
    operation: operation.kind === 'remove' ? operation.how : operation.kind,
    fields,
    details: details(run, outcome, {
      before:
        operation.kind === 'update'
          ? Object.fromEntries(fields.map((field) => [field, before[field] ?? null]))
          : before,
      after: values,
      overruled: overruled.filter(({ side }) => side === operation.side),
    }),
  });
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
  return view?.state === 'present'
    ? shortfalls(operation.values, view.record, before, directionTo(operation.side))
    : [];
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
      retryAt: null,
    };
    return issueOf(line, sourceOf(skip.direction), change, ids);
  });
}

function fieldIssues(run: DomainRun, outcome: Outcome, ids: Ids): Told['issues'] {
  return outcome.writes.flatMap(({ operation, result }) => {
    if (result.kind !== 'written') return [];
    return result.fieldIssues.map(({ field, message }) => {
      const direction = directionTo(operation.side);
      const line = entry(run, outcome, ids, {
        direction,
        outcome: 'skipped',
        fields: [field],
        reason: 'field-not-writable',
        message,
      });
      const change = { kind: 'skip' as const, reason: 'field-not-writable' as const, field, message, retryAt: null };
      return issueOf(line, sourceOf(direction), change, ids);
    });
  });
}

function failures(run: DomainRun, outcome: Outcome, ids: Ids): Told['issues'] {
  return outcome.writes.flatMap(({ operation, result }) => {
    if (result.kind !== 'failed') return [];
    const { trouble } = result;
    const direction = directionTo(operation.side);
    const line = entry(run, outcome, ids, {
      direction,
      operation: operation.kind === 'remove' ? operation.how : operation.kind,
      outcome: 'failed',
      message: trouble.message,
    });
    // Somebody changed or removed the target meanwhile: the next run reads it again and decides anew.
    const passes = trouble.kind !== 'rejected';
    const retryAt = passes ? new Date(run.deps.now().getTime() + (trouble.retryAfterMs ?? RETRY_AFTER_MS)) : null;
    const change = { kind: 'failure' as const, reason: null, field: trouble.field, message: trouble.message, retryAt };
    return [issueOf(line, sourceOf(direction), change, ids)];
  });
}
