// Rooms and other resources answer by themselves: they accept, and decline what conflicts with something in their calendar. Knows calendars and
// times; must not know requests.
import { occurrenceOn, occurrencesIn } from '../entities/occurrences.ts';
import type { Item } from '../mailboxes/item.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import { isObject } from '../schema/readBody.ts';
import { answerInvitation } from './answers.ts';
import type { Delivered } from './delivery.ts';

/** How far into a series a room looks for conflicts, in milliseconds: 180 days, Exchange's booking window. */
const bookingWindowMs = 180 * 86_400_000;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

function blockedIn(item: Item, fromMs: number, toMs: number): Span[] {
  const isBlocked = (data: Item['data']): boolean => data['isCancelled'] !== true && data['showAs'] !== 'free';
  if (item.data['recurrence']) {
    const occurrences = occurrencesIn(item, fromMs, toMs);
    return occurrences.filter(({ exception }) => isBlocked({ ...item.data, ...exception }));
  }
  const { startMs = 0, endMs = 0 } = item;
  return startMs < toMs && endMs > fromMs && isBlocked(item.data) ? [{ startMs, endMs }] : [];
}

/** The spans that an invitation asks for. */
function askedSpans({ item, day }: Delivered): readonly Span[] {
  const { startMs = 0, endMs = 0 } = item;
  if (day !== undefined) {
    const occurrence = occurrenceOn(item, day);
    return occurrence ? [occurrence] : [];
  }
  return item.data['recurrence'] ? occurrencesIn(item, startMs, startMs + bookingWindowMs) : [{ startMs, endMs }];
}

/** Whether any of the spans overlaps one of the others; both are walked through once. */
function overlaps(asked: readonly Span[], taken: readonly Span[]): boolean {
  const [mine, others] = [asked, taken].map((spans) => [...spans].sort((one, other) => one.startMs - other.startMs));
  let [at, reachedMs] = [0, Number.NEGATIVE_INFINITY];
  for (const span of mine ?? []) {
    for (let other = others?.[at]; other && other.startMs < span.endMs; other = others?.[at]) {
      if (other.endMs > span.startMs && other.startMs < span.endMs) return true;
      reachedMs = Math.max(reachedMs, other.endMs);
      at += 1;
    }
    if (reachedMs > span.startMs) return true;
  }
  return false;
}

function hasConflict(store: Store, room: MailboxOwner, delivered: Delivered): boolean {
  const asked = askedSpans(delivered);
  if (asked.length === 0) return false;
  const fromMs = Math.min(...asked.map(({ startMs }) => startMs));
  const toMs = Math.max(...asked.map(({ endMs }) => endMs));
  const taken: Span[] = [];
  for (const item of store.mailboxOf(room).event.all()) {
    if (item.folder === 'calendar' && item.key !== delivered.item.key) taken.push(...blockedIn(item, fromMs, toMs));
  }
  return overlaps(asked, taken);
}

/** The room's answer to what arrived, unless it was answered before. */
export function answerAsRoom(store: Store, room: MailboxOwner, delivered: Delivered): void {
  const { item, day } = delivered;
  const occurrence = day === undefined ? undefined : occurrenceOn(item, day);
  if (day !== undefined && !occurrence) return;
  const data = { ...item.data, ...occurrence?.exception };
  const status = data['responseStatus'];
  if (!isObject(status) || status['response'] !== 'notResponded') return;
  const response = hasConflict(store, room, delivered) ? 'declined' : 'accepted';
  const isSent = data['responseRequested'] !== false;
  answerInvitation(store, room, occurrence ? { item, occurrence } : { item }, { response, isSent });
}
