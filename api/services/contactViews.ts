// Contacts as their user's Sync List and mailbox have them: what Siebel says of them, joined with our links.
import type { SyncListContact } from '../../shared/contract/syncList.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import type { UserMap } from '../store/store.ts';
import { summariseContact } from './contactSummary.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { openInSiebel } from './openInSiebel.ts';

/** In the order given. The records carry their Sync Lists. */
export async function viewContacts(
  { openTemplate, store }: Pick<ServiceDependencies, 'store' | 'openTemplate'>,
  user: UserMap,
  contacts: readonly WireRecord[],
): Promise<SyncListContact[]> {
  const ids = contacts.map(({ id }) => id);
  const since = await store.links.linkedSince(user.id, 'contact', ids);
  return contacts.map((contact) => {
    const url = openInSiebel(openTemplate, 'contact', contact.id, user.login);
    return summariseContact(contact, user.siebelUserId, since.get(contact.id) ?? null, url);
  });
}
