// Completes a match by what is needed to compare two records that share no base: what Siebel would say of the Exchange item.
import { asExchangeHolds, asSiebelHolds } from '../domains/asHeld.ts';
import { isBlank, type CanonicalRecord } from '../../shared/records/values.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { Pair } from '../reconcile/types.ts';
import type { DomainRun } from './domainRun.ts';

/** The pair, if it is a match, with `inSiebel`; any other as it is. */
export function withComparison(run: DomainRun, pair: Pair): Pair {
  const { match, exchange } = pair;
  if (!match || match.by === 'nothing' || exchange.state !== 'present') return pair;
  const held = Object.entries(heldBy(run, 'siebel', exchange.record));
  // What Siebel puts where an item says nothing proves nothing of a record that was not made of the item.
  const telling = held.filter(([field]) => match.by === 'stamp' || !isBlank(exchange.record[field]));
  return { ...pair, inSiebel: Object.fromEntries(telling) };
}

/** What a side would tell of a record of the other. A mapping that fails on a record fails again when it is written, and is told then. */
export function heldBy(run: DomainRun, side: Side, record: CanonicalRecord): CanonicalRecord {
  try {
    return (side === 'siebel' ? asSiebelHolds : asExchangeHolds)(run.mapping, record, run.context);
  } catch {
    return {};
  }
}
