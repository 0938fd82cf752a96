// The items of one kind in one mailbox, in the order of their last change, so that "what changed since" is a binary search.
// Knows items as values and their counters; must not know Graph, files or folders' meaning.
import type { Item, Tombstone } from './item.ts';

/** One entry of the order of changes. An entry that was overtaken by a later change of the same item is skipped. */
export type Change = { readonly seq: number; readonly item: Item } | { readonly seq: number; readonly gone: Tombstone };

export class Collection {
  private readonly items = new Map<string, Item>();
  private readonly gone = new Map<string, Tombstone>();
  private order: { seq: number; key: string }[] = [];

  get size(): number {
    return this.items.size;
  }

  get(key: string): Item | undefined {
    return this.items.get(key);
  }

  /** All items, in the order of their creation. */
  all(): IterableIterator<Item> {
    return this.items.values();
  }

  tombstones(): IterableIterator<Tombstone> {
    return this.gone.values();
  }

  put(item: Item): void {
    this.gone.delete(item.key);
    this.items.set(item.key, item);
    this.note(item.seq, item.key);
  }

  remove(tombstone: Tombstone): void {
    this.items.delete(tombstone.key);
    this.gone.set(tombstone.key, tombstone);
    this.note(tombstone.seq, tombstone.key);
  }

  /** Brings the order of changes right after records came in another order. */
  settle(): void {
    this.order.sort((one, other) => one.seq - other.seq);
  }

  /** Changes with a counter of at least `from`, oldest first, each item once. */
  *changesFrom(from: number): Generator<Change> {
    for (let index = this.lowerBound(from); index < this.order.length; index += 1) {
      const entry = this.order[index];
      if (!entry) return;
      const item = this.items.get(entry.key);
      if (item) {
        if (item.seq === entry.seq) yield { seq: entry.seq, item };
        continue;
      }
      const gone = this.gone.get(entry.key);
      if (gone?.seq === entry.seq) yield { seq: entry.seq, gone };
    }
  }

  private note(seq: number, key: string): void {
    this.order.push({ seq, key });
    if (this.order.length > 64 + 2 * (this.items.size + this.gone.size)) {
      this.order = this.order.filter(
        (entry) => (this.items.get(entry.key) ?? this.gone.get(entry.key))?.seq === entry.seq,
      );
    }
  }

  private lowerBound(seq: number): number {
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.order[middle]?.seq ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
