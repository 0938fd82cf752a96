// The words of the sample data: one company, as Siebel rows and as mailboxes. Both sandbox servers read it and nothing else.
// Rows of Siebel carry the field names of docs/siebel-objects.md; items of Exchange are bodies as one would POST them to Graph v1.0.

/** Which company to make: `demo` (12 people, everything), `empty` (the same people and accounts, no contacts, activities or items), or a sized one. */
export type Seed =
  | 'demo'
  | 'empty'
  | { readonly users: number; readonly contacts: number; readonly events: number; readonly tasks: number };

export interface SampleOrganization {
  readonly id: string;
  readonly name: string;
}

export interface SamplePosition {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly organizationId: string;
}

/** A Siebel employee who also has a mailbox. */
export interface SampleEmployee {
  readonly id: string;
  /** The Siebel login, upper case as in Siebel: 'SADLER'. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The mailbox's SMTP address; Siebel may hold it in another case. */
  readonly email: string;
  readonly positionId: string;
  readonly organizationId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47, such as 'en-GB'. */
  readonly language: string;
  readonly jobTitle: string;
}

/** A meeting room: a mailbox that nobody signs in to. Siebel does not know it. */
export interface SampleRoom {
  readonly id: string;
  /** As the address book shows it: 'Room Rotterdam'. */
  readonly name: string;
  readonly email: string;
  readonly organizationId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
}

/** A distribution list: no mailbox, its mail goes to the members. */
export interface SampleList {
  readonly address: string;
  readonly name: string;
  /** Ids of employees. */
  readonly memberIds: readonly string[];
}

export interface SampleAddress {
  readonly id: string;
  readonly streetAddress: string;
  readonly streetAddress2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface SampleAccount {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly phone: string;
  readonly address: SampleAddress;
}

export interface SampleContact {
  readonly id: string;
  /** Field values by Siebel field name ('First Name', 'Work Phone #' ...), without the read-only joins. */
  readonly fields: Readonly<Record<string, string>>;
  readonly accountId: string | null;
  readonly positionIds: readonly string[];
  /** Employee ids whose Sync List holds the contact. */
  readonly syncList: readonly string[];
  readonly personalAddress: SampleAddress | null;
}

export interface SampleActivity {
  readonly id: string;
  /** Field values by Siebel field name; dates as Siebel writes them. */
  readonly fields: Readonly<Record<string, string>>;
  readonly ownerId: string;
  readonly employeeIds: readonly string[];
  readonly contactIds: readonly string[];
}

export interface SampleOpportunity {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly accountId: string;
}

export interface SampleServiceRequest {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly accountId: string;
  readonly contactId: string | null;
}

/** A Graph body without an id: categories, extended properties, linkedResources and checklistItems as in a POST. */
export type SampleBody = Readonly<Record<string, unknown>>;

/** A To Do list that its owner made. */
export interface SampleTaskList {
  readonly displayName: string;
  readonly tasks: readonly SampleBody[];
}

/**
 * Graph bodies of one mailbox's items. Events may hold what a client cannot POST and only a server has: organizer, isOrganizer, iCalUId,
 * isCancelled, onlineMeeting, answers of attendees, original time zones, and of a series `exceptionOccurrences` (bodies of what differs, with
 * `originalStart`) and `cancelledOccurrences` (days, yyyy-MM-dd in the series' zone).
 */
export interface SampleMailboxItems {
  readonly contacts: readonly SampleBody[];
  readonly events: readonly SampleBody[];
  /** Of the default list. */
  readonly tasks: readonly SampleBody[];
  /** Lists besides the default one. */
  readonly taskLists?: readonly SampleTaskList[];
  /** Tasks that Outlook made of flagged messages. */
  readonly flaggedEmails?: readonly SampleBody[];
  /** Bodies of outlookCategory: the master list. */
  readonly categories?: readonly SampleBody[];
}

export interface SampleCompany {
  readonly organizations: readonly SampleOrganization[];
  readonly positions: readonly SamplePosition[];
  readonly employees: readonly SampleEmployee[];
  readonly rooms: readonly SampleRoom[];
  readonly lists: readonly SampleList[];
  readonly accounts: readonly SampleAccount[];
  readonly opportunities: readonly SampleOpportunity[];
  readonly serviceRequests: readonly SampleServiceRequest[];
  /** Generated while they are read, so that a large company needs little memory. */
  contacts(): Iterable<SampleContact>;
  activities(): Iterable<SampleActivity>;
  /** The items of the mailbox of an employee or a room, generated on demand and the same at every call. */
  mailboxItems(ownerId: string): SampleMailboxItems;
}

/** `today` is the day the data are relative to (any instant of it); the same seed and day give the same company. */
export type MakeCompany = (seed: Seed, today: Date) => SampleCompany;
