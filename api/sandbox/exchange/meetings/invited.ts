// Whom an organizer's event invites: the addresses that are mailed, and the mailboxes of this Exchange behind them, distribution lists spelled
// out. Knows the directory and the form of attendees; must not know what is delivered.
import { addressOf, attendeesOf } from '../entities/attendees.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import type { Json } from '../schema/readBody.ts';
import type { SampleCompany } from '../../sampleData/types.ts';

/** Who is mailed about an event, each address once, the organizer's own left out; nobody if the event is somebody else's. */
export function recipientsOf(store: Store, data: Json): string[] {
  if (data['isOrganizer'] !== true) return [];
  const organizer = store.findUser(addressOf(data['organizer']));
  return [...new Set(attendeesOf(data).map(addressOf))].filter((address) => {
    return address !== '' && (!organizer || store.findUser(address) !== organizer);
  });
}

const listsOf = new WeakMap<SampleCompany, ReadonlyMap<string, readonly MailboxOwner[]>>();

/** The members of each distribution list by its address in lower case. */
function membersByList(store: Store): ReadonlyMap<string, readonly MailboxOwner[]> {
  const known = listsOf.get(store.company);
  if (known) return known;
  const byId = new Map(store.mailboxOwners.map((owner) => [owner.id, owner]));
  const members = new Map(
    store.company.lists.map(({ address, memberIds }) => [
      address.toLowerCase(),
      memberIds.map((id) => byId.get(id)).filter((owner) => owner !== undefined),
    ]),
  );
  listsOf.set(store.company, members);
  return members;
}

/** The mailboxes of this Exchange behind addresses, each once, without those of `except`. */
export function ownersOf(
  store: Store,
  addresses: readonly string[],
  except: readonly (MailboxOwner | undefined)[],
): MailboxOwner[] {
  const lists = membersByList(store);
  const owners = addresses.flatMap((address) => {
    const owner = store.findUser(address);
    return owner ? [owner] : (lists.get(address) ?? []);
  });
  const left = new Set(except);
  return [...new Set(owners)].filter((owner) => !left.has(owner));
}

/** Whether an attendee is a room or another resource, which answers by itself. */
export function isResource(store: Store, owner: MailboxOwner, data: Json): boolean {
  if (owner.isRoom === true) return true;
  return attendeesOf(data).some((one) => one['type'] === 'resource' && store.findUser(addressOf(one)) === owner);
}
