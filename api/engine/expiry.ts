// What is done when Exchange no longer knows where a reading stands: everything is read again, once a run, and less and less often while
// the server forgets each time. Pure; kept beside the cursor.
import { z } from 'zod';

const schema = z.object({
  /** How many readings in a row ended with everything being read again. */
  times: z.number(),
  /** When that was last, ISO. */
  at: z.string(),
});

export type Expiry = z.infer<typeof schema>;

/** So many may come in a row without a wait: tokens are lost for reasons that pass. */
const FREE_TIMES = 3;
const FIRST_WAIT_MS = 2 * 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** What is stored of earlier expiries; null for none. */
export function readExpiry(stored: unknown): Expiry | null {
  return schema.safeParse(stored).data ?? null;
}

/** From when on everything may be read again; null for now. */
export function waitUntil(before: Expiry | null, now: Date): Date | null {
  if (before === null || before.times < FREE_TIMES) return null;
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (before.times - FREE_TIMES), LONGEST_WAIT_MS);
  const until = new Date(Date.parse(before.at) + waitMs);
  return until > now ? until : null;
}

/** After everything was read again. */
export function expiredAgain(before: Expiry | null, now: Date): Expiry {
  return { times: (before?.times ?? 0) + 1, at: now.toISOString() };
}
