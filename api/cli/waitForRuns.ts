// Asks for runs and waits until they are done, telling how it goes.
import type { ServiceDependencies } from '../services/dependencies.ts';
import { requestSync } from '../services/requestSync.ts';
import type { Run, UserMap } from '../store/store.ts';
import type { CliDependencies } from './cliDependencies.ts';

const POLL_MS = 500;
const PATIENCE_MS = 10 * 60 * 1000;
const RUNS_LOOKED_AT = 5;

/** `run` is null where it did not finish in time. */
export interface AwaitedRun {
  readonly user: UserMap;
  readonly run: Run | null;
}

/** Only runs that start after the request count. Waits ten minutes at most. @throws what requestSync throws */
export async function runAndWait(
  cli: CliDependencies,
  services: ServiceDependencies,
  users: readonly UserMap[],
): Promise<AwaitedRun[]> {
  const earlier = new Set<string>();
  for (const user of users) for (const run of await recentRuns(services, user)) earlier.add(run.id);
  for (const user of users) await requestSync(services, { login: user.login, reason: 'command line' });
  cli.stderr.write(`Waiting for ${users.length === 1 ? 'one run' : `${users.length} runs`} …\n`);

  const deadline = services.clock.now().getTime() + PATIENCE_MS;
  const finished = new Map<string, Run>();
  while (finished.size < users.length && services.clock.now().getTime() < deadline) {
    for (const user of users.filter((one) => !finished.has(one.id))) {
      const runs = await recentRuns(services, user);
      const run = runs.find((one) => !earlier.has(one.id) && one.endedAt !== null);
      if (!run) continue;
      finished.set(user.id, run);
      cli.stderr.write(`${finished.size} of ${users.length}: ${user.login} ${describeEnd(run)}\n`);
    }
    if (finished.size < users.length) await cli.sleep(POLL_MS);
  }
  return users.map((user) => ({ user, run: finished.get(user.id) ?? null }));
}

function recentRuns(services: ServiceDependencies, user: UserMap): Promise<readonly Run[]> {
  return services.store.runs.list({ userMapId: user.id, limit: RUNS_LOOKED_AT });
}

function describeEnd(run: Run): string {
  const seconds = ((run.endedAt?.getTime() ?? run.startedAt.getTime()) - run.startedAt.getTime()) / 1000;
  return `${run.outcome === 'success' ? 'done' : 'failed'} after ${seconds.toFixed(1)} s`;
}
