// Writes canonical contact values as Siebel's fields, each as long as Siebel lets it be.
import type { Contact } from '../../../shared/records/contact.ts';
import type { CanonicalRecord } from '../../../shared/records/values.ts';
import type { Values } from '../../reconcile/types.ts';
import { siebelFromDay } from '../dates.ts';
import { cut } from '../text.ts';
import type { WireBody, WireRecord } from '../wireRecord.ts';
import { addressToSiebel } from './addresses.ts';
import { CONTACT_LENGTHS, PLAIN_FIELDS, SALUTATIONS } from './contactFields.ts';

/** Fields with a way of their own among the plain ones. */
const OWN_WAY: readonly string[] = ['title', 'lastName', 'company', 'companyLocation'];

/**
 * The Siebel fields for these values; a new contact gets no empty ones. `Account` and `Account Location` name the primary account,
 * `Account …` and `Personal …` its and the contact's own address: they are read-only joins, which the connector turns into associations.
 */
export function contactToSiebel(values: Values, current: WireRecord | null, whole: CanonicalRecord): WireBody {
  const given = values as Partial<Contact>;
  const body = {
    ...plainToSiebel(values),
    ...namesToSiebel(given),
    ...accountToSiebel(given, whole as Contact),
    ...emailToSiebel(given.email, current),
    ...(given.fax === undefined ? {} : text('Fax Phone #', given.fax)),
    ...(given.comment === undefined ? {} : text('Comment', given.comment)),
    ...birthDateToSiebel(given.birthDate),
    ...(given.businessAddress === undefined ? {} : addressToSiebel(given.businessAddress, 'Account')),
    ...(given.homeAddress === undefined ? {} : addressToSiebel(given.homeAddress, 'Personal')),
  };
  return current === null ? Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')) : body;
}

function text(field: keyof typeof CONTACT_LENGTHS, value: string): WireBody {
  return { [field]: cut(value, CONTACT_LENGTHS[field]) };
}

function plainToSiebel(values: Values): WireBody {
  const body: Record<string, unknown> = {};
  for (const { field, siebel } of PLAIN_FIELDS) {
    if (field in values && !OWN_WAY.includes(field)) Object.assign(body, text(siebel, String(values[field] ?? '')));
  }
  return body;
}

/** Siebel requires a last name, so an empty one is not written; M/M is a pick list, and a word it does not hold is left out. */
function namesToSiebel({ title, lastName }: Partial<Contact>): WireBody {
  const plain = (word: string): string => word.replace('.', '').toLowerCase();
  const known = title === undefined ? undefined : SALUTATIONS.find((word) => plain(word) === plain(title));
  return {
    ...(title === '' ? { 'M/M': '' } : known === undefined ? {} : { 'M/M': known }),
    ...(lastName ? text('Last Name', lastName) : {}),
  };
}

/** A birthday without a year is told as one of 1604, which Siebel's databases hold as little as anything before 1753: it is left out. */
function birthDateToSiebel(day: string | null | undefined): WireBody {
  if (day === undefined || (day !== null && day < '1753')) return {};
  return { 'Birth Date': day === null ? '' : siebelFromDay(day) };
}

/** An account is known by its name and location together, so one never goes without the other. */
function accountToSiebel(given: Partial<Contact>, { company, companyLocation }: Contact): WireBody {
  if (given.company === undefined && given.companyLocation === undefined) return {};
  return { ...text('Account', company), ...text('Account Location', companyLocation) };
}

/** The spelling that Siebel has stays where only that differs; an address that does not fit is left out, for cut it would be another's. */
function emailToSiebel(email: string | undefined, current: WireRecord | null): WireBody {
  if (email === undefined || email.length > CONTACT_LENGTHS['Email Address']) return {};
  const present = String(current?.body['Email Address'] ?? '').trim();
  return present !== '' && present.toLowerCase() === email.toLowerCase() ? {} : { 'Email Address': email };
}
