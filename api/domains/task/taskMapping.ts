// The task: Siebel Task (to-do activities) and Exchange Task (To Do). Its fields are listed in docs/fields.md.
import { TASK_FIELDS, type Task } from '../../../shared/records/task.ts';
import type { CanonicalRecord } from '../../../shared/records/values.ts';
import { DIRECTIONS } from '../../../shared/vocabulary.ts';
import { activityText, DISPLAY } from '../activity.ts';
import type { DomainMapping } from '../domainMapping.ts';
import { taskFromExchange, taskFromSiebel } from './readTask.ts';
import { taskToExchange, taskToSiebel } from './writeTask.ts';

const keyFieldsOf = (record: CanonicalRecord): Pick<Task, 'title' | 'dueDate'> => record as Task;

export const taskMapping: DomainMapping = {
  domain: 'task',
  fields: Object.fromEntries(TASK_FIELDS.map((field) => [field, DIRECTIONS])),
  // Siebel requires both.
  clearingIgnored: ['title', 'category'],
  writtenAfter: [],
  matchedBy: 'key-fields',
  fromSiebel: taskFromSiebel,
  fromExchange: taskFromExchange,
  toSiebel: taskToSiebel,
  toExchange: taskToExchange,

  // Siebel holds a time of day with the due date, so only the title can be asked for; isMatch compares the day.
  lookupKeys(record) {
    const { title } = keyFieldsOf(record);
    return title === '' ? [] : [{ Description: activityText('Description', title), Display: DISPLAY.task }];
  },

  // Siebel may hold the title cut.
  isMatch(exchange, siebel) {
    const [ours, theirs] = [keyFieldsOf(exchange), keyFieldsOf(siebel)];
    return activityText('Description', ours.title) === theirs.title && ours.dueDate === theirs.dueDate;
  },

  isCloser: () => false,

  titleOf: (record) => keyFieldsOf(record).title,
};
