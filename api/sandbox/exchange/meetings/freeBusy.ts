// When somebody is free or busy: the entries of a default calendar within a window, and the same as digits, one for each interval. Knows calendars
// and times; must not know requests.
import { defaultCalendar } from '../entities/calendar.ts';
import { isInWindow, occurrencesIn } from '../entities/occurrences.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { Json } from '../schema/readBody.ts';
import { msToWall, wallToMs } from '../time/zones.ts';

export interface BusyTime {
  readonly startMs: number;
  readonly endMs: number;
  /** Of the event or the occurrence. */
  readonly data: Json;
}

/** A window in milliseconds; all-day events are midnight of its IANA zone. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
}

/** The digits of an availability view by `showAs`, those that win over others last. */
const digits = { free: '0', unknown: '0', workingElsewhere: '4', tentative: '1', busy: '2', oof: '3' } as const;

/** The entries of the default calendar in a window, earliest first. */
export function busyTimes(mailbox: Mailbox, { fromMs, toMs, zone }: Window): BusyTime[] {
  const dayMs = 86_400_000;
  const found: BusyTime[] = [];
  for (const item of mailbox.event.all()) {
    if (item.folder !== defaultCalendar) continue;
    const { startMs = 0, endMs = 0 } = item;
    const spans = item.data['recurrence']
      ? occurrencesIn(item, fromMs - dayMs, toMs + dayMs).map((one) => ({
          ...one,
          data: { ...item.data, ...one.exception },
        }))
      : [{ startMs, endMs, data: item.data }];
    for (const { startMs: start, endMs: end, data } of spans) {
      const place = (ms: number) =>
        data['isAllDay'] === true ? wallToMs(msToWall(ms, 'utc').slice(0, 10), '00:00:00', zone) : ms;
      found.push({ startMs: place(start), endMs: place(end), data });
    }
  }
  const seen = found.filter((one) => isInWindow(one, fromMs, toMs));
  return seen.sort((one, other) => one.startMs - other.startMs);
}

/** One digit for each interval: 0 free, 1 tentative, 2 busy, 3 out of office, 4 working elsewhere; the strongest wins. */
export function availabilityView(times: readonly BusyTime[], { fromMs, toMs }: Window, intervalMs: number): string {
  const count = Math.ceil((toMs - fromMs) / intervalMs);
  const view: string[] = Array<string>(count).fill('0');
  for (const [showAs, digit] of Object.entries(digits)) {
    if (digit === '0') continue;
    const changes = new Int32Array(count + 1);
    for (const { startMs, endMs, data } of times) {
      if (data['showAs'] !== showAs) continue;
      const first = Math.max(0, Math.floor((startMs - fromMs) / intervalMs));
      const last = Math.min(count, Math.ceil((endMs - fromMs) / intervalMs));
      changes[first] = (changes[first] ?? 0) + 1;
      changes[last] = (changes[last] ?? 0) - 1;
    }
    let covering = 0;
    for (let at = 0; at < count; at += 1) {
      covering += changes[at] ?? 0;
      if (covering > 0) view[at] = digit;
    }
  }
  return view.join('');
}
