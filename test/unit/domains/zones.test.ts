// Windows and IANA names of time zones.
import { describe, expect, it } from 'vitest';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { toIana, toWindows } from '../../../api/domains/zones.ts';

describe('time zone names', () => {
  it.each([
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['GMT Standard Time', 'Europe/London'],
    ['India Standard Time', 'Asia/Calcutta'],
    ['UTC', 'Etc/UTC'],
    ['Etc/GMT', 'Etc/UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is read as %s', (name, iana) => {
    expect(toIana(name)).toBe(iana);
  });

  it.each(['tzone://Microsoft/Custom', 'Customized Time Zone', 'Mars/Olympus', '', 'EST5EDT4'])(
    'nobody knows the zone "%s", and it is not guessed',
    (name) => {
      expect(toIana(name)).toBeNull();
    },
  );

  it.each([
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['Pacific/Kanton', 'UTC+13'],
    ['Europe/Oslo', 'W. Europe Standard Time'],
    ['America/St_Johns', 'Newfoundland Standard Time'],
    ['Etc/UTC', 'UTC'],
  ])('%s is %s to Windows', (iana, windows) => {
    expect(toWindows(iana)).toBe(windows);
  });

  it('tells that Windows has no zone like Antarctica/Troll', () => {
    expect(toWindows('Antarctica/Troll')).toBeNull();
  });

  it('brings every Windows name back through IANA', () => {
    const names = [...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))];
    expect(names.length).toBeGreaterThan(130);
    expect(names.filter((name) => toWindows(toIana(name) ?? '') !== name)).toEqual([]);
  });
});
