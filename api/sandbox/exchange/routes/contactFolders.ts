// Contact folders: the default one, known as `contacts`, and those that clients make in it. Deleted Items is no contact folder.
import type { Reply } from '../call.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { isFolderId, malformedId, newItemKey } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Route, RouteContext } from './route.ts';

const pageSize = 10;
const permission = 'Contacts';

function keysOf(mailbox: Mailbox): string[] {
  return ['contacts', ...[...mailbox.contactFolder.all()].map(({ key }) => key)];
}

/**
 * The key of a contact folder by its id or well-known name.
 * @throws GraphError 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
 */
export function contactFolderKey(mailbox: Mailbox, id: string): string {
  if (id.toLowerCase() === 'contacts') return 'contacts';
  const key = keysOf(mailbox).find((candidate) => mailbox.folderId(candidate) === id);
  if (key !== undefined) return key;
  throw isFolderId(id) ? itemNotFound() : malformedId();
}

function render(mailbox: Mailbox, key: string): Json {
  const parent = key === 'contacts' ? 'msgfolderroot' : 'contacts';
  return {
    id: mailbox.folderId(key),
    parentFolderId: mailbox.folderId(parent),
    displayName: mailbox.contactFolder.get(key)?.data['displayName'] ?? 'Contacts',
  };
}

function list({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  return listReply(call, keysOf(box), {
    typeName: 'contactFolder',
    set: `users('${box.userId}')/contactFolders`,
    pageSize,
    render: (key) => render(box, key),
  });
}

function get({ call, mailbox, params }: RouteContext): Reply {
  const box = mailbox();
  const key = contactFolderKey(box, params['folder'] ?? '');
  return entityReply(call, render(box, key), 'contactFolder', `users('${box.userId}')/contactFolders`);
}

function create({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const name = readBody(call.body, 'contactFolder')['displayName'];
  if (typeof name !== 'string' || name === '')
    throw new GraphError(400, 'ErrorInvalidProperty', 'A displayName is required.');
  const isTaken = [...box.contactFolder.all()].some(
    ({ data }) => String(data['displayName']).toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  const key = newItemKey();
  const data = { displayName: name };
  box.put('contactFolder', { key, folder: 'contacts', left: [], created: box.instant(), data });
  return entityReply(call, render(box, key), 'contactFolder', `users('${box.userId}')/contactFolders`, 201);
}

/** Routes of contact folders themselves. */
export const contactFolderRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users/{user}/contactFolders', permission, handle: list },
  { method: 'POST', pattern: 'users/{user}/contactFolders', permission, handle: create },
  { method: 'GET', pattern: 'users/{user}/contactFolders/{folder}', permission, handle: get },
];
