// /api/users: the User Map, its bulk mapping, and what can be done to one row.
import { z } from 'zod';
import { DOMAINS } from '../vocabulary.ts';
import { countSchema, instantSchema, limitSchema, loginSchema, userStateSchema } from './common.ts';

export const userSchema = z.object({
  login: z.string(),
  /** First and last name. */
  name: z.string(),
  mailbox: z.string(),
  pimServer: z.string(),
  /** BCP 47. */
  language: z.string(),
  enabled: z.boolean(),
  state: userStateSchema,
  /** Why the user is suspended, or what the last run failed with. */
  stateReason: z.string().nullable(),
  lastRunAt: instantSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  /** Null: with the Dispatcher's next cycle. */
  nextPollAt: instantSchema.nullable(),
  openIssues: countSchema,
  /** Sync Links by domain: records that are kept the same on both sides. */
  links: z.record(z.enum(DOMAINS), countSchema),
});

/** GET /api/users. `search` looks into login, name and mailbox. */
export const userQuerySchema = z.strictObject({
  search: z.string().trim().max(100).optional(),
  state: userStateSchema.optional(),
  limit: limitSchema(200, 1000),
  offset: z.coerce.number().int().min(0).default(0),
});

export const userListSchema = z.object({ users: z.array(userSchema), total: countSchema });

/** POST /api/users/map. Without `logins`: every Siebel employee. */
export const mapUsersBodySchema = z.strictObject({
  logins: z.array(loginSchema).min(1).max(5000).optional(),
  /** Enables the rows that are mapped; rows that are enabled already stay so. */
  enable: z.boolean().default(false),
});

const mappingLineSchema = z.object({
  login: z.string(),
  mailbox: z.string().nullable(),
  /** `refused` says why in `reason`. */
  outcome: z.enum(['mapped', 'updated', 'unchanged', 'refused']),
  reason: z.string().nullable(),
});

export const mapUsersResultSchema = z.object({ lines: z.array(mappingLineSchema) });

/** The answer to everything that asks for runs: whose. */
export const syncRequestedSchema = z.object({ requested: z.array(z.string()) });

export type UserView = z.infer<typeof userSchema>;
export type UserQuery = z.infer<typeof userQuerySchema>;
export type UserList = z.infer<typeof userListSchema>;
export type MappingLine = z.infer<typeof mappingLineSchema>;
export type MapUsersResult = z.infer<typeof mapUsersResultSchema>;
export type SyncRequested = z.infer<typeof syncRequestedSchema>;
