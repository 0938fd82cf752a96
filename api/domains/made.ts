// When an Exchange item was made, and whether anybody has touched it since: by the server's own clock alone.
import type { WireRecord } from './wireRecord.ts';

/** A server goes over what it has just made itself, within seconds. */
const MOMENT_MS = 10_000;

function timeOf({ body }: WireRecord, field: string): number {
  return Date.parse(String(body[field]));
}

/** When the server made it, in ms since 1970; NaN where it does not tell. */
export function madeAtOf(item: WireRecord): number {
  return timeOf(item, 'createdDateTime');
}

/** True for an item that was made after a time and is as it was made: no person has edited it. */
export function isAsMade(item: WireRecord, after: Date): boolean {
  const madeAt = madeAtOf(item);
  return madeAt >= after.getTime() && timeOf(item, 'lastModifiedDateTime') - madeAt <= MOMENT_MS;
}
