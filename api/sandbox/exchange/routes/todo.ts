// Tasks of To Do: list, create, read, change, complete, delete, track per list. Their steps, links and extensions have files of their own;
// attachments are not played.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry } from '../delta.ts';
import { checkIfMatch } from '../entities/common.ts';
import { partsForFilter, readItemBody, writeParts } from '../entities/itemParts.ts';
import { nextTask, renderTask, writeTask } from '../entities/task.ts';
import { renderLink, renderStep, writeLink, writeStep } from '../entities/taskParts.ts';
import { notPlayed } from '../GraphError.ts';
import { guidOf, itemId, newItemKey } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { listReply } from '../odata/shape.ts';
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';
import { expandedTask, expandTask, listOfPath, taskOfPath, taskReply, taskSet, todoBase } from './taskLookup.ts';

const pageSize = 20;
const permission = 'Tasks';

function list(context: RouteContext): Reply {
  const { key } = listOfPath(context);
  const mailbox = context.mailbox();
  const items = [...mailbox.task.all()].filter((item) => item.folder === key);
  const render = (item: Item) => renderTask(mailbox, item, context.call.prefer);
  return listReply(context.call, items, {
    typeName: 'todoTask',
    set: taskSet(context),
    pageSize,
    render,
    forFilter: (item) => ({
      ...render(item),
      linkedResources: (item.linked ?? []).map(renderLink),
      checklistItems: (item.checklist ?? []).map(renderStep),
      extensions: partsForFilter(item)['extensions'],
    }),
    expand: (item, entity) => expandTask(context, item, entity),
  });
}

function objectsIn(body: Json, name: string): Json[] {
  const list: unknown = body[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Creates a task from a body that was checked. */
export function addTask(mailbox: Mailbox, body: Json, folder = 'tasks', key = newItemKey()): Item {
  const now = mailbox.instant();
  const { extensions } = writeParts(body);
  return mailbox.put('task', {
    key,
    folder,
    left: [],
    created: now,
    data: writeTask(body, undefined, mailbox.today(), now),
    linked: objectsIn(body, 'linkedResources').map((link, index) => writeLink(link, guidOf(`${key} link ${index}`))),
    checklist: objectsIn(body, 'checklistItems').map((step, index) =>
      writeStep(step, guidOf(`${key} step ${index}`), now),
    ),
    ...(extensions ? { extensions } : {}),
  });
}

function refuseAttachments(body: Json): void {
  for (const name of ['attachments', 'attachmentSessions'])
    if (objectsIn(body, name).length > 0) throw notPlayed(`${name} of a task`);
}

function create(context: RouteContext): Reply {
  const { key } = listOfPath(context);
  const body = readItemBody(context.call.body, 'todoTask');
  refuseAttachments(body);
  return taskReply(context, addTask(context.mailbox(), body, key), 201);
}

/** The next task of a series: open, with open steps, and without the links of the one that is done. */
function addNext(mailbox: Mailbox, done: Item, data: Json): void {
  const key = newItemKey();
  const created = mailbox.instant();
  const checklist = (done.checklist ?? []).map((step, index) => ({
    ...step,
    id: guidOf(`${key} step ${index}`),
    created,
    checked: null,
  }));
  mailbox.put('task', { key, folder: done.folder, left: [], created, data, linked: [], checklist });
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const before = taskOfPath(context);
  checkIfMatch(context.call, before);
  const body = readItemBody(context.call.body, 'todoTask');
  writeParts(body, before);
  refuseAttachments(body);
  const data = writeTask(body, before.data, mailbox.today(), mailbox.instant());
  const isCompleted = data['status'] === 'completed' && before.data['status'] !== 'completed';
  const next = isCompleted ? nextTask(data) : undefined;
  const item = mailbox.put('task', { ...before, data: next ? { ...data, recurrence: null } : data });
  if (next) addNext(mailbox, before, next);
  return taskReply(context, item);
}

function remove(context: RouteContext): Reply {
  const item = taskOfPath(context);
  checkIfMatch(context.call, item);
  context.mailbox().purge('task', item);
  return { status: 204 };
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const mailbox = context.mailbox();
  const { key: folder } = listOfPath(context);
  refuseOptions(call, 'Tasks', ['orderby', 'filter', 'search', 'skip']);
  for (const { name } of call.query.expand)
    if (!['linkedResources', 'checklistItems'].includes(name))
      throw notPlayed(`$expand of tasks/delta other than linkedResources and checklistItems`);
  return deltaReply(call, store, mailbox, {
    typeName: 'todoTask',
    set: `Collection(microsoft.graph.todoTask)`,
    collection: mailbox.task,
    scope: `tasks ${folder}`,
    pageSize,
    entriesOf: (entry, isNews, expand) => {
      if ('gone' in entry) {
        const isHere = isNews && entry.gone.folders.includes(folder);
        return isHere ? [removedEntry(itemId(mailbox.tag, folder, entry.gone.key, true))] : [];
      }
      const { item } = entry;
      if (item.folder !== folder) return [];
      const entity = { '@odata.type': '#microsoft.graph.todoTask', ...renderTask(mailbox, item, call.prefer) };
      return [expand.reduce((result: Json, name) => expandedTask(item, result, { name }), entity)];
    },
  });
}

/** Routes of tasks. */
export const todoRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${todoBase}/{list}/tasks`, permission, handle: list },
  { method: 'POST', pattern: `${todoBase}/{list}/tasks`, permission, handle: create },
  { method: 'GET', pattern: `${todoBase}/{list}/tasks/delta`, permission, handle: track },
  {
    method: 'GET',
    pattern: `${todoBase}/{list}/tasks/{id}`,
    permission,
    handle: (context) => taskReply(context, taskOfPath(context)),
  },
  { method: 'PATCH', pattern: `${todoBase}/{list}/tasks/{id}`, permission, handle: change },
  { method: 'DELETE', pattern: `${todoBase}/{list}/tasks/{id}`, permission, handle: remove },
];
