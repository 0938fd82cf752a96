// Dates as each side writes them.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  dayFromOffset,
  dayIn,
  graphFromInstant,
  instantFromSiebel,
  isStartOfDay,
  onDay,
  readGraphTime,
  siebelFromInstant,
  startOfDay,
  toInstant,
} from '../../../api/domains/dates.ts';

const instants = fc
  .integer({ min: Date.parse('1990-01-01') / 1000, max: Date.parse('2040-01-01') / 1000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Antarctica/Troll',
  'Etc/UTC',
];
const zones = fc.constantFrom(...ZONES);

describe('Siebel dates', () => {
  it('are UTC with and without a time of day', () => {
    expect(instantFromSiebel('11/03/2026 09:30:00')).toBe('2026-11-03T09:30:00Z');
    expect(instantFromSiebel('05/12/1980')).toBe('1980-05-12T00:00:00Z');
  });

  it.each([
    '',
    '13/40/2026 00:00:00',
    '02/30/2026',
    '2026-11-03',
    '01/01/0001 00:00:00',
    '12/31/9999 23:59:59',
    null,
    7,
  ])('gives nothing for %j', (text) => {
    expect(instantFromSiebel(text)).toBeNull();
  });

  it('come back as they were written', () => {
    fc.assert(fc.property(instants, (instant) => instantFromSiebel(siebelFromInstant(instant)) === instant));
  });
});

describe('Graph times', () => {
  const read = (dateTime: unknown, timeZone?: unknown): string => {
    const result = readGraphTime({ dateTime, timeZone });
    return result.kind === 'time' ? toInstant(result.time) : result.kind;
  };

  it('are read with seven digits, in Windows and in IANA zones', () => {
    expect(read('2026-07-03T09:00:00.0000000', 'UTC')).toBe('2026-07-03T09:00:00Z');
    expect(read('2026-07-03T09:00:00.0000000', 'W. Europe Standard Time')).toBe('2026-07-03T07:00:00Z');
    expect(read('2026-07-03T09:00:00', 'Asia/Kolkata')).toBe('2026-07-03T03:30:00Z');
    expect(read('2026-07-03T09:00:00.0000000')).toBe('2026-07-03T09:00:00Z');
  });

  it('in a custom zone are known to be not known', () => {
    expect(read('2026-07-03T09:00:00.0000000', 'tzone://Microsoft/Custom')).toBe('zone-unknown');
  });

  it.each(['0001-01-01T00:00:00.0000000', '4501-01-01T00:00:00.0000000', '9999-12-31T23:59:59.9999999', 'soon', null])(
    'at %j are none',
    (dateTime) => {
      expect(read(dateTime, 'UTC')).toBe('none');
    },
  );

  it('say the same instant however the clock stands', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { dateTime, timeZone } = graphFromInstant(instant, zone);
        expect(dateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.0000000$/);
        expect(read(dateTime, timeZone)).toBe(instant);
      }),
    );
  });

  it('are written in UTC within the hour that the clock shows twice', () => {
    expect(graphFromInstant('2026-10-25T00:30:00Z', 'Europe/Berlin').timeZone).toBe('UTC');
    expect(graphFromInstant('2026-10-25T01:30:00Z', 'Europe/Berlin').timeZone).toBe('UTC');
    expect(graphFromInstant('2026-10-25T02:30:00Z', 'Europe/Berlin')).toEqual({
      dateTime: '2026-10-25T03:30:00.0000000',
      timeZone: 'W. Europe Standard Time',
    });
  });

  it('are written in UTC where Windows has no such zone', () => {
    expect(graphFromInstant('2026-07-01T10:00:00Z', 'Antarctica/Troll')).toEqual({
      dateTime: '2026-07-01T10:00:00.0000000',
      timeZone: 'UTC',
    });
  });
});

describe('days', () => {
  it('begin at the first instant that is of the day', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = dayIn(instant, zone);
        const start = startOfDay(day, zone);
        expect(dayIn(start, zone)).toBe(day);
        expect(dayIn(toInstant(DateTime.fromISO(start).minus({ seconds: 1 })), zone)).not.toBe(day);
        expect(isStartOfDay(start, zone)).toBe(true);
      }),
    );
  });

  it('begin at one o’clock where the clock skips midnight', () => {
    expect(startOfDay('2024-04-26', 'Africa/Cairo')).toBe('2024-04-25T22:00:00Z');
  });

  it('begin at the first of two midnights', () => {
    expect(startOfDay('2024-11-03', 'America/Havana')).toBe('2024-11-03T04:00:00Z');
  });

  it('keep the clock time when a time is put on another day', () => {
    expect(onDay('2026-10-24T15:00:00Z', '2026-10-26', 'Europe/Berlin')).toBe('2026-10-26T16:00:00Z');
  });

  it.each([
    ['late morning UTC', '1980-05-12T11:59:00Z', 'Pacific/Auckland'],
    ['UTC midnight', '1980-05-12T00:00:00Z', 'America/New_York'],
    ['midnight of the mailbox', '1980-05-11T22:00:00Z', 'Europe/Berlin'],
  ])('a birthday written as %s is the day that was meant', (_how, value, zone) => {
    expect(dayFromOffset(value, zone)).toBe('1980-05-12');
  });

  it('a birthday of year 1 or 4501 is none', () => {
    expect(dayFromOffset('0001-01-01T00:00:00Z', 'Europe/Berlin')).toBeNull();
    expect(dayFromOffset('4501-01-01T00:00:00Z', 'Europe/Berlin')).toBeNull();
  });
});
