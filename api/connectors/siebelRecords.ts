// What people look for in Siebel, look around at and make there, apart from what is synced. Rows come as wire records, by vanilla names;
// every reading shows what the user's Visibility shows, and no more.
import type { WireRecord } from '../domains/wireRecord.ts';
import type { RecordTrouble } from '../errors.ts';
import type { RecordKind, SiebelActivity } from '../../shared/contract/siebelRecords.ts';
import type { SiebelEmployee, UserScope } from './connector.ts';

/** Who looks. */
export type Looker = Pick<UserScope, 'siebelUserId' | 'visibility'>;

/** An activity as people know it, without where it opens. */
export type ActivityRow = Omit<SiebelActivity, 'url'>;

/** What is going on around some contacts. Each list is short, however much there is. */
export interface SurroundingRows {
  /** The contacts' own, primary ones first. */
  readonly accounts: readonly WireRecord[];
  /** Open ones, the nearest close date first. */
  readonly opportunities: readonly WireRecord[];
  /** Open ones, the newest first. */
  readonly serviceRequests: readonly WireRecord[];
  readonly lastActivities: readonly ActivityRow[];
  readonly nextActivities: readonly ActivityRow[];
}

/** A contact to be made. */
export interface NewContact {
  /** Fields of the contact, by vanilla names. */
  readonly fields: Readonly<Record<string, string>>;
  readonly accountId: string | null;
  /** The user is on its Sync List from the first moment. */
  readonly isListed: boolean;
  /** Make it although there are contacts with its e-mail address. */
  readonly mayBeDouble: boolean;
  /** Integration Id: at most 30 characters, made of what the caller can name again. */
  readonly creationKey: string;
}

export type MadeContact =
  /** `exists`: nothing was made, these have the address already. */
  | { readonly kind: 'made' | 'exists'; readonly contacts: readonly WireRecord[] }
  | { readonly kind: 'failed'; readonly trouble: RecordTrouble };

/** All of it throws Transient, Throttled, AuthorizationLost. */
export interface SiebelRecords {
  /** At most `limit` records of a kind in which every word of the text stands somewhere. */
  search(kind: RecordKind, text: string, limit: number, user: Looker): Promise<readonly WireRecord[]>;
  /** Records by id, in any order; those that are gone, or that the user does not see, are left out. */
  read(kind: RecordKind, ids: readonly string[], user: Looker): Promise<readonly WireRecord[]>;
  /** Contacts with one of these addresses, whatever the case; with their Sync Lists. */
  contactsByEmail(addresses: readonly string[], user: Looker): Promise<readonly WireRecord[]>;
  /** Employees with one of these addresses, whatever the case. */
  employeesByEmail(addresses: readonly string[]): Promise<readonly SiebelEmployee[]>;
  /** Around those of the contacts that the user sees. */
  around(contactIds: readonly string[], at: Date, user: Looker): Promise<SurroundingRows>;
  /** Makes a contact once for a creation key, however often it is asked to. */
  makeContact(contact: NewContact, user: Looker): Promise<MadeContact>;
}
