// Held plans: removals that were too many at once and wait for an administrator.
import { z } from 'zod';
import {
  countSchema,
  domainSchema,
  instantSchema,
  limitSchema,
  loginSchema,
  rowIdSchema,
  sideSchema,
} from './common.ts';

const stateSchema = z.enum(['held', 'approved', 'rejected']);

export const heldPlanSchema = z.object({
  id: rowIdSchema,
  login: z.string(),
  domain: domainSchema,
  /** Where the removals would be carried out. */
  side: sideSchema,
  state: stateSchema,
  removals: countSchema,
  /** The user's links of that domain now. */
  linked: countSchema,
  openedAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
});

const heldRemovalSchema = z.object({
  siebelId: z.string(),
  exchangeId: z.string(),
  how: z.enum(['delete', 'leave']),
  /** What people know the record by; null for those who may not see contents. */
  title: z.string().nullable(),
  seenAt: instantSchema,
});

export const heldPlanListSchema = z.object({ plans: z.array(heldPlanSchema) });
export const heldPlanDetailsSchema = heldPlanSchema.extend({ rows: z.array(heldRemovalSchema) });
export const heldPlanParamsSchema = z.strictObject({ id: rowIdSchema });
export const heldPlanQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  state: stateSchema.optional(),
  limit: limitSchema(100, 1000),
});

export type HeldPlanView = z.infer<typeof heldPlanSchema>;
export type HeldPlanList = z.infer<typeof heldPlanListSchema>;
export type HeldPlanDetails = z.infer<typeof heldPlanDetailsSchema>;
export type HeldPlanQuery = z.infer<typeof heldPlanQuerySchema>;
