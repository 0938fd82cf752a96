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

export const contactMapping: DomainMapping = {
  domain: 'contact',
  fields: Object.fromEntries(CONTACT_FIELDS.map((field) => [field, DIRECTIONS])),
  // Clearing the company would take the contact off its account, and with it the account's address; a last name Siebel requires.
  clearingIgnored: ['company', 'companyLocation', 'businessAddress', 'lastName'],
  matchedBy: 'email',
  fromSiebel: contactFromSiebel,
  fromExchange: contactFromExchange,
  toSiebel: (values, current, _context, whole) => contactToSiebel(values, current, whole),
  toExchange: contactToExchange,

  // Siebel's searches regard case, and it may hold the address as typed or in lower case.
  lookupKeys(record) {
    const email = emailOf(record);
    if (email === '') return [];
    return [...new Set([email, email.toLowerCase()])].map((spelling) => ({ 'Email Address': spelling }));
  },

  isMatch(exchange, siebel) {
    const email = emailOf(exchange).toLowerCase();
    return email !== '' && email === emailOf(siebel).toLowerCase();
  },

  titleOf: (record) => nameOf(record) || emailOf(record),
};
