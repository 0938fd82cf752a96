// Items that a removal put into Deleted Items come back from there where the server can bring them; what it cannot is created anew.
import type { PlannedWork, DomainRun } from './domainRun.ts';
import type { UndoResult } from '../store/undo.ts';
import { checkRunning } from './checkRunning.ts';
import { titleOf } from './normalise.ts';
import { stateAfter } from './undoRecord.ts';
import { idOn } from './writes.ts';

/** Brings back what it can, one step of its undo, and gives the work that is left. */
export async function bringItemsBack(run: DomainRun, works: readonly PlannedWork[]): Promise<readonly PlannedWork[]> {
  const { exchange } = run.deps.connectors;
  const removed = works.flatMap((work) => {
    const [id, stamp] = [idOn(work.line.pair, 'exchange'), idOn(work.line.pair, 'siebel')];
    return createsItem(work) && id !== null && stamp !== null ? [{ work, id, stamp }] : [];
  });
  if (removed.length === 0 || !exchange.bringBack) return works;
  const results = await exchange.bringBack(run.scope, run.domain, removed);
  const back = removed.flatMap(({ work }, index) => {
    const result = results[index];
    return result?.kind === 'present' ? [{ work, id: result.record.id }] : [];
  });
  await record(run, back);
  const unsure = removed.flatMap(({ work }, index) => {
    const result = results[index];
    return result?.kind === 'failed' ? [{ work, trouble: result.trouble }] : [];
  });
  const { undo } = run.deps.store;
  const items = await undo.findItems(unsure.flatMap(({ work }) => work.line.undo?.itemId ?? []));
  const attempts = new Map(items.map((item) => [item.id, item.attempts]));
  await undo.settle(unsure.map(({ trouble, work }) => stepOf(work, stateAfter(trouble, attempts.get(work.line.undo?.itemId ?? '') ?? 0)))); // prettier-ignore
  const done = new Set([...back, ...unsure].map(({ work }) => work));
  return works.filter((work) => !done.has(work));
}

function createsItem({ line }: PlannedWork): boolean {
  return line.operations.some((operation) => operation.kind === 'create' && operation.side === 'exchange');
}

interface Back {
  readonly work: PlannedWork;
  /** The item's id now. */
  readonly id: string;
}

/** The write in the journal, and the step in the undo, which goes on. */
async function record(run: DomainRun, done: readonly Back[]): Promise<void> {
  if (done.length === 0) return;
  const { store } = run.deps;
  const { journal, undo } = store;
  await store.transaction(async () => {
    await checkRunning(run);
    await journal.append(
      done.map(({ work, id }) => {
        const { pair, undo: of } = work.line;
        const title = titleOf(run, pair);
        return {
          runId: run.runId,
          userMapId: run.userMap.id,
          login: run.userMap.login,
          domain: run.domain,
          direction: 'outbound' as const,
          rule: 'undo' as const,
          operation: 'restore',
          outcome: 'written' as const,
          siebelId: idOn(pair, 'siebel'),
          exchangeId: id,
          fields: [],
          reason: null,
          message: null,
          details: { title, before: {}, after: {}, overruled: [] },
          undoes: of?.lineId ?? null,
        };
      }),
    );
    await undo.settle(done.map(({ work }) => stepOf(work, { writes: ['restore exchange'] })));
  });
}

/** The undo goes on in its next step. */
function stepOf({ line }: PlannedWork, part: Partial<UndoResult>): UndoResult {
  const id = line.undo?.itemId ?? '';
  return { id, state: 'waiting', writes: [], restored: [], leftOut: [], reason: null, message: null, ...part };
}
