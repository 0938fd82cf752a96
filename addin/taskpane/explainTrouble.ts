// What went wrong, in the pane's words: with the API, or with Outlook. Pure.
import { ApiError } from '../client/ApiError.ts';
import { explainApiError } from '../client/explainApiError.ts';
import { OfficeTrouble } from '../office/OfficeTrouble.ts';
import type { Strings } from './strings/en.ts';

/** The sentence that tells a person what happened and what to do next. */
export function explainTrouble(error: unknown, { failure }: Pick<Strings, 'failure'>): string {
  if (error instanceof OfficeTrouble) return failure.outlook[error.kind];
  // Whatever else was thrown speaks to programmers.
  return error instanceof ApiError ? explainApiError(error, failure) : failure.unknown;
}
