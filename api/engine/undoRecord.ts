// What became of lines that take a write back: told to whoever asked, and remembered where the two were separated.
import type { WriteResult } from '../connectors/connector.ts';
import type { Remembered } from '../store/removals.ts';
import type { UndoResult } from '../store/undo.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun } from './domainRun.ts';

/** A server that does not take it this often will not take it. */
const MOST_ATTEMPTS = 10;

/** Writes it down, within the transaction of the page. */
export async function recordUndone(run: DomainRun, outcomes: readonly Outcome[]): Promise<void> {
  const undone = outcomes.filter(({ work }) => work.line.undo);
  if (undone.length === 0) return;
  const { memory, undo } = run.deps.store;
  const items = await undo.findItems(undone.flatMap(({ work }) => work.line.undo?.itemId ?? []));
  const attempts = new Map(items.map((item) => [item.id, item.attempts]));
  const results = undone.map((outcome) => resultOf(outcome, attempts));
  await undo.settle(results);
  const settled = undone.filter((_outcome, index) => results[index]?.state === 'done');
  await memory.remember(run.userMap.id, run.domain, settled.flatMap((outcome) => separationOf(outcome) ?? [])); // prettier-ignore
}

/** State and words for trouble: what passes is tried again, but not for ever. */
export function stateAfter(
  trouble: (WriteResult & { readonly kind: 'failed' })['trouble'],
  attempts: number,
): Pick<UndoResult, 'state' | 'reason' | 'message'> {
  const passes = trouble.kind !== 'rejected' && attempts + 1 < MOST_ATTEMPTS;
  return { state: passes ? 'waiting' : 'failed', reason: 'not-carried-out', message: trouble.message };
}

function resultOf({ work, writes }: Outcome, attempts: ReadonlyMap<string, number>): UndoResult {
  const { undo } = work.line;
  const told = { id: undo?.itemId ?? '', restored: undo?.restored ?? [], leftOut: undo?.leftOut ?? [] };
  const done = writes.flatMap(({ operation, result }) => {
    const name = operation.kind === 'remove' ? operation.how : operation.kind;
    return result.kind === 'written' ? [`${name} ${operation.side}`] : [];
  });
  const failed = writes.flatMap(({ result }) => (result.kind === 'failed' ? [result.trouble] : []))[0];
  if (failed) return { ...told, writes: done, restored: [], ...stateAfter(failed, attempts.get(told.id) ?? 0) };
  const refused = writes.flatMap(({ result }) => (result.kind === 'written' ? result.fieldIssues : []));
  return {
    ...told,
    writes: done,
    leftOut: [...told.leftOut, ...refused.map(({ field }) => field)],
    state: undo?.isFinal ? 'done' : 'waiting',
    reason: undo?.reason ?? (refused.length > 0 ? 'field-not-writable' : null),
    message: refused[0]?.message ?? null,
  };
}

function separationOf({ work }: Outcome): Remembered | null {
  const { pair, undo } = work.line;
  if (!undo?.separates || !pair.link) return null;
  const { exchangeDigests, exchangeId, siebelId } = pair.link;
  return { siebelId, exchangeId, goneSide: undo.separates, untilEdited: false, exchangeDigests };
}
