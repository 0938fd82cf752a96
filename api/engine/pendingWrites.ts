// What is written is kept in mind from before the write until its link is saved. When the run dies in between, or no answer comes, the next run
// compares with what both sides were to say, so that whoever edited either meanwhile is not overruled by the older words of the other side.
import { isBlank } from '../../shared/records/values.ts';
import { otherSide } from '../../shared/vocabulary.ts';
import { NEVER_AGREED } from '../reconcile/agree.ts';
import { withLanded } from '../reconcile/landed.ts';
import type { Digests, Pair } from '../reconcile/types.ts';
import type { PendingWrite, SourceIds } from '../store/bookkeeping.ts';
import type { LinkChange } from '../store/store.ts';
import type { Outcome } from './apply.ts';
import { checkRunning } from './checkRunning.ts';
import { heldBy } from './comparison.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { digestRecord, renewBase } from './normalise.ts';
import { isUnsure, recordOn, type WritingOperation } from './writes.ts';

/** Keeps in mind what is about to be created or updated. */
export async function beginWrites(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly { readonly line: number; readonly operation: WritingOperation }[],
): Promise<void> {
  const writes = asked.flatMap(({ line, operation }) => pendingOf(run, work[line], operation) ?? []);
  await run.deps.store.pendingWrites.begin(run.userMap.id, run.domain, writes);
}

function pendingOf(run: DomainRun, work: PlannedWork | undefined, operation: WritingOperation): PendingWrite | null {
  const { side } = operation;
  const source = otherSide(side);
  const view = work?.line.pair[source];
  // An undo that got half-way is brought to its end by the rules.
  if (!work || work.line.undo || view?.state !== 'present') return null;
  if (operation.kind !== 'create' && operation.kind !== 'update') return null;
  const whole = { ...recordOn(work.line.pair, side), ...operation.values };
  const held = digestRecord(heldBy(run, side, whole), run.deps.digester);
  const fields = Object.keys(operation.kind === 'create' ? view.digests : operation.values);
  const of = (digests: Digests): Digests => Object.fromEntries(fields.map((field) => [field, digests[field] ?? view.digests[field] ?? ''])); // prettier-ignore
  const [said, written] = [of(view.digests), of(held)];
  const [siebelDigests, exchangeDigests] = source === 'siebel' ? [said, written] : [written, said];
  return { source, sourceId: view.id, isCreate: operation.kind === 'create', siebelDigests, exchangeDigests };
}

/** The pairs with what is known of writes whose end is not: a link as they left it, or a base for two of which the one was made of the other. */
export async function withPendingBases(run: DomainRun, pairs: readonly Pair[]): Promise<readonly Pair[]> {
  const open = pairs.filter((pair) => pair.link ?? pair.match?.by === 'stamp');
  const siebelIds = open.flatMap(({ siebel }) => (siebel.state === 'present' ? [siebel.id] : []));
  const exchangeIds = open.flatMap(({ exchange }) => (exchange.state === 'present' ? [exchange.id] : []));
  const found = await run.deps.store.pendingWrites.find(run.userMap.id, run.domain, { siebelIds, exchangeIds });
  if (found.length === 0) return pairs;
  const bySource = new Map(found.map((pending) => [`${pending.source} ${pending.sourceId}`, pending]));
  const known = pairs.map((pair) => withBase(run, pair, bySource));
  await keepBases(run, known.flatMap((pair, index) => (pair === pairs[index] ? [] : baseLinkOf(pair) ?? []))); // prettier-ignore
  return known;
}

function withBase(run: DomainRun, pair: Pair, bySource: ReadonlyMap<string, PendingWrite>): Pair {
  const { exchange, link, match, siebel } = pair;
  if (siebel.state !== 'present' || exchange.state !== 'present') return pair;
  const begun = [bySource.get(`siebel ${siebel.id}`), bySource.get(`exchange ${exchange.id}`)];
  const writes = begun.flatMap((pending) => (pending ? renewed(run, pair, pending) : []));
  if (writes.length === 0) return pair;
  if (link) return { ...pair, link: writes.reduce((left, pending) => withLanded(left, pair, pending), link) };
  const pending = writes.find(({ isCreate }) => isCreate);
  return pending && match?.by === 'stamp' ? { ...pair, base: baseOfMade(run, pair, pending) } : pair;
}

/** The link that says no more than what both sides are known to have said. */
function baseLinkOf({ base, exchange, link, siebel }: Pair): LinkChange | null {
  if (link) return link;
  if (!base || siebel.state !== 'present' || exchange.state !== 'present') return null;
  const versions = { siebelVersion: siebel.version, exchangeVersion: exchange.version };
  return { siebelId: siebel.id, exchangeId: exchange.id, role: siebel.traits.role, ...versions, siebelDigests: base.siebel, exchangeDigests: base.exchange }; // prettier-ignore
}

/** Saved before anything is written anew: of two runs that die one after the other, the second would else cost what the first had done. */
async function keepBases(run: DomainRun, links: readonly LinkChange[]): Promise<void> {
  if (run.isDry || links.length === 0) return;
  await run.deps.store.transaction(async () => {
    await checkRunning(run);
    await run.deps.store.links.save(run.userMap.id, run.domain, links);
  });
}

function renewed(run: DomainRun, { exchange, siebel }: Pair, pending: PendingWrite): PendingWrite {
  const { digester } = run.deps;
  const siebelDigests = renewBase(pending.siebelDigests, siebel, digester);
  return { ...pending, siebelDigests, exchangeDigests: renewBase(pending.exchangeDigests, exchange, digester) };
}

/** What a new Siebel record was to get after it was made, and has not got, is still to travel. */
function baseOfMade(run: DomainRun, { siebel }: Pair, pending: PendingWrite): NonNullable<Pair['base']> {
  const { exchangeDigests, siebelDigests, source } = pending;
  const made = source === 'exchange' && siebel.state === 'present' ? siebel : null;
  const missing = made ? run.mapping.writtenAfter.filter((field) => isBlank(made.record[field])) : [];
  return {
    siebel: { ...siebelDigests, ...Object.fromEntries(missing.map((field) => [field, made?.digests[field] ?? ''])) },
    exchange: { ...exchangeDigests, ...Object.fromEntries(missing.map((field) => [field, NEVER_AGREED])) },
  };
}

/** What is linked now, or was refused for good, need not be kept in mind any more; what may have been done all the same is. */
export function writesEnded(outcomes: readonly Outcome[], linked: ReadonlySet<Outcome>): SourceIds {
  const siebelIds: string[] = [];
  const exchangeIds: string[] = [];
  for (const outcome of outcomes) {
    const { exchange, siebel } = outcome.work.line.pair;
    const created = outcome.writes.find(({ operation }) => operation.kind === 'create');
    const isRefused = created?.result.kind === 'failed' && created.result.trouble.kind === 'rejected';
    if (!isRefused && (!linked.has(outcome) || outcome.writes.some(isUnsure))) continue;
    if (siebel.state === 'present') siebelIds.push(siebel.id);
    if (exchange.state === 'present') exchangeIds.push(exchange.id);
  }
  return { siebelIds, exchangeIds };
}
