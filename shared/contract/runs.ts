// GET /api/runs: the engine's runs, newest first.
import { z } from 'zod';
import { countSchema, instantSchema, limitSchema, loginSchema } from './common.ts';

const runSchema = z.object({
  id: z.string(),
  login: z.string(),
  /** Why it was asked for. */
  reason: z.string(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  outcome: z.enum(['running', 'success', 'failed']),
  counts: z.object({ read: countSchema, written: countSchema, skipped: countSchema, failed: countSchema }),
});

export const runListSchema = z.object({ runs: z.array(runSchema) });

export const runQuerySchema = z.strictObject({ login: loginSchema.optional(), limit: limitSchema(50, 500) });

export type RunView = z.infer<typeof runSchema>;
export type RunList = z.infer<typeof runListSchema>;
export type RunQuery = z.infer<typeof runQuerySchema>;
