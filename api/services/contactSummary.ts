// What people need of a Siebel contact to choose it: read from the wire record's vanilla field names, nothing is written here.
import { z } from 'zod';
import type { WireRecord } from '../domains/wireRecord.ts';
import type { SyncListContact } from '../../shared/contract/syncList.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const contactBodySchema = z.object({
  'First Name': text,
  'Last Name': text,
  'Job Title': text,
  'Email Address': text,
  /** The read-only join of the primary account; a child of the same name is no text, and says nothing here. */
  Account: text.catch(''),
  'Sync List': z
    .array(z.object({ Id: z.string() }))
    .nullish()
    .transform((rows) => rows ?? []),
});

/** `employeeId`: for whose Sync List; `since`: when it was linked, null when it is not. */
export function summariseContact(
  contact: WireRecord,
  employeeId: string,
  since: Date | null,
  url: string | null,
): SyncListContact {
  const body = contactBodySchema.parse(contact.body);
  return {
    contactId: contact.id,
    name: `${body['First Name']} ${body['Last Name']}`.trim(),
    jobTitle: body['Job Title'],
    company: body.Account,
    email: body['Email Address'],
    listed: body['Sync List'].some((employee) => employee.Id === employeeId),
    inMailbox: since !== null,
    inMailboxSince: since?.toISOString() ?? null,
    url,
  };
}
