// What the `resource` of a subscription means: which mailbox, which kind of item, which folder, and whether the token may read it.
// Knows the documented paths; what is subscribed to elsewhere in Graph is refused by name.
import type { TokenClaims } from '../../common/tokens.ts';
import { checkAccess } from '../access.ts';
import { contactFolderKey } from '../entities/contactFolder.ts';
import { taskLists } from '../entities/taskList.ts';
import { GraphError, itemNotFound, notPlayed } from '../GraphError.ts';
import { isFolderId, malformedId } from '../ids.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import { readPath } from '../path.ts';
import type { Permission } from '../routes/route.ts';
import type { NotificationSettings } from './settings.ts';
import { extensionError, invalidRequest } from './subscriptionErrors.ts';
import type { Watched, WatchedKind } from './subscription.ts';

const permissionOf: Readonly<Record<WatchedKind, Permission>> = {
  contact: 'Contacts',
  event: 'Calendars',
  task: 'Tasks',
};

interface Place {
  readonly kind: WatchedKind;
  /** The id of the folder or list, as the client wrote it. */
  readonly folderId?: string;
}

function placeOf(segments: readonly string[]): Place | undefined {
  const [first = '', second = '', third = '', fourth = ''] = segments;
  const word = (text: string) => text.toLowerCase();
  if (segments.length === 1 && word(first) === 'events') return { kind: 'event' };
  if (segments.length === 1 && word(first) === 'contacts') return { kind: 'contact' };
  if (segments.length === 3 && word(first) === 'contactfolders' && word(third) === 'contacts')
    return { kind: 'contact', folderId: second };
  const isTasks = word(first) === 'todo' && word(second) === 'lists' && word(fourth) === 'tasks';
  return segments.length === 4 && isTasks ? { kind: 'task', folderId: third } : undefined;
}

function readSegments(text: string, claims: TokenClaims): readonly string[] {
  if (/^https?:/i.test(text)) throw invalidRequest(`The resource '${text.slice(0, 100)}' must not hold the base URL.`);
  if (text.includes('?')) throw notPlayed("query options of a subscription's resource");
  const { segments } = readPath(`/v1.0/${text}`);
  if (segments[0]?.toLowerCase() !== 'me') return segments;
  if (claims.upn === null)
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  return ['users', claims.upn, ...segments.slice(1)];
}

function folderKeyOf(mailbox: Mailbox, { kind, folderId }: Place): string | null {
  if (folderId === undefined) return null;
  if (kind === 'contact') return contactFolderKey(mailbox, folderId);
  const list = taskLists(mailbox).find(({ key }) => mailbox.folderId(key) === folderId);
  if (list) return list.key;
  throw isFolderId(folderId) ? itemNotFound() : malformedId();
}

/**
 * Checks that a token may read what is watched; reading is all that subscribing takes.
 * @throws GraphError 403 ExtensionError
 */
export function checkReadable(
  claims: TokenClaims,
  kind: WatchedKind,
  owner: MailboxOwner,
  store: Store,
  { tasksForApplications }: NotificationSettings,
): void {
  if (kind === 'task' && claims.upn === null && !tasksForApplications) throw extensionError(403);
  const isOwn = claims.upn !== null && store.findUser(claims.upn) === owner;
  try {
    checkAccess(claims, permissionOf[kind], 'GET', isOwn);
  } catch (error) {
    throw error instanceof GraphError ? extensionError(403) : error;
  }
}

/**
 * What a subscription's resource stands for.
 * @throws GraphError 400 for one that cannot be read, 403 for one the token may not read, 404 for a mailbox or folder that is not there,
 * 501 for what is not played
 */
export function readResource(text: string, claims: TokenClaims, store: Store, settings: NotificationSettings): Watched {
  const [set = '', name = '', ...rest] = readSegments(text, claims);
  const place = set.toLowerCase() === 'users' ? placeOf(rest) : undefined;
  if (!place) {
    const shape = [set, ...(name === '' ? [] : ['{id}']), ...rest.map((part) => (part.length > 40 ? '{id}' : part))];
    throw notPlayed(`subscriptions to /${shape.join('/').slice(0, 200)}`);
  }
  const owner = store.findUser(name);
  if (!owner) throw extensionError(404);
  checkReadable(claims, place.kind, owner, store, settings);
  const mailbox = store.mailboxOf(owner);
  return {
    ownerId: owner.id,
    userId: mailbox.userId,
    mailboxTag: mailbox.tag,
    kind: place.kind,
    folder: folderKeyOf(mailbox, place),
  };
}
