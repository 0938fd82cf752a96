// The words of the product as types. Knows no I/O, no Node, no DOM; every other folder may import it.

export const DOMAINS = ['contact', 'calendar', 'task'] as const;
/** One of the three pairs of Siebel domain and PIM domain. */
export type Domain = (typeof DOMAINS)[number];

export const SIDES = ['siebel', 'exchange'] as const;
export type Side = (typeof SIDES)[number];

export const DIRECTIONS = ['outbound', 'inbound'] as const;
/** `outbound` is Siebel to Exchange, `inbound` Exchange to Siebel. */
export type Direction = (typeof DIRECTIONS)[number];

export const SYNC_LEVELS = ['Full Sync', 'Export Only', 'Import Only', 'None'] as const;
export type SyncLevel = (typeof SYNC_LEVELS)[number];

export const CONFLICT_WINNERS = ['Siebel Record', 'PIM Record'] as const;
export type ConflictWinner = (typeof CONFLICT_WINNERS)[number];

export const RULES = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'U1', 'U2', 'U3'] as const;
/** A row of the reconciliation table in ARCHITECTURE.md. */
export type TableRule = (typeof RULES)[number];

export const JOURNAL_RULES = [...RULES, 'undo', 'link'] as const;
/** Why something was written: a row of the table, that a person took a write back, or that a person linked an item with a Siebel record. */
export type Rule = (typeof JOURNAL_RULES)[number];

/** The role of a user in a Siebel activity; contacts have none but `owner`. */
export type Role = 'owner' | 'participant';

export const VISIBILITIES = ['All', 'Sales Rep'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** How the state of a User Map row is told to people. */
export const USER_STATES = ['never synced', 'in sync', 'with issues', 'suspended', 'disabled'] as const;
export type UserState = (typeof USER_STATES)[number];

/** What became of one planned operation. */
export const OUTCOMES = ['written', 'skipped', 'failed', 'planned'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** The direction of a write to this side. */
export function directionTo(side: Side): Direction {
  return side === 'exchange' ? 'outbound' : 'inbound';
}

export function otherSide(side: Side): Side {
  return side === 'siebel' ? 'exchange' : 'siebel';
}
