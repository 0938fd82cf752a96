// The plain text fields of a contact: canonical name, Siebel field, Graph property. Fields that need more than copying are beside it.
import type { CONTACT_FIELDS } from '../../../shared/records/contact.ts';

type ContactField = (typeof CONTACT_FIELDS)[number];

/** Copied as text. `list`: the first entry of a Graph list; the others are the user's and stay. */
export const PLAIN_FIELDS: readonly {
  readonly field: ContactField;
  readonly siebel: string;
  readonly graph: string;
  readonly list?: true;
}[] = [
  { field: 'firstName', siebel: 'First Name', graph: 'givenName' },
  { field: 'middleName', siebel: 'Middle Name', graph: 'middleName' },
  { field: 'lastName', siebel: 'Last Name', graph: 'surname' },
  { field: 'title', siebel: 'M/M', graph: 'title' },
  { field: 'jobTitle', siebel: 'Job Title', graph: 'jobTitle' },
  { field: 'workPhone', siebel: 'Work Phone #', graph: 'businessPhones', list: true },
  { field: 'homePhone', siebel: 'Home Phone #', graph: 'homePhones', list: true },
  { field: 'cellPhone', siebel: 'Cellular Phone #', graph: 'mobilePhone' },
  { field: 'company', siebel: 'Account', graph: 'companyName' },
  { field: 'companyLocation', siebel: 'Account Location', graph: 'officeLocation' },
  { field: 'assistant', siebel: 'Assistant', graph: 'assistantName' },
  { field: 'manager', siebel: 'Manager', graph: 'manager' },
];
