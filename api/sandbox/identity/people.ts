// Who can sign in, and what the tokens of people and applications may do.
import { createHash } from 'node:crypto';
import { GRAPH_RESOURCE, PRODUCT_RESOURCE, SIEBEL_RESOURCE } from '../common/defaults.ts';

export interface Person {
  readonly name: string;
  /** The address people sign in with. */
  readonly upn: string;
  readonly jobTitle: string;
  /** Application roles in the product: Administrator, Auditor, User. */
  readonly roles: readonly string[];
}

export interface Client {
  readonly id: string;
  /** Null for a public client (a page in a browser). */
  readonly secret: string | null;
}

/** Somebody who administers Siebel and this product, and somebody who may only look. */
export const STAFF: readonly Person[] = [
  {
    name: 'Siebel Administrator',
    upn: 'sadmin@siebel.example',
    jobTitle: 'Runs Siebel Server Sync',
    roles: ['Administrator', 'User'],
  },
  {
    name: 'Internal Auditor',
    upn: 'auditor@siebel.example',
    jobTitle: 'Sees everything, names and values redacted',
    roles: ['Auditor'],
  },
];

/** Application permissions by resource, as an administrator of the tenant granted them to the product. */
export const APPLICATION_ROLES: Readonly<Record<string, readonly string[]>> = {
  [GRAPH_RESOURCE]: [
    'Calendars.ReadWrite',
    'Contacts.ReadWrite',
    'Tasks.ReadWrite.All',
    'MailboxSettings.Read',
    'User.Read.All',
  ],
  [PRODUCT_RESOURCE]: ['Administrator'],
  [SIEBEL_RESOURCE]: ['Siebel.Access'],
};

/** A stable object id for a person or an application. */
export function objectIdOf(name: string): string {
  const hex = createHash('sha256').update(name.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
