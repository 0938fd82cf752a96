// /api/journal and /api/journal/stream: what travelled, what did not, and why.
import { z } from 'zod';
import {
  directionSchema,
  domainSchema,
  instantSchema,
  limitSchema,
  loginSchema,
  outcomeSchema,
  rowIdSchema,
  ruleSchema,
  skipReasonSchema,
} from './common.ts';

export const journalLineSchema = z.object({
  /** Rises with time. */
  id: z.string(),
  at: instantSchema,
  login: z.string(),
  domain: domainSchema,
  direction: directionSchema,
  rule: ruleSchema,
  /** create, update, delete, leave, link, unlink, skip. */
  operation: z.string(),
  outcome: outcomeSchema,
  siebelId: z.string().nullable(),
  exchangeId: z.string().nullable(),
  /** The record's name or subject; hidden from auditors. */
  title: z.string(),
  fields: z.array(z.string()),
  reason: skipReasonSchema.nullable(),
  /** The reason as a sentence, or a failure's message. */
  message: z.string().nullable(),
});

/** A page, newest line first; `nextBeforeId` asks for the next one back in time, null at the end. */
export const journalPageSchema = z.object({
  lines: z.array(journalLineSchema),
  nextBeforeId: z.string().nullable(),
});

const filterShape = {
  login: loginSchema.optional(),
  domain: domainSchema.optional(),
  direction: directionSchema.optional(),
  outcome: outcomeSchema.optional(),
};

export const journalQuerySchema = z.strictObject({
  ...filterShape,
  /** A Siebel or an Exchange id. */
  recordId: z.string().min(1).max(500).optional(),
  runId: rowIdSchema.optional(),
  beforeId: rowIdSchema.optional(),
  afterId: rowIdSchema.optional(),
  limit: limitSchema(50, 500),
});

/** Server-Sent Events named `line`, one JournalLineView each; `afterId` first repeats what came after that line. */
export const journalStreamQuerySchema = z.strictObject({ ...filterShape, afterId: rowIdSchema.optional() });

export type JournalLineView = z.infer<typeof journalLineSchema>;
export type JournalPage = z.infer<typeof journalPageSchema>;
export type JournalQuery = z.infer<typeof journalQuerySchema>;
export type JournalStreamQuery = z.infer<typeof journalStreamQuerySchema>;
