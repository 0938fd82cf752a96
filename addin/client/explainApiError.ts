// What a failed call means to a person and what to do next, in the words of the page. Pure.
import { ApiError } from './ApiError.ts';

export interface FailureWords {
  readonly forbidden: (message: string) => string;
  readonly server: (message: string) => string;
  readonly signedOut: string;
  readonly unknown: string;
  readonly unreachable: string;
}

/** Words for whatever was thrown; the server's own message where it has one. */
export function explainApiError(error: unknown, words: FailureWords): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : words.unknown;
  switch (error.kind) {
    case 'signed-out':
      return words.signedOut;
    case 'forbidden':
      return words.forbidden(error.message);
    case 'unreachable':
      return words.unreachable;
    case 'server':
      return words.server(error.message);
    case 'rejected':
    case 'unexpected':
      return error.message;
  }
}
