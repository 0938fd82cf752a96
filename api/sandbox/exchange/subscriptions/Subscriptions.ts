// Change notifications as a whole: makes, changes and ends subscriptions, hears what changes in mailboxes, and tells endpoints of it and of the
// subscriptions' own life. Knows whom to tell of what; paths, forms and sending are its neighbours' business.
import { randomUUID } from 'node:crypto';
import type { TokenClaims } from '../../common/tokens.ts';
import type { Item } from '../mailboxes/item.ts';
import type { MailboxRecord } from '../mailboxes/Mailbox.ts';
import type { Store } from '../mailboxes/Store.ts';
import { CallOut } from './CallOut.ts';
import { changeNotifications, lifecycleNotification } from './notifications.ts';
import type { LifecycleEvent } from './notifications.ts';
import { Outbox } from './Outbox.ts';
import { checkExpiration, readChange, readWish } from './readSubscription.ts';
import { Registry } from './Registry.ts';
import { checkReadable, readResource } from './resource.ts';
import { graphSettings } from './settings.ts';
import type { NotificationSettings } from './settings.ts';
import type { Subscription } from './subscription.ts';
import { extensionError, subscriptionNotFound } from './subscriptionErrors.ts';
import { validateEndpoint } from './validateEndpoint.ts';

/** How often subscriptions are looked over for those that end. */
const lookEveryMs = 15_000;

export interface SubscriptionsOptions {
  readonly store: Store;
  readonly tenantId: string;
  /** Hosts that may be told besides this machine. */
  readonly hosts: readonly string[];
}

export class Subscriptions {
  settings: NotificationSettings = graphSettings;
  readonly outbox: Outbox;
  private readonly store: Store;
  private readonly tenantId: string;
  private readonly callOut: CallOut;
  private readonly registry: Registry;
  /** The expiration for which reauthorization was asked for, by subscription. */
  private readonly asked = new Map<string, string>();
  private readonly clock: NodeJS.Timeout;

  constructor({ store, tenantId, hosts }: SubscriptionsOptions) {
    this.store = store;
    this.tenantId = tenantId;
    this.callOut = new CallOut(hosts);
    this.registry = new Registry(store, (subscription) => this.tell(subscription, 'subscriptionRemoved'));
    this.outbox = new Outbox({
      callOut: this.callOut,
      settings: () => this.settings,
      isWanted: (id) => this.registry.get(id) !== undefined,
      onLost: (ids) => this.tellMissed(ids),
    });
    store.watch((ownerId, record, before) => this.hear(ownerId, record, before));
    this.clock = setInterval(() => this.lookOver(), lookEveryMs).unref();
  }

  /**
   * Makes a subscription, after its endpoints have proved that they want it.
   * @throws GraphError as Graph refuses a subscription
   */
  async create(body: unknown, claims: TokenClaims, hasImmutableIds: boolean): Promise<Subscription> {
    const wish = readWish(body);
    const urls = { notificationUrl: wish.notificationUrl, lifecycleNotificationUrl: wish.lifecycleNotificationUrl };
    for (const [name, url] of Object.entries(urls)) if (url !== null) this.callOut.check(url, name);
    const watched = readResource(wish.resource, claims, this.store, this.settings);
    checkExpiration(wish.expirationDateTime, watched.kind, this.store.now());
    this.checkQuota(watched.ownerId);
    for (const url of Object.values(urls)) if (url !== null) await this.validate(url);
    this.checkQuota(watched.ownerId);
    const subscription: Subscription = {
      ...wish,
      ...watched,
      id: randomUUID(),
      applicationId: claims.appId,
      creatorId: claims.oid,
      isDelegated: claims.upn !== null,
      expirationDateTime: checkExpiration(wish.expirationDateTime, watched.kind, this.store.now()),
      hasImmutableIds,
    };
    this.registry.keep(subscription);
    return subscription;
  }

  /** The caller's own: an application's by its own token, a person's by the person's with the same application. */
  list(claims: TokenClaims): readonly Subscription[] {
    return this.registry.all().filter((subscription) => isOwn(subscription, claims));
  }

  /**
   * One of the caller's own.
   * @throws GraphError 404
   */
  get(id: string, claims: TokenClaims): Subscription {
    const subscription = this.registry.get(id.toLowerCase());
    if (!subscription || !isOwn(subscription, claims)) throw subscriptionNotFound();
    return subscription;
  }

