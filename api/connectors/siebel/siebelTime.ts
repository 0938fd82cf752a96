// Siebel's way to write an instant, `MM/DD/YYYY hh:mm:ss` in UTC. Pure.

const TEXT = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2})$/;

/** Milliseconds since 1970, or null for a text that is no instant. */
export function readTime(text: string): number | null {
  const [, month, day, year, hours, minutes, seconds] = TEXT.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The text of an instant in milliseconds, cut to whole seconds. */
export function writeTime(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  return `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)} ${time.slice(0, 8)}`;
}
