// What is remembered of unlinked records: one that was removed on the other side before does not come back by itself. Knows the memory; what a
// block means is decide.ts's.
import { classify } from '../reconcile/classify.ts';
import type { Match, Pair } from '../reconcile/types.ts';
import type { Remembered } from '../store/removals.ts';
import type { DomainRun } from './domainRun.ts';
import type { PairedRecord } from './pairing.ts';

/** The pairs with a reason where memory forbids to create; memory of what left Siebel for good is forgotten. */
export async function recallRemovals(
  run: DomainRun,
  paired: readonly PairedRecord[],
): Promise<readonly PairedRecord[]> {
  const alone = paired.filter(({ pair }) => isAlone(pair));
  if (alone.length === 0) return paired;
  const ids = (side: 'siebel' | 'exchange'): string[] =>
    alone.flatMap(({ pair }) => (pair[side].state === 'none' ? [] : [pair[side].id]));
  const remembered = await run.deps.store.memory.find(run.userMap.id, run.domain, {
    siebelIds: ids('siebel'),
    exchangeIds: ids('exchange'),
  });
  if (remembered.length === 0) return paired;
  return paired.map((record) => {
    const match = isAlone(record.pair) ? blockOf(record.pair, remembered) : null;
    return match ? { ...record, pair: { ...record.pair, match } } : record;
  });
}

/** A record without a partner: it would be created on the other side. */
function isAlone({ exchange, link, match, siebel }: Pair): boolean {
  return !link && !match && (siebel.state === 'none' || exchange.state === 'none');
}

function blockOf({ exchange, siebel }: Pair, remembered: readonly Remembered[]): Match | null {
  if (siebel.state === 'present') {
    const isRemoved = remembered.some((one) => one.siebelId === siebel.id && one.goneSide === 'exchange');
    return isRemoved ? { by: 'nothing', reason: 'removed-earlier' } : null;
  }
  if (exchange.state !== 'present') return null;
  const known = remembered.find((one) => one.exchangeId === exchange.id && one.goneSide === 'siebel');
  if (!known) return null;
  const isEdited = classify(exchange, known.exchangeDigests) === 'changed';
  return known.untilEdited && isEdited ? null : { by: 'nothing', reason: 'left-alone' };
}
