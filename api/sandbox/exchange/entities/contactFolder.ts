// Contact folders: the default one, and those that people make in it or in each other. Knows the folders' rules; must not know contacts' own.
import { GraphError, itemNotFound } from '../GraphError.ts';
import { isFolderId, malformedId } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Json } from '../schema/readBody.ts';
import { textOf } from './common.ts';

/** The key of the default folder, which is also its well-known name. */
export const defaultFolder = 'contacts';

/** The keys of the folders in another. */
export function childKeys(mailbox: Mailbox, parent: string): string[] {
  return [...mailbox.contactFolder.all()].filter(({ folder }) => folder === parent).map(({ key }) => key);
}

/** A folder's key and those of all folders below it. */
export function keysBelow(mailbox: Mailbox, key: string): string[] {
  const children = new Map<string, string[]>();
  for (const item of mailbox.contactFolder.all()) {
    const siblings = children.get(item.folder);
    if (siblings) siblings.push(item.key);
    else children.set(item.folder, [item.key]);
  }
  const found = [key];
  for (let index = 0; index < found.length; index += 1) found.push(...(children.get(found[index] ?? '') ?? []));
  return found;
}

/**
 * The key of a contact folder by its id or well-known name.
 * @throws GraphError 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
 */
export function contactFolderKey(mailbox: Mailbox, id: string): string {
  if (id.toLowerCase() === defaultFolder || id === mailbox.folderId(defaultFolder)) return defaultFolder;
  for (const { key } of mailbox.contactFolder.all()) if (mailbox.folderId(key) === id) return key;
  throw isFolderId(id) ? itemNotFound() : malformedId();
}

/** A folder as an item; the default one has none until a client hangs something on it. */
export function contactFolderItem(mailbox: Mailbox, key: string): Item {
  const place = { key, folder: 'msgfolderroot', left: [], created: mailbox.instant(), modified: '', seq: 0 };
  return mailbox.contactFolder.get(key) ?? { ...place, data: { displayName: 'Contacts' } };
}

/** A folder as Graph returns it. */
export function renderContactFolder(mailbox: Mailbox, key: string): Json {
  const { folder, data } = contactFolderItem(mailbox, key);
  return { id: mailbox.folderId(key), parentFolderId: mailbox.folderId(folder), displayName: data['displayName'] };
}

/**
 * The name of a folder after a write.
 * @throws GraphError 400 for none, 409 ErrorFolderExists for that of a sibling
 */
export function writeFolderName(mailbox: Mailbox, name: unknown, parent: string, own?: string): string {
  if (typeof name !== 'string' || name.trim() === '')
    throw new GraphError(400, 'ErrorInvalidProperty', 'A displayName is required.');
  const isTaken = childKeys(mailbox, parent)
    .filter((key) => key !== own)
    .some((key) => textOf(mailbox.contactFolder.get(key)?.data['displayName']).toLowerCase() === name.toLowerCase());
  if (isTaken) throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  return name;
}

/**
 * Refuses what a default folder does not suffer.
 * @throws GraphError 400
 */
export function refuseDefault(key: string, code: string, verb: 'renamed' | 'moved' | 'deleted'): void {
  if (key !== defaultFolder) return;
  throw new GraphError(400, code, `Your request can't be completed. A default contacts folder can't be ${verb}.`);
}

/** Deletes a folder and those below it; their contacts go to Deleted Items, or with `isForGood` nowhere. */
export function removeFolder(mailbox: Mailbox, key: string, isForGood: boolean): void {
  const keys = new Set(keysBelow(mailbox, key));
  for (const contact of [...mailbox.contact.all()]) {
    if (!keys.has(contact.folder)) continue;
    if (isForGood) mailbox.purge('contact', contact);
    else mailbox.move('contact', contact, deletedItems);
  }
  for (const folder of keys) mailbox.purge('contactFolder', contactFolderItem(mailbox, folder));
}
