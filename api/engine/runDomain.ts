// One domain of one user, in order: Siebel's inventory, Exchange's pages, what Exchange did not show, what is left of the inventory; the
// cursors move last. A dry run walks the same way with a handler that only collects.
import type { ChangeEntry, Cursor, FailedRead, ReadResult } from '../connectors/connector.ts';
import { CursorExpired, GuardTripped, RunEnded } from '../errors.ts';
import { isSuddenlyEmpty } from '../reconcile/guard.ts';
import type { Side } from '../../shared/vocabulary.ts';
import type { ReadingEnd, Standing } from '../store/readings.ts';
import type { Hint } from '../store/store.ts';
import type { ApplyCounts } from './apply.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { expiredAgain, readExpiry, waitUntil, type Expiry } from './expiry.ts';
import { addToInventory, readSide } from './extract.ts';
import { areLinksLost } from './linksLost.ts';
import { linkItems } from './linkItems.ts';
import { lookAgain } from './lookAgain.ts';
import { goneOrigins } from './lostLinks.ts';
import { inOrderOfProof } from './pairing.ts';
import { planExchangePage, planSiebelRecords, planUnpaired, type PagePlan, type Unreadable } from './planPage.ts';
import { isRaised } from './settings.ts';
import { settleRemovals } from './settleRemovals.ts';
import { undoAsked } from './undo.ts';
import { tellUnfinished } from './unfinishedLines.ts';

/** Records carried out, and journaled, together. */
const CHUNK = 200;

/** What becomes of planned work: carried out and recorded, or collected. */
export interface Handler {
  handle(run: DomainRun, work: readonly PlannedWork[]): Promise<void>;
  /** Records that could not be read, or whose partner could not; they are tried again. */
  unreadable(run: DomainRun, records: PagePlan['unreadable']): Promise<void>;
  /** Records of which nothing is open any more. */
  over(run: DomainRun, records: PagePlan['over']): Promise<void>;
  /** Adds what was done beside planned work. */
  count(done: ApplyCounts): void;
  /** False for a dry run: cursors and hints stay where they are. */
  readonly moves: boolean;
}

/** Where a reading ended; `expiry` when the server had forgotten where it stood. */
interface ReadTo {
  readonly next: Cursor | null;
  readonly expiry: Expiry | null;
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
  await tellUnfinished(run);
  if (run.policy.directions.length === 0) {
    if (handler.moves) await undoAsked(run, (work) => handler.handle(run, work));
    return 0;
  }
  const standing = await run.deps.store.readings.find(run.userMap.id, run.domain);
  const siebel = startReading(run, 'siebel', standing);
  const exchange = startReading(run, 'exchange', standing);

  const siebelNext = await readInventory(run, siebel);
  const exchangeEnd = await readExchange(run, exchange, handler);
  const gone = await goneOrigins(run, standing.origins);
  if (gone.length > 0) await pass(run, handler, await planExchangePage(run, gone));
  await lookAgain(run);
  for (const items of chunks(inOrderOfProof(run, [...run.unpaired.values()])))
    await pass(run, handler, await planUnpaired(run, items));
  const rest = [...run.inventory.values()];
  for (const records of chunks(rest)) await pass(run, handler, await planSiebelRecords(run, records));

  if (handler.moves) {
    // Whoever asks from now on asks for another run as well.
    if (standing.isUndoAsked) await undoAsked(run, (work) => handler.handle(run, work));
    await settleRemovals(run, (plan) => pass(run, handler, plan));
    await forgetWhatLeft(run);
    if (standing.isLinkAsked) handler.count(await linkItems(run));
    await finishReadings(run, [
      { side: 'exchange', reading: exchange, end: exchangeEnd },
      { side: 'siebel', reading: siebel, end: { next: siebelNext, expiry: null } },
    ]);
  }
  return run.inventory.size + run.seenExchangeIds.size;
}

/** A record that left the user's scope in Siebel may come back into it, and then into the mailbox. */
async function forgetWhatLeft(run: DomainRun): Promise<void> {
  const left = [...run.inventory].flatMap(([id, { view }]) => (view.state === 'gone' ? [id] : []));
  await run.deps.store.memory.forget(run.userMap.id, run.domain, left, 'exchange');
}

/** A saved cursor, unless the level was raised since: then everything is read and matched again. */
function startReading(run: DomainRun, side: Side, { cursors, hints, links }: Standing): Reading {
  const saved = cursors[side];
  const isWhole = !areLinksLost(saved?.['links'], links);
  if (!isWhole)
    run.deps.logger.warn(
      { run: run.runId, domain: run.domain, side, ...links },
      'there are fewer links than when the cursor was saved; reading everything again',
    );
  const isUsable = saved?.['at'] !== undefined && isWhole && !isRaised(saved['directions'], run.policy.directions);
  const again = run.retriable.filter((issue) => issue.side === side).map(({ recordId }) => ({ seq: '', recordId }));
  const released = side === 'siebel' ? run.releasedSiebelIds.map((recordId) => ({ seq: '', recordId })) : [];
  return { saved, cursor: isUsable ? (saved['at'] as Cursor) : null, hints: [...hints[side], ...again, ...released] };
}

