// A user of the directory as Graph returns it: an employee, or a room, whose account is disabled as in Entra ID. Must not know mailboxes.
import { addressesOf, displayNameOf, userIdOf } from '../mailboxes/people.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import type { Json } from '../schema/readBody.ts';

/** What is returned unless `$select` asks otherwise. */
export const defaultUserProperties: readonly string[] = [
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id',
].flatMap((line) => line.split(' '));

/** What `$search` looks at. */
export const searchableUserProperties: readonly string[] = [
  'displayName givenName jobTitle mail mailNickname proxyAddresses surname userPrincipalName',
].flatMap((line) => line.split(' '));

/** A user with every property that the sandbox knows. */
export function renderUser(owner: MailboxOwner, store: Store): Json {
  const [primary = '', ...aliases] = addressesOf(owner);
  const organization = store.company.organizations.find(({ id }) => id === owner.organizationId);
  return {
    id: userIdOf(owner),
    businessPhones: [],
    displayName: displayNameOf(owner),
    givenName: owner.isRoom ? null : owner.firstName,
    jobTitle: owner.jobTitle || null,
    mail: primary,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: owner.language,
    surname: owner.lastName || null,
    userPrincipalName: primary,
    accountEnabled: owner.isRoom !== true,
    companyName: organization?.name ?? null,
    mailNickname: primary.slice(0, primary.indexOf('@')),
    proxyAddresses: [`SMTP:${primary}`, ...aliases.map((alias) => `smtp:${alias}`)],
    userType: 'Member',
  };
}
