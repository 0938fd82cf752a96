// What a subscription is: who made it, what it watches, whom it tells. Knows Graph's form of it; must not know how it is checked or served.
import type { Json } from '../schema/readBody.ts';
import { offsetOf } from '../time/zones.ts';

/** The kinds of items that can be subscribed to. */
export type WatchedKind = 'contact' | 'event' | 'task';

export const changeTypes = ['created', 'updated', 'deleted'] as const;
export type ChangeType = (typeof changeTypes)[number];

/** What a subscription watches: a folder of a mailbox, or all of a kind in it. */
export interface Watched {
  /** Of the sample company: whose mailbox it is. */
  readonly ownerId: string;
  /** The owner's object id. */
  readonly userId: string;
  readonly mailboxTag: string;
  readonly kind: WatchedKind;
  /** The key of a folder or of a task list; null for every folder but Deleted Items. */
  readonly folder: string | null;
}

export interface Subscription extends Watched {
  /** A GUID. */
  readonly id: string;
  readonly applicationId: string | null;
  /** The object id of the person or service principal that the token was for. */
  readonly creatorId: string | null;
  /** Made with a person's token, not with an application's. */
  readonly isDelegated: boolean;
  /** As the client wrote it. */
  readonly resource: string;
  readonly changeTypes: readonly ChangeType[];
  readonly clientState: string | null;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  /** ISO instant with milliseconds and Z. */
  readonly expirationDateTime: string;
  readonly latestSupportedTlsVersion: string;
  readonly notificationUrlAppId: string | null;
  /** Notifications name items by immutable ids: the request that made it asked for them. */
  readonly hasImmutableIds: boolean;
  /** Waits for reauthorization: what changes meanwhile is not told. */
  readonly isPaused?: boolean;
}

/** The subscription as Graph returns it, with null for what is not set. */
export function renderSubscription(subscription: Subscription): Json {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeTypes.join(','),
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: offsetOf(subscription.expirationDateTime),
    creatorId: subscription.creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: subscription.notificationUrlAppId,
  };
}
