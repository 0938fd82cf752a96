// /api/settings: what an administrator set for everybody. Knows no Node and no DOM.
import { z } from 'zod';

const daysSchema = z.int().min(1).max(36_500);

const settings = {
  /** How long the journal keeps the values before and after each write; without them nothing can be taken back. */
  journalValuesDays: daysSchema,
  /** How long the journal keeps its lines, and with them the values that are left. */
  journalLinesDays: daysSchema,
  /** Items that ended, or tasks that were due, before this day stay away, unless the user has a day of the own; null for none. */
  extractStartDate: z.iso.date().nullable(),
};

export const settingsViewSchema = z.object(settings);

/** PUT: what is not named stays as it is. */
export const changeSettingsBodySchema = z
  .strictObject(settings)
  .partial()
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'name at least one setting');

export type SettingsView = z.infer<typeof settingsViewSchema>;
export type ChangeSettingsBody = z.infer<typeof changeSettingsBodySchema>;
