// The occurrences of a series within a window: the rule's days without the cancelled ones, the changed ones where they were moved to.
// Clock times are those of the series' own zone, so that daylight saving does not shift them. Knows items and rules, nothing of Graph's form.
import { isObject } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import type { Item } from '../mailboxes/item.ts';
import { seriesRule } from '../time/seriesRule.ts';
import type { SeriesRule } from '../time/seriesRule.ts';
import { dayAfter, isDay, msToWall, readWallTime, wallToMs, zoneOf } from '../time/zones.ts';

/** One occurrence of a series. */
export interface Occurrence {
  /** Its original day, yyyy-MM-dd in the series' zone; with the series' key it is its identity. */
  readonly day: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Where the rule had put it. */
  readonly originalStartMs: number;
  /** The properties that differ from the series' own, for a changed occurrence. */
  readonly exception?: Json;
}

interface Rhythm {
  readonly rule: SeriesRule;
  readonly isAllDay: boolean;
  readonly zone: string;
  readonly time: string;
  /** Between the clock times of start and end. */
  readonly lengthMs: number;
}

function rhythmOf(master: Item): Rhythm | undefined {
  const { data, startMs = 0, endMs = 0 } = master;
  const recurrence = data['recurrence'];
  if (!isObject(recurrence)) return undefined;
  const isAllDay = data['isAllDay'] === true;
  const range = isObject(recurrence['range']) ? recurrence['range'] : {};
  const zone = isAllDay ? 'utc' : zoneOf(String(range['recurrenceTimeZone']));
  const wall = msToWall(startMs, zone);
  const lengthMs = Date.parse(`${msToWall(endMs, zone)}Z`) - Date.parse(`${wall}Z`);
  return { rule: seriesRule(recurrence), isAllDay, zone, time: wall.slice(11), lengthMs };
}

function place(rhythm: Rhythm, day: string): { startMs: number; endMs: number } {
  const startMs = wallToMs(day, rhythm.time, rhythm.zone);
  const end = new Date(Date.parse(`${day}T${rhythm.time}Z`) + rhythm.lengthMs).toISOString();
  return { startMs, endMs: wallToMs(end.slice(0, 10), end.slice(11, 19), rhythm.zone) };
}

function exceptionAt(rhythm: Rhythm, master: Item, day: string, exception: Json): Occurrence {
  const originalStartMs = place(rhythm, day).startMs;
  const { start, end } = exception;
  if (!isObject(start) || !isObject(end)) return { day, ...place(rhythm, day), originalStartMs, exception };
  const isAllDay = (exception['isAllDay'] ?? master.data['isAllDay']) === true;
  const [from, to] = [readWallTime(start, 'start'), readWallTime(end, 'end')];
  const startMs = isAllDay ? Date.parse(`${from.day}T00:00:00Z`) : from.ms;
  const endMs = isAllDay ? Date.parse(`${to.day}T00:00:00Z`) : to.ms;
  return { day, startMs, endMs, originalStartMs, exception };
}

/** Whether a span shows in a window: it ends after the window's start (or starts at it) and starts before its end. */
export function isInWindow(span: { startMs?: number; endMs?: number }, fromMs: number, toMs: number): boolean {
  const { startMs = 0, endMs = 0 } = span;
  return startMs < toMs && (endMs > fromMs || startMs === fromMs);
}

/** The changed occurrences of a series, in the order of their original days. */
export function exceptionsOf(master: Item): Occurrence[] {
  const rhythm = rhythmOf(master);
  if (!rhythm) return [];
  const entries = Object.entries(master.series?.exceptions ?? {});
  const changed = entries.map(([day, exception]) => exceptionAt(rhythm, master, day, exception));
  return changed.sort((one, other) => (one.day < other.day ? -1 : 1));
}

function plainAt(rhythm: Rhythm, day: string): Occurrence {
  const span = place(rhythm, day);
  return { day, ...span, originalStartMs: span.startMs };
}

/** The occurrences of a series that show in a window (milliseconds), in the order of their original days. */
export function occurrencesIn(master: Item, fromMs: number, toMs: number): Occurrence[] {
  const rhythm = rhythmOf(master);
  if (!rhythm) return [];
  const { exceptions = {}, cancelled = [] } = master.series ?? {};
  const gone = new Set([...Object.keys(exceptions), ...cancelled]);
  const firstDay = msToWall(fromMs - rhythm.lengthMs, rhythm.zone).slice(0, 10);
  const lastDay = msToWall(toMs, rhythm.zone).slice(0, 10);
  const named = rhythm.rule.between(dayAfter(firstDay, -1), dayAfter(lastDay, 1));
  const plain = named.filter((day) => !gone.has(day)).map((day) => plainAt(rhythm, day));
  const all = gone.size > 0 ? [...exceptionsOf(master), ...plain] : plain;
  const seen = all.filter((one) => isInWindow(one, fromMs, toMs));
  return gone.size > 0 ? seen.sort((one, other) => (one.day < other.day ? -1 : 1)) : seen;
}

/** One occurrence by its original day; undefined if the rule does not name the day or it was cancelled. */
export function occurrenceOn(master: Item, day: string): Occurrence | undefined {
  const rhythm = rhythmOf(master);
  if (!rhythm || !isDay(day) || master.series?.cancelled.includes(day)) return undefined;
  const exception = master.series?.exceptions[day];
  if (exception) return exceptionAt(rhythm, master, day, exception);
  return rhythm.rule.next(day, true) === day ? plainAt(rhythm, day) : undefined;
}

/** Whether an occurrence that would start at an instant stays strictly between the days of its neighbours, as Exchange demands. */
export function staysBetweenNeighbours(master: Item, day: string, startMs: number): boolean {
  const rhythm = rhythmOf(master);
  if (!rhythm) return true;
  const startDay = (ms: number) => msToWall(ms, rhythm.zone).slice(0, 10);
  const cancelled = new Set(master.series?.cancelled);
  const neighbour = (step: SeriesRule['previous']): string | undefined => {
    let at = step(day);
    while (at !== undefined && cancelled.has(at)) at = step(at);
    const occurrence = at === undefined ? undefined : occurrenceOn(master, at);
    return occurrence && startDay(occurrence.startMs);
  };
  const [before, after] = [neighbour(rhythm.rule.previous), neighbour(rhythm.rule.next)];
  const wanted = startDay(startMs);
  return (before === undefined || before < wanted) && (after === undefined || wanted < after);
}
