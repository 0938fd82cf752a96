// GET /api/users/{login}/plan: the dry run, what the next run of a user would do. Nothing is written by asking.
import { z } from 'zod';
import { countSchema, directionSchema, domainSchema, instantSchema, ruleSchema, skipReasonSchema } from './common.ts';

const planSkipSchema = z.object({
  direction: directionSchema,
  reason: skipReasonSchema,
  /** The reason as a sentence. */
  sentence: z.string(),
  /** The fields that do not travel; empty when it is the whole record. */
  fields: z.array(z.string()),
});

const planLineSchema = z.object({
  domain: domainSchema,
  rule: ruleSchema,
  /** create, update, delete, leave, link, unlink, skip. */
  operation: z.string(),
  direction: directionSchema,
  siebelId: z.string().nullable(),
  exchangeId: z.string().nullable(),
  /** The record's name or subject; hidden from auditors. */
  title: z.string(),
  fields: z.array(z.string()),
  skips: z.array(planSkipSchema),
});

const planCountSchema = z.object({
  domain: domainSchema,
  direction: directionSchema,
  operation: z.string(),
  count: countSchema,
});

export const planSchema = z.object({
  login: z.string(),
  at: instantSchema,
  domains: z.array(domainSchema),
  counts: z.array(planCountSchema),
  lines: z.array(planLineSchema),
});

export const planQuerySchema = z.strictObject({ domain: domainSchema.optional() });

export type PlanLineView = z.infer<typeof planLineSchema>;
export type PlanCount = z.infer<typeof planCountSchema>;
export type PlanView = z.infer<typeof planSchema>;
