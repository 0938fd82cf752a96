// What went wrong with a call, named by what a page should do about it. Knows no UI words.

/**
 * `signed-out`: sign in again. `forbidden`: the role is missing. `rejected`: the request was wrong, the message says why.
 * `unreachable`: no answer came. `server`: the server failed. `unexpected`: the answer is not what the contract says.
 */
export type ApiErrorKind = 'signed-out' | 'forbidden' | 'rejected' | 'unreachable' | 'server' | 'unexpected';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  /** The HTTP status, or 0 when no answer came. */
  readonly status: number;
  /** The stable id of what went wrong (shared/errorIds.ts); null when none was told. */
  readonly id: string | null;
  constructor(kind: ApiErrorKind, message: string, status = 0, id: string | null = null) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.id = id;
  }
}

/** The kind that an HTTP status stands for. */
export function kindOfStatus(status: number): ApiErrorKind {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'forbidden';
  return status >= 500 ? 'server' : 'rejected';
}
