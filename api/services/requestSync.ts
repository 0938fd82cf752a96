// "Sync now", for one user or for everybody enabled. Only asks for the run; the engine carries it out.
import { UserError } from '../errors.ts';
import type { UserMap } from '../store/store.ts';
import type { SyncRequested } from '../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

type Needed = Pick<ServiceDependencies, 'store' | 'queue' | 'clock'>;

/** `login` null: every enabled user. `reason` is told by the run, in a word or two. */
export interface RequestSyncInput {
  readonly login: string | null;
  readonly reason: string;
}

/** @throws UserError user-not-mapped, user-disabled */
export async function requestSync(deps: Needed, input: RequestSyncInput): Promise<SyncRequested> {
  if (input.login === null) {
    const users = await deps.store.userMaps.list({ enabled: true });
    for (const user of users) await requestRun(deps, user, input.reason);
    return { requested: users.map((user) => user.login) };
  }
  const user = await findUser(deps.store, input.login);
  if (!user.enabled) {
    throw new UserError('user-disabled', `${user.login} is disabled: enable the user, then ask for a sync.`, 409);
  }
  await requestRun(deps, user, input.reason);
  return { requested: [user.login] };
}

/** Asks for a run of a user known to be enabled. The mark in the store outlives the queue. */
export async function requestRun(deps: Needed, user: UserMap, reason: string): Promise<void> {
  await deps.store.userMaps.requestSync(user.id, deps.clock.now());
  await deps.queue.requestSync(user.id, user.login, reason);
}
