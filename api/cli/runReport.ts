// What runs did, counted from their journal lines.
import type { ServiceDependencies } from '../services/dependencies.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { RunCounts } from '../store/store.ts';
import type { AwaitedRun } from './waitForRuns.ts';
import { formatTable } from './output.ts';

const PAGE_SIZE = 1_000;

export interface OperationCount {
  readonly domain: string;
  readonly direction: string;
  readonly operation: string;
  readonly outcome: string;
  readonly count: number;
}

export interface RunReport {
  readonly login: string;
  readonly runId: string | null;
  /** `timed out`: it had not finished when the command stopped waiting. */
  readonly outcome: 'success' | 'failed' | 'timed out';
  /** Why it failed. */
  readonly reason: string | null;
  readonly counts: RunCounts | null;
  readonly operations: readonly OperationCount[];
}

/** `domain` narrows the operations that are counted. */
export async function reportRun(
  services: ServiceDependencies,
  { user, run }: AwaitedRun,
  domain: Domain | undefined,
): Promise<RunReport> {
  if (run === null || run.outcome === 'running') {
    const reason = 'The run did not finish in time. Is an engine running?';
    return { login: user.login, runId: run?.id ?? null, outcome: 'timed out', reason, counts: null, operations: [] };
  }
  const operations = await countOperations(services, run.id, domain);
  const failed = run.outcome === 'failed';
  const reason = failed ? ((await services.store.userMaps.findById(user.id))?.stateReason ?? null) : null;
  return { login: user.login, runId: run.id, outcome: run.outcome, reason, counts: run.counts, operations };
}

async function countOperations(
  services: ServiceDependencies,
  runId: string,
  domain: Domain | undefined,
): Promise<OperationCount[]> {
  const counts = new Map<string, OperationCount>();
  let beforeId: string | undefined;
  for (;;) {
    const filter = { runId, limit: PAGE_SIZE, ...(domain ? { domain } : {}), ...(beforeId ? { beforeId } : {}) };
    const lines = await services.store.journal.list(filter);
    for (const { domain: of, direction, operation, outcome } of lines) {
      const key = `${of} ${direction} ${operation} ${outcome}`;
      counts.set(key, { domain: of, direction, operation, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    if (lines.length < PAGE_SIZE) break;
    beforeId = lines.at(-1)?.id;
  }
  return [...counts.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, count]) => count);
}

/** The operations of one run as a table, or one line that nothing had to be done. */
export function formatOperations(operations: readonly OperationCount[]): string {
  if (operations.length === 0) return 'Nothing had to be written.\n';
  const rows = operations.map((one) => [one.domain, one.direction, one.operation, one.outcome, one.count]);
  return formatTable(['DOMAIN', 'DIRECTION', 'OPERATION', 'OUTCOME', 'COUNT'], rows);
}
