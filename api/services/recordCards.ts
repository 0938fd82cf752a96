// What people know a record by, read from the words of its own server. Contents: for those who may see them, never for logs.
import { z } from 'zod';
import type { RecordCard } from '../../shared/contract/issues.ts';
import type { WireBody } from '../domains/wireRecord.ts';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');
const when = z
  .object({ dateTime: text })
  .nullish()
  .catch(null)
  .transform((value) => value?.dateTime ?? '');

const siebelSchema = z.object({
  'First Name': text,
  'Last Name': text,
  'Email Address': text,
  Account: text,
  'Account Location': text,
  Description: text,
  Planned: text,
  Due: text,
});

const exchangeSchema = z.object({
  givenName: text,
  surname: text,
  displayName: text,
  emailAddresses: z
    .array(z.object({ address: text }))
    .catch([])
    .optional(),
  companyName: text,
  officeLocation: text,
  subject: text,
  title: text,
  start: when,
  dueDateTime: when,
});

const accountSchema = z.object({ Name: text, Location: text });

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** A Siebel contact or activity. */
export function siebelCard(body: WireBody): RecordCard {
  const row = siebelSchema.parse(body);
  return {
    title: row.Description || joined(row['First Name'], row['Last Name']),
    email: row['Email Address'],
    company: row.Account,
    location: row['Account Location'],
    when: row.Planned || row.Due,
  };
}

/** An Outlook contact, event or task. A contact's `title` is a form of address, not what it is called. */
export function exchangeCard(body: WireBody): RecordCard {
  const item = exchangeSchema.parse(body);
  const name = joined(item.givenName, item.surname) || item.displayName;
  return {
    title: name || item.subject || item.title,
    email: item.emailAddresses?.[0]?.address ?? '',
    company: item.companyName,
    location: item.officeLocation,
    when: item.start || item.dueDateTime,
  };
}

/** A Siebel account, as a company that a contact may have. */
export function accountCard(body: WireBody): RecordCard {
  const { Location, Name } = accountSchema.parse(body);
  return { title: Name, email: '', company: '', location: Location, when: '' };
}
