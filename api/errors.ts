// Errors named by what the caller should do. A record's trouble is a value (RecordTrouble); what ends a user's run or a start is thrown.

/** What went wrong with one record. `transient` is worth another try unchanged; `rejected` only after the record changed. */
export interface RecordTrouble {
  readonly kind: 'transient' | 'rejected' | 'precondition' | 'not-found';
  /** Plain words with the server's own code; never contents of the record. */
  readonly message: string;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
}

/** Try the whole run again later. */
export class Transient extends Error {
  override readonly name: string = 'Transient';
}

/** The server asked to wait. */
export class Throttled extends Transient {
  override readonly name = 'Throttled';
  readonly retryAfterMs: number;
  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server no longer knows this cursor: read everything again and reconcile. */
export class CursorExpired extends Error {
  override readonly name = 'CursorExpired';
}

/** The run was ended by somebody else: the user was disabled or re-initialised, or another engine took the task over. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

/** A guard stopped one domain of a user before harm was done; the other domains go on. */
export class GuardTripped extends Error {
  override readonly name = 'GuardTripped';
}

/** The mailbox is gone, not licensed or refused: suspend the User Map row. */
export class MailboxUnavailable extends Error {
  override readonly name = 'MailboxUnavailable';
}

/** Our own credentials are refused: nobody can be synced until an administrator acts. */
export class AuthorizationLost extends Error {
  override readonly name = 'AuthorizationLost';
}

/** Somebody asked for what cannot be done; the message tells what, where and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly id: string;
  readonly status: number;
  constructor(id: string, message: string, status = 400) {
    super(message);
    this.id = id;
    this.status = status;
  }
}
