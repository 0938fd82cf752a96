// The canonical business contact: what Siebel and Exchange both can say of a person.

/** A type, not an interface, so that it fits a field's value. All parts are text, '' when not known; `street` may hold line breaks. */
export type Address = {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
};

export type Contact = {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  /** Siebel's M/M: Mr., Ms., Dr. */
  readonly title: string;
  readonly jobTitle: string;
  /** The first address; compared in lower case. */
  readonly email: string;
  readonly workPhone: string;
  readonly homePhone: string;
  readonly cellPhone: string;
  readonly fax: string;
  /** The primary account's name. */
  readonly company: string;
  /** The primary account's location (its site). */
  readonly companyLocation: string;
  /** The primary account's primary address. */
  readonly businessAddress: Address | null;
  readonly homeAddress: Address | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly assistant: string;
  readonly manager: string;
  readonly comment: string;
};

export const CONTACT_FIELDS = [
  'firstName',
  'middleName',
  'lastName',
  'title',
  'jobTitle',
  'email',
  'workPhone',
  'homePhone',
  'cellPhone',
  'fax',
  'company',
  'companyLocation',
  'businessAddress',
  'homeAddress',
  'birthDate',
  'assistant',
  'manager',
  'comment',
] as const satisfies readonly (keyof Contact)[];
