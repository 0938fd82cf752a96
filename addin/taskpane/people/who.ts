// The people of an item in the order that helps most, and which Siebel contact each of them is. Pure.
import type { Person } from '../../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../../shared/contract/syncList.ts';

/** The contact that was chosen for an address with several. */
export type Choices = Readonly<Record<string, string>>;

const RANKS: Readonly<Record<Person['who'], number>> = { contact: 0, unknown: 1, employee: 2, self: 3 };

/** Contacts first, then the unknown, colleagues and the user; within these as the item has them. */
export function inOrder(people: readonly Person[]): readonly Person[] {
  return [...people].sort((one, other) => RANKS[one.who] - RANKS[other.who]);
}

/** Null while it is not known which one, or whether, the person is a contact. */
export function contactOf(person: Person, choices: Choices): SyncListContact | null {
  const { contacts } = person;
  if (contacts.length === 1) return contacts[0] ?? null;
  return contacts.find(({ contactId }) => contactId === choices[person.address]) ?? null;
}

/** How a contact stands between the Sync List and the mailbox. */
export type ListState = 'in mailbox' | 'leaving' | 'not listed' | 'waiting';

export function listStateOf({ inMailbox, listed }: Pick<SyncListContact, 'inMailbox' | 'listed'>): ListState {
  if (listed) return inMailbox ? 'in mailbox' : 'waiting';
  return inMailbox ? 'leaving' : 'not listed';
}
