// /api/journal/undo: writes that people asked to have taken back, line by line or a whole run, and what became of each.
import { z } from 'zod';
import { UNDO_REASON_IDS } from '../undoReasons.ts';
import { directionSchema, domainSchema, instantSchema, limitSchema, loginSchema, rowIdSchema } from './common.ts';

/**
 * `planned`: what a preview would do. `waiting`: for the user's next run, or for the time that removals wait. `held`: a removal that waits
 * for an administrator (pimsi plans). `done`, perhaps without the fields of `leftOut`. `nothing`: there was nothing to do.
 * `skipped` and `failed` for the reason that is told.
 */
const stateSchema = z.enum(['planned', 'waiting', 'held', 'done', 'nothing', 'skipped', 'failed']);

const undoLineSchema = z.object({
  /** The journal line that is taken back. */
  lineId: rowIdSchema,
  login: z.string(),
  domain: domainSchema,
  /** Of the write that is taken back. */
  direction: directionSchema,
  operation: z.string(),
  /** The record's name or subject; hidden from auditors. */
  title: z.string(),
  state: stateSchema,
  /** What is or was written for it, such as `update siebel`, `create exchange`, `delete siebel`. */
  writes: z.array(z.string()),
  /** Fields that get their values back; empty when it is the whole record. */
  fields: z.array(z.string()),
  /** Fields that do not. */
  leftOut: z.array(z.string()),
  reason: z.enum(UNDO_REASON_IDS).nullable(),
  /** The reason as a sentence, or a failure's message. */
  message: z.string().nullable(),
});

export const undoSchema = z.object({
  /** Null for a preview. */
  id: rowIdSchema.nullable(),
  /** Who asked. */
  by: z.string(),
  at: instantSchema,
  runId: rowIdSchema.nullable(),
  /** Newest journal line first. */
  lines: z.array(undoLineSchema),
});

/** Either lines or a run. `fields` narrows to these fields, such as the overruled ones. A dry run only tells what would be done. */
export const undoBodySchema = z
  .strictObject({
    lines: z.array(rowIdSchema).min(1).max(1000).optional(),
    runId: rowIdSchema.optional(),
    fields: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
    dryRun: z.boolean().default(false),
  })
  .refine(({ lines, runId }) => (lines === undefined) !== (runId === undefined), 'name either lines or runId');

export const undoParamsSchema = z.strictObject({ id: rowIdSchema });
/** Whose; a person without a wider role sees and changes only the own. */
export const undoLoginSchema = z.strictObject({ login: loginSchema.optional() });
export const undoQuerySchema = z.strictObject({ login: loginSchema.optional(), limit: limitSchema(20, 200) });
export const undoListSchema = z.object({ undos: z.array(undoSchema) });

export type UndoBody = z.infer<typeof undoBodySchema>;
export type UndoLineView = z.infer<typeof undoLineSchema>;
export type UndoView = z.infer<typeof undoSchema>;
export type UndoList = z.infer<typeof undoListSchema>;
export type UndoQuery = z.infer<typeof undoQuerySchema>;
