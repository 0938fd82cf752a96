// To Do: the two lists that every mailbox has, tasks, change tracking per list. Steps and attachments of a task are not played.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry } from '../delta.ts';
import { checkIfMatch } from '../entities/common.ts';
import { nextTask, renderTask, writeLink, writeTask } from '../entities/task.ts';
import { badQuery, itemNotFound, notPlayed } from '../GraphError.ts';
import { guidOf, isFolderId, itemId, malformedId, newItemKey } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { isObject, readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 20;
const permission = 'Tasks';
const lists: Readonly<Record<string, { readonly displayName: string; readonly wellknownListName: string }>> = {
  tasks: { displayName: 'Tasks', wellknownListName: 'defaultList' },
  flagged: { displayName: 'Flagged Emails', wellknownListName: 'flaggedEmails' },
};

function listOf({ params, mailbox }: RouteContext): string {
  const id = params['list'] ?? '';
  const key = Object.keys(lists).find((candidate) => mailbox().folderId(candidate) === id);
  if (key !== undefined) return key;
  throw isFolderId(id) ? itemNotFound() : malformedId();
}

function renderList(mailbox: Mailbox, key: string): Json {
  return {
    '@odata.etag': 'W/"EQAAABYAlists"',
    displayName: '',
    isOwner: true,
    isShared: false,
    ...lists[key],
    id: mailbox.folderId(key),
  };
}

const listSet = (mailbox: Mailbox) => `users('${mailbox.userId}')/todo/lists`;
/** The set of a list's tasks in `@odata.context`. */
export const taskSet = (context: RouteContext) =>
  `${listSet(context.mailbox())}('${context.params['list'] ?? ''}')/tasks`;

/** The task of a path. @throws GraphError 404, 400 */
export function taskOf(context: RouteContext): Item {
  const folder = listOf(context);
  const found = context.mailbox().find('task', context.params['id'] ?? '');
  if (!found || found.item.folder !== folder) throw itemNotFound();
  return found.item;
}

function expand(context: RouteContext, item: Item, entity: Json): Json {
  return context.call.query.expand.reduce((result, { name }) => {
    if (name === 'linkedResources') return { ...result, linkedResources: item.linked ?? [] };
    if (['checklistItems', 'attachments', 'extensions', 'attachmentSessions'].includes(name))
      throw notPlayed(`$expand=${name} of a task`);
    throw badQuery(`Could not find a navigation property named '${name}' on type 'microsoft.graph.todoTask'.`);
  }, entity);
}

function reply(context: RouteContext, item: Item, status = 200, wantsLinks = false): Reply {
  const { call } = context;
  const rendered = renderTask(context.mailbox(), item, call.prefer);
  const entity = expand(context, item, wantsLinks ? { ...rendered, linkedResources: item.linked ?? [] } : rendered);
  return entityReply(call, entity, 'todoTask', taskSet(context), status);
}

function list(context: RouteContext): Reply {
  const folder = listOf(context);
  const mailbox = context.mailbox();
  const items = [...mailbox.task.all()].filter((item) => item.folder === folder);
  const render = (item: Item) => renderTask(mailbox, item, context.call.prefer);
  return listReply(context.call, items, {
    typeName: 'todoTask',
    set: taskSet(context),
    pageSize,
    render,
    forFilter: (item) => ({ ...render(item), linkedResources: item.linked ?? [] }),
    expand: (item, entity) => expand(context, item, entity),
  });
}

/** Creates a task from a body that was checked. */
export function addTask(mailbox: Mailbox, body: Json, folder = 'tasks', key = newItemKey()): Item {
  const given: unknown[] = Array.isArray(body['linkedResources']) ? body['linkedResources'] : [];
  const linked = given.filter(isObject).map((link, index) => writeLink(link, guidOf(`${key} link ${index}`)));
  const data = writeTask(body, undefined, mailbox.today(), mailbox.instant());
  return mailbox.put('task', { key, folder, left: [], created: mailbox.instant(), data, linked });
}

function create(context: RouteContext): Reply {
  const folder = listOf(context);
  const body = readBody(context.call.body, 'todoTask');
  if (Array.isArray(body['checklistItems']) && body['checklistItems'].length > 0)
    throw notPlayed('checklistItems of a task');
  const item = addTask(context.mailbox(), body, folder);
  return reply(context, item, 201, (item.linked ?? []).length > 0);
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const before = taskOf(context);
  checkIfMatch(context.call, before);
  const data = writeTask(readBody(context.call.body, 'todoTask'), before.data, mailbox.today(), mailbox.instant());
  const isCompleted = data['status'] === 'completed' && before.data['status'] !== 'completed';
  const next = isCompleted ? nextTask(data) : undefined;
  const item = mailbox.put('task', { ...before, data: next ? { ...data, recurrence: null } : data });
  if (next) mailbox.put('task', { ...before, key: newItemKey(), created: mailbox.instant(), data: next, linked: [] });
  return reply(context, item);
}

function remove(context: RouteContext): Reply {
  const item = taskOf(context);
  checkIfMatch(context.call, item);
  context.mailbox().purge('task', item);
  return { status: 204 };
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const mailbox = context.mailbox();
  const folder = listOf(context);
  refuseOptions(call, 'Tasks', ['orderby', 'filter', 'search', 'skip']);
  if (call.query.expand.some(({ name }) => name !== 'linkedResources'))
    throw notPlayed('$expand of tasks/delta other than linkedResources');
  return deltaReply(call, store, mailbox, {
    typeName: 'todoTask',
    set: `Collection(microsoft.graph.todoTask)`,
    collection: mailbox.task,
    scope: `tasks ${folder}`,
    pageSize,
    entriesOf: (entry, isNews, expands) => {
      if ('gone' in entry) {
        const isHere = isNews && entry.gone.folders.includes(folder);
        return isHere ? [removedEntry(itemId(mailbox.tag, folder, entry.gone.key, true))] : [];
      }
      if (entry.item.folder !== folder) return [];
      const links = expands ? { linkedResources: entry.item.linked ?? [] } : {};
      return [
        { '@odata.type': '#microsoft.graph.todoTask', ...renderTask(mailbox, entry.item, call.prefer), ...links },
      ];
    },
  });
}

function allLists({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const render = (key: string) => renderList(box, key);
  return listReply(call, Object.keys(lists), { typeName: 'todoTaskList', set: listSet(box), pageSize: 100, render });
}

function oneList(context: RouteContext): Reply {
  const box = context.mailbox();
  return entityReply(context.call, renderList(box, listOf(context)), 'todoTaskList', listSet(box));
}

const base = 'users/{user}/todo/lists';

/** Routes of To Do. */
export const todoRoutes: readonly Route[] = [
  { method: 'GET', pattern: base, permission, handle: allLists },
  { method: 'GET', pattern: `${base}/{list}`, permission, handle: oneList },
  { method: 'GET', pattern: `${base}/{list}/tasks`, permission, handle: list },
  { method: 'POST', pattern: `${base}/{list}/tasks`, permission, handle: create },
  { method: 'GET', pattern: `${base}/{list}/tasks/delta`, permission, handle: track },
  {
    method: 'GET',
    pattern: `${base}/{list}/tasks/{id}`,
    permission,
    handle: (context) => reply(context, taskOf(context)),
  },
  { method: 'PATCH', pattern: `${base}/{list}/tasks/{id}`, permission, handle: change },
  { method: 'DELETE', pattern: `${base}/{list}/tasks/{id}`, permission, handle: remove },
];
