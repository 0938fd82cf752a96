// /api/users/{login}/levels: what a user may sync in each domain.
import { z } from 'zod';
import { domainSchema, syncLevelSchema } from './common.ts';

const levelSchema = z.object({
  domain: domainSchema,
  /** The domain's level: the ceiling for everybody. */
  domainLevel: syncLevelSchema,
  /** The user's own level; null where the user follows the domain. */
  userLevel: syncLevelSchema.nullable(),
  /** What both permit. */
  effective: syncLevelSchema,
});

export const levelListSchema = z.object({ login: z.string(), levels: z.array(levelSchema) });

/** PUT: a level by domain; a domain that is not named keeps its level. */
export const setLevelsBodySchema = z
  .strictObject({
    contact: syncLevelSchema.optional(),
    calendar: syncLevelSchema.optional(),
    task: syncLevelSchema.optional(),
  })
  .refine((body) => Object.values(body).some((level) => level !== undefined), 'name at least one domain');

export type LevelView = z.infer<typeof levelSchema>;
export type LevelList = z.infer<typeof levelListSchema>;
export type SetLevelsBody = z.infer<typeof setLevelsBodySchema>;
