// Days of the calendar as numbers (days since 1970-01-01) and back. Pure arithmetic; no zones, no clock.

const dayMs = 86_400_000;

/** The number of a day given as yyyy-MM-dd. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day of a number, yyyy-MM-dd. */
export function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The number of a day by year, month (0 to 11, may run over) and day of the month, cut to the month's length. */
export function dayOfMonth(year: number, month: number, day: number): number {
  const first = Date.UTC(year, month, 1) / dayMs;
  const length = Date.UTC(year, month + 1, 1) / dayMs - first;
  return first + Math.min(day, length) - 1;
}

/** Year and month (0 to 11) of a day. */
export function monthOf(number: number): { year: number; month: number } {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}
