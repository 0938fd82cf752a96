// The reconciliation table: which rule a pair falls under, and what the rule wants, before anybody asks whether it is permitted.
import { baseOf, changedFields, classify, type SideChange } from './classify.ts';
import { merge } from './merge.ts';
import { removalAfter } from './removal.ts';
import type { Decision, Operation, Overruled, Pair, Policy, PresentView, SideView } from './types.ts';
import { otherSide, type Rule, type Side, type TableRule } from '../../shared/vocabulary.ts';

/** Linked pairs: Siebel's change down, Exchange's change across. */
const LINKED: Readonly<Record<SideChange, Readonly<Record<SideChange, TableRule>>>> = {
  unchanged: { unchanged: 'L1', changed: 'L2', deleted: 'L3' },
  changed: { unchanged: 'L4', changed: 'L5', deleted: 'L6' },
  deleted: { unchanged: 'L7', changed: 'L8', deleted: 'L9' },
};

/** The rule that a pair falls under. */
function ruleOf(pair: Pair): TableRule {
  const { link, siebel, exchange } = pair;
  if (link) return LINKED[classify(siebel, baseOf(link, 'siebel'))][classify(exchange, baseOf(link, 'exchange'))];
  if (pair.match) return 'U3';
  return siebel.state === 'none' ? 'U2' : 'U1';
}

/** What the algorithm wants for a pair. Never throws; whatever cannot be done is a skip with a reason. */
export function decide(pair: Pair, policy: Policy): Decision {
  const rule = ruleOf(pair);
  const excluded = exclusion(rule, pair);
  if (excluded) return excluded;
  switch (rule) {
    case 'L1': // Nothing happened.
      return wanting(rule, []);
    case 'L2': // You changed it in Outlook, so Siebel follows.
    case 'L4': // It changed in Siebel, so your mailbox follows.
    case 'L5': // Both changed: each field goes the way it was changed, and the Conflict Winner settles the rest.
    case 'U3': // The two are the same, though nobody had linked them: they are linked and evened out.
      return mergeDecision(rule, pair, policy);
    case 'L3': // You deleted it in Outlook.
      return removal(rule, 'exchange', pair, policy);
    case 'L7': // It was deleted in Siebel, or you were taken off it.
      return removal(rule, 'siebel', pair, policy);
    case 'L6': // Changed in Siebel, deleted in Outlook.
      return policy.deleteWins || left(pair.exchange)
        ? removal(rule, 'exchange', pair, policy)
        : revive(rule, 'exchange', pair.siebel);
    case 'L8': // Deleted in Siebel, changed in Outlook.
      return policy.deleteWins || left(pair.siebel)
        ? removal(rule, 'siebel', pair, policy)
        : revive(rule, 'siebel', pair.exchange);
    case 'L9': // Gone on both sides.
      return wanting(rule, [{ kind: 'unlink' }]);
    case 'U1': // New in Siebel.
      return creation(rule, 'exchange', pair.siebel);
    case 'U2': // New in Outlook.
      return creation(rule, 'siebel', pair.exchange);
  }
}

function wanting(rule: Rule, operations: readonly Operation[], more: Partial<Decision> = {}): Decision {
  return { rule, operations, overruled: [], agreed: [], skips: [], ...more };
}

/** A side that is there but not ours to sync blocks the pair, unless it thereby leaves the sync. Two that are proven to be one are linked still. */
function exclusion(rule: Rule, pair: Pair): Decision | null {
  for (const side of ['siebel', 'exchange'] as const) {
    const view = pair[side];
    if (view.state !== 'excluded' || (view.leaves && pair.link)) continue;
    const direction = side === 'siebel' ? 'outbound' : 'inbound';
    const isProven = !pair.link && pair.match?.by === 'stamp';
    const operations: Operation[] = isProven ? [{ kind: 'link' }] : [];
    return wanting(rule, operations, { skips: [{ direction, reason: view.reason, fields: view.fields ?? [] }] });
  }
  return null;
}

function mergeDecision(rule: Rule, pair: Pair, policy: Policy): Decision {
  const { siebel, exchange, link, match, inSiebel, base } = pair;
  if (match?.by === 'nothing') {
    const direction = exchange.state === 'none' ? 'outbound' : 'inbound';
    return wanting(rule, [], { skips: [{ direction, reason: match.reason, fields: [] }] });
  }
  if (siebel.state !== 'present' || exchange.state !== 'present') {
    return wanting(rule, [], { skips: [{ direction: 'inbound', reason: 'unreadable-record', fields: [] }] });
  }
  const { outbound, inbound, agreed, overruled, skips } = merge(siebel, exchange, link, policy, inSiebel, base);
  const operations: Operation[] = [];
  if (!link && !siebel.traits.inScope) operations.push({ kind: 'adopt', side: 'siebel' });
  if (Object.keys(outbound).length > 0) operations.push({ kind: 'update', side: 'exchange', values: outbound });
  if (Object.keys(inbound).length > 0) operations.push({ kind: 'update', side: 'siebel', values: inbound });
  if (!link) operations.push({ kind: 'link' });
  return { rule, operations, overruled, agreed, skips };
}

function removal(rule: Rule, goneSide: Side, pair: Pair, policy: Policy): Decision {
  // The present role counts: an owner who became a participant since must not delete what is others' now.
  const role = pair.siebel.state === 'present' ? pair.siebel.traits.role : (pair.link?.role ?? 'owner');
  const operation = removalAfter(goneSide, pair[goneSide], policy.domain, role);
  if (operation)
    return wanting(rule, [operation, { kind: 'unlink' }], { overruled: editsOn(otherSide(goneSide), pair) });
  const direction = goneSide === 'exchange' ? 'inbound' : 'outbound';
  return wanting(rule, [{ kind: 'unlink' }], { skips: [{ direction, reason: 'left-scope', fields: [] }] });
}

/** What was changed on the side that loses to a removal. */
function editsOn(side: Side, { link, ...views }: Pair): readonly Overruled[] {
  const view = views[side];
  if (!link || view.state !== 'present') return [];
  return changedFields(view.digests, baseOf(link, side)).map((field) => ({
    field,
    side,
    value: view.record[field] ?? null,
  }));
}

/** The user left, or the record left scope: no edit can bring that back. */
function left(view: SideView): boolean {
  return view.state !== 'gone' || view.why !== 'deleted';
}

function revive(rule: Rule, goneSide: Side, survivor: SideView): Decision {
  if (survivor.state !== 'present') return wanting(rule, [{ kind: 'unlink' }]);
  return wanting(rule, [{ kind: 'unlink' }, { kind: 'create', side: goneSide, values: survivor.record }]);
}

function creation(rule: Rule, side: Side, source: SideView): Decision {
  if (!isPresent(source)) return wanting(rule, []);
  return wanting(rule, [{ kind: 'create', side, values: source.record }]);
}

function isPresent(view: SideView): view is PresentView {
  return view.state === 'present';
}
