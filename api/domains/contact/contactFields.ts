// The plain text fields of a contact, and how long Siebel lets each be (docs/siebel-objects.md).
import type { CONTACT_FIELDS } from '../../../shared/records/contact.ts';

/** A field that is copied as one line of text. */
export interface PlainField {
  readonly field: (typeof CONTACT_FIELDS)[number];
  readonly siebel: keyof typeof CONTACT_LENGTHS;
  readonly graph: string;
  /** The first entry of a Graph list; the others are the user's and stay. */
  readonly isList?: true;
}

/**
 * Lengths of Siebel's fields. Longer text is cut on its way in. The cut value does not come back over the longer one: each side's base
 * is what that side holds, and where there is no base yet (a first match) `says` knows a text that was cut.
 */
export const CONTACT_LENGTHS = {
  'First Name': 50,
  'Middle Name': 50,
  'Last Name': 50,
  'M/M': 15,
  'Job Title': 75,
  'Email Address': 100,
  'Work Phone #': 40,
  'Home Phone #': 40,
  'Cellular Phone #': 40,
  'Fax Phone #': 40,
  Account: 100,
  'Account Location': 50,
  Assistant: 50,
  Manager: 50,
  Comment: 255,
} as const;

/** Lengths of the fields of an address, after `Account ` or `Personal `. */
export const ADDRESS_LENGTHS = {
  'Street Address': 200,
  'Street Address 2': 100,
  City: 50,
  State: 10,
  'Postal Code': 30,
  Country: 30,
} as const;

/** Canonical name, Siebel field, Graph property. The fields that need more than copying are with the code that reads and writes them. */
export const PLAIN_FIELDS: readonly PlainField[] = [
  { field: 'firstName', siebel: 'First Name', graph: 'givenName' },
  { field: 'middleName', siebel: 'Middle Name', graph: 'middleName' },
  { field: 'lastName', siebel: 'Last Name', graph: 'surname' },
  { field: 'title', siebel: 'M/M', graph: 'title' },
  { field: 'jobTitle', siebel: 'Job Title', graph: 'jobTitle' },
  { field: 'workPhone', siebel: 'Work Phone #', graph: 'businessPhones', isList: true },
  { field: 'homePhone', siebel: 'Home Phone #', graph: 'homePhones', isList: true },
  { field: 'cellPhone', siebel: 'Cellular Phone #', graph: 'mobilePhone' },
  { field: 'company', siebel: 'Account', graph: 'companyName' },
  { field: 'companyLocation', siebel: 'Account Location', graph: 'officeLocation' },
  { field: 'assistant', siebel: 'Assistant', graph: 'assistantName' },
  { field: 'manager', siebel: 'Manager', graph: 'manager' },
];

/** What Siebel's pick list M/M holds. */
export const SALUTATIONS: readonly string[] = ['Mr.', 'Ms.', 'Mrs.', 'Miss', 'Dr.'];
