// The sentence that tells a person what a failed call means and what to do next. Pure.
import { ApiError } from '../client/ApiError.ts';
import { strings } from './strings.ts';

/** Words for whatever was thrown; the server's own message where it has one. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : strings.failure.unknown;
  switch (error.kind) {
    case 'signed-out':
      return strings.failure.signedOut;
    case 'forbidden':
      return strings.failure.forbidden(error.message);
    case 'unreachable':
      return strings.failure.unreachable;
    case 'server':
      return strings.failure.server(error.message);
    case 'rejected':
    case 'unexpected':
      return error.message;
  }
}
