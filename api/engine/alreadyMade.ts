// Before a record is created in Siebel: whether one is there that was made of this very item. A run that died may have had the create under way when
// the next one read Siebel; and an activity that became another kind since is in no reading of its old domain, so without its link the item looks new.
import type { WireRecord } from '../domains/wireRecord.ts';
import type { PresentView } from '../reconcile/types.ts';
import { checkRunning } from './checkRunning.ts';
import { creationKey } from './creationKey.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { linkOf } from './lostPairs.ts';
import type { WritingOperation } from './writes.ts';

interface Asked {
  readonly line: number;
  readonly operation: WritingOperation;
}

interface Create<T> {
  readonly item: T;
  readonly view: PresentView;
  readonly found: readonly WireRecord[];
}

/** Of these those that must not be created now: the next run knows their records, and goes on from there. */
export async function alreadyMade<T extends Asked>(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly T[],
): Promise<ReadonlySet<T>> {
  const creates = await findMade(run, work, asked);
  // One that has its partner is known; one that the user left is no more theirs than any other.
  const isArrived = ({ id, inScope }: WireRecord): boolean => inScope && !run.handledSiebelIds.has(id);
  const arrived = creates.filter(({ found }) => found.some(isArrived));
  const moved = await linkMoved(run, creates.filter((create) => !arrived.includes(create))); // prettier-ignore
  return new Set([...arrived, ...moved].map(({ item }) => item));
}

/** Contacts were looked for by their key when they were matched, so only those are asked for again that a run had begun. */
async function findMade<T extends Asked>(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly T[],
): Promise<readonly Create<T>[]> {
  const creates = asked.flatMap((item) => {
    const view = work[item.line]?.line.pair.exchange;
    const isCreate = item.operation.kind === 'create' && item.operation.side === 'siebel';
    return isCreate && view?.state === 'present' ? [{ item, view }] : [];
  });
  if (creates.length === 0) return [];
  const { connectors, store } = run.deps;
  const ids = creates.map(({ view }) => view.id);
  const begun = await store.pendingWrites.find(run.userMap.id, run.domain, { siebelIds: [], exchangeIds: ids });
  const isBegun = (id: string): boolean => begun.some(({ isCreate, sourceId }) => isCreate && sourceId === id);
  const open = creates.filter(({ view }) => run.domain !== 'contact' || isBegun(view.id));
  if (open.length === 0) return [];
  const keys = open.map(({ view }) => ({ by: 'stamp', stamp: creationKey(run.scope.mailbox, view.id), anywhere: true }) as const); // prettier-ignore
  const found = await connectors.siebel.find(run.scope, run.domain, keys);
  return open.map((create, index) => ({ ...create, found: found[index] ?? [] }));
}

/** Gives items their link back whose activity became another kind: they leave with it, by the rules of all that do. */
async function linkMoved<T>(run: DomainRun, creates: readonly Create<T>[]): Promise<readonly Create<T>[]> {
  const others = creates.flatMap((create) =>
    create.found.flatMap(({ id, inScope }) => (inScope ? [] : [{ create, id }])),
  );
  if (others.length === 0) return [];
  const { connectors, store } = run.deps;
  const ids = others.map(({ id }) => id);
  const states = await connectors.siebel.read(run.scope, run.domain, ids);
  const taken = await store.links.findBySiebelIds(run.userMap.id, run.domain, ids);
  const moved = others.filter(({ id }, index) => {
    const state = states[index];
    return state?.kind === 'gone' && state.why === 'moved-domain' && !taken.some(({ siebelId }) => siebelId === id);
  });
  if (moved.length === 0) return [];
  await store.transaction(async () => {
    await checkRunning(run);
    await store.links.save(run.userMap.id, run.domain, moved.map(({ create, id }) => linkOf(create.view, id, create.view.id))); // prettier-ignore
  });
  return moved.map(({ create }) => create);
}
