// What puts the values of before back: on the side that was written, and on the other, so that both say the same again.
import { isBlank, sameValue, type CanonicalRecord } from '../../shared/records/values.ts';
import type { UndoReason } from '../../shared/undoReasons.ts';
import { directionTo, otherSide, type Side } from '../../shared/vocabulary.ts';
import { baseOf } from './classify.ts';
import type { Operation, Pair, Policy, Values } from './types.ts';
import { asking, isAsWritten, over, refusalOf, unreachable, type UndoneLine, type UndoVerdict } from './undoVerdict.ts';

/** Every field but those that were edited since. */
export function putBack(pair: Pair, line: UndoneLine, policy: Policy): UndoVerdict {
  const target = pair[line.side];
  if (target.state !== 'present') return unreachable(target);
  const fields = line.fields ?? Object.keys(line.before);
  const back: Record<string, CanonicalRecord[string]> = {};
  const edited: string[] = [];
  const refused: string[] = [];
  for (const field of fields.filter((name) => name in line.before)) {
    const before = line.before[field] ?? null;
    if (sameValue(target.record[field] ?? null, before)) continue;
    if (!isAsWritten(target, field, line) || isPending(pair, otherSide(line.side), field)) edited.push(field);
    else if (!mayTake(line.side, field, before, policy)) refused.push(field);
    else back[field] = before;
  }
  const restored = Object.keys(back);
  const leftOut = [...edited, ...refused];
  const reason = edited.length > 0 ? 'edited-since' : refused.length > 0 ? 'clearing-ignored' : null;
  if (restored.length === 0) return over(reason ?? 'already-so', leftOut);
  const forbidden = refusalOf(line.side, pair, policy);
  if (forbidden) return over(forbidden, [...restored, ...leftOut]);
  const update: Operation = { kind: 'update', side: line.side, values: back };
  // A match wrote one side only: it is undone by giving that side its values back and parting the two.
  if (line.rule === 'U3' && line.fields === null && pair.link) {
    const parts = line.isLast && edited.length === 0;
    const operations: Operation[] = parts ? [update, { kind: 'unlink' }] : [update];
    return asking(operations, { restored, leftOut, reason, separates: parts ? 'none' : null });
  }
  const told = toldToo(pair, otherSide(line.side), back, policy);
  const operations = told.values ? [update, told.values] : [update];
  return asking(operations, { restored, leftOut, reason: reason ?? told.reason, untold: told.untold });
}

/** The write to the other side, so that both say the same again; or why not. */
function toldToo(
  pair: Pair,
  side: Side,
  back: Values,
  policy: Policy,
): { readonly values: Operation | null; readonly reason: UndoReason | null; readonly untold: readonly string[] } {
  const view = pair[side];
  const none = { values: null, reason: null, untold: [] };
  if (!pair.link || view.state !== 'present') return none;
  const fields = Object.keys(back).filter(
    (field) => mayTake(side, field, back[field] ?? null, policy) && !sameValue(view.record[field] ?? null, back[field] ?? null), // prettier-ignore
  );
  if (fields.length === 0) return none;
  const reason = refusalOf(side, pair, policy);
  if (reason) return { values: null, reason, untold: fields };
  const values = Object.fromEntries(fields.map((field) => [field, back[field] ?? null]));
  return { values: { kind: 'update', side, values }, reason: null, untold: [] };
}

/** Whether a field may be written to a side at all. */
export function mayTake(side: Side, field: string, value: CanonicalRecord[string], policy: Policy): boolean {
  if (!policy.fields[field]?.includes(directionTo(side))) return false;
  return side !== 'siebel' || !isBlank(value) || !policy.clearingIgnored.includes(field);
}

/** Whether a side says something in a field that has not travelled yet. */
function isPending(pair: Pair, side: Side, field: string): boolean {
  const view = pair[side];
  if (!pair.link || view.state !== 'present') return false;
  const base = baseOf(pair.link, side)[field];
  return base !== undefined && base !== view.digests[field];
}
