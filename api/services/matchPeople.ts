// Who the people of an Outlook item are in Siebel, by their e-mail addresses: contacts, colleagues, the user, or nobody.
import type { PeopleView, Person } from '../../shared/contract/siebelRecords.ts';
import type { SyncListContact } from '../../shared/contract/syncList.ts';
import type { SiebelEmployee } from '../connectors/connector.ts';
import type { UserMap } from '../store/store.ts';
import { viewContacts } from './contactViews.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { findUser } from './findUser.ts';

/** Addresses are in lower case. */
export interface MatchPeopleInput {
  readonly login: string;
  readonly people: readonly { readonly address: string; readonly name: string }[];
}

/** One answer for each address, in the order asked. @throws UserError user-not-mapped; what Siebel's trouble throws */
export async function matchPeople(deps: ServiceDependencies, input: MatchPeopleInput): Promise<PeopleView> {
  const user = await findUser(deps.store, input.login);
  const people = input.people.filter(
    ({ address }, index) => input.people.findIndex((one) => one.address === address) === index,
  );
  const others = people.map(({ address }) => address).filter((address) => address !== user.mailbox);
  const [found, employees] =
    others.length === 0
      ? [[], []]
      : await Promise.all([deps.records.contactsByEmail(others, user), deps.records.employeesByEmail(others)]);
  const contacts = await viewContacts(deps, user, found);
  return { login: user.login, people: people.map((person) => tell(person, user, contacts, employees)) };
}

function tell(
  { address, name }: MatchPeopleInput['people'][number],
  user: UserMap,
  contacts: readonly SyncListContact[],
  employees: readonly SiebelEmployee[],
): Person {
  const theirs = contacts.filter(({ email }) => email.toLowerCase() === address);
  const employee = employees.find(({ email }) => email.toLowerCase() === address);
  const isSelf = address === user.mailbox || employee?.id === user.siebelUserId;
  const who = isSelf ? 'self' : theirs.length > 0 ? 'contact' : employee ? 'employee' : 'unknown';
  const colleague = isSelf ? user : employee;
  const known = theirs[0]?.name ?? (colleague ? `${colleague.firstName} ${colleague.lastName}`.trim() : '');
  return { address, name: name || known, who, contacts: isSelf ? [] : theirs };
}
