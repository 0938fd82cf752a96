// What is remembered of unlinked records: one that was removed on the other side before does not come back by itself. Knows the memory; what a
// block means is decide.ts's.
import { classify } from '../reconcile/classify.ts';
import type { Match, Pair } from '../reconcile/types.ts';
import type { Remembered } from '../store/removals.ts';
import { decisionOn } from './decided.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { seeEntry } from './normalise.ts';
import type { PairedRecord } from './pairing.ts';

/** The pairs with a reason where memory forbids to create; memory of what left Siebel for good is forgotten. */
export async function recallRemovals(
  run: DomainRun,
  paired: readonly PairedRecord[],
): Promise<readonly PairedRecord[]> {
  const open = paired.filter(({ pair }) => (isAlone(pair) || isUnlinked(pair)) && !isMeant(run, pair));
  if (open.length === 0) return paired;
  const ids = (side: 'siebel' | 'exchange'): string[] =>
    open.flatMap(({ pair }) => (pair[side].state === 'none' ? [] : [pair[side].id]));
  const remembered = await run.deps.store.memory.find(run.userMap.id, run.domain, {
    siebelIds: ids('siebel'),
    exchangeIds: ids('exchange'),
  });
  if (remembered.length === 0) return paired;
  return paired.map((record) => {
    if (!open.includes(record)) return record;
    const match = partedOf(record.pair, remembered) ?? (isAlone(record.pair) ? blockOf(record.pair, remembered) : null);
    return match ? { ...record, pair: { ...record.pair, match } } : record;
  });
}

/** By Siebel id the items that stayed when their record was taken away or left scope: it is back, and they are its copies. */
export async function recallSurvivors(
  run: DomainRun,
  siebelIds: readonly string[],
): Promise<ReadonlyMap<string, Seen>> {
  const { connectors, store } = run.deps;
  if (siebelIds.length === 0) return new Map();
  const known = await store.memory.find(run.userMap.id, run.domain, { siebelIds, exchangeIds: [] });
  const stayed = known.filter(({ exchangeId, goneSide }) => goneSide === 'siebel' && !run.seenExchangeIds.has(exchangeId)); // prettier-ignore
  const ids = stayed.map(({ exchangeId }) => exchangeId);
  if (ids.length === 0) return new Map();
  const linked = new Set((await store.links.findByExchangeIds(run.userMap.id, run.domain, ids)).map(({ exchangeId }) => exchangeId)); // prettier-ignore
  const read = await connectors.exchange.read(run.scope, run.domain, ids);
  return new Map(
    stayed.flatMap(({ exchangeId, siebelId }, index) => {
      const result = read[index];
      if (result?.kind !== 'present' || linked.has(exchangeId)) return [];
      run.seenExchangeIds.add(exchangeId);
      return [[siebelId, seeEntry(run, 'exchange', result)] as const];
    }),
  );
}

/** A record without a partner: it would be created on the other side. Or with one that the user left: the user would be put on it again. */
function isAlone({ exchange, link, match, siebel }: Pair): boolean {
  if (link) return false;
  if (match)
    return match.by !== 'nothing' && match.by !== 'decision' && siebel.state === 'present' && !siebel.traits.inScope;
  return siebel.state === 'none' || exchange.state === 'none';
}

function isUnlinked({ link, match }: Pair): boolean {
  return !link && match?.by !== 'nothing' && match?.by !== 'decision';
}

/** Whether a person said that the item is to be a record of its own, which counts more than what was before. */
function isMeant(run: DomainRun, { exchange }: Pair): boolean {
  return exchange.state !== 'none' && decisionOn(run, 'match', exchange.id)?.action === 'create';
}

/** Two that a person separated are not brought together again, and neither goes to the other side. */
function partedOf(pair: Pair, remembered: readonly Remembered[]): Match | null {
  const { exchange, siebel } = pair;
  if (!isUnlinked(pair)) return null;
  const isParted = remembered.some(
    (one) =>
      one.goneSide === 'none' &&
      (siebel.state === 'none' || one.siebelId === siebel.id) &&
      (exchange.state === 'none' || one.exchangeId === exchange.id),
  );
  return isParted ? { by: 'nothing', reason: 'separated' } : null;
}

function blockOf({ exchange, siebel }: Pair, remembered: readonly Remembered[]): Match | null {
  if (siebel.state === 'present' && exchange.state === 'none') {
    const isRemoved = remembered.some((one) => one.siebelId === siebel.id && one.goneSide === 'exchange');
    return isRemoved ? { by: 'nothing', reason: 'removed-earlier' } : null;
  }
  if (exchange.state !== 'present') return null;
  const known = remembered.find((one) => one.exchangeId === exchange.id && one.goneSide === 'siebel');
  if (!known) return null;
  const isEdited = classify(exchange, known.exchangeDigests) === 'changed';
  return known.untilEdited && isEdited ? null : { by: 'nothing', reason: 'left-alone' };
}
