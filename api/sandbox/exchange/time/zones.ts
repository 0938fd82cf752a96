// Time zones and wall-clock times as Graph writes them: Windows names and IANA names in, seven fraction digits out.
// Knows zones and instants; must not know events or tasks.
import { DateTime, IANAZone } from 'luxon';
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
  if (Number.isNaN(ms))
    throw new GraphError(400, 'ErrorPropertyValidationFailure', `The value of '${property}' is no date.`);
  return { day, time, zoneName, ms };
}

/** The instant of a wall-clock time in an IANA zone; a time that a clock change skips is moved forward. */
export function wallToMs(day: string, time: string, iana: string): number {
  const utc = Date.parse(`${day}T${time}Z`);
  if (iana === 'utc' || Number.isNaN(utc)) return utc;
  return DateTime.fromISO(`${day}T${time}`, { zone: iana }).toMillis();
}

/** The wall clock of an instant in an IANA zone, `yyyy-MM-ddTHH:mm:ss`. */
export function msToWall(ms: number, iana: string): string {
  if (iana === 'utc') return new Date(ms).toISOString().slice(0, 19);
  return DateTime.fromMillis(ms, { zone: iana }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** A `dateTimeTimeZone` as Graph returns it. */
export function dateTimeTimeZone(wall: string, zoneName: string): Json {
  return { dateTime: `${wall}.0000000`, timeZone: zoneName };
}

/** An instant as the `DateTimeOffset` that Graph returns: UTC with Z. */
export function offsetOf(iso: string): string {
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
