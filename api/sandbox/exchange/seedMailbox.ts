// Fills a new mailbox from the sample data. The same seed and day give the same items with the same ids, so that a mailbox that nobody
// changed need not be kept. Knows how sample bodies become items.
import type { SampleBody, SampleCompany } from '../sampleData/types.ts';
import { writeContact } from './entities/contact.ts';
import { writeParts } from './entities/itemParts.ts';
import { tagOf } from './ids.ts';
import { addList } from './routes/taskLists.ts';
import { addTask } from './routes/todo.ts';
import { readBody } from './schema/readBody.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';
import { seedEvent } from './seedEvent.ts';

function seedContact(mailbox: Mailbox, sample: SampleBody, key: string): void {
  const body = readBody(sample, 'contact');
  const place = { key, folder: 'contacts', left: [], created: mailbox.instant() };
  mailbox.put('contact', { ...place, data: writeContact(body, undefined), ...writeParts(body) });
}

/**
 * Puts the sample items of an employee or a room into the mailbox.
 * @throws GraphError when a sample body would not pass as a POST
 */
export function seedMailbox(mailbox: Mailbox, company: SampleCompany): void {
  const items = company.mailboxItems(mailbox.owner.id);
  const key = (kind: string, index: number | string) => tagOf(`${mailbox.owner.id} ${kind} ${index}`, 16);
  const place = { left: [], created: mailbox.instant() };
  items.categories?.forEach((sample, index) => {
    const data = readBody(sample, 'outlookCategory');
    mailbox.put('category', { ...place, key: key('category', index), folder: '', data });
  });
  items.contacts.forEach((sample, index) => seedContact(mailbox, sample, key('contact', index)));
  items.events.forEach((sample, index) => seedEvent(mailbox, sample, key('event', index)));
  items.tasks.forEach((sample, index) => addTask(mailbox, readBody(sample, 'todoTask'), 'tasks', key('task', index)));
  items.flaggedEmails?.forEach((sample, index) =>
    addTask(mailbox, readBody(sample, 'todoTask'), 'flagged', key('flagged', index)),
  );
  items.taskLists?.forEach(({ displayName, tasks }, list) => {
    const folder = key('taskList', list);
    addList(mailbox, readBody({ displayName }, 'todoTaskList'), folder);
    tasks.forEach((sample, index) =>
      addTask(mailbox, readBody(sample, 'todoTask'), folder, key('task', `${list} ${index}`)),
    );
  });
}
