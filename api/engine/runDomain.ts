// One domain of one user, in order: Siebel's inventory, Exchange's pages, what Exchange did not show, what is left of the inventory; the
// cursors move last. A dry run walks the same way with a handler that only collects.
import type { ChangeEntry, Cursor } from '../connectors/connector.ts';
import { CursorExpired, GuardTripped } from '../errors.ts';
import { isSuddenlyEmpty } from '../reconcile/guard.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { Hint } from '../store/store.ts';
import { checkRunning } from './checkRunning.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { addToInventory, readSide } from './extract.ts';
import { planExchangePage, planSiebelRecords, type PagePlan } from './planPage.ts';
import { isRaised } from './settings.ts';
import { settleRemovals } from './settleRemovals.ts';

/** Records carried out, and journaled, together. */
const CHUNK = 200;

/** What becomes of planned work: carried out and recorded, or collected. */
export interface Handler {
  handle(run: DomainRun, work: readonly PlannedWork[]): Promise<void>;
  /** Records whose partner could not be read; they are tried again. */
  unreadable(run: DomainRun, records: PagePlan['unreadable']): Promise<void>;
  /** Records of which nothing is open any more. */
  over(run: DomainRun, records: PagePlan['over']): Promise<void>;
  /** False for a dry run: cursors and hints stay where they are. */
  readonly moves: boolean;
}

interface Reading {
  /** As it is stored; null for none. */
  readonly saved: Cursor | null;
  /** Where to go on; null: everything is read. */
  readonly cursor: Cursor | null;
  readonly hints: readonly Hint[];
}

/** Runs the domain. @throws what ends the user's run: Transient, Throttled, MailboxUnavailable, AuthorizationLost. */
export async function runDomain(run: DomainRun, handler: Handler): Promise<number> {
  if (run.policy.directions.length === 0) return 0;
  const siebel = await startReading(run, 'siebel');
  const exchange = await startReading(run, 'exchange');

  const siebelNext = await readInventory(run, siebel);
  const exchangeNext = await readExchange(run, exchange, handler);
  const rest = [...run.inventory.values()];
  for (const records of chunks(rest)) await pass(run, handler, await planSiebelRecords(run, records));

  if (handler.moves) {
    await settleRemovals(run, (plan) => pass(run, handler, plan));
    await forgetWhatLeft(run);
    await finishReading(run, 'exchange', exchange, exchangeNext);
    await finishReading(run, 'siebel', siebel, siebelNext);
  }
  return run.inventory.size + run.seenExchangeIds.size;
}

/** A record that left the user's scope in Siebel may come back into it, and then into the mailbox. */
async function forgetWhatLeft(run: DomainRun): Promise<void> {
  const left = [...run.inventory].flatMap(([id, { view }]) => (view.state === 'gone' ? [id] : []));
  await run.deps.store.memory.forget(run.userMap.id, run.domain, left, 'exchange');
}

/** A saved cursor, unless the level was raised since: then everything is read and matched again. */
async function startReading(run: DomainRun, side: Side): Promise<Reading> {
  const { store, now } = run.deps;
  const saved = await store.cursors.load(run.userMap.id, run.domain, side);
  const isUsable = saved?.['at'] !== undefined && !isRaised(saved['directions'], run.policy.directions);
  const hints = await store.hints.list(run.userMap.id, run.domain, side);
  const retries = await store.issues.listRetriable(run.userMap.id, run.domain, now());
  const again = retries.filter((issue) => issue.side === side).map((issue) => ({ seq: '', recordId: issue.recordId }));
  const released = side === 'siebel' ? run.releasedSiebelIds.map((recordId) => ({ seq: '', recordId })) : [];
  return { saved, cursor: isUsable ? (saved['at'] as Cursor) : null, hints: [...hints, ...again, ...released] };
}

