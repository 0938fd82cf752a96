// Repeatable choices: the same key gives the same numbers on every machine. Knows nothing of companies.

export interface Random {
  /** A number from 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** True in about this share of calls. */
  chance(share: number): boolean;
}

/** A stream of numbers for a key; other keys give unrelated streams. FNV-1a makes the seed, Mulberry32 the numbers. */
export function randomFor(key: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) state = Math.imul(state ^ key.charCodeAt(index), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (list) => itemAt(list, below(list.length)), chance: (share) => next() < share };
}

/**
 * The item at a position; beyond the end the list begins again.
 * @throws RangeError for an empty list
 */
export function itemAt<T>(list: readonly T[], position: number): T {
  for (const item of list.slice(position % list.length)) return item;
  throw new RangeError('Nothing to choose from.');
}
