// Finds Siebel contacts and tells of each whether it is on a user's Sync List and whether it has reached the mailbox.
import type { SyncListView } from '../../shared/contract/syncList.ts';
import { viewContacts } from './contactViews.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

const CONTACTS_SHOWN = 50;

/** At most 50 contacts, in Siebel's order. @throws UserError user-not-mapped */
export async function searchSyncList(
  deps: Pick<ServiceDependencies, 'store' | 'directory' | 'openTemplate'>,
  input: { readonly login: string; readonly search: string },
): Promise<SyncListView> {
  const user = await findUser(deps.store, input.login);
  const contacts = await deps.directory.searchContacts(input.search, CONTACTS_SHOWN, user);
  return { login: user.login, contacts: await viewContacts(deps, user, contacts) };
}
