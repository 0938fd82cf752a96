// /api/issues: the records that do not travel now, each with its reason; the questions among them and what people decide on those.
import { z } from 'zod';
import {
  countSchema,
  domainSchema,
  instantSchema,
  limitSchema,
  loginSchema,
  rowIdSchema,
  sideSchema,
  skipReasonSchema,
} from './common.ts';

const kindSchema = z.enum(['skip', 'failure']);
/** What only a person can say: which Siebel record an Outlook item is, or which account its company is. */
const questionSchema = z.enum(['match', 'company']);
/** The answers; the first three to `match`, the last two to `company`. */
const actionSchema = z.enum(['link', 'create', 'ignore', 'account']);

const issueSchema = z.object({
  id: z.string(),
  login: z.string(),
  domain: domainSchema,
  /** The side that the record is on. */
  side: sideSchema,
  recordId: z.string(),
  /** The record's name or subject, as the journal told it last; '' when it tells none. Hidden from auditors. */
  title: z.string(),
  kind: kindSchema,
  reason: skipReasonSchema.nullable(),
  field: z.string().nullable(),
  message: z.string(),
  /** What to do about it. */
  remedy: z.string(),
  attempts: countSchema,
  /** Null: only when the record changes. */
  retryAt: instantSchema.nullable(),
  openedAt: instantSchema,
  question: questionSchema.nullable(),
});

export const issueListSchema = z.object({ issues: z.array(issueSchema) });

export const issueQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  domain: domainSchema.optional(),
  kind: kindSchema.optional(),
  limit: limitSchema(100, 1000),
});

/** What people know a record by, as its server tells it now. Parts that it does not have are ''. */
const cardSchema = z.object({
  /** A name, a subject, an account's name. */
  title: z.string(),
  email: z.string(),
  company: z.string(),
  /** The location (site) of the account. */
  location: z.string(),
  /** When it starts or is due, as its server writes it. */
  when: z.string(),
});

const candidateSchema = z.object({
  /** Siebel's row id of a contact, an activity or an account. */
  id: z.string(),
  /** Null when it is not there any more, and for those who may not see contents. */
  card: cardSchema.nullable(),
  isGone: z.boolean(),
  /** It has a partner in this mailbox already, and cannot be linked with another item. */
  isTaken: z.boolean(),
});

export const decisionSchema = z.object({
  id: rowIdSchema,
  login: z.string(),
  domain: domainSchema,
  exchangeId: z.string(),
  question: questionSchema,
  action: actionSchema,
  /** The record or account that was chosen. */
  siebelId: z.string().nullable(),
  /** `open`: still to be carried out, or, of `ignore`, in force. */
  state: z.enum(['open', 'done', 'impossible', 'withdrawn']),
  decidedBy: z.string(),
  decidedAt: instantSchema,
});

/** GET /api/issues/{id}. */
export const issueDetailsSchema = issueSchema.extend({
  /** The Outlook item that the question is about; null when it cannot be read now, or may not be seen. */
  item: cardSchema.nullable(),
  candidates: z.array(candidateSchema),
  /** What may be answered; empty when there is no question. */
  actions: z.array(actionSchema),
  /** An answer that the next sync carries out. */
  decision: decisionSchema.nullable(),
});

export const issueParamsSchema = z.strictObject({ id: rowIdSchema });
/** Whose issue it is, where the caller's own is not meant. */
export const issueOwnerQuerySchema = z.strictObject({ login: loginSchema.optional() });

/** POST /api/issues/{id}/resolve. `siebelId`: the candidate, or the account. */
export const resolveBodySchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('link'), siebelId: z.string().min(1).max(30) }),
  z.strictObject({ action: z.literal('account'), siebelId: z.string().min(1).max(30) }),
  z.strictObject({ action: z.literal('create') }),
  z.strictObject({ action: z.literal('ignore') }),
]);

/** `syncRequested`: the user's next run, which carries it out, was asked for. */
export const resolvedSchema = z.object({ decision: decisionSchema, syncRequested: z.boolean() });

/** POST /api/issues/retry: those of the list, or all that the filter names. */
export const retryBodySchema = z.strictObject({
  ids: z.array(rowIdSchema).min(1).max(1000).optional(),
  domain: domainSchema.optional(),
  kind: kindSchema.optional(),
  reason: skipReasonSchema.optional(),
});
export const retriedSchema = z.object({ retried: countSchema, logins: z.array(z.string()) });

export const decisionListSchema = z.object({ decisions: z.array(decisionSchema) });
export const decisionQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  state: decisionSchema.shape.state.optional(),
  limit: limitSchema(100, 1000),
});

export type IssueView = z.infer<typeof issueSchema>;
export type IssueList = z.infer<typeof issueListSchema>;
export type IssueQuery = z.infer<typeof issueQuerySchema>;
export type IssueDetails = z.infer<typeof issueDetailsSchema>;
export type IssueCandidate = z.infer<typeof candidateSchema>;
export type RecordCard = z.infer<typeof cardSchema>;
export type ResolveBody = z.infer<typeof resolveBodySchema>;
export type Resolved = z.infer<typeof resolvedSchema>;
export type RetryBody = z.infer<typeof retryBodySchema>;
export type Retried = z.infer<typeof retriedSchema>;
export type DecisionView = z.infer<typeof decisionSchema>;
export type DecisionList = z.infer<typeof decisionListSchema>;
export type DecisionQuery = z.infer<typeof decisionQuerySchema>;
