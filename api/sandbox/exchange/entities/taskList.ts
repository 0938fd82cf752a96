// The lists of To Do: the two that every mailbox has, and those that people make. Knows the lists' rules; must not know tasks.
import { GraphError } from '../GraphError.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Json } from '../schema/readBody.ts';
import { etagOf } from './common.ts';

/** A list: built-in ones have an item only once a client hung something on them. */
export interface TaskList {
  readonly key: string;
  readonly item?: Item;
}

const builtIn: Readonly<Record<string, { readonly displayName: string; readonly wellknownListName: string }>> = {
  tasks: { displayName: 'Tasks', wellknownListName: 'defaultList' },
  flagged: { displayName: 'Flagged Emails', wellknownListName: 'flaggedEmails' },
};

/** The lists of a mailbox, the built-in ones first. */
export function taskLists(mailbox: Mailbox): TaskList[] {
  const made = [...mailbox.taskList.all()].filter(({ key }) => !(key in builtIn));
  return [...Object.keys(builtIn), ...made.map(({ key }) => key)].map((key) => listWithKey(mailbox, key));
}

/** A built-in list, or one that has an item, by its key. */
export function listWithKey(mailbox: Mailbox, key: string): TaskList {
  const item = mailbox.taskList.get(key);
  return item ? { key, item } : { key };
}

/** The built-in lists that no client has changed. */
export function untouchedLists(mailbox: Mailbox): TaskList[] {
  return taskLists(mailbox).filter(({ item }) => item === undefined);
}

/** The list as an item, to hang something on. */
export function itemOfList(mailbox: Mailbox, { key, item }: TaskList): Item {
  return item ?? { key, folder: '', left: [], created: mailbox.instant(), modified: '', seq: 0, data: {} };
}

/** A list as Graph returns it. */
export function renderList(mailbox: Mailbox, { key, item }: TaskList): Json {
  return {
    '@odata.etag': item ? etagOf(item) : `W/"EQAAABYA${key}"`,
    displayName: item?.data['displayName'] ?? '',
    isOwner: true,
    isShared: false,
    wellknownListName: 'none',
    ...builtIn[key],
    id: mailbox.folderId(key),
  };
}

function refuseBuiltIn(verb: 'renamed' | 'deleted', key: string): void {
  if (!(key in builtIn)) return;
  const message = `Your request can't be completed. A default task folder can't be ${verb}.`;
  throw new GraphError(400, 'invalidRequest', message);
}

/**
 * The properties of a list after a write.
 * @throws GraphError 400 without a name
 */
export function writeList(body: Json, before?: TaskList): Json {
  if (before && 'displayName' in body) refuseBuiltIn('renamed', before.key);
  const name = body['displayName'] ?? before?.item?.data['displayName'];
  if (typeof name === 'string' && name.trim() !== '') return { displayName: name };
  throw new GraphError(400, 'invalidRequest', "'displayName' is required.");
}

/** @throws GraphError 400 for a built-in list, which cannot be deleted */
export function checkDeletable({ key }: TaskList): void {
  refuseBuiltIn('deleted', key);
}
