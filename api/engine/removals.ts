// Removals on the way through a run: put aside until they are judged, told when they are done, remembered where only the link goes.
import { SIDES } from '../../shared/vocabulary.ts';
import type { NewRemoval, Remembered } from '../store/removals.ts';
import type { LinkChange } from '../store/store.ts';
import type { Outcome } from './apply.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { titleOf } from './normalise.ts';

/** Puts the removals of linked records aside, unless the guard has let them pass; gives the work that is left. */
export async function putRemovalsAside(run: DomainRun, work: readonly PlannedWork[]): Promise<readonly PlannedWork[]> {
  const aside = work.flatMap((item) => removalOf(run, item) ?? []);
  if (aside.length === 0) return work;
  await run.deps.store.removals.spool(run.userMap.id, run.domain, aside);
  return work.filter((item) => removalOf(run, item) === null);
}

function removalOf(run: DomainRun, { line }: PlannedWork): NewRemoval | null {
  const { operations, pair } = line;
  const removal = operations.find((operation) => operation.kind === 'remove');
  if (removal?.kind !== 'remove' || !pair.link || run.clearedLinkIds.has(pair.link.id)) return null;
  const { exchangeId, siebelId } = pair.link;
  const title = titleOf(run, pair);
  const { how, side } = removal;
  return { side, how, rule: line.rule, siebelId, exchangeId, title, undoItemId: line.undo?.itemId ?? null };
}

/** Writes down what became of removals, within the transaction of the page. */
export async function recordRemovals(
  run: DomainRun,
  outcomes: readonly Outcome[],
  links: readonly LinkChange[],
): Promise<void> {
  const { memory, removals } = run.deps.store;
  const done: string[] = [];
  for (const { work, writes } of outcomes) {
    const { link } = work.line.pair;
    const write = writes.find(({ operation }) => operation.kind === 'remove');
    if (!link || !write) continue;
    run.clearedLinkIds.delete(link.id);
    if (write.result.kind === 'written') done.push(link.siebelId);
  }
  await removals.close(run.userMap.id, run.domain, done, 'done');
  await memory.remember(run.userMap.id, run.domain, outcomes.flatMap(({ work }) => survivorOf(work) ?? [])); // prettier-ignore
  await memory.forget(run.userMap.id, run.domain, links.map(({ siebelId }) => siebelId)); // prettier-ignore
}

/** A pair that is only unlinked, or found without a link, although one record is still there: that one stays what it is, and does not come back on the other side. */
function survivorOf({ line }: PlannedWork): Remembered | null {
  const { operations, pair, skips } = line;
  const { exchange, link, match, siebel } = pair;
  if (!link && siebel.state === 'gone' && exchange.state === 'present' && match?.by === 'nothing')
    return { siebelId: siebel.id, exchangeId: exchange.id, goneSide: 'siebel', untilEdited: false, exchangeDigests: exchange.digests }; // prettier-ignore
  const isUnlinked = operations.some(({ kind }) => kind === 'unlink') && operations.length === 1;
  const why = skips.find(({ reason }) => reason === 'deletion-not-allowed' || reason === 'left-scope')?.reason;
  const goneSide = SIDES.find((side) => pair[side].state === 'gone');
  if (!link || !isUnlinked || why === undefined || goneSide === undefined) return null;
  const { exchangeDigests, exchangeId, siebelId } = link;
  return { siebelId, exchangeId, goneSide, untilEdited: why === 'deletion-not-allowed', exchangeDigests };
}
