// Operations of To Do, with examples in our own words of what Microsoft's pages show.
import { extensionOperations } from './extensionOperations.ts';
import { under } from './operation.ts';
import type { Operation } from './operation.ts';
import { samples } from './samples.ts';

const list = 'lists/{list}';
const task = `${list}/tasks/{id}`;
const tomorrow = { dateTime: '2026-11-06T00:00:00', timeZone: 'UTC' };

/** What a collection below a task can do. */
const below = (name: string, type: string, change: Operation['body'], shows: Operation['shows']): Operation[] => [
  { method: 'GET', path: `${task}/${name}`, status: 200, type: `${type}[]` },
  { method: 'POST', path: `${task}/${name}`, body: () => samples[name]?.() ?? {}, status: 201, type },
  { method: 'GET', path: `${task}/${name}/{member}`, status: 200, type },
  {
    method: 'PATCH',
    path: `${task}/${name}/{member}`,
    ...(change ? { body: change } : {}),
    status: 200,
    type,
    ...(shows ? { shows } : {}),
  },
  { method: 'DELETE', path: `${task}/${name}/{member}`, status: 204 },
];

const operations: readonly Operation[] = [
  { method: 'GET', path: 'lists', status: 200, type: 'todoTaskList[]' },
  {
    method: 'POST',
    path: 'lists',
    body: () => samples['lists']?.() ?? {},
    status: 201,
    type: 'todoTaskList',
    shows: { wellknownListName: 'none', isOwner: true },
  },
  { method: 'GET', path: 'lists/delta', status: 200, type: 'todoTaskList[]' },
  { method: 'GET', path: list, status: 200, type: 'todoTaskList' },
  {
    method: 'PATCH',
    path: list,
    body: { displayName: 'Vacation plan' },
    status: 200,
    type: 'todoTaskList',
    shows: { displayName: 'Vacation plan' },
  },
  { method: 'DELETE', path: list, status: 204 },
  { method: 'GET', path: `${list}/tasks`, status: 200, type: 'todoTask[]' },
  {
    method: 'POST',
    path: `${list}/tasks`,
    body: {
      title: 'A new task',
      categories: ['Important'],
      importance: 'high',
      body: { content: 'Ask for the size', contentType: 'text' },
      linkedResources: [{ webUrl: 'https://crm.example/1', applicationName: 'CRM', displayName: 'Opportunity' }],
    },
    status: 201,
    type: 'todoTask',
    shows: { title: 'A new task', status: 'notStarted', categories: ['Important'], importance: 'high' },
  },
  {
    method: 'POST',
    path: `${list}/tasks`,
    about: 'that recurs',
    body: {
      title: 'Water the plants',
      dueDateTime: tomorrow,
      recurrence: { pattern: { type: 'daily', interval: 2 }, range: { type: 'noEnd', startDate: '2026-11-06' } },
    },
    status: 201,
    type: 'todoTask',
    shows: { dueDateTime: { dateTime: '2026-11-06T00:00:00.0000000', timeZone: 'UTC' } },
  },
  { method: 'GET', path: `${list}/tasks/delta`, status: 200, type: 'todoTask[]' },
  { method: 'GET', path: task, status: 200, type: 'todoTask' },
  {
    method: 'GET',
    path: task,
    about: 'with what it is linked to',
    query: '$expand=linkedResources',
    status: 200,
    type: 'todoTask',
  },
  {
    method: 'PATCH',
    path: task,
    body: { dueDateTime: tomorrow, status: 'completed' },
    status: 200,
    type: 'todoTask',
    shows: { status: 'completed' },
  },
  { method: 'DELETE', path: task, status: 204 },
  ...below('checklistItems', 'checklistItem', { isChecked: true }, { isChecked: true }).map((operation) => ({
    ...operation,
    path: operation.path.replace('{member}', '{step}'),
  })),
  ...below('linkedResources', 'linkedResource', { displayName: 'Account' }, { displayName: 'Account' }).map(
    (operation) => ({
      ...operation,
      path: operation.path.replace('{member}', '{link}'),
    }),
  ),
  ...extensionOperations(task),
  ...extensionOperations(list),
];

export const todoOperations: readonly Operation[] = under(['users/{user}/todo'], operations);