/** The cursors move last. @throws RunEnded */
async function finishReadings(
  run: DomainRun,
  readings: readonly { readonly side: Side; readonly reading: Reading; readonly end: ReadTo }[],
): Promise<void> {
  const ends = readings.flatMap(({ end, reading, side }): ReadingEnd[] => {
    const at = end.next ?? reading.cursor;
    return at ? [{ side, before: reading.saved, after: { at, directions: run.policy.directions, expiry: end.expiry } }] : []; // prettier-ignore
  });
  const seqs = readings.flatMap(({ reading }) => reading.hints.flatMap(({ seq }) => (seq ? [seq] : [])));
  const { domain, runId: id, userMap } = run;
  if (!(await run.deps.store.readings.finish({ id, userMapId: userMap.id, domain }, ends, seqs)))
    throw new RunEnded('The run was ended from outside.');
}

/** Fills the inventory. A complete reading is completed by the linked records that it did not show: a list without them proves nothing. */
async function readInventory(run: DomainRun, reading: Reading): Promise<Cursor | null> {
  const add = async (entries: readonly ChangeEntry[]): Promise<void> => addToInventory(run, entries);
  const next = await readSide(run, 'siebel', reading.cursor, reading.hints.map((hint) => hint.recordId), add); // prettier-ignore
  run.inventoryIsComplete = reading.cursor === null;
  if (run.inventoryIsComplete) {
    const linked = await run.deps.store.links.listIds(run.userMap.id, run.domain);
    const unseen = linked.map(({ siebelId }) => siebelId).filter((id) => !run.inventory.has(id));
    const confirmed = await confirmUnseen(run, 'siebel', unseen, linked.length);
    addToInventory(run, confirmed.flatMap((result) => (result.kind === 'failed' ? [] : [result]))); // prettier-ignore
  }
  return next;
}

async function readExchange(run: DomainRun, reading: Reading, handler: Handler): Promise<ReadTo> {
  const onPage = async (entries: readonly ChangeEntry[], failed: readonly FailedRead[]): Promise<void> => {
    const unread = failed.map(unreadableOf);
    for (const { mayPass, recordId } of unread) run.failing.set(recordId, mayPass);
    if (unread.length > 0) await handler.unreadable(run, unread);
    for (const chunk of chunks(entries)) await pass(run, handler, await planExchangePage(run, chunk));
  };
  const hints = reading.hints.map((hint) => hint.recordId);
  const from = (cursor: Cursor | null): Promise<Cursor | null> => readSide(run, 'exchange', cursor, hints, onPage);
  let expiry: Expiry | null = null;
  if (reading.cursor !== null) {
    try {
      return { next: await from(reading.cursor), expiry: null };
    } catch (error) {
      if (!(error instanceof CursorExpired)) throw error;
      expiry = expire(run, reading);
    }
  }
  const next = await from(null).catch((error: unknown) => {
    if (!(error instanceof CursorExpired)) throw error;
    throw new GuardTripped(`Exchange did not serve a new reading of ${run.domain} to its end. ${error.message} It is tried again.`); // prettier-ignore
  });
  const linked = await run.deps.store.links.listIds(run.userMap.id, run.domain);
  const unseen = linked.map(({ exchangeId }) => exchangeId).filter((id) => !run.seenExchangeIds.has(id));
  const confirmed = await confirmUnseen(run, 'exchange', unseen, linked.length);
  await onPage(confirmed.flatMap((result) => (result.kind === 'failed' ? [] : [result])), confirmed.flatMap((result) => (result.kind === 'failed' ? [result] : []))); // prettier-ignore
  return { next, expiry };
}

/** Everything is to be read again. @throws GuardTripped when that was so too often of late. */
function expire(run: DomainRun, { saved }: Reading): Expiry {
  const { deps, domain, runId } = run;
  const before = readExpiry(saved?.['expiry']);
  const until = waitUntil(before, deps.now());
  if (until)
    throw new GuardTripped(
      `Exchange has forgotten ${before?.times} times in a row where the reading of ${domain} stood. ` +
        `Everything is read again at ${until.toISOString()}, and until then nothing of this domain.`,
    );
  deps.logger.info({ run: runId, domain }, 'the Exchange cursor expired; reading everything again');
  return expiredAgain(before, deps.now());
}

/**
 * Present states of linked records that a complete reading did not show.
 * @throws GuardTripped when nothing of what was linked is there any more.
 */
async function confirmUnseen(
  run: DomainRun,
  side: Side,
  ids: readonly string[],
  linked: number,
): Promise<readonly ReadResult[]> {
  if (ids.length === 0) return [];
  const results = await run.deps.connectors[side].read(run.scope, run.domain, ids);
  const gone = results.flatMap((result) => (result.kind === 'gone' ? [result.id] : []));
  const known = await goneBefore(run, side);
  const news = gone.filter((id) => !known.has(id)).length;
  if (isSuddenlyEmpty(linked - gone.length + news, news)) {
    const where = side === 'siebel' ? 'Siebel' : 'The mailbox';
    throw new GuardTripped(
      `${where} reads empty for ${run.domain}, though ${linked} records were linked. Nothing was deleted. ` +
        'If that is right, re-initialise the user (pimsi users reset); else restore what is missing.',
    );
  }
  return results;
}

/** Ids of linked records of this side that are known to be gone: their removals wait, or are an administrator's to decide. */
async function goneBefore(run: DomainRun, side: Side): Promise<ReadonlySet<string>> {
  const open = await run.deps.store.removals.listOpen(run.userMap.id, run.domain);
  const ofSide = open.filter((removal) => removal.side !== side && removal.undoItemId === null);
  return new Set(ofSide.map((removal) => (side === 'siebel' ? removal.siebelId : removal.exchangeId)));
}

function unreadableOf({ id, trouble }: FailedRead): Unreadable {
  return { side: 'exchange', recordId: id, message: trouble.message, mayPass: trouble.kind !== 'rejected' };
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
