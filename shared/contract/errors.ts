// What every answer that is not a success looks like.
import { z } from 'zod';
import { ERROR_IDS } from '../errorIds.ts';

/** A part of the request that was not understood. */
const errorDetailSchema = z.object({ path: z.string(), message: z.string() });

export const errorBodySchema = z.object({
  error: z.object({
    id: z.enum(ERROR_IDS),
    /** What, where, and what to do; never contents of a record. */
    message: z.string(),
    details: z.array(errorDetailSchema).optional(),
  }),
});

export type ErrorDetail = z.infer<typeof errorDetailSchema>;
export type ErrorBody = z.infer<typeof errorBodySchema>;
