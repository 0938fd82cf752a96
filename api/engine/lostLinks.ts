// An engine that dies between a create and its journal, or never gets the answer of one, leaves two records that no link joins. While both live, a
// stamp brings them together; if a person removes one of them, the other would be created anew. So such pairs get their link back, and are then
// planned as any other.
import type { ChangeEntry } from '../connectors/connector.ts';
import { madeAtOf } from '../domains/made.ts';
import type { SyncLink } from '../reconcile/types.ts';
import type { LinkChange } from '../store/store.ts';
import { checkRunning } from './checkRunning.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { madeAndLeft, madeFromRemoved, type Begun } from './lostPairs.ts';

/** How far the server's clock may be behind ours. */
const CLOCKS_MS = 5 * 60_000;

/** The links of these Exchange items, with those that a crash or a lost answer had cost. */
export async function withLostLinks(
  run: DomainRun,
  seen: readonly Seen[],
  links: readonly SyncLink[],
): Promise<readonly SyncLink[]> {
  const linked = new Set(links.map(({ exchangeId }) => exchangeId));
  const alone = seen.filter(({ view }) => view.state !== 'none' && !linked.has(view.id));
  if (alone.length === 0) return links;
  const begun = await begunWith(run, alone);
  const since = run.afterCrash ? new Date(run.afterCrash.getTime() - CLOCKS_MS) : null;
  const lost = [...(await madeAndLeft(run, alone, begun)), ...(await madeFromRemoved(run, alone, begun, since))];
  return [...links, ...(await restore(run, lost, seen))];
}

/** Items that Siebel records were being made of, and which are gone by now: where everything was read anew, no reading tells of them. */
export async function goneOrigins(run: DomainRun, origins: readonly string[]): Promise<readonly ChangeEntry[]> {
  const unseen = origins.filter((id) => !run.seenExchangeIds.has(id));
  if (unseen.length === 0) return [];
  const read = await run.deps.connectors.exchange.read(run.scope, run.domain, unseen);
  return read.flatMap((result) => (result.kind === 'gone' ? [result] : []));
}

/** What was being created when nobody could tell the end any more. */
async function begunWith(run: DomainRun, alone: readonly Seen[]): Promise<Begun> {
  const exchangeIds = alone.flatMap(({ view }) => (view.state === 'none' ? [] : [view.id]));
  const siebelIds = alone.flatMap(({ wire }) => wire?.stamp ?? []);
  const writes = await run.deps.store.pendingWrites.find(run.userMap.id, run.domain, { siebelIds, exchangeIds });
  const found = writes.filter(({ isCreate }) => isCreate);
  const of = (side: 'siebel' | 'exchange') => new Map(found.flatMap((one) => (one.source === side ? [[one.sourceId, one]] : []))); // prettier-ignore
  return { siebel: of('siebel'), exchange: of('exchange') };
}

/** Writes down those that nothing speaks against. */
async function restore(
  run: DomainRun,
  lost: readonly LinkChange[],
  seen: readonly Seen[],
): Promise<readonly SyncLink[]> {
  if (lost.length === 0) return [];
  const { store } = run.deps;
  const taken = await store.links.findBySiebelIds(run.userMap.id, run.domain, lost.map(({ siebelId }) => siebelId)); // prettier-ignore
  const unknown = await withoutJournaled(run, lost, seen);
  const free = unknown.filter(({ siebelId }) => !taken.some((link) => link.siebelId === siebelId));
  if (run.isDry) return free.map((link) => ({ ...link, id: `lost ${link.exchangeId}` }));
  await store.transaction(async () => {
    await checkRunning(run);
    await store.links.save(run.userMap.id, run.domain, free);
  });
  return store.links.findByExchangeIds(run.userMap.id, run.domain, free.map(({ exchangeId }) => exchangeId)); // prettier-ignore
}

/**
 * A link that was lost is told by no line of the journal, which is written with it. An item that the journal knows was unlinked for a reason; and
 * an item that was made while its Siebel record had another partner is a copy that a person made of that one.
 */
async function withoutJournaled(
  run: DomainRun,
  lost: readonly LinkChange[],
  seen: readonly Seen[],
): Promise<readonly LinkChange[]> {
  const told = await run.deps.store.journal.listWritten(run.userMap.id, run.domain, {
    siebelIds: lost.map(({ siebelId }) => siebelId),
    exchangeIds: lost.map(({ exchangeId }) => exchangeId),
  });
  const madeAt = new Map(seen.flatMap(({ wire }) => (wire ? [[wire.id, madeAtOf(wire)] as const] : [])));
  const isTold = ({ exchangeId, siebelId }: LinkChange): boolean =>
    told.some(
      (line) =>
        line.exchangeId === exchangeId ||
        (line.siebelId === siebelId && line.at.getTime() >= (madeAt.get(exchangeId) ?? Infinity)),
    );
  return lost.filter((link) => !isTold(link));
}
