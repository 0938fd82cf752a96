// The sentence that tells a person what a failed call means and what to do next, in the console's words. Pure.
import { explainApiError } from '../client/explainApiError.ts';
import { strings } from './strings.ts';

/** Words for whatever was thrown; the server's own message where it has one. */
export function explainFailure(error: unknown): string {
  return explainApiError(error, strings.failure);
}
