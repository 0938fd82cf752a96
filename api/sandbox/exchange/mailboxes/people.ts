// Who has a mailbox, as the directory knows them: object id, name and addresses. The object id is the one that the token issuer puts into
// tokens.
import type { SampleEmployee, SampleRoom } from '../../sampleData/types.ts';
import { guidOf } from '../ids.ts';

/** Whose mailbox it is: an employee's, or a room's, which nobody signs in to. */
export interface MailboxOwner extends SampleEmployee {
  readonly isRoom?: boolean;
}

/** A room as the owner of its mailbox: its name is all first name, its alias the left part of its address. */
export function roomOwner({ id, name, email, organizationId, timeZone, language }: SampleRoom): MailboxOwner {
  const login = email.slice(0, email.indexOf('@')).toUpperCase();
  const person = { firstName: name, lastName: '', jobTitle: '', positionId: '' };
  return { id, login, email, organizationId, timeZone, language, ...person, isRoom: true };
}

/** The name that the address book shows. */
export function displayNameOf({ firstName, lastName }: MailboxOwner): string {
  return `${firstName} ${lastName}`.trim();
}

/** The object id of an owner's user, a GUID. */
export function userIdOf(owner: MailboxOwner): string {
  return guidOf(owner.email.toLowerCase());
}

/** All addresses of a mailbox in lower case, the primary one first. */
export function addressesOf(owner: MailboxOwner): readonly string[] {
  const primary = owner.email.toLowerCase();
  const alias = `${owner.login.toLowerCase()}@${primary.slice(primary.indexOf('@') + 1)}`;
  return alias === primary ? [primary] : [primary, alias];
}
