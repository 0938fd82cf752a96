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
  sideSchema,
  skipReasonSchema,
} from './common.ts';

export const journalLineSchema = z.object({
  /** Rises with time. */
  id: z.string(),
  /** Null: a person's decision, which belongs to no run. */
  runId: z.string().nullable(),
  at: instantSchema,
  login: z.string(),
  domain: domainSchema,
  direction: directionSchema,
  rule: ruleSchema,
  /** create, update, delete, leave, adopt, restore, link, unlink, approve, skip. */
  operation: z.string(),
  outcome: outcomeSchema,
  siebelId: z.string().nullable(),
  exchangeId: z.string().nullable(),
  /** The record's name or subject; hidden from auditors. */
  title: z.string(),
  fields: z.array(z.string()),
  reason: skipReasonSchema.nullable(),
  /** The reason as a sentence, a failure's message, or who decided. */
  message: z.string().nullable(),
  /** The line that this write took back. */
  undoes: z.string().nullable(),
  /** Whether the values before and after are still kept; without them nothing can be taken back. */
  valuesKept: z.boolean(),
});

const valuesSchema = z.record(z.string(), z.unknown());

/** One line with its values; `values` is null when they are no longer kept, or may not be seen by who asks. */
export const journalDetailsSchema = journalLineSchema.extend({
  values: z
    .object({
      before: valuesSchema,
      after: valuesSchema,
      /** Values that lost a conflict; undoing the line restores them. */
      overruled: z.array(z.object({ field: z.string(), side: sideSchema, value: z.unknown() })),
    })
    .nullable(),
});
export const journalLineParamsSchema = z.strictObject({ id: rowIdSchema });

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
export type JournalDetails = z.infer<typeof journalDetailsSchema>;
export type JournalPage = z.infer<typeof journalPageSchema>;
export type JournalQuery = z.infer<typeof journalQuerySchema>;
export type JournalStreamQuery = z.infer<typeof journalStreamQuerySchema>;
