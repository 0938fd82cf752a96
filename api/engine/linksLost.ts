// Whether links were lost since the cursors were saved: the table was emptied, or put back from an older copy. Cursors tell only what
// changed since, so then everything has to be read and matched again.
import { z } from 'zod';
import type { LinkMark } from '../store/readings.ts';

const markSchema = z.object({ count: z.number(), newest: z.number() });

/** `before` is what was saved with a cursor; one of an earlier version has nothing to compare. */
export function areLinksLost(before: unknown, now: LinkMark): boolean {
  const saved = markSchema.safeParse(before).data;
  return saved !== undefined && (now.count < saved.count || now.newest < saved.newest);
}
