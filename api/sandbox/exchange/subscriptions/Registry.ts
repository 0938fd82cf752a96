// The subscriptions that are there, findable by mailbox. An expired one ends when somebody looks at it. Knows the store; must not know who is
// told of what.
import type { Store } from '../mailboxes/Store.ts';
import type { Subscription } from './subscription.ts';

export class Registry {
  private readonly store: Store;
  private readonly byOwner = new Map<string, Set<string>>();
  private readonly onExpired: (subscription: Subscription) => void;

  /** @param onExpired hears of a subscription that has ended by itself */
  constructor(store: Store, onExpired: (subscription: Subscription) => void) {
    this.store = store;
    this.onExpired = onExpired;
    for (const subscription of store.subscriptions.values()) this.index(subscription);
  }

  /** The subscription, unless there is none or it has expired. */
  get(id: string): Subscription | undefined {
    const subscription = this.store.subscriptions.get(id);
    return subscription && this.isAlive(subscription) ? subscription : undefined;
  }

  /** All that live, the oldest first. */
  all(): readonly Subscription[] {
    return [...this.store.subscriptions.values()].filter((subscription) => this.isAlive(subscription));
  }

  /** Those of one mailbox that live. */
  ofOwner(ownerId: string): readonly Subscription[] {
    const ids = this.byOwner.get(ownerId);
    if (!ids) return [];
    return [...ids].map((id) => this.get(id)).filter((subscription) => subscription !== undefined);
  }

  /** Keeps a subscription, new or changed. */
  keep(subscription: Subscription): void {
    this.store.keepSubscription(subscription);
    this.index(subscription);
  }

  remove({ id, ownerId }: Subscription): void {
    this.store.dropSubscription(id);
    this.byOwner.get(ownerId)?.delete(id);
  }

  /** Forgets all; the store has lost them at a reset. */
  clear(): void {
    this.byOwner.clear();
  }

  private index({ id, ownerId }: Subscription): void {
    const ids = this.byOwner.get(ownerId) ?? new Set();
    this.byOwner.set(ownerId, ids.add(id));
  }

  private isAlive(subscription: Subscription): boolean {
    if (Date.parse(subscription.expirationDateTime) > this.store.now().getTime()) return true;
    this.remove(subscription);
    this.onExpired(subscription);
    return false;
  }
}
