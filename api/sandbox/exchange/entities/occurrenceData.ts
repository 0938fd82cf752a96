// One occurrence of a series looked at as an event of its own, and changes of a series' exceptions. Knows items; must not know requests.
import type { Item, SeriesState } from '../mailboxes/item.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { msToWall, zoneOf } from '../time/zones.ts';
import { addressOf, attendeesOf } from './attendees.ts';
import type { Occurrence } from './occurrences.ts';

/** The properties of an occurrence as if it were an event of its own. */
export function occurrenceData(item: Item, occurrence: Occurrence): Json {
  const { start } = item.data;
  const isAllDay = (occurrence.exception?.['isAllDay'] ?? item.data['isAllDay']) === true;
  const zoneName = isObject(start) && !isAllDay ? String(start['timeZone']) : 'UTC';
  const at = (ms: number) => ({ dateTime: msToWall(ms, zoneOf(zoneName)), timeZone: zoneName });
  return {
    ...item.data,
    ...occurrence.exception,
    start: at(occurrence.startMs),
    end: at(occurrence.endMs),
    recurrence: null,
  };
}

/** The iCalUId of an occurrence: the series' with the original day. */
export function occurrenceUid(iCalUId: unknown, day: string): string {
  return `${String(iCalUId)}${day.replaceAll('-', '')}`;
}

/** The occurrence as an item: what somebody has who was invited to it alone. */
export function occurrenceItem(item: Item, occurrence: Occurrence): Item {
  const { series: _series, ...rest } = item;
  const data = { ...occurrenceData(item, occurrence), iCalUId: occurrenceUid(item.data['iCalUId'], occurrence.day) };
  return { ...rest, data, startMs: occurrence.startMs, endMs: occurrence.endMs };
}

/** The item with its series' exceptions and cancelled days changed. */
function withSeries(item: Item, change: (series: SeriesState) => SeriesState): Item {
  return { ...item, series: change(item.series ?? { exceptions: {}, cancelled: [] }) };
}

/** The item with one changed occurrence. */
export function withException(item: Item, day: string, exception: Json): Item {
  return withSeries(item, ({ exceptions, cancelled }) => ({
    exceptions: { ...exceptions, [day]: exception },
    cancelled: cancelled.filter((other) => other !== day),
  }));
}

/** The item without one occurrence. */
export function withoutOccurrence(item: Item, day: string): Item {
  return withSeries(item, ({ exceptions, cancelled }) => ({
    exceptions: without(exceptions, [day]),
    cancelled: [...new Set([...cancelled, day])].sort(),
  }));
}

/** The exceptions with each one's properties changed. */
export function mapExceptions(
  exceptions: SeriesState['exceptions'],
  change: (exception: Json, day: string) => Json,
): SeriesState['exceptions'] {
  return Object.fromEntries(Object.entries(exceptions).map(([day, exception]) => [day, change(exception, day)]));
}

/** Who comes to or leaves a series comes to or leaves its changed occurrences too, which may have people of their own. */
export function followAttendees(series: SeriesState | undefined, before: Json, after: Json): SeriesState | undefined {
  if (!series) return series;
  const [old, now] = [attendeesOf(before), attendeesOf(after)];
  const has = (people: readonly Json[], person: Json): boolean =>
    people.some((other) => addressOf(other) === addressOf(person));
  const came = now.filter((person) => !has(old, person));
  const gone = old.filter((person) => !has(now, person));
  const follow = (exception: Json): Json => {
    if (!('attendees' in exception)) return exception;
    const stayed = attendeesOf(exception).filter((person) => !has(gone, person));
    return { ...exception, attendees: [...stayed, ...came.filter((person) => !has(stayed, person))] };
  };
  return { ...series, exceptions: mapExceptions(series.exceptions, follow) };
}