async function finishReading(run: DomainRun, side: Side, reading: Reading, next: Cursor | null): Promise<void> {
  const { store } = run.deps;
  const at = next ?? reading.cursor;
  await store.transaction(async () => {
    await checkRunning(run);
    const saved = await store.cursors.load(run.userMap.id, run.domain, side);
    // Somebody asked meanwhile for everything to be read again, which this run did not.
    const isWanted = JSON.stringify(saved) === JSON.stringify(reading.saved);
    if (at && isWanted)
      await store.cursors.save(run.userMap.id, run.domain, side, { at, directions: run.policy.directions });
    await store.hints.remove(reading.hints.flatMap((hint) => (hint.seq ? [hint.seq] : [])));
  });
}

/** Fills the inventory. A complete reading is completed by the linked records that it did not show: a list without them proves nothing. */
async function readInventory(run: DomainRun, reading: Reading): Promise<Cursor | null> {
  const add = async (entries: readonly ChangeEntry[]): Promise<void> => addToInventory(run, entries);
  const next = await readSide(run, 'siebel', reading.cursor, reading.hints.map((hint) => hint.recordId), add); // prettier-ignore
  run.inventoryIsComplete = reading.cursor === null;
  if (run.inventoryIsComplete) {
    const linked = await run.deps.store.links.listIds(run.userMap.id, run.domain);
    const unseen = linked.map(({ siebelId }) => siebelId).filter((id) => !run.inventory.has(id));
    addToInventory(run, await confirmUnseen(run, 'siebel', unseen, linked.length));
  }
  return next;
}

async function readExchange(run: DomainRun, reading: Reading, handler: Handler): Promise<Cursor | null> {
  const onPage = async (entries: readonly ChangeEntry[]): Promise<void> => {
    for (const chunk of chunks(entries)) await pass(run, handler, await planExchangePage(run, chunk));
  };
  const hints = reading.hints.map((hint) => hint.recordId);
  let isComplete = reading.cursor === null;
  let next: Cursor | null;
  try {
    next = await readSide(run, 'exchange', reading.cursor, hints, onPage);
  } catch (error) {
    if (!(error instanceof CursorExpired) || isComplete) throw error;
    run.deps.logger.info(
      { run: run.runId, domain: run.domain },
      'the Exchange cursor expired; reading everything again',
    );
    isComplete = true;
    next = await readSide(run, 'exchange', null, hints, onPage);
  }
  if (isComplete) {
    const linked = await run.deps.store.links.listIds(run.userMap.id, run.domain);
    const unseen = linked.map(({ exchangeId }) => exchangeId).filter((id) => !run.seenExchangeIds.has(id));
    await onPage(await confirmUnseen(run, 'exchange', unseen, linked.length));
  }
  return next;
}

/**
 * Present states of linked records that a complete reading did not show; those that cannot be read now are left as they are.
 * @throws GuardTripped when nothing of what was linked is there any more.
 */
async function confirmUnseen(
  run: DomainRun,
  side: Side,
  ids: readonly string[],
  linked: number,
): Promise<readonly ChangeEntry[]> {
  if (ids.length === 0) return [];
  const results = await run.deps.connectors[side].read(run.scope, run.domain, ids);
  const gone = results.filter((result) => result.kind === 'gone').length;
  if (isSuddenlyEmpty(linked, gone)) {
    const where = side === 'siebel' ? 'Siebel' : 'The mailbox';
    throw new GuardTripped(
      `${where} reads empty for ${run.domain}, though ${linked} records were linked. Nothing was deleted. ` +
        'If that is right, re-initialise the user (pimsi users reset); else restore what is missing.',
    );
  }
  return results.flatMap((result) => (result.kind === 'failed' ? [] : [result]));
}

async function pass(run: DomainRun, handler: Handler, plan: PagePlan): Promise<void> {
  if (plan.unreadable.length > 0) await handler.unreadable(run, plan.unreadable);
  if (plan.over.length > 0) await handler.over(run, plan.over);
  if (plan.work.length > 0) await handler.handle(run, plan.work);
}

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += CHUNK) parts.push(items.slice(start, start + CHUNK));
  return parts;
}
