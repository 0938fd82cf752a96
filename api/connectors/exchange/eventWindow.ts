// The window in which a calendar's changes are tracked: it rolls on, and what lies outside of it is swept once a day.
import type { Access } from './access.ts';
import { listPath } from './itemPaths.ts';

/** ISO instants; `at` is when the window was opened. */
export interface EventWindow {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 180;
const DAYS_AFTER = 540;
const LEAST_DAYS_AHEAD = 365;
const SWEEP_EVERY_MS = DAY_MS;
/** The two clocks may differ, and a change may show a little after its time. */
const MARGIN_MS = 10 * 60_000;

export function windowFrom(now: Date): EventWindow {
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  return { from: at(-DAYS_BEFORE), to: at(DAYS_AFTER), at: now.toISOString() };
}

export function needsNewWindow(to: string, now: Date): boolean {
  return Date.parse(to) - now.getTime() < LEAST_DAYS_AHEAD * DAY_MS;
}

/** The list of events changed since, or null when it is too early to ask again. */
export function sweepPath(access: Access, sweptAt: string, now: Date): string | null {
  if (now.getTime() - Date.parse(sweptAt) < SWEEP_EVERY_MS) return null;
  const since = new Date(Date.parse(sweptAt) - MARGIN_MS).toISOString();
  return listPath(access.mailbox, 'calendar', access.place, `lastModifiedDateTime ge ${since}`);
}
