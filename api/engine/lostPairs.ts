// Pairs that no link joins although one record was made of the other, and of which one side is gone by now. Reads what is missing; what becomes of
// them is lostLinks.ts's.
import { isAsMade, madeAtOf } from '../domains/made.ts';
import type { Digests, PresentView, SideView } from '../reconcile/types.ts';
import type { PendingWrite } from '../store/bookkeeping.ts';
import type { LinkChange } from '../store/store.ts';
import { creationKey } from './creationKey.ts';
import type { DomainRun, Seen } from './domainRun.ts';
import { renewBase, seeEntry } from './normalise.ts';

/** What was being created from records of either side, by the record's id. */
export interface Begun {
  readonly siebel: ReadonlyMap<string, PendingWrite>;
  readonly exchange: ReadonlyMap<string, PendingWrite>;
}

type Known = Extract<SideView, { readonly state: 'present' | 'gone' }>;

/**
 * Siebel records that were made of items which are deleted by now, or which live, and whose user was taken off the record since. They carry the
 * creation key of their item.
 */
export async function madeAndLeft(
  run: DomainRun,
  alone: readonly Seen[],
  begun: Begun,
): Promise<readonly LinkChange[]> {
  const asked = alone.flatMap(({ view }): Known[] => {
    if (view.state === 'present') return begun.exchange.has(view.id) ? [view] : [];
    const isRemoved = view.state === 'gone' && view.why === 'deleted';
    return isRemoved && (run.afterCrash || begun.exchange.has(view.id)) ? [view] : [];
  });
  if (asked.length === 0) return [];
  const keys = asked.map(({ id }) => ({ by: 'stamp' as const, stamp: creationKey(run.scope.mailbox, id) }));
  const found = await run.deps.connectors.siebel.find(run.scope, run.domain, keys);
  return asked.flatMap((item, index): LinkChange[] => {
    const [record] = found[index] ?? [];
    if (!record || record.inScope === (item.state === 'present')) return [];
    if (item.state === 'present') return [linkOf(item, record.id, item.id)];
    const { view } = seeEntry(run, 'siebel', { kind: 'present', record });
    return view.state === 'present' ? [linkOf(view, view.id, item.id)] : [];
  });
}

interface Stamped {
  readonly siebelId: string;
  readonly view: PresentView;
  /** What the item said when it was made. */
  readonly base: Digests;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/**
 * Items that were made from Siebel records which are gone by now. What was being created when the run died is the oldest that names its record;
 * where that is not known, only one that nobody has touched since: what a person made or edited is the person's.
 */
export async function madeFromRemoved(
  run: DomainRun,
  alone: readonly Seen[],
  begun: Begun,
  since: Date | null,
): Promise<readonly LinkChange[]> {
  const stamped = oldestOfEach(alone.flatMap((item) => stampedOf(run, item, begun, since) ?? []));
  if (stamped.length === 0) return [];
  const ids = stamped.map(({ siebelId }) => siebelId);
  const read = await run.deps.connectors.siebel.read(run.scope, run.domain, ids);
  return stamped.flatMap(({ base, siebelId, view }, index) => {
    const state = read[index];
    const isGone = state?.kind === 'gone' && state.why !== 'out-of-scope';
    return isGone ? [{ ...linkOf(view, siebelId, view.id), exchangeDigests: base }] : [];
  });
}

function stampedOf(run: DomainRun, { view, wire }: Seen, begun: Begun, since: Date | null): Stamped | null {
  const siebelId = wire?.stamp ?? null;
  if (view.state !== 'present' || !wire || siebelId === null) return null;
  const pending = begun.siebel.get(siebelId);
  if (!pending && !(since && isAsMade(wire, since))) return null;
  if (run.inventory.get(siebelId)?.view.state === 'present') return null;
  const said = pending ? renewBase(pending.exchangeDigests, view, run.deps.digester) : {};
  return { siebelId, view, base: { ...view.digests, ...said }, madeAt: madeAtOf(wire) };
}

function oldestOfEach(stamped: readonly Stamped[]): readonly Stamped[] {
  const youngestFirst = [...stamped].sort((one, other) => other.madeAt - one.madeAt);
  return [...new Map(youngestFirst.map((one) => [one.siebelId, one])).values()];
}

/** A link whose living side is as both last agreed. */
function linkOf(living: PresentView, siebelId: string, exchangeId: string): LinkChange {
  const isSiebel = living.id === siebelId;
  return {
    siebelId,
    exchangeId,
    role: living.traits.role,
    siebelVersion: isSiebel ? living.version : null,
    exchangeVersion: isSiebel ? null : living.version,
    siebelDigests: isSiebel ? living.digests : {},
    exchangeDigests: isSiebel ? {} : living.digests,
  };
}
