// What a write displaces is written down before it is sent. Should the run die before its journal tells, the next one does: nothing that was
// overruled or deleted is nowhere.
import { checkRunning } from './checkRunning.ts';
import type { DomainRun, PlannedWork } from './domainRun.ts';
import { unfinishedLine } from './journal.ts';
import type { WritingOperation } from './writes.ts';

/** Writes down what is about to be displaced, within the transaction before the writes. */
export async function beginLines(
  run: DomainRun,
  work: readonly PlannedWork[],
  asked: readonly { readonly line: number; readonly operation: WritingOperation }[],
): Promise<void> {
  const lines = asked.flatMap(({ line, operation }) => {
    const item = work[line];
    return item ? (unfinishedLine(run, item, operation) ?? []) : [];
  });
  await run.deps.store.unfinishedLines.begin(run.userMap.id, run.domain, lines);
}

/** Tells what a run that died was writing. */
export async function tellUnfinished(run: DomainRun): Promise<void> {
  if (run.isDry || !run.afterCrash) return;
  const { logger, store } = run.deps;
  await store.transaction(async () => {
    await checkRunning(run);
    const lines = await store.unfinishedLines.take(run.userMap.id, run.domain);
    if (lines === null) logger.error({ run: run.runId, domain: run.domain }, 'what a run that died was writing cannot be told: its encryption key is gone'); // prettier-ignore
    await store.journal.append(lines ?? []);
  });
}
