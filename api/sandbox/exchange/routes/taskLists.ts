// The lists of To Do: list, create, read, rename, delete, track. A deleted list takes its tasks along, for good.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry } from '../delta.ts';
import { checkIfMatch } from '../entities/common.ts';
import { expandPart, partsForFilter, readItemBody, withExtensions, writeParts } from '../entities/itemParts.ts';
import {
  checkDeletable,
  itemOfList,
  listWithKey,
  renderList,
  taskLists,
  untouchedLists,
  writeList,
} from '../entities/taskList.ts';
import type { TaskList } from '../entities/taskList.ts';
import { notPlayed } from '../GraphError.ts';
import { newItemKey } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Change } from '../mailboxes/Collection.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import { addTask } from './todo.ts';
import { listOfPath, listSet, todoBase } from './taskLookup.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 100;
const permission = 'Tasks';

function expand({ call }: RouteContext, list: TaskList, entity: Json): Json {
  return call.query.expand.reduce((result, option) => {
    if (option.name === 'extensions') return expandPart(list.item ?? {}, result, option) ?? result;
    throw notPlayed(`$expand=${option.name} of a task list`);
  }, entity);
}

function reply(context: RouteContext, list: TaskList, status = 200): Reply {
  const mailbox = context.mailbox();
  const rendered = renderList(mailbox, list);
  const entity = expand(context, list, status === 201 && list.item ? withExtensions(list.item, rendered) : rendered);
  return entityReply(context.call, entity, 'todoTaskList', listSet(mailbox), status);
}

function all(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const render = (list: TaskList) => renderList(mailbox, list);
  return listReply(context.call, taskLists(mailbox), {
    typeName: 'todoTaskList',
    set: listSet(mailbox),
    pageSize,
    render,
    forFilter: (list) => ({ ...render(list), extensions: partsForFilter(list.item ?? {})['extensions'] }),
    expand: (list, entity) => expand(context, list, entity),
  });
}

/** Creates a list from a body that was checked. */
export function addList(mailbox: Mailbox, body: Json, key = newItemKey()): Item {
  const { extensions } = writeParts(body);
  return mailbox.put('taskList', {
    key,
    folder: '',
    left: [],
    created: mailbox.instant(),
    data: writeList(body),
    ...(extensions ? { extensions } : {}),
  });
}

function create(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const body = readItemBody(context.call.body, 'todoTaskList');
  const item = addList(mailbox, body);
  const tasks: unknown = body['tasks'];
  if (Array.isArray(tasks)) for (const task of tasks) addTask(mailbox, readItemBody(task, 'todoTask'), item.key);
  return reply(context, { key: item.key, item }, 201);
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const before = listOfPath(context);
  const item = itemOfList(mailbox, before);
  checkIfMatch(context.call, item);
  const body = readItemBody(context.call.body, 'todoTaskList');
  writeParts(body, item);
  if (!('displayName' in body)) return reply(context, before);
  return reply(context, { key: before.key, item: mailbox.put('taskList', { ...item, data: writeList(body, before) }) });
}

function remove(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const list = listOfPath(context);
  checkDeletable(list);
  const item = itemOfList(mailbox, list);
  checkIfMatch(context.call, item);
  for (const task of [...mailbox.task.all()]) if (task.folder === list.key) mailbox.purge('task', task);
  mailbox.purge('taskList', item);
  return { status: 204 };
}

/** The built-in lists that have no item come before all changes, as one. */
function* changesFrom(mailbox: Mailbox, from: number): Generator<Change> {
  const item = itemOfList(mailbox, { key: 'tasks' });
  if (from === 0 && untouchedLists(mailbox).length > 0) yield { seq: 0, item };
  yield* mailbox.taskList.changesFrom(from);
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const mailbox = context.mailbox();
  refuseOptions(call, 'TaskLists', ['orderby', 'filter', 'search', 'skip', 'expand']);
  const entity = (list: TaskList) => ({ '@odata.type': '#microsoft.graph.todoTaskList', ...renderList(mailbox, list) });
  return deltaReply(call, store, mailbox, {
    typeName: 'todoTaskList',
    set: 'Collection(microsoft.graph.todoTaskList)',
    collection: { changesFrom: (from) => changesFrom(mailbox, from) },
    scope: 'taskLists',
    pageSize,
    entriesOf: (entry, isNews) => {
      if ('gone' in entry) return isNews ? [removedEntry(mailbox.folderId(entry.gone.key))] : [];
      if (entry.seq === 0) return untouchedLists(mailbox).map(entity);
      return [entity(listWithKey(mailbox, entry.item.key))];
    },
  });
}

/** Routes of lists. */
export const taskListRoutes: readonly Route[] = [
  { method: 'GET', pattern: todoBase, permission, handle: all },
  { method: 'POST', pattern: todoBase, permission, handle: create },
  { method: 'GET', pattern: `${todoBase}/delta`, permission, handle: track },
  {
    method: 'GET',
    pattern: `${todoBase}/{list}`,
    permission,
    handle: (context) => reply(context, listOfPath(context)),
  },
  { method: 'PATCH', pattern: `${todoBase}/{list}`, permission, handle: change },
  { method: 'DELETE', pattern: `${todoBase}/{list}`, permission, handle: remove },
];
