// Time zones and wall-clock times as Graph writes them: Windows names and IANA names in, seven fraction digits out.
// Knows zones and instants; must not know events or tasks.
import { IANAZone } from 'luxon';
import { findIana, findWindows } from 'windows-iana';
import { GraphError } from '../GraphError.ts';
import type { Json } from '../schema/readBody.ts';

const ianaByName = new Map<string, string | null>();

function resolveZone(name: string): string | null {
  if (/^(utc|gmt|etc\/gmt|etc\/utc)$/i.test(name)) return 'utc';
  const fromWindows = findIana(name)[0];
  if (fromWindows !== undefined) return fromWindows;
  return name.includes('/') && IANAZone.isValidZone(name) ? name : null;
}

/** The IANA name of a zone given by either name; undefined if there is none such. */
function findZone(name: string): string | undefined {
  let zone = ianaByName.get(name);
  if (zone === undefined) {
    zone = resolveZone(name);
    ianaByName.set(name, zone);
  }
  return zone ?? undefined;
}

/**
 * The IANA name of a zone given by either name.
 * @throws GraphError 400 TimeZoneNotSupportedException
 */
export function zoneOf(name: string): string {
  const zone = findZone(name);
  if (zone !== undefined) return zone;
  const message = `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`;
  throw new GraphError(400, 'TimeZoneNotSupportedException', message);
}

const windowsAliases: Readonly<Record<string, string>> = { 'Europe/Kyiv': 'FLE Standard Time', utc: 'UTC' };

/** The Windows name of an IANA zone, as a mailbox's settings show it; the name itself where Windows has none. */
export function windowsNameOf(iana: string): string {
  return findWindows(iana)[0] ?? windowsAliases[iana] ?? iana;
}

const wallPattern = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d{1,12})?)?)?(Z?)$/;

/** A wall-clock time of a request: its parts, its zone's names and its instant in milliseconds. */
export interface WallTime {
  /** yyyy-MM-dd */
  readonly day: string;
  /** HH:mm:ss */
  readonly time: string;
  readonly zoneName: string;
  readonly ms: number;
}

/**
 * Reads a `dateTimeTimeZone`; a `Z` in the text overrules the zone, as on Graph.
 * @throws GraphError 400 naming the property
 */
export function readWallTime(value: Json, property: string): WallTime {
  const text = value['dateTime'];
  const match = typeof text === 'string' ? wallPattern.exec(text) : null;
  if (!match)
    throw new GraphError(
      400,
      'ErrorPropertyValidationFailure',
      `The value of '${property}' is not a valid date and time.`,
    );
  const zone = value['timeZone'];
  if (typeof zone !== 'string' && match[4] !== 'Z') {
    throw new GraphError(400, 'TimeZoneNotSupportedException', 'A valid TimeZone value must be specified.');
  }
  const zoneName = match[4] === 'Z' || typeof zone !== 'string' ? 'UTC' : zone;
  const day = match[1] ?? '';
  const time = `${match[2] ?? '00:00'}:${match[3] ?? '00'}`;
  const ms = wallToMs(day, time, zoneOf(zoneName));
  if (Number.isNaN(ms) || !isDay(day))
    throw new GraphError(400, 'ErrorPropertyValidationFailure', `The value of '${property}' is no date.`);
  return { day, time, zoneName, ms };
}

const dayMs = 86_400_000;
const [firstMs, lastMs] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')];
const maxKeptDays = 50_000;
/** Offsets in milliseconds by zone and day (UTC); null for a day on which the clock changes. */
const keptOffsets = new Map<string, Map<number, number | null>>();

function offsetAt(ms: number, iana: string): number {
  return IANAZone.create(iana).offset(ms) * 60_000;
}

/** Local time minus UTC. A zone's rules are slow to ask, and on nearly every day the clock does not change. */
function offsetOn(ms: number, iana: string): number {
  const day = Math.floor(ms / dayMs);
  let days = keptOffsets.get(iana);
  if (!days || days.size > maxKeptDays) {
    days = new Map();
    keptOffsets.set(iana, days);
  }
  let offset = days.get(day);
  if (offset === undefined) {
    const first = offsetAt(day * dayMs, iana);
    offset = first === offsetAt((day + 1) * dayMs, iana) ? first : null;
    days.set(day, offset);
  }
  return offset ?? offsetAt(ms, iana);
}

/** The instant of a wall-clock time in an IANA zone: the first of two, and moved forward where a clock change skips it. */
export function wallToMs(day: string, time: string, iana: string): number {
  const utc = Date.parse(`${day}T${time}Z`);
  if (iana === 'utc' || Number.isNaN(utc)) return utc;
  const [before, after] = [offsetOn(utc - dayMs, iana), offsetOn(utc + dayMs, iana)];
  if (before === after || offsetOn(utc - before, iana) === before) return utc - before;
  return offsetOn(utc - after, iana) === after ? utc - after : utc - before;
}

/** The wall clock of an instant in an IANA zone, `yyyy-MM-ddTHH:mm:ss`. */
export function msToWall(ms: number, iana: string): string {
  const local = iana === 'utc' ? ms : ms + offsetOn(ms, iana);
  return new Date(Math.min(Math.max(local, firstMs), lastMs)).toISOString().slice(0, 19);
}

/** Whether a text is a day of the calendar, yyyy-MM-dd. */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return ms >= firstMs && new Date(ms).toISOString().startsWith(text);
}

/** The day after or before another, yyyy-MM-dd. */
export function dayAfter(day: string, days: number): string {
  return msToWall(Date.parse(`${day}T00:00:00Z`) + days * dayMs, 'utc').slice(0, 10);
}

/** A `dateTimeTimeZone` as Graph returns it. */
export function dateTimeTimeZone(wall: string, zoneName: string): Json {
  return { dateTime: `${wall}.0000000`, timeZone: zoneName };
}

/** An instant as the `DateTimeOffset` that Graph returns: UTC with Z. */
export function offsetOf(iso: string): string {
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
