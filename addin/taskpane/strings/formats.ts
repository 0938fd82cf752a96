// Days, moments and "3 minutes ago" in the reader's language, by Intl. Pure: the present comes in as an argument.

export interface Formats {
  /** "3 min ago"; the day when that is longer ago (or later) than a week. */
  readonly ago: (at: string, now: Date) => string;
  /** "3 May 2026" */
  readonly day: (at: string) => string;
  /** "Mon, 3 May, 10:30" */
  readonly moment: (at: string) => string;
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;
const WEEK = 7 * 86_400;

/** @param locale BCP 47; what Intl does not know is read as English. */
export function createFormats(locale: string): Formats {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return {
    ago(at, now) {
      const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1_000);
      if (Math.abs(seconds) >= WEEK) return day.format(new Date(at));
      const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
      return step === undefined
        ? relative.format(0, 'second')
        : relative.format(Math.trunc(seconds / step.seconds), step.unit);
    },
    day: (at) => day.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
  };
}
