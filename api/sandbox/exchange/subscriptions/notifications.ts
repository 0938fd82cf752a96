// What endpoints are told: which changes concern a subscription, and how a notification of one looks, be it of an item or of the
// subscription's own life. Knows Graph's form of changeNotification; must not know when or how often it is sent.
import { etagOf } from '../entities/common.ts';
import { folderId, itemId } from '../ids.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { MailboxRecord } from '../mailboxes/Mailbox.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Json } from '../schema/readBody.ts';
import type { ChangeType, Subscription, WatchedKind } from './subscription.ts';

export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';

const typeNames: Readonly<Record<WatchedKind, string>> = {
  contact: '#Microsoft.Graph.Contact',
  event: '#Microsoft.Graph.Event',
  task: '#Microsoft.Graph.TodoTask',
};

function headOf({ id, expirationDateTime, clientState }: Subscription, tenantId: string): Json {
  return {
    subscriptionId: id,
    subscriptionExpirationDateTime: expirationDateTime,
    tenantId,
    ...(clientState === null ? {} : { clientState }),
  };
}

/** The path of an item as notifications name it: with capitals, and with the owner's object id whatever was subscribed to. */
function pathOf({ kind, userId, mailboxTag }: Subscription, item: Item, id: string): string {
  if (kind === 'contact') return `Users/${userId}/Contacts/${id}`;
  if (kind === 'event') return `Users/${userId}/Events/${id}`;
  return `Users/${userId}/Todo/Lists/${folderId(mailboxTag, item.folder)}/Tasks/${id}`;
}

function notificationOf(subscription: Subscription, changeType: ChangeType, item: Item, tenantId: string): Json {
  const { kind, mailboxTag, hasImmutableIds } = subscription;
  const id = itemId(mailboxTag, item.folder, item.key, kind === 'task' || hasImmutableIds);
  const resource = pathOf(subscription, item, id);
  return {
    ...headOf(subscription, tenantId),
    changeType,
    resource,
    resourceData: { '@odata.type': typeNames[kind], '@odata.id': resource, '@odata.etag': etagOf(item), id },
  };
}

function isWatched({ folder }: Subscription, item: Item | undefined): item is Item {
  if (item === undefined) return false;
  return folder === null ? item.folder !== deletedItems : item.folder === folder;
}

/** What a change is to a subscription. Leaving a folder is a deletion there, and coming into one is a creation. */
function changesOf(
  subscription: Subscription,
  record: MailboxRecord,
  before: Item | undefined,
): readonly (readonly [ChangeType, Item])[] {
  const after = record.t === 'put' ? record.item : undefined;
  const was = isWatched(subscription, before) ? before : undefined;
  const is = isWatched(subscription, after) ? after : undefined;
  if (was && is && was.folder === is.folder) return [['updated', is]];
  return [...(was ? [['deleted', was] as const] : []), ...(is ? [['created', is] as const] : [])];
}

/** The notifications that one change makes for a subscription; most often one, or none. */
export function changeNotifications(
  subscription: Subscription,
  record: MailboxRecord,
  before: Item | undefined,
  tenantId: string,
): readonly Json[] {
  if (record.kind !== subscription.kind) return [];
  const changes = changesOf(subscription, record, before);
  return changes
    .filter(([changeType]) => subscription.changeTypes.includes(changeType))
    .map(([changeType, item]) => notificationOf(subscription, changeType, item, tenantId));
}

/** A notification of the subscription's own life. It has neither resource nor changeType. */
export function lifecycleNotification(
  subscription: Subscription,
  lifecycleEvent: LifecycleEvent,
  tenantId: string,
): Json {
  return { ...headOf(subscription, tenantId), lifecycleEvent };
}
