// Linked resources of a task: records of other systems that a task points to. A change of one is a change of its task.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../call.ts';
import { renderLink, writeLink } from '../entities/taskParts.ts';
import { itemNotFound } from '../GraphError.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import type { Item, LinkedResource } from '../mailboxes/item.ts';
import type { Route, RouteContext } from './route.ts';
import { taskOfPath, taskSet, todoBase } from './taskLookup.ts';

const pageSize = 20;
const permission = 'Tasks';
const linkSet = (context: RouteContext) => `${taskSet(context)}('${context.params['id'] ?? ''}')/linkedResources`;

function linkOf(context: RouteContext, item: Item): LinkedResource {
  const link = item.linked?.find(({ id }) => id === context.params['link']);
  if (!link) throw itemNotFound();
  return link;
}

function keepLinks(context: RouteContext, item: Item, linked: readonly LinkedResource[]): void {
  context.mailbox().put('task', { ...item, linked });
}

function listLinks(context: RouteContext): Reply {
  const links = taskOfPath(context).linked ?? [];
  return listReply(context.call, links, {
    typeName: 'linkedResource',
    set: linkSet(context),
    pageSize,
    render: renderLink,
  });
}

function createLink(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const link = writeLink(readBody(context.call.body, 'linkedResource'), randomUUID());
  keepLinks(context, item, [...(item.linked ?? []), link]);
  return entityReply(context.call, renderLink(link), 'linkedResource', linkSet(context), 201);
}

function getLink(context: RouteContext): Reply {
  return entityReply(
    context.call,
    renderLink(linkOf(context, taskOfPath(context))),
    'linkedResource',
    linkSet(context),
  );
}

function changeLink(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const before = linkOf(context, item);
  const link = writeLink(readBody(context.call.body, 'linkedResource'), before.id, before);
  keepLinks(
    context,
    item,
    (item.linked ?? []).map((other) => (other.id === link.id ? link : other)),
  );
  return entityReply(context.call, renderLink(link), 'linkedResource', linkSet(context));
}

function removeLink(context: RouteContext): Reply {
  const item = taskOfPath(context);
  const link = linkOf(context, item);
  keepLinks(
    context,
    item,
    (item.linked ?? []).filter((other) => other.id !== link.id),
  );
  return { status: 204 };
}

const base = `${todoBase}/{list}/tasks/{id}/linkedResources`;

/** Routes of linked resources. */
export const linkedResourceRoutes: readonly Route[] = [
  { method: 'GET', pattern: base, permission, handle: listLinks },
  { method: 'POST', pattern: base, permission, handle: createLink },
  { method: 'GET', pattern: `${base}/{link}`, permission, handle: getLink },
  { method: 'PATCH', pattern: `${base}/{link}`, permission, handle: changeLink },
  { method: 'DELETE', pattern: `${base}/{link}`, permission, handle: removeLink },
];
