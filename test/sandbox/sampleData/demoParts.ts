// The demo company of one day, and ways to look into its mailboxes, for the tests that state what it holds.
import { makeCompany } from '../../../api/sandbox/sampleData/company.ts';
import type { SampleBody, SampleMailboxItems } from '../../../api/sandbox/sampleData/types.ts';

/** A Wednesday. */
export const TODAY = new Date('2026-11-25T10:00:00Z');
export const company = makeCompany('demo', TODAY);

/** What an employee's (by login) or a room's (by name) mailbox holds. */
export function mailboxOf(owner: string): SampleMailboxItems {
  const found =
    company.employees.find(({ login }) => login === owner) ?? company.rooms.find(({ name }) => name === owner);
  return company.mailboxItems(found?.id ?? '');
}

/** The event of a mailbox by its subject. */
export function eventOf(owner: string, subject: string): SampleBody {
  return mailboxOf(owner).events.find((event) => event['subject'] === subject) ?? {};
}

/** All copies of a meeting by its iCalUId: whose mailbox, and the copy. */
export function copiesOf(iCalUId: unknown): readonly { readonly owner: string; readonly copy: SampleBody }[] {
  const owners = [...company.employees.map(({ login }) => login), ...company.rooms.map(({ name }) => name)];
  return owners.flatMap((owner) =>
    mailboxOf(owner)
      .events.filter((event) => event['iCalUId'] === iCalUId)
      .map((copy) => ({ owner, copy })),
  );
}

export const objects = (value: unknown): readonly SampleBody[] => (value ?? []) as readonly SampleBody[];
export const object = (value: unknown): SampleBody => (value ?? {}) as SampleBody;
