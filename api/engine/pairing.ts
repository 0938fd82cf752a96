// Brings the two sides of each record of a page together: by link, by stamp, or by being equal. Reads what is missing, decides nothing.
import type { ReadResult } from '../connectors/connector.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import { baseOf, classify } from '../reconcile/classify.ts';
import { chooseMatch, followDecision, type Choice } from '../reconcile/match.ts';
import type { Match, Pair, PresentView, SideView, SyncLink } from '../reconcile/types.ts';
import { otherSide, type Side } from '../../shared/vocabulary.ts';
import { creationKey } from './creationKey.ts';
import { decisionOn } from './decided.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { renewBase, seeEntry, unreadable } from './normalise.ts';

/** A pair with the records behind it; `trouble` when the partner could not be read. */
export interface PairedRecord {
  readonly pair: Pair;
  readonly siebelWire: WireRecord | null;
  readonly exchangeWire: WireRecord | null;
  readonly trouble: string | null;
}

const NONE: Seen = { view: { state: 'none' }, wire: null };

/** Pairs of the entries of one side whose link says that something happened, or of which something is open; the others give nothing. */
export async function pairLinked(
  run: DomainRun,
  side: Side,
  seen: readonly Seen[],
  linkOf: (id: string) => SyncLink | undefined,
): Promise<readonly PairedRecord[]> {
  const touched = seen.flatMap((item) => {
    const saved = linkOf(idOf(item.view));
    const link = saved && withRenewedBase(run, saved, side, item.view);
    if (!link) return [];
    const isOpen = run.troubled.has(`siebel ${link.siebelId}`) || run.troubled.has(`exchange ${link.exchangeId}`);
    return isOpen || classify(item.view, baseOf(link, side)) !== 'unchanged' ? [{ item, link }] : [];
  });
  const partners = await readPartners(
    run,
    otherSide(side),
    touched.map(({ link }) => link),
  );
  return touched.map(({ item, link }) => {
    const partner = partners.get(link.id) ?? { seen: NONE, trouble: 'The partner could not be read.' };
    const [siebel, exchange] = side === 'siebel' ? [item, partner.seen] : [partner.seen, item];
    return {
      pair: {
        link: withRenewedBase(run, link, otherSide(side), partner.seen.view),
        siebel: siebel.view,
        exchange: exchange.view,
        match: null,
      },
      siebelWire: siebel.wire,
      exchangeWire: exchange.wire,
      trouble: partner.trouble,
    };
  });
}

function withRenewedBase(run: DomainRun, link: SyncLink, side: Side, view: SideView): SyncLink {
  const base = renewBase(baseOf(link, side), view, run.deps.digester);
  return side === 'siebel' ? { ...link, siebelDigests: base } : { ...link, exchangeDigests: base };
}

interface Partner {
  readonly seen: Seen;
  readonly trouble: string | null;
}

async function readPartners(run: DomainRun, side: Side, links: readonly SyncLink[]): Promise<Map<string, Partner>> {
  const partnerId = (link: SyncLink): string => (side === 'siebel' ? link.siebelId : link.exchangeId);
  const partners = new Map<string, Partner>();
  const unread: SyncLink[] = [];
  for (const link of links) {
    const isKnown = side === 'siebel' && !run.writtenSiebelIds.has(link.siebelId);
    const known = isKnown ? run.inventory.get(link.siebelId) : undefined;
    if (known) partners.set(link.id, { seen: known, trouble: null });
    else unread.push(link);
  }
  if (unread.length === 0) return partners;
  const results = await run.deps.connectors[side].read(run.scope, run.domain, unread.map(partnerId));
  unread.forEach((link, index) => partners.set(link.id, partnerOf(run, side, results[index])));
  return partners;
}

function partnerOf(run: DomainRun, side: Side, result: ReadResult | undefined): Partner {
  if (!result) return { seen: NONE, trouble: 'The server gave no answer for the partner.' };
  if (result.kind === 'failed') return { seen: NONE, trouble: result.trouble.message };
  return { seen: seeEntry(run, side, result), trouble: null };
}

/** An Exchange item without a link, and the Siebel records that it could be. */
export interface UnlinkedItem {
  readonly item: Seen;
  readonly found: readonly Seen[];
}

/** The order in which items take their partners: those whose record was made of them, then the stamped, of equal stamps the oldest. */
export function inOrderOfProof(run: DomainRun, items: readonly UnlinkedItem[]): readonly UnlinkedItem[] {
  const rankOf = ({ found, item }: UnlinkedItem): number => {
    if (decisionOn(run, 'match', idOf(item.view))) return 0;
    if (present(found).some((view) => isMadeOf(run, item, view))) return 1;
    return present(found).some((view) => isNamedBy(run, item, view)) ? 2 : 3;
  };
  return items
    .map((unlinked) => ({ unlinked, rank: rankOf(unlinked), bornAt: bornAt(unlinked.item) }))
    .sort((one, other) => one.rank - other.rank || (one.bornAt < other.bornAt ? -1 : 1))
    .map(({ unlinked }) => unlinked);
}

/** When its server says it was made: a copy is younger than its original. */
function bornAt({ wire }: Seen): string {
  const made = wire?.body['createdDateTime'];
  return typeof made === 'string' ? made : '';
}

