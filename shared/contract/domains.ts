// /api/domains: what an administrator set for a domain, for all users. Knows no Node and no DOM.
import { z } from 'zod';
import { CONFLICT_WINNERS } from '../vocabulary.ts';
import { countSchema, domainSchema, syncLevelSchema } from './common.ts';

const settings = {
  /** The ceiling of every user's level. */
  level: syncLevelSchema,
  /** Who wins a field that both sides changed. */
  conflictWinner: z.enum(CONFLICT_WINNERS),
  /** Whether a removal wins over an edit of the other side. */
  deleteWins: z.boolean(),
  /** Allow Record Deletions, of each side. */
  mayDeleteInSiebel: z.boolean(),
  mayDeleteInExchange: z.boolean(),
  /** Past appointments and completed tasks that Outlook removes stay in Siebel. */
  keepPastItems: z.boolean(),
  /** More removals of a user within a day than this, and than the share below (0 to 1) of the user's records, are held. */
  massDeleteCount: countSchema.max(1_000_000),
  massDeleteShare: z.number().min(0).max(1),
  /** How long a removal waits before it is judged. */
  settleSeconds: countSchema.max(86_400),
  ignorePrivate: z.boolean(),
  /** Only items that carry the domain's category enter Siebel. */
  optIn: z.boolean(),
  /** Only items whose category is an Activity Type enter Siebel. */
  onlyActivityTypes: z.boolean(),
  /** Contacts: never look for a Siebel contact that an Outlook contact already is, always create one. */
  ignoreMatching: z.boolean(),
};

export const domainViewSchema = z.object({ domain: domainSchema, ...settings });

export const domainListSchema = z.object({ domains: z.array(domainViewSchema) });

export const domainParamsSchema = z.strictObject({ domain: domainSchema });

/** PUT: what is not named stays as it is. */
export const changeDomainBodySchema = z
  .strictObject(settings)
  .partial()
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'name at least one setting');

export type DomainView = z.infer<typeof domainViewSchema>;
export type DomainList = z.infer<typeof domainListSchema>;
export type ChangeDomainBody = z.infer<typeof changeDomainBodySchema>;
