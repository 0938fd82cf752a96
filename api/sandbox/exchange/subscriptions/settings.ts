// How notifications are served: Graph's numbers as they are documented, and what a test may set instead by `POST /sandbox/subscriptions`.
import { z } from 'zod';

const count = z.number().int().positive();
const milliseconds = z
  .number()
  .int()
  .min(0)
  .max(24 * 3_600_000);

/**
 * The body of `POST /sandbox/subscriptions`; what is not named has Graph's value again.
 * Documented: 1,000 subscriptions a mailbox, 10 s for the handshake, 3 s for an answer, 4 h of trying. Graph says neither how long it gathers
 * changes nor how its waits grow.
 */
export const settingsSchema = z.strictObject({
  /** Active subscriptions of one mailbox, over all applications. */
  perMailbox: count.default(1_000),
  /** The time for the handshake with an endpoint. */
  validationMs: milliseconds.default(10_000),
  /** The time in which an endpoint has to answer a notification. */
  answerMs: milliseconds.default(3_000),
  /** How long changes are gathered before they travel in one request. */
  gatherMs: milliseconds.default(50),
  /** The wait before the first repetition; it doubles with each one. */
  firstRetryMs: milliseconds.default(10_000),
  longestRetryMs: milliseconds.default(30 * 60_000),
  /** After so much waiting a notification is given up. */
  giveUpMs: milliseconds.default(4 * 3_600_000),
  /** reauthorizationRequired is told this long before the expiration. */
  reauthorizeBeforeMs: milliseconds.default(15 * 60_000),
  /** Whether an application's own token may subscribe to tasks. Graph documents that for people's tokens only. */
  tasksForApplications: z.boolean().default(false),
});

export type NotificationSettings = z.output<typeof settingsSchema>;

/** Graph's own values. */
export const graphSettings: NotificationSettings = settingsSchema.parse({});
