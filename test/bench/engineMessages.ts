// What a benchmark and its engine process say to each other.
import type { RunCounts } from '../../api/store/store.ts';

/**
 * `prepare` maps and enables the user and starts Siebel's feed; `run` is the user's run; `forget` throws all cursors away; `cycle` reads the
 * feed as the Dispatcher does, then runs the user.
 */
export type EngineStep = 'prepare' | 'run' | 'forget' | 'cycle';

export interface StepDone {
  readonly counts: RunCounts;
  /** User and system time of the process, all its threads. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** The most memory that the process ever had. */
  readonly peakRssMiB: number;
  /** Why the step or the run failed; null when it did not. */
  readonly failure: string | null;
}
