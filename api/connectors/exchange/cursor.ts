// Where the reading of one mailbox in one domain stands. Opaque to everybody else; JSON.
import { z } from 'zod';
import type { Cursor } from '../connector.ts';
import { CursorExpired } from '../../errors.ts';

const schema = z.object({
  /** Whose items the round tells; lower case. */
  mailbox: z.string(),
  /** Path of the next delta round. */
  delta: z.string(),
  /** Calendar only: the end of the window that the round watches, and until when items outside of it were looked for. ISO. */
  window: z.object({ to: z.string(), sweptAt: z.string() }).nullable(),
});

export type ExchangeCursor = z.infer<typeof schema>;

/** @throws CursorExpired for one of another mailbox, and for one that an earlier version wrote differently. */
export function readCursor(cursor: Cursor, mailbox: string): ExchangeCursor {
  const parsed = schema.safeParse(cursor);
  if (!parsed.success) throw new CursorExpired('The cursor was not written by this version.');
  if (parsed.data.mailbox !== mailbox) throw new CursorExpired('The cursor is of another mailbox.');
  return parsed.data;
}
