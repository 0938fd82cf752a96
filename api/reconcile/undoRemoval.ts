// What brings a removed record back, one step after another: first the Siebel record, or the user onto it; then the Exchange item; then the link.
import { sameValue, type CanonicalRecord } from '../../shared/records/values.ts';
import { otherSide, SIDES, type Side } from '../../shared/vocabulary.ts';
import { decide } from './decide.ts';
import { gate } from './gate.ts';
import type { Decision, Operation, Pair, Policy, SideView, Values } from './types.ts';
import { mayTake } from './undoUpdate.ts';
import { asking, over, refusalOf, type UndoneLine, type UndoVerdict } from './undoVerdict.ts';

/** The next step. */
export function bringBack(pair: Pair, line: UndoneLine, policy: Policy): UndoVerdict {
  const { exchange, link, siebel } = pair;
  for (const view of [siebel, exchange]) {
    if (view.state === 'excluded') return over(view.reason);
    if (view.state === 'gone' && (view.why === 'out-of-scope' || view.why === 'moved-domain'))
      return over('left-scope');
  }
  if (link && siebel.state === 'present' && exchange.state === 'present') return over('already-so');
  const isThere = siebel.state === 'present' && siebel.traits.inScope;
  const mayWriteSiebel = refusalOf('siebel', pair, policy) === null;
  if (!isThere && !mayWriteSiebel)
    return line.side === 'siebel' ? over('level-forbids') : alone(pair, line.before, policy);
  if (siebel.state === 'present') {
    if (exchange.state === 'present') return linkTwo(pair, policy, line);
    if (!isThere) return asking([{ kind: 'adopt', side: 'siebel' }], { isFinal: false });
    if (refusalOf('exchange', pair, policy)) return stopAt('exchange', line);
    // What Siebel says now counts; what only the item said comes from the journal.
    const values = { ...(line.side === 'exchange' ? line.before : {}), ...siebel.record };
    return asking([{ kind: 'create', side: 'exchange', values }]);
  }
  const values = exchange.state === 'present' ? exchange.record : line.before;
  return asking([{ kind: 'create', side: 'siebel', values }], { isFinal: exchange.state === 'present' });
}

/** Siebel may not be written: the item comes back without a partner. */
function alone(pair: Pair, values: CanonicalRecord, policy: Policy): UndoVerdict {
  if (pair.exchange.state === 'present') return over('already-so');
  const forbidden = refusalOf('exchange', pair, policy);
  return forbidden ? over(forbidden) : asking([{ kind: 'create', side: 'exchange', values }], { reason: 'level-forbids' }); // prettier-ignore
}

/** The other side may not be written: what was done before stands, or nothing may be done. */
function stopAt(side: 'exchange', line: UndoneLine): UndoVerdict {
  const isPartly = line.side !== side && line.isBegun;
  return { kind: 'over', state: isPartly ? 'done' : 'skipped', reason: 'level-forbids', leftOut: [] };
}

/**
 * Both are there: they are linked and evened out as at a first match. Of a removal more is known: edits that it had overruled count, and else
 * what Siebel says, be it nothing.
 */
export function linkTwo(pair: Pair, policy: Policy, line: UndoneLine | null = null): UndoVerdict {
  const matched: Pair = { ...pair, match: pair.match ?? { by: 'stamp' } };
  const known = line ? knownValues(pair, line, policy) : {};
  const decision = withWrites(decide(withValues(matched, known), policy), known);
  const { agreed, operations, overruled, skips } = gate(decision, matched, policy);
  if (!operations.some(({ kind }) => kind === 'link')) return over(skips[0]?.reason ?? 'already-so');
  return asking(operations, { agreed, overruled });
}

/** By side, what it is to say. */
type Known = Partial<Readonly<Record<Side, Values>>>;

function knownValues(pair: Pair, line: UndoneLine, policy: Policy): Known {
  const edits = editsBack(pair, line, policy);
  const others = Object.entries(saidInSiebel(pair, line, policy)).filter(([field]) => !(field in edits));
  const said = Object.fromEntries(others);
  return line.side === 'siebel' ? { exchange: { ...said, ...edits } } : { siebel: edits, exchange: said };
}

/** Edits that the removal overruled, where nobody changed them since and the other side says otherwise. */
function editsBack(pair: Pair, { overruled, side }: UndoneLine, policy: Policy): Values {
  const [own, other] = [pair[side], pair[otherSide(side)]];
  if (own.state !== 'present' || other.state !== 'present') return {};
  const wanted = overruled.filter(
    ({ field, side: of, value }) =>
      of === side &&
      sameValue(own.record[field] ?? null, value) &&
      !sameValue(other.record[field] ?? null, value) &&
      mayTake(otherSide(side), field, value, policy),
  );
  return Object.fromEntries(wanted.map(({ field, value }) => [field, value]));
}

/** Where both said the same before: what was typed in Outlook ahead of the deletion is taken back with it. */
function saidInSiebel({ exchange, siebel }: Pair, { apart }: UndoneLine, policy: Policy): Values {
  if (apart === null || siebel.state !== 'present' || exchange.state !== 'present') return {};
  const { record } = siebel;
  const differs = (field: string): boolean => !sameValue(record[field] ?? null, exchange.record[field] ?? null);
  const fields = Object.keys(policy.fields).filter(
    (field) => policy.fields[field]?.length === 2 && !apart.includes(field) && differs(field),
  );
  return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}

/** As if the sides said it already. */
function withValues(pair: Pair, known: Known): Pair {
  const told = (view: SideView, values: Values = {}): SideView =>
    view.state === 'present' ? { ...view, record: { ...view.record, ...values } } : view;
  return { ...pair, siebel: told(pair.siebel, known.siebel), exchange: told(pair.exchange, known.exchange) };
}

/** With the writes that make them say it. */
function withWrites(decision: Decision, known: Known): Decision {
  const decided = new Map(
    decision.operations.flatMap((one) => (one.kind === 'update' ? [[one.side, one.values] as const] : [])),
  );
  const updates = (['exchange', 'siebel'] as const).flatMap((side): Operation[] => {
    const values = { ...decided.get(side), ...known[side] };
    return Object.keys(values).length > 0 ? [{ kind: 'update', side, values }] : [];
  });
  const operations = [...updates, ...decision.operations.filter(({ kind }) => kind !== 'update')];
  const isKnown = (field: string): boolean => SIDES.some((side) => field in (known[side] ?? {}));
  return { ...decision, operations, agreed: decision.agreed.filter((field) => !isKnown(field)) };
}
