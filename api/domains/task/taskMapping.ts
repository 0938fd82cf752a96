// The task: Siebel Task (to-do activities) and Exchange Task (To Do). Fields in docs/fields.md.
import { TASK_FIELDS, type Task } from '../../../shared/records/task.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import { DESCRIPTION_LENGTH, DISPLAY } from '../activity.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { cut } from '../text.ts';
import { taskFromExchange, taskFromSiebel } from './readTask.ts';
import { taskToExchange, taskToSiebel } from './writeTask.ts';

export const taskMapping: DomainMapping = {
  domain: 'task',
  fields: Object.fromEntries(TASK_FIELDS.map((field) => [field, DIRECTIONS])),
  clearingIgnored: [],
  matchedBy: 'key-fields',
  fromSiebel: taskFromSiebel,
  fromExchange: taskFromExchange,
  toSiebel: (values, current, context) => taskToSiebel(values, current, context),
  toExchange: (values, current, context) => taskToExchange(values, current, context),

  // Siebel holds a time of day with the due date, so only the title can be asked for; isMatch compares the day.
  lookupKeys(record) {
    const title = String(record['title'] ?? '');
    return title === '' ? [] : [{ Description: cut(title, DESCRIPTION_LENGTH), Display: DISPLAY.task }];
  },

  isMatch(exchange, siebel) {
    const [ours, theirs] = [exchange as unknown as Task, siebel as unknown as Task];
    return cut(ours.title, DESCRIPTION_LENGTH) === theirs.title && ours.dueDate === theirs.dueDate;
  },

  titleOf: (record) => String(record['title'] ?? ''),
};
