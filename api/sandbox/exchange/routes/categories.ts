// The master list of categories: list, create, read, recolour, delete. Items keep categories by name, so that a deleted one stays on them.
import type { Reply } from '../call.ts';
import { textOf } from '../entities/common.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { guidOf, newItemKey } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'MailboxSettings';
const typeName = 'outlookCategory';
const pageSize = 100;
const setOf = (mailbox: Mailbox) => `users('${mailbox.userId}')/outlook/masterCategories`;

function render(mailbox: Mailbox, { key, data }: Item): Json {
  return { id: guidOf(`${mailbox.tag} category ${key}`), displayName: data['displayName'], color: data['color'] };
}

function categoryOf({ params, mailbox }: RouteContext): Item {
  const box = mailbox();
  const id = params['id']?.toLowerCase();
  const found = [...box.category.all()].find((item) => render(box, item)['id'] === id);
  if (!found) throw itemNotFound();
  return found;
}

function reply(context: RouteContext, item: Item, status = 200): Reply {
  const mailbox = context.mailbox();
  return entityReply(context.call, render(mailbox, item), typeName, setOf(mailbox), status);
}

function list({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const view = { typeName, set: setOf(box), pageSize, render: (item: Item) => render(box, item) };
  return listReply(call, [...box.category.all()], view);
}

function create(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const body = readBody(context.call.body, typeName);
  const name = textOf(body['displayName']);
  if (name === '') throw new GraphError(400, 'ErrorInvalidRequest', "'displayName' is required.");
  const isTaken = [...mailbox.category.all()].some(
    ({ data }) => textOf(data['displayName']).toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new GraphError(409, 'ErrorItemAlreadyExists', `A category named '${name}' already exists.`);
  const data = { displayName: name, color: body['color'] ?? 'none' };
  const place = { key: newItemKey(), folder: '', left: [], created: mailbox.instant() };
  return reply(context, mailbox.put('category', { ...place, data }), 201);
}

function change(context: RouteContext): Reply {
  const before = categoryOf(context);
  const body = readBody(context.call.body, typeName);
  const name = body['displayName'];
  if (name !== undefined && name !== before.data['displayName'])
    throw new GraphError(400, 'ErrorInvalidRequest', "The property 'displayName' of a category cannot be changed.");
  const data = { ...before.data, color: body['color'] ?? before.data['color'] };
  return reply(context, context.mailbox().put('category', { ...before, data }));
}

function remove(context: RouteContext): Reply {
  context.mailbox().purge('category', categoryOf(context));
  return { status: 204 };
}

const base = 'users/{user}/outlook/masterCategories';

/** Routes of categories. */
export const categoryRoutes: readonly Route[] = [
  { method: 'GET', pattern: base, permission, handle: list },
  { method: 'POST', pattern: base, permission, handle: create },
  { method: 'GET', pattern: `${base}/{id}`, permission, handle: (context) => reply(context, categoryOf(context)) },
  { method: 'PATCH', pattern: `${base}/{id}`, permission, handle: change },
  { method: 'DELETE', pattern: `${base}/{id}`, permission, handle: remove },
];
