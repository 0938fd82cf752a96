// The business contact: Siebel Business Contact and Exchange Contact, spec of fields in docs/fields.md.
import { CONTACT_FIELDS } from '../../../shared/records/contact.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { contactFromExchange, contactFromSiebel } from './readContact.ts';
import { contactToExchange, contactToSiebel } from './writeContact.ts';

const emailOf = (value: unknown): string => String(value ?? '').toLowerCase();

export const contactMapping: DomainMapping = {
  domain: 'contact',
  fields: Object.fromEntries(CONTACT_FIELDS.map((field) => [field, DIRECTIONS])),
  // Clearing the company in Outlook would take the contact off its account, and with it the account's address.
  clearingIgnored: ['company', 'companyLocation', 'businessAddress'],
  matchedBy: 'email',
  fromSiebel: (wire) => contactFromSiebel(wire),
  fromExchange: contactFromExchange,
  toSiebel: (values, _current, _context, whole) => contactToSiebel(values, whole),
  toExchange: contactToExchange,

  lookupKeys(record) {
    const email = String(record['email'] ?? '');
    if (email === '') return [];
    const spellings = new Set([email, email.toLowerCase()]);
    return [...spellings].map((spelling) => ({ 'Email Address': spelling }));
  },

  isMatch: (exchange, siebel) =>
    emailOf(exchange['email']) !== '' && emailOf(exchange['email']) === emailOf(siebel['email']),

  titleOf: (record) =>
    [record['firstName'], record['lastName']].map((part) => String(part ?? '')).filter((part) => part !== '').join(' ') || String(record['email'] ?? ''), // prettier-ignore
};
