// A run that dies may have a create under way that reaches Siebel only after the next run has read everything there.
import { creationKey } from './creationKey.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { idOn, type WritingOperation } from './writes.ts';

interface Asked {
  readonly line: number;
  readonly operation: WritingOperation;
}

/** Of these creates in Siebel those of which a record is there by now: one that was sent before, by a run whose end nobody knows. */
export async function madeMeanwhile<T extends Asked>(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly T[],
): Promise<ReadonlySet<T>> {
  const creates = asked.flatMap((item) => {
    const pair = work[item.line]?.line.pair;
    const id =
      pair && item.operation.kind === 'create' && item.operation.side === 'siebel' ? idOn(pair, 'exchange') : null;
    return id === null ? [] : [{ item, id }];
  });
  if (creates.length === 0) return new Set();
  const { connectors, store } = run.deps;
  const begun = await store.pendingWrites.find(run.userMap.id, run.domain, { siebelIds: [], exchangeIds: creates.map(({ id }) => id) }); // prettier-ignore
  const repeated = creates.filter(({ id }) => begun.some(({ isCreate, sourceId }) => isCreate && sourceId === id));
  if (repeated.length === 0) return new Set();
  const keys = repeated.map(({ id }) => ({ by: 'stamp' as const, stamp: creationKey(run.scope.mailbox, id) }));
  const found = await connectors.siebel.find(run.scope, run.domain, keys);
  // One that has its partner, or was left by the user, is known: it is none that has just arrived.
  const isNews = (index: number): boolean => (found[index] ?? []).some(({ id, inScope }) => inScope && !run.handledSiebelIds.has(id)); // prettier-ignore
  return new Set(repeated.flatMap(({ item }, index) => (isNews(index) ? [item] : [])));
}
