// /api/siebel: the Siebel records that people find, look around from, and link their items with. Contents of Siebel: never for auditors.
import { z } from 'zod';
import { instantSchema, limitSchema, loginSchema } from './common.ts';
import { syncListContactSchema } from './syncList.ts';

/** What an Outlook item can be linked with. */
export const RECORD_KINDS = ['contact', 'account', 'opportunity', 'service request'] as const;
export const recordKindSchema = z.enum(RECORD_KINDS);

/** A Siebel record by kind and row id. */
export const recordRefSchema = z.strictObject({ kind: recordKindSchema, id: z.string().trim().min(1).max(30) });

/** A record as people know it. */
export const recordSchema = z.object({
  kind: recordKindSchema,
  id: z.string(),
  /** A full name, an account's or opportunity's name, an abstract. */
  name: z.string(),
  /** What tells it from others of the name: company, location, stage, number and status. */
  detail: z.string(),
  /** Where it opens in Siebel; null when the installation does not say how. */
  url: z.string().nullable(),
});

export const activitySchema = z.object({
  id: z.string(),
  description: z.string(),
  type: z.string(),
  status: z.string(),
  /** When it starts, else when it is due, else when it was done; null for none. */
  at: instantSchema.nullable(),
  owner: z.string(),
  url: z.string().nullable(),
});

/** GET /api/siebel/records: a search over the kinds asked for, or without `search` what the caller used last. */
export const recordQuerySchema = z.strictObject({
  login: loginSchema.optional(),
  search: z.string().trim().min(2, 'give at least 2 letters').max(100).optional(),
  /** Kinds separated by commas; all unless given. */
  kinds: z
    .string()
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(recordKindSchema).min(1))
    .optional(),
  limit: limitSchema(20, 50),
});

export const recordListSchema = z.object({
  records: z.array(recordSchema),
  /** True for records used before, in the order of their last use. */
  areRecents: z.boolean(),
});

const addressSchema = z.string().trim().toLowerCase().min(3).max(320);

/** POST /api/siebel/people: who these people of an item are in Siebel. */
export const peopleBodySchema = z.strictObject({
  login: loginSchema.optional(),
  people: z
    .array(z.strictObject({ address: addressSchema, name: z.string().trim().max(200).default('') }))
    .min(1)
    .max(100),
});

export const personSchema = z.object({
  address: z.string(),
  name: z.string(),
  /** `self` is the user; an employee is a colleague who is in Siebel; `unknown` is in Siebel under no address of its own. */
  who: z.enum(['contact', 'employee', 'self', 'unknown']),
  /** Every contact with that e-mail; several are for the person to tell apart. */
  contacts: z.array(syncListContactSchema),
});

export const peopleSchema = z.object({ login: z.string(), people: z.array(personSchema) });

/** POST /api/siebel/surroundings: what is going on around these contacts. */
export const surroundingsBodySchema = z.strictObject({
  login: loginSchema.optional(),
  contactIds: z.array(z.string().trim().min(1).max(30)).min(1).max(20),
});

export const surroundingsSchema = z.object({
  accounts: z.array(recordSchema),
  /** Open ones of the accounts and contacts, the nearest close date first. */
  opportunities: z.array(recordSchema),
  serviceRequests: z.array(recordSchema),
  /** The last three that are over, newest first, and the next three. */
  lastActivities: z.array(activitySchema),
  nextActivities: z.array(activitySchema),
});

/** POST /api/siebel/contacts: makes a contact, and puts the user on its Sync List if wished. */
export const newContactBodySchema = z.strictObject({
  login: loginSchema.optional(),
  firstName: z.string().trim().max(50),
  lastName: z.string().trim().min(1, 'give a last name').max(50),
  email: z.union([z.literal(''), z.email().max(100)]),
  jobTitle: z.string().trim().max(75).default(''),
  workPhone: z.string().trim().max(40).default(''),
  cellPhone: z.string().trim().max(40).default(''),
  accountId: z.string().trim().min(1).max(30).nullable().default(null),
  addToSyncList: z.boolean().default(true),
  /** Made once by the caller for one press of the button: a repeated request makes no second contact. */
  requestId: z.uuid(),
  /** Make it although contacts with that e-mail exist. */
  mayBeDouble: z.boolean().default(false),
});

/** 201 made; 200 with `outcome` exists: nothing was made, `contacts` have that e-mail already. */
export const newContactResultSchema = z.object({
  outcome: z.enum(['made', 'exists']),
  contacts: z.array(syncListContactSchema),
});

export type RecordKind = z.infer<typeof recordKindSchema>;
export type RecordRef = z.infer<typeof recordRefSchema>;
export type SiebelRecord = z.infer<typeof recordSchema>;
export type SiebelActivity = z.infer<typeof activitySchema>;
export type RecordList = z.infer<typeof recordListSchema>;
export type PeopleBody = z.infer<typeof peopleBodySchema>;
export type Person = z.infer<typeof personSchema>;
export type PeopleView = z.infer<typeof peopleSchema>;
export type Surroundings = z.infer<typeof surroundingsSchema>;
export type NewContactBody = z.input<typeof newContactBodySchema>;
export type NewContactResult = z.infer<typeof newContactResultSchema>;
