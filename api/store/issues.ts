// Open issues, as an interface: records that do not travel, each with its reason.
import type { Domain, Side } from '../../shared/vocabulary.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';

/** A record that does not travel: skipped for a reason, or failing. One open issue per (user, domain, side, record). */
export interface Issue {
  readonly id: string;
  readonly login: string;
  readonly domain: Domain;
  readonly side: Side;
  readonly recordId: string;
  readonly kind: 'skip' | 'failure';
  readonly reason: SkipReason | null;
  readonly field: string | null;
  readonly message: string;
  readonly attempts: number;
  readonly retryAt: Date | null;
  readonly openedAt: Date;
  /** Siebel ids of what the record might be: contacts, activities, or accounts of its company. */
  readonly candidates: readonly string[];
}

export interface IssueChange {
  readonly side: Side;
  readonly recordId: string;
  readonly kind: 'skip' | 'failure';
  readonly reason: SkipReason | null;
  readonly field: string | null;
  readonly message: string;
  readonly retryAt: Date | null;
  readonly candidates?: readonly string[];
}

export interface IssueRepository {
  /** Opens or renews issues, a failure with a longer wait for its retry each time, and after MOST_ATTEMPTS with none; returns the record ids whose issue is new or has another reason (only those are worth a journal line). */
  open(userMapId: string, domain: Domain, issues: readonly IssueChange[]): Promise<readonly string[]>;
  close(userMapId: string, domain: Domain, side: Side, recordIds: readonly string[]): Promise<void>;
  find(id: string): Promise<Issue | null>;
  list(filter: {
    readonly ids?: readonly string[];
    readonly userMapId?: string;
    readonly domain?: Domain;
    readonly kind?: 'skip' | 'failure';
    readonly reason?: SkipReason;
    readonly limit: number;
  }): Promise<readonly Issue[]>;
  /** Has these tried again in their users' next runs, though they were given up or parked; returns the users' ids. */
  retry(ids: readonly string[]): Promise<readonly string[]>;
}
