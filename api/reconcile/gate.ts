// The second pass: what of a decision is permitted. The decision keeps what the algorithm thinks; every refusal becomes a skip with a reason.
import { directionTo, type Direction } from '../../shared/vocabulary.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { Decision, Operation, Pair, Policy, PresentView, Skip } from './types.ts';

/** The decision with only the permitted operations. */
export function gate(decision: Decision, pair: Pair, policy: Policy): Decision {
  const skips: Skip[] = [...decision.skips];
  const kept: Operation[] = [];
  for (const operation of decision.operations) {
    const refusal = refusalOf(operation, decision, pair, policy);
    if (refusal === null) kept.push(operation);
    else skips.push(refusal);
  }
  return { ...decision, operations: withoutOrphans(kept, decision, skips), skips };
}

function refusalOf(operation: Operation, decision: Decision, pair: Pair, policy: Policy): Skip | null {
  if (operation.kind === 'link' || operation.kind === 'unlink') return null;
  const direction = directionTo(operation.side);
  const reason = policy.directions.includes(direction)
    ? refusalReason(operation, decision, pair, policy)
    : ('level-forbids' as const);
  if (reason === null) return null;
  return { direction, reason, fields: operation.kind === 'update' ? Object.keys(operation.values) : [] };
}

function refusalReason(operation: Operation, decision: Decision, pair: Pair, policy: Policy): SkipReason | null {
  switch (operation.kind) {
    case 'create':
    case 'update': {
      const source = operation.side === 'exchange' ? pair.siebel : pair.exchange;
      if (source.state !== 'present') return 'unreadable-record';
      return recordRefusal(operation.kind, directionTo(operation.side), source, decision, policy);
    }
    case 'remove':
      return removalRefusal(operation.side, pair, policy);
    default:
      return null;
  }
}

/**
 * Filters of what enters or goes on travelling. Opt-in and activity filtering judge only the first time, and only what was born in Exchange; a
 * person who links an item has opted in.
 */
function recordRefusal(
  kind: 'create' | 'update',
  direction: Direction,
  source: PresentView,
  decision: Decision,
  policy: Policy,
): SkipReason | null {
  const { traits } = source;
  if (policy.extractFrom && traits.relevantDay && traits.relevantDay < policy.extractFrom)
    return 'before-extract-start';
  if (direction === 'inbound' && policy.ignorePrivate && traits.isPrivate) return 'private-item';
  if (kind === 'create' && traits.missingRequired) return 'required-field-empty';
  if (direction === 'inbound' && decision.rule === 'U2' && !traits.isWished) {
    if (policy.optIn && !traits.hasSyncCategory) return 'not-opted-in';
    if (policy.onlyActivityTypes && !traits.hasActivityType) return 'not-an-activity-type';
  }
  return null;
}

function removalRefusal(side: 'siebel' | 'exchange', pair: Pair, policy: Policy): SkipReason | null {
  if (!policy.mayDelete[side]) return 'deletion-not-allowed';
  const target = pair[side];
  // Outlook archives and people tidy up: the history in Siebel stays. What was deleted in Siebel still leaves the mailbox.
  if (side === 'siebel' && policy.keepPastItems && target.state === 'present' && target.traits.isPast)
    return 'past-item-kept';
  return null;
}

/**
 * Operations that make no sense without a refused one. A pair whose removal the level forbids, or whose history is kept, stays linked,
 * so that the deletion is remembered and a later edit does not bring the item back; a match whose Siebel contact may not be taken onto the Sync List is not linked; a refused revival keeps the link.
 */
function withoutOrphans(kept: readonly Operation[], decision: Decision, skips: readonly Skip[]): readonly Operation[] {
  const lost = (kind: Operation['kind']): boolean =>
    decision.operations.some((operation) => operation.kind === kind) &&
    !kept.some((operation) => operation.kind === kind);
  if (lost('adopt')) return [];
  const remembered = skips.some(({ reason }) => reason === 'level-forbids' || reason === 'past-item-kept');
  if ((lost('remove') && remembered) || lost('create')) return kept.filter((operation) => operation.kind !== 'unlink');
  return kept;
}
