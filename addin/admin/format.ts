// Times, durations and numbers in the words of the reader's language settings. Pure: the present comes in as an argument.

const whole = new Intl.NumberFormat('en');
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const STEPS = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
  { unit: 's', seconds: 1 },
] as const;

/** "3 min ago", "in 2 h"; "just now" within five seconds, so that clocks that differ a little say nothing odd. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const distance = Math.abs(seconds);
  const step = STEPS.find((candidate) => distance >= candidate.seconds);
  if (step === undefined || distance < 5) return 'just now';
  const words = `${formatCount(Math.trunc(distance / step.seconds))} ${step.unit}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}

/** The full date and time in the browser's zone, to the second. */
export function formatExact(at: Date): string {
  return exact.format(at);
}

/** The time of day, with the date in front when it is not today's. */
export function formatClock(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString() ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
}

/** "0.4 s", "12 s", "3 min 20 s". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${seconds} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** "5,000". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** "1 user", "5,000 users". */
export function formatPlural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
