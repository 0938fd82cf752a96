// /api/sync-list: which Siebel contacts a user wants in the mailbox.
import { z } from 'zod';
import { instantSchema, loginSchema } from './common.ts';

export const syncListContactSchema = z.object({
  contactId: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  email: z.string(),
  /** The user is on the contact's Sync List. */
  listed: z.boolean(),
  /** The contact has reached the mailbox. */
  inMailbox: z.boolean(),
  /** Since when it is kept the same there; null when it has not reached the mailbox. */
  inMailboxSince: instantSchema.nullable(),
  /** Where it opens in Siebel; null when the installation does not say how. */
  url: z.string().nullable(),
});

export const syncListSchema = z.object({ login: z.string(), contacts: z.array(syncListContactSchema) });

/** GET /api/sync-list. Without `login`: the caller's own. */
export const syncListQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  search: z.string().trim().min(2, 'give at least 2 letters of a name or an address').max(100),
});

/** PUT and DELETE /api/sync-list/{contactId}. */
export const syncListParamsSchema = z.strictObject({ contactId: z.string().trim().min(1).max(30) });
export const syncListOwnerQuerySchema = z.strictObject({ login: loginSchema.optional() });

export const syncListChangeSchema = z.object({
  login: z.string(),
  contactId: z.string(),
  listed: z.boolean(),
  /** A run was asked for, so that the change reaches the mailbox at once. */
  syncRequested: z.boolean(),
});

export type SyncListContact = z.infer<typeof syncListContactSchema>;
export type SyncListView = z.infer<typeof syncListSchema>;
export type SyncListChange = z.infer<typeof syncListChangeSchema>;
