// How a User Map row is read: the statement that gathers it, and how its state is told from what was gathered.
import type { SkipReason } from '../../../shared/skipReasons.ts';
import type { Side, UserState, Visibility } from '../../../shared/vocabulary.ts';
import type { UserMap } from '../store.ts';

/** Skips that a person should look at. The others are as the settings want them, and leave a user in sync. */
export const SKIPS_FOR_A_PERSON: readonly SkipReason[] = [
  'ambiguous-match',
  'held-for-approval',
  'company-unclear',
  'decision-impossible',
  'already-linked-match',
  'required-field-empty',
  'times-missing',
  'times-inverted',
  'zone-unknown',
  'newly-mapped-field',
  'field-not-writable',
  'unreadable-record',
  'flipping',
];

/** What the statement below gives for a user. */
export interface GatheredUserMap {
  readonly id: string;
  readonly login: string;
  readonly siebelUserId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly mailbox: string;
  readonly pimServer: string;
  readonly language: string;
  readonly enabled: boolean;
  readonly extractStartDate: string | null;
  readonly visibility: Visibility;
  readonly suspended: boolean;
  readonly stateReason: string | null;
  readonly siebelChangedAt: Date | null;
  readonly syncRequestedAt: Date | null;
  readonly retryAt: Date | null;
  readonly nextPollAt: Date | null;
  readonly lastRunAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly openIssues: number;
  readonly needsAPerson: boolean;
  readonly failures: number;
  readonly failedServer: Side | null;
}

/** $1 are the skip reasons for a person; a condition on `u` may follow, with values from $2. */
export const GATHER = `
  select u.id, u.login, u.siebel_user_id as "siebelUserId", u.first_name as "firstName", u.last_name as "lastName",
    u.mailbox, s.name as "pimServer", u.language, u.enabled, u.extract_start_date::text as "extractStartDate",
    u.visibility, u.suspended, u.state_reason as "stateReason", u.siebel_changed_at as "siebelChangedAt",
    u.sync_requested_at as "syncRequestedAt", u.retry_at as "retryAt", u.next_poll_at as "nextPollAt",
    u.last_run_at as "lastRunAt", u.last_success_at as "lastSuccessAt",
    i.open as "openIssues", i.needed as "needsAPerson", u.failures,
    u.failed_server as "failedServer"
  from user_maps u
  join pim_servers s on s.id = u.pim_server_id
  cross join lateral (
    select count(*)::int as open, min(retry_at) as retry_at, coalesce(bool_or(kind = 'failure' or reason = any($1::text[])), false) as needed
    from sync_issues where user_map_id = u.id
  ) i`;

/**
 * Due: asked for; or, unless a retry waits for its time, changed in Siebel, never synced, or its next poll or a record's retry has come.
 * Only a wish of a person breaks the back-off of a row that failed.
 */
export const IS_DUE = `
  u.enabled and (
    u.sync_requested_at <= $2
    or (
      (u.retry_at is null or u.retry_at <= $2)
      and (u.retry_at is not null or u.siebel_changed_at is not null or u.last_success_at is null
        or u.next_poll_at is null or u.next_poll_at <= $2 or i.retry_at <= $2)
    )
  )`;

export function toUserMap(row: GatheredUserMap): UserMap {
  return {
    id: row.id,
    login: row.login,
    siebelUserId: row.siebelUserId,
    firstName: row.firstName,
    lastName: row.lastName,
    mailbox: row.mailbox,
    pimServer: row.pimServer,
    language: row.language,
    enabled: row.enabled,
    extractStartDate: row.extractStartDate,
    visibility: row.visibility,
    state: stateOf(row),
    stateReason: row.stateReason,
    siebelChanged: row.siebelChangedAt !== null,
    syncRequestedAt: row.syncRequestedAt,
    retryAt: row.retryAt,
    nextPollAt: row.nextPollAt,
    lastRunAt: row.lastRunAt,
    lastSuccessAt: row.lastSuccessAt,
    openIssues: row.openIssues,
    failures: row.failures,
    failedServer: row.failedServer,
  };
}

function stateOf(row: GatheredUserMap): UserState {
  if (!row.enabled) return 'disabled';
  if (row.suspended) return 'suspended';
  if (row.lastSuccessAt === null) return 'never synced';
  return row.stateReason !== null || row.needsAPerson ? 'with issues' : 'in sync';
}
