// From a page of entries to planned work: views, pairs, and the pure plan. The same for both sides, for a run and for a dry run.
import type { ChangeEntry } from '../connectors/connector.ts';
import { park } from '../reconcile/park.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { Pair, PlanLine, SyncLink } from '../reconcile/types.ts';
import type { Side } from '../../shared/vocabulary.ts';
import { withComparison } from './comparison.ts';
import type { DomainRun, PlannedWork, Seen } from './domainRun.ts';
import { withPendingBases } from './pendingWrites.ts';
import { findCandidates } from './candidates.ts';
import { decisionOn, isIgnored, withoutIgnored } from './decided.ts';
import { lookupKeys, lookupTexts } from './extract.ts';
import { seeEntry, unreadable } from './normalise.ts';
import { recallRemovals, recallSurvivors } from './recall.ts';
import { withLostLinks } from './lostLinks.ts';
import { withWishes } from './wished.ts';
import { pairLinked, pairUnlinked, type PairedRecord, type UnlinkedItem } from './pairing.ts';

/** A record that could not be read, or whose partner could not. */
export interface Unreadable {
  readonly side: Side;
  readonly recordId: string;
  readonly message: string;
  /** Whether it may be read another time without having changed. */
  readonly mayPass: boolean;
}

const UNKNOWN =
  'Something in the mailbox could not be read, and may be this record. It is created there once that is known.';

/** What a page asks for, and the records that could not be read. */
export interface PagePlan {
  readonly work: readonly PlannedWork[];
  readonly unreadable: readonly Unreadable[];
  /** Records with an open issue that are gone without ever having been linked: nothing of them is open any more. */
  readonly over: readonly { readonly side: Side; readonly recordId: string }[];
}

/** Plans a page of Exchange entries. */
export async function planExchangePage(run: DomainRun, entries: readonly ChangeEntry[]): Promise<PagePlan> {
  const seen = await withWishes(run, entries.map((entry) => seeEntry(run, 'exchange', entry))); // prettier-ignore
  const ids = seen.map(idOf);
  for (const id of ids) {
    run.seenExchangeIds.add(id);
    run.unpaired.delete(id);
  }
  const saved = await run.deps.store.links.findByExchangeIds(run.userMap.id, run.domain, ids);
  const linkOf = byId(await withLostLinks(run, seen, saved), (link) => link.exchangeId);
  // Only records that something happened to are planned in full here; an unchanged one may still have changed in Siebel.
  const linked = await pairLinked(run, 'exchange', seen, linkOf);
  const alone = seen.filter((item) => !linkOf(idOf(item)) && item.view.state !== 'gone' && !isIgnored(run, item));
  const unlinked = await recallRemovals(run, await pairUnlinked(run, await setAside(run, alone)));
  return planOf(run, [...linked, ...unlinked], overOf(run, 'exchange', seen, linkOf));
}

/** Puts items aside that could be Siebel records; gives those that are nothing that Siebel has. */
export async function setAside(run: DomainRun, alone: readonly Seen[]): Promise<readonly UnlinkedItem[]> {
  const readable = alone.map((item) =>
    item.wire && lookupKeys(run, item.view) === null ? unreadable(run, 'exchange', item.wire) : item,
  );
  const candidates = await findCandidates(run, readable);
  const items = readable.map((item, index): UnlinkedItem => ({ item, found: candidates[index] ?? [] }));
  const isNew = ({ found, item }: UnlinkedItem): boolean => found.length === 0 && !decisionOn(run, 'match', idOf(item));
  for (const unlinked of items) if (!isNew(unlinked)) run.unpaired.set(idOf(unlinked.item), unlinked);
  return items.filter(isNew);
}

/** Plans unlinked items that could be Siebel records, once all were read. */
export async function planUnpaired(run: DomainRun, items: readonly UnlinkedItem[]): Promise<PagePlan> {
  return planOf(run, await recallRemovals(run, await pairUnlinked(run, items)), []);
}

/** Plans the Siebel records of the inventory that no page of Exchange has brought up. */
export async function planSiebelRecords(run: DomainRun, records: readonly Seen[]): Promise<PagePlan> {
  const open = records.filter((item) => !run.handledSiebelIds.has(idOf(item)));
  const links = await run.deps.store.links.findBySiebelIds(run.userMap.id, run.domain, open.map(idOf));
  const linkOf = byId(links, (link) => link.siebelId);
  const linked = await pairLinked(run, 'siebel', open, linkOf);
  const unlinked = open.filter((item) => !linkOf(idOf(item)) && item.view.state !== 'gone');
  const unlinkedPairs = await recallRemovals(run, await pairNewInSiebel(run, unlinked));
  return planOf(run, [...linked, ...unlinkedPairs], overOf(run, 'siebel', open, linkOf));
}

