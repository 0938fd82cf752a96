// The Extract Start Date in a first reading of a calendar. It may only leave out what surely ends before it: the exact rule is the mapping's.
import { isItem, textIn, type GraphItem } from './graphTypes.ts';

const DAY_MS = 86_400_000;

/** A day earlier, since the date is meant in the mailbox's zone and Graph compares in UTC. */
function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** A series' end is its first occurrence's, so every series is read. */
export function firstFilter(extractFrom: string | null): string | null {
  if (extractFrom === null) return null;
  return `end/dateTime ge '${dayBefore(extractFrom)}T00:00:00' or type eq 'seriesMaster'`;
}

/** True for a single event of a delta round that surely ends before the date. */
export function isBefore(item: GraphItem, extractFrom: string | null): boolean {
  if (extractFrom === null || item['type'] !== 'singleInstance' || !isItem(item['end'])) return false;
  const end = textIn(item['end'], 'dateTime');
  return end !== null && end.slice(0, 10) < dayBefore(extractFrom);
}
