// Settings as they were named on a command line, checked as the API checks them.
import type { z } from 'zod';
import { UsageError } from './cliFailure.ts';

/** @throws UsageError when nothing is named, or a value is none that the setting takes */
export function changeOf<Change>(schema: z.ZodType<Change>, named: Readonly<Record<string, unknown>>): Change {
  const change = schema.safeParse(named);
  if (change.success) return change.data;
  const [issue] = change.error.issues;
  throw new UsageError(`${issue?.path.join('.') || 'settings'}: ${issue?.message ?? 'not understood'}.`);
}