  /**
   * Extends a subscription or gives it another endpoint; that reauthorizes it, too.
   * @throws GraphError 400, 403, 404
   */
  async change(id: string, body: unknown, claims: TokenClaims): Promise<Subscription> {
    const before = this.readable(id, claims);
    const { expirationDateTime, notificationUrl } = readChange(body);
    const until =
      expirationDateTime === undefined ? {} : { expirationDateTime: checkExpiration(expirationDateTime, before.kind, this.store.now()) }; // prettier-ignore
    if (notificationUrl !== undefined) {
      this.callOut.check(notificationUrl, 'notificationUrl');
      await this.validate(notificationUrl);
    }
    const endpoint = notificationUrl === undefined ? {} : { notificationUrl };
    const changed = { ...this.get(id, claims), ...until, ...endpoint, isPaused: false };
    this.registry.keep(changed);
    return changed;
  }

  /**
   * Lets a subscription go on after reauthorizationRequired; its expiration stays.
   * @throws GraphError 403, 404
   */
  reauthorize(id: string, claims: TokenClaims): void {
    this.registry.keep({ ...this.readable(id, claims), isPaused: false });
  }

  /**
   * Ends a subscription at its owner's wish; nobody is told.
   * @throws GraphError 404
   */
  remove(id: string, claims: TokenClaims): void {
    this.registry.remove(this.get(id, claims));
  }

  /** For doors: any subscription that lives. */
  find(id: string): Subscription | undefined {
    return this.registry.get(id);
  }

  /** For doors: all that live, after looking over them. */
  all(): readonly Subscription[] {
    this.lookOver();
    return this.registry.all();
  }

  /** Tells an endpoint of the subscription's life, if it asked for that. */
  tell(subscription: Subscription, event: LifecycleEvent): void {
    const { id, lifecycleNotificationUrl } = subscription;
    if (lifecycleNotificationUrl === null) return;
    const entry = lifecycleNotification(subscription, event, this.tenantId);
    this.outbox.add(lifecycleNotificationUrl, { subscriptionId: id, entry, once: `${id} ${event}` });
  }

  /** What changes from now on is not told until the subscription is reauthorized. */
  pause(subscription: Subscription): void {
    this.registry.keep({ ...subscription, isPaused: true });
  }

  /** Ends a subscription as the server does on its own, and tells of it. */
  take(subscription: Subscription): void {
    this.registry.remove(subscription);
    this.tell(subscription, 'subscriptionRemoved');
  }

  /** Forgets everything after the store was reset. */
  reset(): void {
    this.registry.clear();
    this.outbox.clear();
    this.asked.clear();
    this.settings = graphSettings;
  }

  async close(): Promise<void> {
    clearInterval(this.clock);
    this.outbox.close();
    await this.callOut.close();
  }

  private readable(id: string, claims: TokenClaims): Subscription {
    const subscription = this.get(id, claims);
    const owner = this.store.findUser(subscription.userId);
    if (!owner) throw subscriptionNotFound();
    checkReadable(claims, subscription.kind, owner, this.store, this.settings);
    return subscription;
  }

  private validate(url: string): Promise<void> {
    return validateEndpoint(this.callOut, url, this.settings.validationMs);
  }

  private checkQuota(ownerId: string): void {
    if (this.registry.ofOwner(ownerId).length >= this.settings.perMailbox)
      throw extensionError(403, 'Maximum number of subscriptions has been reached');
  }

  private hear(ownerId: string, record: MailboxRecord, before: Item | undefined): void {
    for (const subscription of this.registry.ofOwner(ownerId)) {
      if (subscription.isPaused) continue;
      for (const entry of changeNotifications(subscription, record, before, this.tenantId))
        this.outbox.add(subscription.notificationUrl, { subscriptionId: subscription.id, entry });
    }
  }

  private tellMissed(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const subscription = this.registry.get(id);
      if (subscription) this.tell(subscription, 'missed');
    }
  }

  /** Ends what has expired, and asks once for the reauthorization of what soon will. */
  private lookOver(): void {
    const soon = this.store.now().getTime() + this.settings.reauthorizeBeforeMs;
    for (const subscription of this.registry.all()) {
      const { id, expirationDateTime } = subscription;
      if (Date.parse(expirationDateTime) > soon || this.asked.get(id) === expirationDateTime) continue;
      this.asked.set(id, expirationDateTime);
      this.tell(subscription, 'reauthorizationRequired');
    }
    for (const id of this.asked.keys()) if (!this.store.subscriptions.has(id)) this.asked.delete(id);
  }
}

function isOwn({ applicationId, isDelegated, creatorId }: Subscription, claims: TokenClaims): boolean {
  if (applicationId !== claims.appId || isDelegated !== (claims.upn !== null)) return false;
  return !isDelegated || creatorId === claims.oid;
}
