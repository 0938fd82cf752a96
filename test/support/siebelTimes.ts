// Times for scenarios: some days from now, as Siebel, Graph and people say them.
import { DateTime } from 'luxon';

/** A time of day, some days from today, in a zone. */
export function at(days: number, hour: number, zone = 'Europe/Berlin'): DateTime {
  return DateTime.now().setZone(zone).startOf('day').plus({ days }).set({ hour });
}

export const siebelText = (time: DateTime): string => time.toUTC().toFormat('MM/dd/yyyy HH:mm:ss');

export const graphTime = (
  time: DateTime,
  windows = 'W. Europe Standard Time',
): { dateTime: string; timeZone: string } => ({
  dateTime: time.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
  timeZone: windows,
});

/** The instant that a Graph answer in UTC names. */
export const instantOf = (value: unknown): string =>
  DateTime.fromISO((value as { dateTime: string }).dateTime, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm'Z'");

export const instant = (time: DateTime): string => time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'");
