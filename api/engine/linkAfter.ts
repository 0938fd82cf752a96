// The link that a line leaves behind: new, renewed, gone, or as it was.
import { otherSide, type Side } from '../../shared/vocabulary.ts';
import { digestsAfter, NEVER_AGREED } from '../reconcile/agree.ts';
import type { Digests, Pair, SideView } from '../reconcile/types.ts';
import type { LinkChange } from '../store/store.ts';
import type { Outcome } from './apply.ts';
import { unclearFields } from './decided.ts';
import type { DomainRun } from './domainRun.ts';
import { digestsWritten, idOn, recordOn, type Write } from './writes.ts';

export interface LinkAfter {
  readonly save: LinkChange | null;
  readonly removeId: string | null;
}

const UNCHANGED: LinkAfter = { save: null, removeId: null };

/** Works out the link from what was written. A failed create or removal leaves things as they were, to be tried again. */
export function linkAfter(run: DomainRun, outcome: Outcome): LinkAfter {
  const { line } = outcome.work;
  const { pair, operations } = line;
  const did = (kind: string): Write | undefined => outcome.writes.find(({ operation }) => operation.kind === kind);
  const failedKinds = new Set(
    outcome.writes.filter(({ result }) => result.kind === 'failed').map(({ operation }) => operation.kind),
  );

  const created = did('create');
  if (created) {
    if (failedKinds.has('create')) return UNCHANGED;
    return { save: createdLink(run, pair, created), removeId: pair.link?.id ?? null };
  }
  if (operations.some((operation) => operation.kind === 'unlink')) {
    return failedKinds.has('remove') || failedKinds.has('update')
      ? UNCHANGED
      : { save: null, removeId: pair.link?.id ?? null };
  }
  if (failedKinds.has('adopt')) return UNCHANGED;
  const isLinking = operations.some((operation) => operation.kind === 'link');
  if (!pair.link && !isLinking) return UNCHANGED;
  if (pair.siebel.state !== 'present' || pair.exchange.state !== 'present')
    return { save: isLinking ? linkWithoutBase(run, pair) : null, removeId: null };
  return { save: renewedLink(run, outcome), removeId: null };
}

/** The link of two that are one, though one of them is not synced now: once it is, every field is compared anew. */
function linkWithoutBase(run: DomainRun, { exchange, siebel }: Pair): LinkChange | null {
  if (siebel.state === 'none' || exchange.state === 'none') return null;
  const never = Object.fromEntries(Object.keys(run.policy.fields).map((field) => [field, NEVER_AGREED]));
  const role = siebel.state === 'present' ? siebel.traits.role : 'owner';
  return { siebelId: siebel.id, exchangeId: exchange.id, role, siebelVersion: null, exchangeVersion: null, siebelDigests: never, exchangeDigests: never }; // prettier-ignore
}

function createdLink(run: DomainRun, pair: Pair, write: Write): LinkChange | null {
  if (write.result.kind !== 'written' || write.operation.kind !== 'create') return null;
  const source: Side = write.operation.side === 'siebel' ? 'exchange' : 'siebel';
  const view = pair[source];
  const sourceId = idOn(pair, source);
  if (view.state !== 'present' || sourceId === null) return null;
  const written = digestsWritten(run, write, write.operation.values) ?? {};
  const unclear = Object.fromEntries(unclearFields(write).map((field) => [field, NEVER_AGREED]));
  const version = write.result.record?.version ?? null;
  return source === 'siebel'
    ? { siebelId: sourceId, exchangeId: write.result.id, role: view.traits.role, siebelVersion: view.version, exchangeVersion: version, siebelDigests: view.digests, exchangeDigests: written } // prettier-ignore
    : { siebelId: write.result.id, exchangeId: sourceId, role: 'owner', siebelVersion: version, exchangeVersion: view.version, siebelDigests: written, exchangeDigests: { ...view.digests, ...unclear } }; // prettier-ignore
}

function renewedLink(run: DomainRun, outcome: Outcome): LinkChange | null {
  const { line } = outcome.work;
  const { siebel, exchange, link } = line.pair;
  if (siebel.state !== 'present' || exchange.state !== 'present') return null;
  const settled = new Set(line.agreed);
  for (const { operation, result } of outcome.writes) {
    if (operation.kind === 'update' && result.kind === 'written')
      Object.keys(operation.values).forEach((field) => settled.add(field));
  }
  outcome.writes.flatMap(unclearFields).forEach((field) => settled.delete(field));
  if (line.undo) for (const field of halfUndone(outcome)) settled.delete(field);
  const digestsOf = (side: Side, view: SideView, base: Digests | null): Digests =>
    view.state !== 'present'
      ? (base ?? {})
      : digestsAfter({
          fields: Object.keys(run.policy.fields),
          base,
          current: view.digests,
          written: writtenOn(run, outcome, side),
          settled,
          outstanding: outstandingOn(outcome, side),
        });
  return {
    siebelId: siebel.id,
    exchangeId: exchange.id,
    role: siebel.traits.role,
    siebelVersion: siebel.version,
    exchangeVersion: exchange.version,
    siebelDigests: digestsOf('siebel', siebel, link?.siebelDigests ?? null),
    exchangeDigests: digestsOf('exchange', exchange, link?.exchangeDigests ?? null),
    flips: line.flips ?? link?.flips ?? null,
  };
}

/** Fields that went back on one side only: that is a change, which travels by the rules once it can. */
function halfUndone({ work, writes }: Outcome): readonly string[] {
  const failed = writes.flatMap(({ operation, result }) =>
    operation.kind === 'update' && result.kind === 'failed' ? Object.keys(operation.values) : [],
  );
  return [...(work.line.undo?.untold ?? []), ...failed];
}

function writtenOn(run: DomainRun, outcome: Outcome, side: Side): Digests | null {
  const write = outcome.writes.find(({ operation }) => operation.kind === 'update' && operation.side === side);
  if (!write || write.operation.kind !== 'update') return null;
  return digestsWritten(run, write, { ...recordOn(outcome.work.line.pair, side), ...write.operation.values });
}

/** Fields of this side that were to travel and did not, or were to be overruled and were not: refused by the gate, or failed on the other side. */
function outstandingOn({ work, writes }: Outcome, side: Side): ReadonlySet<string> {
  const overruled = new Set(work.line.overruled.map(({ field }) => field));
  const from = (source: Side, fields: readonly string[]): readonly string[] => (source === side ? fields : fields.filter((field) => overruled.has(field))); // prettier-ignore
  const refused = work.line.skips.flatMap(({ direction, fields }) => from(direction === 'outbound' ? 'siebel' : 'exchange', fields)); // prettier-ignore
  const failed = writes.flatMap(
    ({ operation, result }) =>
    operation.kind === 'update' && result.kind === 'failed' ? from(otherSide(operation.side), Object.keys(operation.values)) : [], // prettier-ignore
  );
  const unclear = side === 'exchange' ? writes.flatMap(unclearFields) : [];
  return new Set([...refused, ...failed, ...unclear]);
}
