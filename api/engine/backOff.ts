// How long to wait before the next attempt: twice as long each time, up to a limit, and a little less by chance.

export interface Patience {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** The share of a wait that is left to chance, so that many who failed at once do not come back at once. */
const JITTER = 0.2;

/** @param failures in a row, from 1. @param random 0 to 1. */
export function waitAfter(failures: number, { firstMs, mostMs }: Patience, random: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (1 - JITTER * random));
}
