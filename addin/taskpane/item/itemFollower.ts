// Follows the item that Outlook shows: reads it anew whenever another is selected, and never lets a late answer of an earlier item through.
// Knows no React.
import type { Outlook, OutlookItem } from '../../office/outlook.ts';

/** A composed item gets its recipients and subject while the pane is open, and not every Outlook tells of it. */
const COMPOSE_LOOK_MS = 4_000;

/** `key` changes with the item; an answer that belongs to another key must not be shown. */
export type ItemReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'item'; readonly item: OutlookItem; readonly key: string };

export interface ItemFollower {
  readonly get: () => ItemReading;
  /** Reads the present item again without letting go of what is shown. */
  readonly refresh: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const READING: ItemReading = { kind: 'reading' };
const NONE: ItemReading = { kind: 'none' };

const isSame = (one: ItemReading, other: ItemReading): boolean => JSON.stringify(one) === JSON.stringify(other);

/** @param outlook null outside of Outlook: there is no item ever. */
export function followItem(outlook: Outlook | null): ItemFollower {
  const listeners = new Set<() => void>();
  let reading: ItemReading = outlook === null ? NONE : READING;
  let readKey: string | null = null;
  let items = 0;
  let turn = 0;
  let stop = (): void => undefined;

  const show = (next: ItemReading): void => {
    if (isSame(reading, next)) return;
    reading = next;
    for (const listener of listeners) listener();
  };

  async function read(host: Outlook): Promise<void> {
    turn += 1;
    const mine = turn;
    const key = host.itemKey();
    const isOther = key !== readKey;
    if (isOther) {
      readKey = key;
      items += 1;
      show(READING);
    } else if (reading.kind === 'failed') show(READING);
    try {
      const item = await host.readItem();
      if (mine !== turn) return;
      show(item === null ? NONE : { kind: 'item', item, key: String(items) });
    } catch (error) {
      // What is shown of this item stays; only a first reading that fails is told.
      if (mine === turn && reading.kind !== 'item') show({ kind: 'failed', error });
    }
  }

  function start(host: Outlook): () => void {
    const onChanged = (): void => void read(host);
    const onSeen = (): void => {
      if (!document.hidden) onChanged();
    };
    const look = setInterval(() => {
      if (!document.hidden && reading.kind === 'item' && reading.item.mode === 'compose') onChanged();
    }, COMPOSE_LOOK_MS);
    const unfollow = host.onItemChanged(onChanged);
    window.addEventListener('focus', onSeen);
    document.addEventListener('visibilitychange', onSeen);
    onChanged();
    return () => {
      clearInterval(look);
      unfollow();
      window.removeEventListener('focus', onSeen);
      document.removeEventListener('visibilitychange', onSeen);
    };
  }

  return {
    get: () => reading,
    refresh: () => {
      if (outlook !== null) void read(outlook);
    },
    subscribe(listener) {
      if (listeners.size === 0 && outlook !== null) stop = start(outlook);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
