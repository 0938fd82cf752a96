// Keeps a run that was ended from outside (the user was disabled or re-initialised, another engine took over) from recording anything more.
import { RunEnded } from '../errors.ts';
import type { DomainRun } from './domainRun.ts';

/** To be asked first in every transaction of a run. @throws RunEnded */
export async function checkRunning(run: Pick<DomainRun, 'deps' | 'runId'>): Promise<void> {
  if (!(await run.deps.store.runs.isRunning(run.runId))) throw new RunEnded('The run was ended from outside.');
}
