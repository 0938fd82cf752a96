// Puts a user on a contact's Sync List in Siebel or takes the user off, and sees to it that the mailbox follows at once.
import type { SyncListChange } from '../../shared/contract/syncList.ts';
import type { UserMap } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';
import { requestRun } from './requestSync.ts';

export interface SyncListInput {
  readonly login: string;
  readonly contactId: string;
}

/** @throws UserError user-not-mapped; what Siebel refuses */
export function addToSyncList(deps: ServiceDependencies, input: SyncListInput): Promise<SyncListChange> {
  return change(deps, input, true);
}

/** The contact itself stays in Siebel. @throws UserError user-not-mapped; what Siebel refuses */
export function removeFromSyncList(deps: ServiceDependencies, input: SyncListInput): Promise<SyncListChange> {
  return change(deps, input, false);
}

async function change(deps: ServiceDependencies, input: SyncListInput, listed: boolean): Promise<SyncListChange> {
  const user = await findUser(deps.store, input.login);
  const { contactId } = input;
  await deps.directory.setSyncList(contactId, user.siebelUserId, listed);
  await deps.store.recents.touch(user.id, [{ kind: 'contact', id: contactId }], deps.clock.now());
  if (listed) await deps.store.memory.forget(user.id, 'contact', [contactId]);
  await followContact(deps, user, contactId);
  return { login: user.login, contactId, listed, syncRequested: user.enabled };
}

/** Sees to it that the mailbox follows a change of the user's place on a contact's Sync List. */
export async function followContact(deps: ServiceDependencies, user: UserMap, contactId: string): Promise<void> {
  // The next run looks at this contact whether or not the feed has told of it by then.
  await deps.store.hints.add([{ userMapId: user.id, domain: 'contact', side: 'siebel', recordId: contactId }]);
  await deps.store.userMaps.flagSiebelChanged([user.siebelUserId]);
  if (user.enabled) await requestRun(deps, user, 'Sync List');
}