/** Pairs of Exchange items that have no link, in this order: each with the Siebel record it is, if one can be told for sure. */
export async function pairUnlinked(run: DomainRun, items: readonly UnlinkedItem[]): Promise<readonly PairedRecord[]> {
  const known = [...new Set(items.flatMap(({ found }) => found.map((one) => idOf(one.view))))];
  const links = await run.deps.store.links.findBySiebelIds(run.userMap.id, run.domain, known);
  const taken = new Set(links.map((link) => link.siebelId));
  const isTaken = (id: string): boolean => taken.has(id) || run.handledSiebelIds.has(id);
  return items.map((unlinked) => {
    try {
      return pairOne(run, unlinked, isTaken);
    } catch (error) {
      const { item } = unlinked;
      const { view, wire } = item.wire ? unreadable(run, 'exchange', item.wire, error) : NONE;
      const pair = { link: null, siebel: NONE.view, exchange: view, match: null };
      return { pair, siebelWire: null, exchangeWire: wire, trouble: null };
    }
  });
}

function pairOne(run: DomainRun, { found, item }: UnlinkedItem, isTaken: (id: string) => boolean): PairedRecord {
  const barred = found.find((one) => isBarred(run, item, one) && !isTaken(idOf(one.view)));
  if (barred) {
    run.handledSiebelIds.add(idOf(barred.view));
    const isElsewhere = barred.view.state === 'gone';
    const match: Match = isElsewhere ? { by: 'nothing', reason: 'left-alone' } : { by: 'stamp' };
    const pair = { link: null, siebel: barred.view, exchange: item.view, match };
    return { pair, siebelWire: barred.wire, exchangeWire: item.wire, trouble: null };
  }
  const { candidates, match, siebel } = chooseFor(run, item, found, isTaken);
  candidates.forEach((id) => run.heldSiebelIds.add(id));
  if (siebel.state === 'present') run.handledSiebelIds.add(siebel.id);
  const partner = siebel.state === 'present' ? found.find(({ view }) => idOf(view) === siebel.id) : undefined;
  return {
    pair: { link: null, siebel, exchange: item.view, match, candidates },
    siebelWire: partner?.wire ?? null,
    exchangeWire: item.wire,
    trouble: null,
  };
}

/**
 * A Siebel record that the item is proven to be the partner of, though one of the two is none that is synced now: neither is new. One that is
 * not the user's here any more counts where all links are unknown: else an item without a link is a person's copy.
 */
function isBarred(run: DomainRun, item: Seen, { view, wire }: Seen): boolean {
  const isNamed = item.wire?.stamp === idOf(view);
  if (view.state === 'gone') return isNamed && view.why !== 'deleted' && item.view.state === 'present' && run.inventoryIsComplete; // prettier-ignore
  if (wire === null || (view.state !== 'excluded' && item.view.state !== 'excluded')) return false;
  return (isNamed && wire.inScope) || (wire.stamp !== null && wire.stamp === creationKey(run.scope.mailbox, idOf(item.view))); // prettier-ignore
}

function chooseFor(run: DomainRun, item: Seen, found: readonly Seen[], isTaken: (id: string) => boolean): Choice {
  const { view } = item;
  const records = present(found);
  const decision = decisionOn(run, 'match', idOf(view));
  // A Siebel record made of this very item is it, even if the item is a copy that carries another one's stamp.
  const made = records.find((record) => isMadeOf(run, item, record));
  const named = decision?.action === 'create' ? undefined : records.find((record) => isNamedBy(run, item, record));
  const stamped = made ?? named ?? null;
  const could = records.filter((record) => couldBe(run, view, record));
  if (decision?.action === 'link')
    return followDecision(records.find(({ id }) => id === decision.siebelId) ?? null, could, isTaken);
  const equal = decision?.action === 'create' || !isConsidered(run, view) ? [] : could;
  const closer = equal.filter(({ record }) => view.state === 'present' && run.mapping.isCloser(view.record, record));
  return chooseMatch(run.domain, { stamped, equal, closer, equalBy: run.mapping.matchedBy }, isTaken);
}

/** Whether an item may be matched by what it says: a contact that has to carry the category only if it does. */
function isConsidered({ domain, policy }: DomainRun, view: SideView): boolean {
  if (policy.ignoreMatching) return false;
  if (domain !== 'contact' || !policy.optIn) return true;
  return view.state === 'present' && (view.traits.hasSyncCategory || view.traits.isWished === true);
}

function couldBe(run: DomainRun, exchange: SideView, siebel: PresentView): boolean {
  // An activity of somebody else is never this user's; a contact of somebody else is the same person.
  if (run.domain !== 'contact' && !siebel.traits.inScope) return false;
  return exchange.state === 'present' && run.mapping.isMatch(exchange.record, siebel.record, run.context);
}

/** A contact that the user left is still the one: it was brought back, from Deleted Items perhaps. */
function isNamedBy(run: DomainRun, item: Seen, siebel: PresentView): boolean {
  return item.wire?.stamp === siebel.id && (siebel.traits.inScope || run.domain === 'contact');
}

function isMadeOf(run: DomainRun, item: Seen, siebel: PresentView): boolean {
  return siebel.stamp !== null && siebel.stamp === creationKey(run.scope.mailbox, idOf(item.view));
}

function present(found: readonly Seen[]): readonly PresentView[] {
  return found.flatMap(({ view }) => (view.state === 'present' ? [view] : []));
}

function idOf(view: SideView): string {
  return view.state === 'none' ? '' : view.id;
}
