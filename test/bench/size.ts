// How much a benchmark's company holds, and the fewest requests that could carry it. Knows the largest pages and batches that the two
// servers take, and nothing of how the product reads or writes.

/** Records of one user; half of each are born in Siebel, half in the mailbox. */
export interface Size {
  readonly contacts: number;
  readonly events: number;
  readonly tasks: number;
}

/** Requests on each side. */
export interface SideCounts {
  readonly exchange: number;
  readonly siebel: number;
}

const EXCHANGE_PAGE = 1000;
const SIEBEL_PAGE = 100;
const BATCH = 20;

const countsOf = ({ contacts, events, tasks }: Size): readonly number[] => [contacts, events, tasks];
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const siebelShare = (count: number): number => Math.ceil(count / 2);

/** An empty collection has to be asked once too. */
const pages = (count: number, page: number): number => Math.max(1, Math.ceil(count / page));

export function recordsOf(size: Size): number {
  return total(countsOf(size));
}

/** A first sync: what was born on a side is read there in pages, and written to the other: to Exchange by 20, to Siebel one by one. */
export function leastForFirstSync(size: Size): SideCounts {
  const siebelBorn = countsOf(size).map(siebelShare);
  const exchangeBorn = countsOf(size).map((count) => count - siebelShare(count));
  return {
    exchange: total(exchangeBorn.map((count) => pages(count, EXCHANGE_PAGE))) + Math.ceil(total(siebelBorn) / BATCH),
    siebel: total(siebelBorn.map((count) => pages(count, SIEBEL_PAGE))) + total(exchangeBorn),
  };
}

/** Everything read again on both sides, nothing written. */
export function leastForReading(size: Size): SideCounts {
  return {
    exchange: total(countsOf(size).map((count) => pages(count, EXCHANGE_PAGE))),
    siebel: total(countsOf(size).map((count) => pages(count, SIEBEL_PAGE))),
  };
}
