// Errors named by what the caller should do. A record's trouble is a value (RecordTrouble); what ends a user's run or a start is thrown.
import type { Side } from '../shared/vocabulary.ts';

/**
 * What went wrong with one record. `transient` is worth another try unchanged; `rejected` only after the record changed. `throttled` is no
 * trouble of the record: the server takes nothing more now, and the run ends.
 */
export interface RecordTrouble {
  readonly kind: 'transient' | 'throttled' | 'rejected' | 'precondition' | 'not-found';
  /** Plain words with the server's own code; never contents of the record. */
  readonly message: string;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
}

/** Try the whole run again later. */
export class Transient extends Error {
  override readonly name: string = 'Transient';
  /** The server that gave no good answer; null where that tells nothing of the server as a whole. */
  readonly server: Side | null;
  constructor(message: string, server: Side | null = null) {
    super(message);
    this.server = server;
  }
}

/** A server that asks for more is asked again after this time: nobody should stand still for a day because of one header. */
export const LONGEST_WAIT_MS = 3_600_000;

/** The server asked to wait. What it asked beyond LONGEST_WAIT_MS is told, and not waited for. */
export class Throttled extends Transient {
  override readonly name = 'Throttled';
  readonly retryAfterMs: number;
  constructor(message: string, askedMs: number, server: Side | null = null) {
    super(askedMs > LONGEST_WAIT_MS ? `${message} It asks to wait ${Math.round(askedMs / 60_000)} minutes; it is asked again in an hour.` : message, server); // prettier-ignore
    this.retryAfterMs = Math.min(askedMs, LONGEST_WAIT_MS);
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
  readonly server: Side;
  constructor(message: string, server: Side) {
    super(message);
    this.server = server;
  }
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
