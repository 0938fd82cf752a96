// Fills a new mailbox from the sample data. The same seed and day give the same items with the same ids, so that a mailbox that nobody
// changed need not be kept. Knows how sample bodies become items.
import type { SampleCompany } from '../sampleData/types.ts';
import { writeContact } from './entities/contact.ts';
import { writeParts } from './entities/itemParts.ts';
import { tagOf } from './ids.ts';
import { addEvent } from './routes/eventWrites.ts';
import { addTask } from './routes/todo.ts';
import { readBody } from './schema/readBody.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';

/**
 * Puts an employee's sample items into a mailbox.
 * @throws GraphError when a sample body would not pass as a POST
 */
export function seedMailbox(mailbox: Mailbox, company: SampleCompany): void {
  const { contacts, events, tasks } = company.mailboxItems(mailbox.owner.id);
  const key = (kind: string, index: number) => tagOf(`${mailbox.owner.id} ${kind} ${index}`, 16);
  contacts.forEach((sample, index) => {
    const body = readBody(sample, 'contact');
    mailbox.put('contact', {
      key: key('contact', index),
      folder: 'contacts',
      left: [],
      created: mailbox.instant(),
      data: writeContact(body, undefined),
      ...writeParts(body),
    });
  });
  events.forEach((sample, index) => addEvent(mailbox, readBody(sample, 'event'), true, key('event', index)));
  tasks.forEach((sample, index) => addTask(mailbox, readBody(sample, 'todoTask'), 'tasks', key('task', index)));
}
