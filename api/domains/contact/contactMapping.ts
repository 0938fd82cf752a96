// The business contact: Siebel Business Contact and Exchange Contact. Its fields are listed in docs/fields.md.
import { CONTACT_FIELDS, type Contact } from '../../../shared/records/contact.ts';
import type { CanonicalRecord } from '../../../shared/records/values.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { contactToExchange } from './contactToExchange.ts';
import { contactToSiebel } from './contactToSiebel.ts';
import { nameOf } from './nameOf.ts';
import { contactFromExchange, contactFromSiebel } from './readContact.ts';

const emailOf = (record: CanonicalRecord): string => (record as Contact).email;

function hasSameName(one: CanonicalRecord, other: CanonicalRecord): boolean {
  const nameIn = (record: CanonicalRecord): string => {
    const { firstName, lastName } = record as Contact;
    return lastName === '' ? '' : `${firstName}\n${lastName}`.toLowerCase();
  };
  return nameIn(one) !== '' && nameIn(one) === nameIn(other);
}

export const contactMapping: DomainMapping = {
  domain: 'contact',
  fields: Object.fromEntries(CONTACT_FIELDS.map((field) => [field, DIRECTIONS])),
  // Clearing the company would take the contact off its account, and with it the account's address; a last name Siebel requires.
  clearingIgnored: ['company', 'companyLocation', 'businessAddress', 'lastName'],
  // Siebel keeps them elsewhere; a company that it does not know stays out.
  writtenAfter: ['company', 'companyLocation', 'businessAddress', 'homeAddress'],
  matchedBy: 'email',
  fromSiebel: contactFromSiebel,
  fromExchange: contactFromExchange,
  toSiebel: (values, current, _context, whole) => contactToSiebel(values, current, whole),
  toExchange: contactToExchange,

  // Siebel's searches regard case, and it may hold the address as typed or in lower case.
  lookupKeys(record) {
    const email = emailOf(record);
    const { firstName, lastName } = record as Contact;
    if (email === '') return lastName === '' ? [] : [{ 'First Name': firstName, 'Last Name': lastName }];
    return [...new Set([email, email.toLowerCase()])].map((spelling) => ({ 'Email Address': spelling }));
  },

  isMatch(exchange, siebel) {
    const email = emailOf(exchange).toLowerCase();
    return email === '' ? hasSameName(exchange, siebel) : email === emailOf(siebel).toLowerCase();
  },

  isCloser: hasSameName,

  titleOf: (record) => nameOf(record) || emailOf(record),
};
