// Contact folders: list, create, read, rename, move, delete, track; nested ones too. The default one is known as `contacts` and is in no list.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry } from '../delta.ts';
import {
  childKeys,
  contactFolderItem,
  contactFolderKey,
  defaultFolder,
  keysBelow,
  refuseDefault,
  removeFolder,
  renderContactFolder,
  writeFolderName,
} from '../entities/contactFolder.ts';
import { expandPart, partsForFilter, writeParts } from '../entities/itemParts.ts';
import { GraphError, itemNotFound, notPlayed } from '../GraphError.ts';
import { newItemKey } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 10;
const permission = 'Contacts';
const setOf = (mailbox: Mailbox) => `users('${mailbox.userId}')/contactFolders`;

/**
 * The key of the folder that a path names, which must be in the parent that the path names.
 * @throws GraphError 404, 400
 */
export function folderOfPath({ params, mailbox }: RouteContext): string {
  const box = mailbox();
  const key = contactFolderKey(box, params['folder'] ?? defaultFolder);
  const parent = params['parent'];
  if (parent !== undefined && contactFolderItem(box, key).folder !== contactFolderKey(box, parent))
    throw itemNotFound();
  return key;
}

function expand({ call, mailbox }: RouteContext, key: string, entity: Json): Json {
  const box = mailbox();
  return call.query.expand.reduce((result, option) => {
    if (option.name === 'childFolders')
      return { ...result, childFolders: childKeys(box, key).map((child) => renderContactFolder(box, child)) };
    if (option.name === 'contacts') throw notPlayed('$expand=contacts of a contact folder');
    return expandPart(contactFolderItem(box, key), result, option) ?? result;
  }, entity);
}

function reply(context: RouteContext, key: string, status = 200): Reply {
  const mailbox = context.mailbox();
  const entity = expand(context, key, renderContactFolder(mailbox, key));
  return entityReply(context.call, entity, 'contactFolder', setOf(mailbox), status);
}

function list(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const render = (key: string) => renderContactFolder(mailbox, key);
  return listReply(context.call, childKeys(mailbox, folderOfPath(context)), {
    typeName: 'contactFolder',
    set: setOf(mailbox),
    pageSize,
    render,
    forFilter: (key) => ({ ...render(key), ...partsForFilter(contactFolderItem(mailbox, key)) }),
    expand: (key, entity) => expand(context, key, entity),
  });
}

function create(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const parent = folderOfPath(context);
  const body = readBody(context.call.body, 'contactFolder');
  const data = { displayName: writeFolderName(mailbox, body['displayName'], parent) };
  const place = { key: newItemKey(), folder: parent, left: [], created: mailbox.instant() };
  return reply(context, mailbox.put('contactFolder', { ...place, data, ...writeParts(body) }).key, 201);
}

function newParent(mailbox: Mailbox, key: string, before: string, given: unknown): string {
  if (typeof given !== 'string' || given === mailbox.folderId(before)) return before;
  refuseDefault(key, 'ErrorMoveDistinguishedFolder', 'moved');
  const parent = contactFolderKey(mailbox, given);
  if (!keysBelow(mailbox, key).includes(parent)) return parent;
  throw new GraphError(400, 'ErrorInvalidRequest', 'A folder cannot be moved into itself or a folder below it.');
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const key = folderOfPath(context);
  const before = contactFolderItem(mailbox, key);
  const body = readBody(context.call.body, 'contactFolder');
  const folder = newParent(mailbox, key, before.folder, body['parentFolderId']);
  const name = body['displayName'] ?? before.data['displayName'];
  if (name !== before.data['displayName']) refuseDefault(key, 'ErrorInvalidRequest', 'renamed');
  const data = { displayName: writeFolderName(mailbox, name, folder, key) };
  mailbox.put('contactFolder', { ...before, folder, data, ...writeParts(body, before) });
  return reply(context, key);
}

function remove(isForGood: boolean): (context: RouteContext) => Reply {
  return (context) => {
    const key = folderOfPath(context);
    refuseDefault(key, 'ErrorDeleteDistinguishedFolder', 'deleted');
    removeFolder(context.mailbox(), key, isForGood);
    return { status: 204 };
  };
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const mailbox = context.mailbox();
  refuseOptions(call, 'ContactFolders', ['orderby', 'filter', 'expand', 'search', 'skip']);
  return deltaReply(call, store, mailbox, {
    typeName: 'contactFolder',
    set: `${setOf(mailbox)}/$delta`,
    collection: mailbox.contactFolder,
    scope: 'contactFolders',
    pageSize,
    entriesOf: (entry, isNews) => {
      if ('gone' in entry) return isNews ? [removedEntry(mailbox.folderId(entry.gone.key))] : [];
      if (entry.item.key === defaultFolder) return [];
      return [{ '@odata.type': '#microsoft.graph.contactFolder', ...renderContactFolder(mailbox, entry.item.key) }];
    },
  });
}

const base = 'users/{user}/contactFolders';

/** Routes of contact folders themselves. */
export const contactFolderRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${base}/delta`, permission, handle: track },
  ...underEach(
    [base, `${base}/{folder}/childFolders`, `${base}/{parent}/childFolders/{folder}/childFolders`],
    (path) => [
      { method: 'GET', pattern: path, permission, handle: list },
      { method: 'POST', pattern: path, permission, handle: create },
    ],
  ),
  ...underEach([`${base}/{folder}`, `${base}/{parent}/childFolders/{folder}`], (path) => [
    { method: 'GET', pattern: path, permission, handle: (context) => reply(context, folderOfPath(context)) },
    { method: 'PATCH', pattern: path, permission, handle: change },
    { method: 'DELETE', pattern: path, permission, handle: remove(false) },
    { method: 'POST', pattern: `${path}/permanentDelete`, permission, handle: remove(true) },
  ]),
];
