// The header Retry-After, as servers send it: seconds, or a date.

/** How long to wait in ms; null when it does not say. A date that is past means now. */
export function readRetryAfter(text: string | null | undefined, now: Date): number | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