function overOf(run: DomainRun, side: Side, seen: readonly Seen[], linkOf: LinkOf): PagePlan['over'] {
  return seen.flatMap((item) => {
    const recordId = idOf(item);
    const isOver =
      (item.view.state === 'gone' || (side === 'exchange' && isIgnored(run, item))) &&
      !linkOf(recordId) &&
      run.troubled.has(`${side} ${recordId}`);
    return isOver ? [{ side, recordId }] : [];
  });
}

/**
 * New Siebel records. Exchange's pages, read before, showed whatever we created and lost track of; but after a crash a server may not tell
 * its newest items yet, so then it is asked for our stamps before anything is created.
 */
async function pairNewInSiebel(run: DomainRun, items: readonly Seen[]): Promise<readonly PairedRecord[]> {
  const keys = run.afterCrash ? items.map((item) => ({ by: 'stamp' as const, stamp: idOf(item) })) : [];
  const stamped = keys.length > 0 ? await run.deps.connectors.exchange.find(run.scope, run.domain, keys) : [];
  // A copy that a person made carries the stamp too, and has a partner of its own.
  const ids = stamped.flatMap((records) => records.map(({ id }) => id));
  const links = await run.deps.store.links.findByExchangeIds(run.userMap.id, run.domain, ids);
  const taken = new Set([...run.seenExchangeIds, ...links.map((link) => link.exchangeId)]);
  const mayBeUnread = run.policy.directions.includes('outbound') && [...run.failing.values()].some(Boolean);
  const survivors = await recallSurvivors(run, items.map(idOf));
  return items.map((item, index): PairedRecord => {
    const origin = survivors.get(idOf(item));
    const twin = (stamped[index] ?? []).find((record) => !taken.has(record.id));
    const found = origin ?? (twin ? seeEntry(run, 'exchange', { kind: 'present', record: twin }) : null);
    if (!found) {
      const trouble = mayBeUnread && item.view.state === 'present' ? UNKNOWN : null;
      return { pair: unlinkedPair(run, item), siebelWire: item.wire, exchangeWire: null, trouble };
    }
    const pair: Pair = { link: null, siebel: item.view, exchange: found.view, match: { by: 'stamp' } };
    return { pair, siebelWire: item.wire, exchangeWire: found.wire, trouble: null };
  });
}

function unlinkedPair(run: DomainRun, item: Seen): Pair {
  const held = run.heldSiebelIds.has(idOf(item));
  return {
    link: null,
    siebel: item.view,
    exchange: { state: 'none' },
    match: held ? { by: 'nothing', reason: 'ambiguous-match' } : null,
  };
}

async function planOf(run: DomainRun, paired: readonly PairedRecord[], over: PagePlan['over']): Promise<PagePlan> {
  const readable = paired.filter(({ trouble }) => trouble === null);
  for (const { pair } of readable) if (pair.link) run.handledSiebelIds.add(pair.link.siebelId);
  const now = run.deps.now().getTime();
  const pairs = await withPendingBases(run, readable.map(({ pair }) => pair)); // prettier-ignore
  const lines = reconcile(
    pairs.map((pair) => withComparison(run, pair)),
    run.policy,
  ).map((line) => park(withoutIgnored(run, oncePerPerson(run, line)), now));
  return {
    over,
    work: lines.flatMap((line, index) => {
      const record = readable[index];
      return record ? [{ line, siebelWire: record.siebelWire, exchangeWire: record.exchangeWire }] : [];
    }),
    unreadable: paired.flatMap(({ pair, trouble }) =>
      trouble ? [{ side: 'siebel', recordId: pairId(pair), message: trouble, mayPass: true }] : [],
    ),
  };
}

/** Of two new contacts of one person, which no search can find in Siebel yet, the first is created there. */
function oncePerPerson(run: DomainRun, line: PlanLine): PlanLine {
  const isNew = line.rule === 'U2' && line.operations.some(({ kind }) => kind === 'create');
  const { exchange } = line.pair;
  const isMeant = run.policy.ignoreMatching || (exchange.state !== 'none' && decisionOn(run, 'match', exchange.id));
  if (run.mapping.matchedBy !== 'email' || !isNew || isMeant) return line;
  const keys = lookupTexts(run, exchange);
  const isKnown = keys.some((key) => run.createdKeys.has(key));
  keys.forEach((key) => run.createdKeys.add(key));
  const match = { by: 'nothing', reason: 'already-linked-match' } as const;
  return isKnown ? (reconcile([{ ...line.pair, match }], run.policy)[0] ?? line) : line;
}

function pairId(pair: Pair): string {
  return pair.link?.siebelId ?? (pair.siebel.state === 'none' ? '' : pair.siebel.id);
}

function idOf(item: Seen): string {
  return item.view.state === 'none' ? '' : item.view.id;
}

type LinkOf = (id: string) => SyncLink | undefined;

function byId(links: readonly SyncLink[], key: (link: SyncLink) => string): LinkOf {
  const map = new Map(links.map((link) => [key(link), link]));
  return (id) => map.get(id);
}
