// Brings the two sides of each record of a page together: by link, by stamp, or by being equal. Reads what is missing, decides nothing.
import type { FindKey, ReadResult } from '../connectors/connector.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import { baseOf, classify } from '../reconcile/classify.ts';
import { chooseMatch } from '../reconcile/match.ts';
import type { Pair, PresentView, SideView, SyncLink } from '../reconcile/types.ts';
import { otherSide, type Side } from '../../shared/vocabulary.ts';
import { creationKey } from './creationKey.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { lookupTexts, stampText } from './extract.ts';
import { renewBase, seeEntry } from './normalise.ts';

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
    const known = side === 'siebel' ? run.inventory.get(link.siebelId) : undefined;
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

/** Pairs of Exchange items that have no link: each with the Siebel record it is, if one can be told for sure. */
export async function pairUnlinked(run: DomainRun, seen: readonly Seen[]): Promise<readonly PairedRecord[]> {
  const candidates = await findCandidates(run, seen);
  const known = [...new Set(candidates.flatMap((found) => found.map((item) => idOf(item.view))))];
  const links = await run.deps.store.links.findBySiebelIds(run.userMap.id, run.domain, known);
  const taken = new Set(links.map((link) => link.siebelId));
  const isTaken = (id: string): boolean => taken.has(id) || run.handledSiebelIds.has(id);

  return seen.map((item, index) => {
    const found = candidates[index] ?? [];
    const present = found.flatMap(({ view }) => (view.state === 'present' ? [view] : []));
    const { match, siebel } = chooseMatch(run.domain, {
      // A Siebel record made of this very item is it, even if the item is a copy that carries another one's stamp.
      stamped: present.find((view) => isMadeOf(run, item, view)) ?? present.find((view) => isNamedBy(item, view)) ?? null,
      equal: present.filter((view) => isEqual(run, item.view, view)),
      equalBy: run.mapping.matchedBy,
    }, isTaken); // prettier-ignore
    if (match?.by === 'nothing') present.forEach((view) => run.heldSiebelIds.add(view.id));
    if (siebel.state === 'present') run.handledSiebelIds.add(siebel.id);
    const partner = siebel.state === 'present' ? found.find(({ view }) => idOf(view) === siebel.id) : undefined;
    return {
      pair: { link: null, siebel, exchange: item.view, match },
      siebelWire: partner?.wire ?? null,
      exchangeWire: item.wire,
      trouble: null,
    };
  });
}

function isEqual(run: DomainRun, exchange: SideView, siebel: PresentView): boolean {
  // An activity of somebody else is never this user's; a contact of somebody else is the same person.
  if (run.domain !== 'contact' && !siebel.traits.inScope) return false;
  return exchange.state === 'present' && run.mapping.isMatch(exchange.record, siebel.record, run.context);
}

function isNamedBy(item: Seen, siebel: PresentView): boolean {
  return item.wire?.stamp === siebel.id && siebel.traits.inScope;
}

function isMadeOf(run: DomainRun, item: Seen, siebel: PresentView): boolean {
  return siebel.stamp !== null && siebel.stamp === creationKey(run.scope.mailbox, idOf(item.view));
}

/** For each item the Siebel records it could be: from the inventory first, then by asking Siebel for the rest. */
async function findCandidates(run: DomainRun, seen: readonly Seen[]): Promise<readonly (readonly Seen[])[]> {
  const found = new Map<string, Seen>();
  const ids = seen.map((item) => new Set(keysOf(run, item).flatMap((text) => run.inventoryByKey.get(text) ?? [])));
  await readStamped(run, seen, ids, found);

  const asked: { readonly index: number; readonly key: FindKey }[] = [];
  seen.forEach((item, index) => {
    // At an extract the inventory holds every activity that the user takes part in; a contact may be anybody's.
    const settled = (ids[index]?.size ?? 0) > 0 || (run.inventoryIsComplete && run.domain !== 'contact');
    if (item.view.state !== 'present' || settled) return;
    asked.push({ index, key: { by: 'stamp', stamp: creationKey(run.scope.mailbox, item.view.id) } });
    for (const equal of run.mapping.lookupKeys(item.view.record, run.context))
      asked.push({ index, key: { by: 'fields', equal } });
  });
  if (asked.length > 0) {
    const answers = await run.deps.connectors.siebel.find(run.scope, run.domain, asked.map(({ key }) => key)); // prettier-ignore
    answers.forEach((records, position) => {
      for (const record of records) {
        ids[asked[position]?.index ?? -1]?.add(record.id);
        if (!run.inventory.has(record.id)) found.set(record.id, seeEntry(run, 'siebel', { kind: 'present', record }));
      }
    });
  }
  return ids.map((set) => [...set].flatMap((id) => run.inventory.get(id) ?? found.get(id) ?? []));
}

function keysOf(run: DomainRun, item: Seen): readonly string[] {
  if (item.view.state !== 'present') return [];
  return [...lookupTexts(run, item.view), stampText(creationKey(run.scope.mailbox, item.view.id))];
}

/** Reads the Siebel records that items name in their stamps, as far as they are not in the inventory. */
async function readStamped(
  run: DomainRun,
  seen: readonly Seen[],
  ids: readonly Set<string>[],
  found: Map<string, Seen>,
): Promise<void> {
  const named = seen.map((item) => (item.view.state === 'present' ? (item.wire?.stamp ?? null) : null));
  const unread = [...new Set(named.flatMap((id) => (id && !run.inventory.has(id) ? [id] : [])))];
  const results = unread.length > 0 ? await run.deps.connectors.siebel.read(run.scope, run.domain, unread) : [];
  for (const result of results) {
    if (result.kind === 'present') found.set(result.record.id, seeEntry(run, 'siebel', result));
  }
  named.forEach((id, index) => (id && (run.inventory.has(id) || found.has(id)) ? ids[index]?.add(id) : undefined));
}

function idOf(view: SideView): string {
  return view.state === 'none' ? '' : view.id;
}
