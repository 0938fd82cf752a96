// GET /api/status: the overview of the whole installation.
import { z } from 'zod';
import { USER_STATES } from '../vocabulary.ts';
import { countSchema, instantSchema, sideSchema } from './common.ts';

/** Whether a server answered when it was last asked (seconds ago at most). */
const reachabilitySchema = z.object({
  reachable: z.boolean(),
  /** Why it is not reachable, in plain words. */
  message: z.string().nullable(),
  checkedAt: instantSchema,
});

/** A server that keeps users from being synced, for a reason that is not theirs. */
const outageSchema = z.object({
  /** `refused`: it does not take our credentials, and nobody is synced meanwhile. `silent`: most users' runs fail for want of its answer. */
  kind: z.enum(['refused', 'silent']),
  server: sideSchema,
  /** What it answered, and what to do. */
  reason: z.string(),
  since: instantSchema,
  /** When it is asked again. */
  retryAt: instantSchema,
  /** Users that wait for it. */
  usersWaiting: countSchema,
});

const cycleSchema = z.object({
  id: z.string(),
  startedAt: instantSchema,
  endedAt: instantSchema,
  /** Siebel records seen in the feed of changes. */
  touched: countSchema,
  usersRequested: countSchema,
  error: z.string().nullable(),
});

export const statusSchema = z.object({
  at: instantSchema,
  usersByState: z.record(z.enum(USER_STATES), countSchema),
  /** Tasks that wait for an engine or are being run. */
  queueDepth: countSchema,
  /** The Dispatcher's last cycles, newest first. */
  cycles: z.array(cycleSchema),
  /** What became of records in the last 24 hours. */
  travelled: z.object({ since: instantSchema, written: countSchema, skipped: countSchema, failed: countSchema }),
  reachability: z.object({ siebel: reachabilitySchema, exchange: reachabilitySchema }),
  outages: z.array(outageSchema),
  /** How long the last finished runs took, in seconds; null before the first. */
  runSeconds: z.object({ runs: countSchema, p50: z.number(), p95: z.number() }).nullable(),
});

export type ReachabilityView = z.infer<typeof reachabilitySchema>;
export type OutageView = z.infer<typeof outageSchema>;
export type CycleView = z.infer<typeof cycleSchema>;
export type StatusView = z.infer<typeof statusSchema>;
