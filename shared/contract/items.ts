// /api/items: Outlook items as the task pane knows them, their state of sync, and their links with Siebel records.
import { z } from 'zod';
import { instantSchema, limitSchema, loginSchema } from './common.ts';
import { recordRefSchema, recordSchema } from './siebelRecords.ts';

const ITEM_KINDS = ['message', 'event', 'contact', 'task'] as const;
export const itemKindSchema = z.enum(ITEM_KINDS);

/** An item of the user's mailbox. The id is one that Graph takes: what Office.js converts to REST, or an immutable id. */
export const itemRefSchema = z.strictObject({ kind: itemKindSchema, id: z.string().min(1).max(1024) });

/** What a linked message leaves in Siebel, as the pane reads it from the item. */
export const messagePartsSchema = z.strictObject({
  subject: z.string().max(998),
  /** True for a message that the user writes or wrote. */
  isOutgoing: z.boolean(),
  /** When it was sent or received; null while it is written. */
  at: instantSchema.nullable(),
});

/** POST /api/items/state. */
export const itemStateBodySchema = z.strictObject({ login: loginSchema.optional(), item: itemRefSchema });

/** POST /api/items/links and /api/items/links/remove. */
const linksBody = {
  login: loginSchema.optional(),
  items: z.array(itemRefSchema).min(1).max(50),
  records: z.array(recordRefSchema).min(1).max(20),
};
export const addLinksBodySchema = z.strictObject({
  ...linksBody,
  /** Take the place of another account, opportunity or service request; without it a second one is refused with `link-exists`. */
  replace: z.boolean().default(false),
  message: messagePartsSchema.optional(),
});
export const removeLinksBodySchema = z.strictObject(linksBody);

/** `associated`: so it stands in Siebel. `waiting` and `leaving`: with the next sync. `refused`: Siebel said no. */
export const linkStateSchema = z.enum(['associated', 'waiting', 'leaving', 'refused']);

export const itemLinkSchema = z.object({
  record: recordSchema,
  state: linkStateSchema,
  /** In plain words, what is waited for or why it was refused; '' when there is nothing to say. */
  words: z.string(),
});

/** `off`: this kind of item is not synced. `waiting`: a sync will look at it. */
export const itemSyncStateSchema = z.enum(['in sync', 'waiting', 'skipped', 'failed', 'conflict', 'off']);

export const itemSchema = z.object({
  item: itemRefSchema,
  state: itemSyncStateSchema,
  /** The last sync that agreed on it; null for none. */
  syncedAt: instantSchema.nullable(),
  /** One sentence: what it is waiting for, why it was skipped. */
  words: z.string(),
  /** What the user can do about it; '' for nothing. */
  remedy: z.string(),
  /** The Siebel record it is kept the same with, and where that opens. */
  siebelId: z.string().nullable(),
  siebelUrl: z.string().nullable(),
  links: z.array(itemLinkSchema),
});

export const itemAnswerSchema = z.object({ login: z.string(), item: itemSchema });
export const itemsAnswerSchema = z.object({
  login: z.string(),
  items: z.array(itemSchema),
  syncRequested: z.boolean(),
});

/** GET /api/mailbox/contacts and /api/mailbox/tasks: what Office.js never opens the pane on. */
export const mailboxQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  search: z.string().trim().max(100).optional(),
  /** Of the page before. */
  after: z.string().max(4096).optional(),
  limit: limitSchema(50, 100),
});

export const mailboxItemSchema = z.object({
  item: itemRefSchema,
  title: z.string(),
  /** Company and e-mail, or due day and status. */
  detail: z.string(),
  state: itemSyncStateSchema,
  words: z.string(),
  siebelId: z.string().nullable(),
});

export const mailboxItemsSchema = z.object({
  login: z.string(),
  items: z.array(mailboxItemSchema),
  /** Null on the last page. */
  next: z.string().nullable(),
});

/** GET /api/me: who the caller is to the product. */
export const meSchema = z.object({
  login: z.string(),
  name: z.string(),
  mailbox: z.string(),
  roles: z.array(z.string()),
  /** What can be linked with which kind of item. */
  linkable: z.record(itemKindSchema, z.array(z.enum(['contact', 'account', 'opportunity', 'service request']))),
});

export type ItemKind = z.infer<typeof itemKindSchema>;
export type ItemRef = z.infer<typeof itemRefSchema>;
export type MessageParts = z.infer<typeof messagePartsSchema>;
export type AddLinksBody = z.input<typeof addLinksBodySchema>;
export type RemoveLinksBody = z.input<typeof removeLinksBodySchema>;
export type ItemLink = z.infer<typeof itemLinkSchema>;
export type LinkState = z.infer<typeof linkStateSchema>;
export type ItemSyncState = z.infer<typeof itemSyncStateSchema>;
export type ItemView = z.infer<typeof itemSchema>;
export type ItemAnswer = z.infer<typeof itemAnswerSchema>;
export type ItemsAnswer = z.infer<typeof itemsAnswerSchema>;
export type MailboxItem = z.infer<typeof mailboxItemSchema>;
export type MailboxItems = z.infer<typeof mailboxItemsSchema>;
export type Me = z.infer<typeof meSchema>;
