// Mail folders, as far as a client needs them to find what was deleted: the root and Deleted Items. Messages are not played.
import type { Reply } from '../call.ts';
import { itemNotFound } from '../GraphError.ts';
import { isFolderId, malformedId } from '../ids.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Mail';
const pageSize = 10;
const root = 'msgfolderroot';
const names: Readonly<Record<string, string>> = { [root]: 'Top of Information Store', [deletedItems]: 'Deleted Items' };
const setOf = (mailbox: Mailbox) => `users('${mailbox.userId}')/mailFolders`;

function keyOf({ params, mailbox }: RouteContext): string {
  const id = params['folder'] ?? root;
  const box = mailbox();
  const key = Object.keys(names).find((name) => name === id.toLowerCase() || box.folderId(name) === id);
  if (key !== undefined) return key;
  throw isFolderId(id) || /^[a-z]+$/i.test(id) ? itemNotFound() : malformedId();
}

function countIn(mailbox: Mailbox, key: string): number {
  let count = 0;
  for (const kind of ['contact', 'event'] as const)
    for (const item of mailbox[kind].all()) if (item.folder === key) count += 1;
  return count;
}

function render(mailbox: Mailbox, key: string): Json {
  return {
    id: mailbox.folderId(key),
    displayName: names[key],
    parentFolderId: mailbox.folderId(root),
    childFolderCount: key === root ? 1 : 0,
    unreadItemCount: 0,
    totalItemCount: countIn(mailbox, key),
    isHidden: false,
  };
}

function list(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const keys = keyOf(context) === root ? [deletedItems] : [];
  const view = { typeName: 'mailFolder', set: setOf(mailbox), pageSize, render: (key: string) => render(mailbox, key) };
  return listReply(context.call, keys, view);
}

function get(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  return entityReply(context.call, render(mailbox, keyOf(context)), 'mailFolder', setOf(mailbox));
}

const base = 'users/{user}/mailFolders';

/** Routes of mail folders. */
export const mailFolderRoutes: readonly Route[] = [
  ...underEach([base, `${base}/{folder}/childFolders`], (path) => [
    { method: 'GET', pattern: path, permission, handle: list },
  ]),
  { method: 'GET', pattern: `${base}/{folder}`, permission, handle: get },
];
