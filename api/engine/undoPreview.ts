// What taking journal lines back would do now, line by line, without writing anything: the same plans as in a run, and each line planned as if
// the later ones of its record were taken back already.
import type { UndoReason } from '../../shared/undoReasons.ts';
import { DOMAINS } from '../../shared/vocabulary.ts';
import type { Pair, SideView, Values } from '../reconcile/types.ts';
import type { JournalLine } from '../store/journal.ts';
import type { UserMap } from '../store/store.ts';
import type { EngineDependencies } from './domainRun.ts';
import type { PairedRecord } from './pairing.ts';
import { dryRunOf, prepareRun } from './prepareRun.ts';
import { newestOfEach } from './undo.ts';
import { planUndo, type PlannedUndo } from './undoPlan.ts';

/** What would become of a line. */
export interface UndoPreview {
  readonly lineId: string;
  readonly state: 'planned' | 'nothing' | 'skipped' | 'failed';
  readonly writes: readonly string[];
  readonly restored: readonly string[];
  readonly leftOut: readonly string[];
  readonly reason: UndoReason | null;
}

/** In no order. @throws what the servers' trouble throws. */
export async function previewUndo(
  deps: EngineDependencies,
  userMap: UserMap,
  asked: readonly { readonly line: JournalLine; readonly fields: readonly string[] | null }[],
): Promise<readonly UndoPreview[]> {
  const previews: UndoPreview[] = [];
  for (const domain of DOMAINS) {
    const ofDomain = asked.filter(({ line }) => line.domain === domain);
    if (ofDomain.length === 0) continue;
    const run = await prepareRun(deps, dryRunOf(userMap), domain);
    const lines = new Map(ofDomain.map(({ line }) => [line.id, line]));
    const assumed = new Map<string, Values>();
    let open = ofDomain
      .map(({ line, fields }) => ({ id: line.id, lineId: line.id, fields, writes: [] }))
      .sort((one, other) => Number(other.lineId) - Number(one.lineId));
    while (open.length > 0) {
      const next = newestOfEach(open, lines);
      const planned = await planUndo(run, next, (record, line) => withAssumed(record, (side) => assumed.get(`${side} ${keyOf(line)}`))); // prettier-ignore
      for (const plan of planned) {
        previews.push(previewOf(plan));
        for (const operation of plan.work?.line.operations ?? [])
          if (operation.kind === 'update') {
            const key = `${operation.side} ${keyOf(plan.asked.line)}`;
            assumed.set(key, { ...assumed.get(key), ...operation.values });
          }
      }
      const done = new Set(next.map(({ item }) => item.id));
      open = open.filter(({ id }) => !done.has(id));
    }
  }
  return previews;
}

const keyOf = (line: JournalLine): string => line.siebelId ?? line.exchangeId ?? line.id;

function withAssumed(
  record: PairedRecord,
  valuesOf: (side: 'siebel' | 'exchange') => Values | undefined,
): PairedRecord {
  const overlay = (view: SideView, values: Values | undefined): SideView =>
    view.state === 'present' && values ? { ...view, record: { ...view.record, ...values } } : view;
  const { exchange, siebel } = record.pair;
  const pair: Pair = {
    ...record.pair,
    siebel: overlay(siebel, valuesOf('siebel')),
    exchange: overlay(exchange, valuesOf('exchange')),
  };
  return { ...record, pair };
}

function previewOf({ asked, verdict, work }: PlannedUndo): UndoPreview {
  const { id: lineId } = asked.line;
  if (verdict === null)
    return { lineId, state: 'failed', writes: [], restored: [], leftOut: [], reason: 'not-carried-out' };
  if (verdict.kind === 'over') {
    const state = verdict.state === 'done' ? 'nothing' : verdict.state;
    return { lineId, state, writes: [], restored: [], leftOut: verdict.leftOut, reason: verdict.reason };
  }
  const writes = (work?.line.operations ?? []).map((operation) => {
    const side = 'side' in operation ? ` ${operation.side}` : '';
    return `${operation.kind === 'remove' ? operation.how : operation.kind}${side}`;
  });
  const { leftOut, reason, restored } = verdict;
  return { lineId, state: 'planned', writes, restored, leftOut, reason };
}
