// From journal lines that are to be taken back to planned work: present states, the pure decision, and what is over without a write.
import { mayBeWritten } from '../../shared/mayBeWritten.ts';
import { withComparison } from './comparison.ts';
import { decideUndo } from '../reconcile/undo.ts';
import { over, type UndoneLine, type UndoPlan, type UndoVerdict } from '../reconcile/undoVerdict.ts';
import type { Pair, PlanLine } from '../reconcile/types.ts';
import type { CanonicalRecord } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { JournalLine } from '../store/journal.ts';
import type { UndoItem } from '../store/undo.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import type { PairedRecord } from './pairing.ts';
import { readStates } from './undoStates.ts';

/** A line that is to be taken back, with the request for it. */
export interface AskedLine {
  readonly item: Pick<UndoItem, 'id' | 'fields' | 'writes'>;
  readonly line: JournalLine;
  readonly isLast: boolean;
}

/** What is to be done for a line: work, nothing (more), or to try again since a record could not be read. */
export interface PlannedUndo {
  readonly asked: AskedLine;
  readonly verdict: UndoVerdict | null;
  readonly work: PlannedWork | null;
}

/**
 * One plan for each line, in order. Reads both records of each; writes nothing. `assume` may put in what the records would say if later
 * lines were taken back already.
 */
export async function planUndo(
  run: DomainRun,
  asked: readonly AskedLine[],
  assume: (record: PairedRecord, line: JournalLine) => PairedRecord = (record) => record,
): Promise<readonly PlannedUndo[]> {
  const records = await readStates(run, asked.map(({ line }) => line)); // prettier-ignore
  return asked.map((one, index) => {
    const record = records[index];
    if (!record || record.trouble !== null) return { asked: one, verdict: null, work: null };
    return planOne(run, one, assume(record, one.line));
  });
}

/** The side that a line tells of. */
function writtenSide(line: Pick<JournalLine, 'direction'>): Side {
  return line.direction === 'outbound' ? 'exchange' : 'siebel';
}

function planOne(run: DomainRun, asked: AskedLine, record: PairedRecord): PlannedUndo {
  const { line } = asked;
  if (line.rule === 'link') return { asked, verdict: over('is-a-link'), work: null };
  if (!mayBeWritten(line.outcome, line.details.before)) return { asked, verdict: over('nothing-written'), work: null };
  const { link, siebel, exchange } = record.pair;
  const isMatch = !link && siebel.state === 'present' && exchange.state === 'present';
  const pair = isMatch ? withComparison(run, { ...record.pair, match: { by: 'stamp' } }) : record.pair;
  const verdict = decideUndo(pair, undoneLine(asked), run.policy);
  if (verdict.kind === 'over') return { asked, verdict, work: null };
  const { siebelWire, exchangeWire } = record;
  return { asked, verdict, work: { line: planLine(asked, pairFor(pair, verdict), verdict), siebelWire, exchangeWire } };
}

function undoneLine({ isLast, item, line }: AskedLine): UndoneLine {
  const { after, apart = null, before, overruled, told = {} } = line.details;
  return {
    rule: line.rule,
    operation: line.operation,
    side: writtenSide(line),
    // The engine put canonical values there, and nobody else writes the journal.
    before: before as CanonicalRecord,
    after: after as CanonicalRecord,
    told: told as CanonicalRecord,
    overruled: overruled as UndoneLine['overruled'],
    apart,
    valuesKept: line.valuesKept,
    fields: item.fields,
    isLast,
    isBegun: item.writes.length > 0,
  };
}

/** An item that comes back without a partner is stamped with the partner it had, and is not linked. */
function pairFor(pair: Pair, { operations }: UndoPlan): Pair {
  const { siebel } = pair;
  const isCreated = operations.some((operation) => operation.kind === 'create' && operation.side === 'exchange');
  const isOutside = siebel.state === 'present' && !siebel.traits.inScope;
  return isCreated && isOutside ? { ...pair, siebel: { state: 'gone', id: siebel.id, why: 'left' } } : pair;
}

function planLine({ item, line }: AskedLine, pair: Pair, plan: UndoPlan): PlanLine {
  const { agreed, isFinal, leftOut, operations, overruled, reason, restored, separates, untold } = plan;
  const undo = { itemId: item.id, lineId: line.id, restored, leftOut, reason, untold, isFinal, separates };
  return { rule: 'undo', operations, overruled, agreed, skips: [], pair, undo };
}
