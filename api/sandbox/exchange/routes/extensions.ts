// Open extensions at their own addresses, of every kind of thing that has them: list, create, read, change, delete. A change of one is a change
// of the item: its version moves and its delta tells it. The rules of an extension are entities/openExtensions.ts's.
import type { Reply } from '../call.ts';
import { extensionEntities, extensionKey, readExtension, renderExtension } from '../entities/openExtensions.ts';
import { itemOfList } from '../entities/taskList.ts';
import { GraphError, itemNotFound, notPlayed } from '../GraphError.ts';
import type { Item, ItemKind } from '../mailboxes/item.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { contactOfPath, contactPaths } from './contacts.ts';
import { eventBases, eventOf } from './eventLookup.ts';
import type { Permission, Route, RouteContext } from './route.ts';
import { listOfPath, taskOfPath, todoBase } from './taskLookup.ts';
import { userOfPath } from './users.ts';

const typeName = 'openTypeExtension';
const pageSize = 100;
/** Entra ID's limits for a user: two extensions of an application, each of 2 KB. */
const userLimits = { count: 2, bytes: 2048 };

/** A kind of thing that has extensions. */
interface Home {
  readonly kind: ItemKind;
  readonly permission: Permission;
  readonly paths: readonly string[];
  readonly itemOf: (context: RouteContext) => Item;
}

function eventItem(context: RouteContext): Item {
  const { item, occurrence } = eventOf(context);
  if (occurrence) throw notPlayed('extensions of one occurrence of a series');
  return item;
}

/** What clients hang on a user, as an item of the user's mailbox. */
function userItem(context: RouteContext): Item {
  userOfPath(context);
  const mailbox = context.mailbox();
  const place = { key: 'user', folder: '', left: [], created: mailbox.instant(), modified: '', seq: 0 };
  return mailbox.settings.get('user') ?? { ...place, data: {} };
}

const homes: readonly Home[] = [
  {
    kind: 'contact',
    permission: 'Contacts',
    paths: contactPaths.map((path) => `${path}/contacts/{id}`),
    itemOf: contactOfPath,
  },
  { kind: 'event', permission: 'Calendars', paths: eventBases.map((path) => `${path}/events/{id}`), itemOf: eventItem },
  { kind: 'task', permission: 'Tasks', paths: [`${todoBase}/{list}/tasks/{id}`], itemOf: taskOfPath },
  {
    kind: 'taskList',
    permission: 'Tasks',
    paths: [`${todoBase}/{list}`],
    itemOf: (context) => itemOfList(context.mailbox(), listOfPath(context)),
  },
  { kind: 'settings', permission: 'User', paths: ['users/{user}'], itemOf: userItem },
];

const isOfUser = ({ kind }: Home) => kind === 'settings';

/** The set in `@odata.context`: the path as it was asked, with keys in brackets. */
function setOf({ call }: RouteContext): string {
  const end = call.segments.lastIndexOf('extensions') + 1;
  const segments = call.segments.slice(0, end === 0 ? undefined : end);
  return segments.reduce((text, segment, index) => {
    if (index === 0) return segment;
    return index % 2 === 1 && index < segments.length - 1 ? `${text}('${segment}')` : `${text}/${segment}`;
  }, '');
}

function nameOf({ params }: RouteContext, item: Item): string {
  const key = extensionKey(item.extensions, params['extension'] ?? '');
  if (key === undefined) throw itemNotFound();
  return key;
}

function checkLimits(home: Home, extensions: Readonly<Record<string, Json>>, name: string): void {
  if (!isOfUser(home)) return;
  if (Object.keys(extensions).length > userLimits.count)
    throw new GraphError(
      400,
      'Request_BadRequest',
      `A user can have no more than ${userLimits.count} open extensions.`,
    );
  if (Buffer.byteLength(JSON.stringify(extensions[name])) <= userLimits.bytes) return;
  throw new GraphError(400, 'Request_BadRequest', `An open extension of a user can hold ${userLimits.bytes} bytes.`);
}

function keep(context: RouteContext, home: Home, item: Item, extensions: Readonly<Record<string, Json>>): void {
  context.mailbox().put(home.kind, { ...item, extensions });
}

function reply(context: RouteContext, home: Home, name: string, properties: Json, status = 200): Reply {
  return entityReply(context.call, renderExtension(name, properties, isOfUser(home)), typeName, setOf(context), status);
}

function list(context: RouteContext, home: Home): Reply {
  const entities = extensionEntities(home.itemOf(context).extensions, isOfUser(home));
  const view = { typeName, set: setOf(context), pageSize, render: (entity: Json) => entity };
  return listReply(context.call, entities, view);
}

function create(context: RouteContext, home: Home): Reply {
  const item = home.itemOf(context);
  const { name, properties } = readExtension(context.call.body);
  if (extensionKey(item.extensions, name) !== undefined)
    throw new GraphError(409, 'ErrorItemAlreadyExists', `An extension with the name '${name}' already exists.`);
  const extensions = { ...item.extensions, [name]: properties };
  checkLimits(home, extensions, name);
  keep(context, home, item, extensions);
  return reply(context, home, name, properties, 201);
}

function get(context: RouteContext, home: Home): Reply {
  const item = home.itemOf(context);
  const name = nameOf(context, item);
  return reply(context, home, name, item.extensions?.[name] ?? {});
}

/** The properties given replace all that were there, as Microsoft's page on it says. */
function change(context: RouteContext, home: Home): Reply {
  const item = home.itemOf(context);
  const name = nameOf(context, item);
  const given = readExtension(context.call.body, name);
  if (given.name.toLowerCase() !== name.toLowerCase())
    throw new GraphError(400, 'ErrorInvalidRequest', 'The name of an extension cannot be changed.');
  const extensions = { ...item.extensions, [name]: given.properties };
  checkLimits(home, extensions, name);
  keep(context, home, item, extensions);
  return isOfUser(home) ? { status: 204 } : reply(context, home, name, given.properties);
}

function remove(context: RouteContext, home: Home): Reply {
  const item = home.itemOf(context);
  keep(context, home, item, without(item.extensions ?? {}, [nameOf(context, item)]));
  return { status: 204 };
}

function routesOf(home: Home, path: string): Route[] {
  const { permission } = home;
  const all = `${path}/extensions`;
  const one = `${all}/{extension}`;
  return [
    { method: 'GET', pattern: all, permission, handle: (context) => list(context, home) },
    { method: 'POST', pattern: all, permission, handle: (context) => create(context, home) },
    { method: 'GET', pattern: one, permission, handle: (context) => get(context, home) },
    { method: 'PATCH', pattern: one, permission, handle: (context) => change(context, home) },
    { method: 'DELETE', pattern: one, permission, handle: (context) => remove(context, home) },
  ];
}

/** Routes of open extensions. */
export const extensionRoutes: readonly Route[] = homes.flatMap((home) =>
  home.paths.flatMap((path) => routesOf(home, path)),
);
