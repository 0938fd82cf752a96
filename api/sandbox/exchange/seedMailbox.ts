// Fills a new mailbox from the sample data. The same seed and day give the same items with the same ids, so that a mailbox that nobody
// changed need not be kept. Knows how sample bodies become items.
import type { SampleBody, SampleCompany } from '../sampleData/types.ts';
import { writeContact } from './entities/contact.ts';
import { writeParts } from './entities/itemParts.ts';
import { guidOf, tagOf } from './ids.ts';
import { addTask } from './routes/todo.ts';
import { isObject, readBody, without } from './schema/readBody.ts';
import type { Json } from './schema/readBody.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';
import { seedEvent } from './seedEvent.ts';

function seedContact(mailbox: Mailbox, sample: SampleBody, key: string): void {
  const body = readBody(sample, 'contact');
  const place = { key, folder: 'contacts', left: [], created: mailbox.instant() };
  mailbox.put('contact', { ...place, data: writeContact(body, undefined), ...writeParts(body) });
}

function listOf(value: unknown): Json[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter(isObject);
}

function seedTask(mailbox: Mailbox, sample: SampleBody, folder: string, key: string): void {
  const body = readBody(sample, 'todoTask');
  const item = addTask(mailbox, without(body, ['checklistItems']), folder, key);
  const checklist = listOf(body['checklistItems']).map((step, index) => ({
    id: guidOf(`${key} step ${index}`),
    displayName: String(step['displayName']),
    created: item.created,
    checked: step['isChecked'] === true ? String(step['checkedDateTime']) : null,
  }));
  if (checklist.length > 0) mailbox.put('task', { ...item, checklist });
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
  items.tasks.forEach((sample, index) => seedTask(mailbox, sample, 'tasks', key('task', index)));
  items.flaggedEmails?.forEach((sample, index) => seedTask(mailbox, sample, 'flagged', key('flagged', index)));
  items.taskLists?.forEach(({ displayName, tasks }, list) => {
    const folder = key('taskList', list);
    mailbox.put('taskList', { ...place, key: folder, folder: '', data: { displayName } });
    tasks.forEach((sample, index) => seedTask(mailbox, sample, folder, key('task', `${list} ${index}`)));
  });
}
