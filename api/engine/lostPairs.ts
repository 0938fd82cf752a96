// Pairs that no link joins although one record was made of the other, and of which one side is gone by now. Reads what is missing; what becomes of
// them is lostLinks.ts's.
import { isAsMade, madeAtOf } from '../domains/made.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import type { Digests, PresentView, SideView } from '../reconcile/types.ts';
import type { PendingWrite } from '../store/bookkeeping.ts';
import type { LinkChange } from '../store/store.ts';
import { byAge } from './candidates.ts';
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
 * Siebel records that were made of items which are deleted or moved away by now, or which live, while the record is not the user's in this domain
 * any more. They carry the creation key of their item.
 */
export async function madeAndLeft(
  run: DomainRun,
  alone: readonly Seen[],
  begun: Begun,
): Promise<readonly LinkChange[]> {
  const asked = alone.flatMap(({ view }): Known[] => {
    if (view.state === 'present') return begun.exchange.has(view.id) ? [view] : [];
    return view.state === 'gone' && (run.afterCrash || begun.exchange.has(view.id)) ? [view] : [];
  });
  if (asked.length === 0) return [];
  const keys = asked.map(({ id }) => ({ by: 'stamp', stamp: creationKey(run.scope.mailbox, id), anywhere: true }) as const); // prettier-ignore
  const found = await run.deps.connectors.siebel.find(run.scope, run.domain, keys);
  const records = found.map((one) => [...one].sort(({ id }, { id: other }) => byAge(id, other)));
  await dropDoubled(run, asked.flatMap(({ state }, index) => (state === 'present' ? (records[index] ?? []).slice(1) : []))); // prettier-ignore
  return asked.flatMap((item, index): LinkChange[] => {
    const [record] = records[index] ?? [];
    if (!record || record.inScope === (item.state === 'present')) return [];
    if (item.state === 'present') return [linkOf(item, record.id, item.id)];
    const { view } = seeEntry(run, 'siebel', { kind: 'present', record });
    return view.state === 'present' ? [linkOf(view, view.id, item.id)] : [];
  });
}

/**
 * A create that arrived twice, of an engine that died before it saw that: what was made second, and nobody has touched, is taken away again, as
 * it would have been then.
 */
async function dropDoubled(run: DomainRun, seconds: readonly WireRecord[]): Promise<void> {
  const doubled = seconds.filter(({ inScope, version }) => inScope && version === '0');
  if (run.isDry || doubled.length === 0) return;
  for (const { id } of doubled) {
    run.inventory.delete(id);
    run.handledSiebelIds.add(id);
  }
  const requests = doubled.map((current) => ({ kind: 'remove', id: current.id, current, how: 'delete' }) as const);
  await run.deps.connectors.siebel.write(run.scope, run.domain, requests);
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
export function linkOf(living: PresentView, siebelId: string, exchangeId: string): LinkChange {
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
