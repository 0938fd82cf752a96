// Facts about mailboxes that are put away when there are too many in memory.
import { expect, it } from 'vitest';
import { MailboxShelf } from '../../../api/sandbox/exchange/mailboxes/MailboxShelf.ts';
import type { Mailbox } from '../../../api/sandbox/exchange/mailboxes/Mailbox.ts';
import { seedMailbox } from '../../../api/sandbox/exchange/seedMailbox.ts';
import { makeTestCompany } from '../../support/exchangeWorld.ts';

const now = new Date('2026-11-03T09:00:00Z');
const company = makeTestCompany({ users: 5, contacts: 4, events: 3, tasks: 3 }, now);
const [first, ...others] = company.employees;

function contentOf(mailbox: Mailbox) {
  const kinds = ['contact', 'event', 'task'] as const;
  return kinds.map((kind) => ({ items: [...mailbox[kind].all()], changes: [...mailbox[kind].changesFrom(1)] }));
}

it('a mailbox that was put away comes back as it was, in the same order, and counts on', () => {
  let fills = 0;
  const shelf = new MailboxShelf({
    now: () => now,
    seededAt: now,
    fill: (mailbox) => {
      fills += 1;
      seedMailbox(mailbox, company);
    },
    journal: () => undefined,
    maxItems: 20,
  });
  if (!first) throw new Error('The company has nobody.');
  const mailbox = shelf.open(first);
  const [one, two, three] = mailbox.contact.all();
  if (!one || !two || !three) throw new Error('The mailbox has too few contacts.');
  mailbox.put('contact', { ...one, data: { ...one.data, surname: 'Kept' } });
  mailbox.move('contact', two, 'deleteditems');
  mailbox.purge('contact', three);
  mailbox.put('contactFolder', {
    key: 'crm',
    folder: 'contacts',
    left: [],
    created: mailbox.instant(),
    data: { displayName: 'CRM' },
  });
  const before = contentOf(mailbox);
  for (const employee of others) shelf.open(employee);
  const again = shelf.open(first);
  expect(again).not.toBe(mailbox);
  expect(contentOf(again)).toEqual(before);
  expect([again.seq, again.contactFolder.get('crm')?.data['displayName'], fills]).toEqual([mailbox.seq, 'CRM', 5]);
});
