// Finds the list and the task that a path means, and shows a task as an answer. Knows what may be expanded; must not know how tasks are written.
import type { Reply } from '../call.ts';
import { expandPart, withExtensions } from '../entities/itemParts.ts';
import { renderTask } from '../entities/task.ts';
import { listWithKey, taskLists } from '../entities/taskList.ts';
import type { TaskList } from '../entities/taskList.ts';
import { renderLink, renderStep } from '../entities/taskParts.ts';
import { badQuery, itemNotFound, notPlayed } from '../GraphError.ts';
import { isFolderId, malformedId } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Expand } from '../odata/expand.ts';
import { entityReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { RouteContext } from './route.ts';

export const todoBase = 'users/{user}/todo/lists';

/** The set of a mailbox's lists in `@odata.context`. */
export const listSet = (mailbox: Mailbox) => `users('${mailbox.userId}')/todo/lists`;

/** The set of a list's tasks in `@odata.context`. */
export const taskSet = (context: RouteContext) =>
  `${listSet(context.mailbox())}('${context.params['list'] ?? ''}')/tasks`;

/**
 * The list of a path, by its id.
 * @throws GraphError 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
 */
export function listOfPath({ params, mailbox }: RouteContext): TaskList {
  const id = params['list'] ?? '';
  const box = mailbox();
  const found = taskLists(box).find(({ key }) => box.folderId(key) === id);
  if (found) return listWithKey(box, found.key);
  throw isFolderId(id) ? itemNotFound() : malformedId();
}

/** The task of a path. @throws GraphError 404, 400 */
export function taskOfPath(context: RouteContext): Item {
  const { key } = listOfPath(context);
  const found = context.mailbox().find('task', context.params['id'] ?? '');
  if (!found || found.item.folder !== key) throw itemNotFound();
  return found.item;
}

/** The task's entity with a navigation property that can be expanded. */
export function expandedTask(item: Item, entity: Json, option: Expand): Json {
  if (option.name === 'linkedResources') return { ...entity, linkedResources: (item.linked ?? []).map(renderLink) };
  if (option.name === 'checklistItems') return { ...entity, checklistItems: (item.checklist ?? []).map(renderStep) };
  if (option.name === 'extensions') return expandPart(item, entity, option) ?? entity;
  if (option.name === 'attachments' || option.name === 'attachmentSessions')
    throw notPlayed(`$expand=${option.name} of a task`);
  throw badQuery(`Could not find a navigation property named '${option.name}' on type 'microsoft.graph.todoTask'.`);
}

/** Adds to a task what `$expand` asked for. */
export function expandTask({ call }: RouteContext, item: Item, entity: Json): Json {
  return call.query.expand.reduce((result, option) => expandedTask(item, result, option), entity);
}

/** A new task shows the links and steps that were made along with it. */
function withMade(item: Item, entity: Json): Json {
  const linked = item.linked ?? [];
  const steps = item.checklist ?? [];
  return withExtensions(item, {
    ...entity,
    ...(linked.length > 0 ? { linkedResources: linked.map(renderLink) } : {}),
    ...(steps.length > 0 ? { checklistItems: steps.map(renderStep) } : {}),
  });
}

/** A task as an answer. */
export function taskReply(context: RouteContext, item: Item, status = 200): Reply {
  const rendered = renderTask(context.mailbox(), item, context.call.prefer);
  const entity = expandTask(context, item, status === 201 ? withMade(item, rendered) : rendered);
  return entityReply(context.call, entity, 'todoTask', taskSet(context), status);
}
