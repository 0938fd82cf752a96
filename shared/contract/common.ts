// Pieces that several resources of the API share: the words of the product as schemas. Knows no Node and no DOM.
import { z } from 'zod';
import { SKIP_REASONS, type SkipReason } from '../skipReasons.ts';
import { DIRECTIONS, DOMAINS, JOURNAL_RULES, OUTCOMES, SIDES, SYNC_LEVELS, USER_STATES } from '../vocabulary.ts';

export const domainSchema = z.enum(DOMAINS);
export const sideSchema = z.enum(SIDES);
export const directionSchema = z.enum(DIRECTIONS);
export const ruleSchema = z.enum(JOURNAL_RULES);
export const outcomeSchema = z.enum(OUTCOMES);
export const syncLevelSchema = z.enum(SYNC_LEVELS);
export const userStateSchema = z.enum(USER_STATES);
export const skipReasonSchema = z.enum(Object.keys(SKIP_REASONS) as [SkipReason, ...SkipReason[]]);

/** A point in time, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

export const countSchema = z.int().min(0);

/** A row id of the product's own database, as text: it may be larger than a JavaScript number holds. */
export const rowIdSchema = z.string().regex(/^\d{1,19}$/, 'must be a row id: digits only');

/** A Siebel login, as in the User Map. */
export const loginSchema = z.string().trim().min(1).max(50);

/** The path parameter of everything that belongs to one user. */
export const loginParamsSchema = z.strictObject({ login: loginSchema });

/** A `limit` query parameter: text from the address, a number for the reader. */
export function limitSchema(byDefault: number, atMost: number) {
  return z.coerce.number().int().min(1).max(atMost).default(byDefault);
}
