// The end of a domain's run: removals that were put aside are judged all together, and those that may go on are read once more, planned once
// more, and carried out if that still wants them. Knows the order; the judgement is reconcile/guard.ts's.
import type { ChangeEntry } from '../connectors/connector.ts';
import { explainSkip } from '../../shared/skipReasons.ts';
import { SIDES, type Side } from '../../shared/vocabulary.ts';
import { judgeRemovals } from '../reconcile/guard.ts';
import type { OpenRemoval } from '../store/removals.ts';
import type { IssueChange } from '../store/issues.ts';
import { checkRunning } from './checkRunning.ts';
import type { DomainRun } from './domainRun.ts';
import { HELD, heldLine } from './heldLines.ts';
import { carryOutUndone } from './undo.ts';
import { addToInventory } from './extract.ts';
import { planExchangePage, planSiebelRecords, type PagePlan } from './planPage.ts';

const DAY_MS = 86_400_000;
/** Removals read and carried out together. */
const CHUNK = 200;

/** Judges what waits; `pass` carries a plan out. */
export async function settleRemovals(run: DomainRun, pass: (plan: PagePlan) => Promise<void>): Promise<void> {
  const { store, now } = run.deps;
  const open = await store.removals.listOpen(run.userMap.id, run.domain);
  if (open.length === 0) return;
  const since = new Date(now().getTime() - DAY_MS);
  const done = await store.removals.countDone(run.userMap.id, run.domain, since);
  const linked = (await store.links.count(run.userMap.id))[run.domain];
  const { clear, hold } = judgeRemovals(open, { done, linked, now: now() }, run.thresholds);
  await holdAll(run, hold);
  for (let start = 0; start < clear.length; start += CHUNK)
    await carryOutSome(run, clear.slice(start, start + CHUNK), pass);
}

async function carryOutSome(
  run: DomainRun,
  removals: readonly OpenRemoval[],
  pass: (plan: PagePlan) => Promise<void>,
): Promise<void> {
  await carryOutUndone(run, removals.filter(({ undoItemId }) => undoItemId !== null), (work) => pass({ work, unreadable: [], over: [] })); // prettier-ignore
  const wanted = removals.filter(({ undoItemId }) => undoItemId === null);
  if (wanted.length > 0) await carryOut(run, wanted, pass);
}

async function holdAll(run: DomainRun, hold: readonly OpenRemoval[]): Promise<void> {
  if (hold.length === 0) return;
  const { store, logger } = run.deps;
  for (const side of SIDES) {
    const ofSide = hold.filter((removal) => removal.side === side);
    if (ofSide.length === 0) continue;
    await store.transaction(async () => {
      await checkRunning(run);
      const held = await store.removals.hold(run.userMap.id, run.domain, side, ofSide.map(({ id }) => id)); // prettier-ignore
      const { domain, runId, userMap } = run;
      const of = { runId, userMapId: userMap.id, login: userMap.login, domain, side };
      await store.journal.append(held.map((removal) => heldLine(of, removal, HELD)));
      await store.issues.open(run.userMap.id, run.domain, ofSide.map(issueOf));
    });
    logger.warn({ run: run.runId, user: run.userMap.login, domain: run.domain, side, removals: ofSide.length }, 'removals are held for approval'); // prettier-ignore
  }
}

function issueOf({ exchangeId, side, siebelId }: OpenRemoval): IssueChange {
  return {
    side: side === 'siebel' ? 'exchange' : 'siebel',
    recordId: side === 'siebel' ? exchangeId : siebelId,
    kind: 'skip',
    reason: 'held-for-approval',
    field: null,
    message: explainSkip('held-for-approval'),
    retryAt: null,
  };
}

/** Reads both records of each removal anew and plans them; what is no longer wanted is dropped. */
async function carryOut(
  run: DomainRun,
  removals: readonly OpenRemoval[],
  pass: (plan: PagePlan) => Promise<void>,
): Promise<void> {
  const { store } = run.deps;
  const siebelIds = removals.map(({ siebelId }) => siebelId);
  const links = await store.links.findBySiebelIds(run.userMap.id, run.domain, siebelIds);
  const linkOf = new Map(links.map((link) => [link.siebelId, link]));
  const siebel = await readAgain(run, 'siebel', siebelIds);
  const exchange = await readAgain(run, 'exchange', removals.map(({ exchangeId }) => exchangeId)); // prettier-ignore
  // One that cannot be read now waits on; one whose link is another by now is over.
  const read = removals.filter(({ exchangeId, siebelId }) => siebel.has(siebelId) && exchange.has(exchangeId));
  const ready = read.filter(({ exchangeId, siebelId }) => linkOf.get(siebelId)?.exchangeId === exchangeId);

  addToInventory(run, ready.flatMap(({ siebelId }) => siebel.get(siebelId) ?? [])); // prettier-ignore
  for (const { siebelId } of ready) {
    run.handledSiebelIds.delete(siebelId);
    run.clearedLinkIds.add(linkOf.get(siebelId)?.id ?? '');
  }
  await pass(await planExchangePage(run, ready.flatMap(({ exchangeId }) => exchange.get(exchangeId) ?? []))); // prettier-ignore
  await pass(await planSiebelRecords(run, ready.flatMap(({ siebelId }) => run.inventory.get(siebelId) ?? []))); // prettier-ignore

  // Carrying out takes a link off the list, whether it succeeded or is to be tried again.
  const over = read.filter(({ siebelId }) => {
    const link = linkOf.get(siebelId);
    return !link || run.clearedLinkIds.delete(link.id) || !ready.some((removal) => removal.siebelId === siebelId);
  });
  await store.removals.close(run.userMap.id, run.domain, over.map(({ siebelId }) => siebelId), 'dropped'); // prettier-ignore
}

/** The present states by id, without those that could not be read. */
async function readAgain(
  run: DomainRun,
  side: Side,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChangeEntry>> {
  const results = ids.length > 0 ? await run.deps.connectors[side].read(run.scope, run.domain, ids) : [];
  const states = new Map<string, ChangeEntry>();
  results.forEach((result, index) => {
    const id = ids[index];
    if (id !== undefined && result.kind !== 'failed') states.set(id, result);
  });
  return states;
}
