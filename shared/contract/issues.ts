// GET /api/issues: the records that do not travel now, each with its reason.
import { z } from 'zod';
import {
  countSchema,
  domainSchema,
  instantSchema,
  limitSchema,
  loginSchema,
  sideSchema,
  skipReasonSchema,
} from './common.ts';

const kindSchema = z.enum(['skip', 'failure']);

const issueSchema = z.object({
  id: z.string(),
  login: z.string(),
  domain: domainSchema,
  /** The side that the record is on. */
  side: sideSchema,
  recordId: z.string(),
  kind: kindSchema,
  reason: skipReasonSchema.nullable(),
  field: z.string().nullable(),
  message: z.string(),
  attempts: countSchema,
  /** Null: only when the record changes. */
  retryAt: instantSchema.nullable(),
  openedAt: instantSchema,
});

export const issueListSchema = z.object({ issues: z.array(issueSchema) });

export const issueQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  domain: domainSchema.optional(),
  kind: kindSchema.optional(),
  limit: limitSchema(100, 1000),
});

export type IssueView = z.infer<typeof issueSchema>;
export type IssueList = z.infer<typeof issueListSchema>;
export type IssueQuery = z.infer<typeof issueQuerySchema>;
