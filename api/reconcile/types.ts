// The types that cross the stages: what is known of a pair, what is decided, what is to be done. Plain data only.
import type { CanonicalRecord, FieldValue } from '../../shared/records/values.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { ConflictWinner, Direction, Domain, Role, Rule, Side } from '../../shared/vocabulary.ts';
import type { GoneWhy } from '../domains/wireRecord.ts';

/** One keyed digest per field: what a side said when both last agreed. */
export type Digests = Readonly<Record<string, string>>;

/** Per user: one Siebel record, one Exchange item, and what they last agreed on. */
export interface SyncLink {
  readonly id: string;
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly role: Role;
  readonly siebelVersion: string | null;
  readonly exchangeVersion: string | null;
  readonly siebelDigests: Digests;
  readonly exchangeDigests: Digests;
}

/** What the domain tells about a record beside its fields, for the gate and the guards. */
export interface Traits {
  readonly role: Role;
  readonly inScope: boolean;
  /** A past appointment or a completed task. */
  readonly isPast: boolean;
  readonly isPrivate: boolean;
  /** Carries the domain's PIM Category Value. */
  readonly hasSyncCategory: boolean;
  readonly hasActivityType: boolean;
  /** The day (YYYY-MM-DD) that the Extract Start Date is compared with; null when there is none. */
  readonly relevantDay: string | null;
  /** Another side's field that must not be empty is: its name. */
  readonly missingRequired: string | null;
}

export interface PresentView {
  readonly state: 'present';
  readonly id: string;
  readonly version: string | null;
  readonly stamp: string | null;
  readonly record: CanonicalRecord;
  readonly digests: Digests;
  readonly traits: Traits;
}

/** One side of a pair as far as it is known. */
export type SideView =
  | PresentView
  | { readonly state: 'gone'; readonly id: string; readonly why: GoneWhy }
  /** It is there, but is not a record that we sync; `leaves` if it thereby leaves the sync as a deletion would (a contact made Private). */
  | {
      readonly state: 'excluded';
      readonly id: string;
      readonly version: string | null;
      readonly reason: SkipReason;
      readonly leaves: boolean;
    }
  /** Linked, and nothing says that it changed. */
  | { readonly state: 'unread'; readonly id: string }
  | { readonly state: 'none' };

/** Why two unlinked records are one, or why that could not be told. */
export type Match =
  | { readonly by: 'stamp' | 'email' | 'key-fields' }
  | {
      readonly by: 'nothing';
      readonly reason: 'ambiguous-match' | 'already-linked-match' | 'removed-earlier' | 'left-alone';
    };

export interface Pair {
  readonly link: SyncLink | null;
  readonly siebel: SideView;
  readonly exchange: SideView;
  readonly match: Match | null;
  /** Only of a match: what Siebel would say of the Exchange item had it been written there. Equal to it, Siebel's value is no other one. */
  readonly inSiebel?: Values;
}

/** What an administrator allows for this user and domain, resolved. */
export interface Policy {
  readonly domain: Domain;
  /** The effective level's directions. */
  readonly directions: readonly Direction[];
  readonly conflictWinner: ConflictWinner;
  readonly deleteWins: boolean;
  readonly mayDelete: Readonly<Record<Side, boolean>>;
  readonly ignorePrivate: boolean;
  readonly optIn: boolean;
  readonly onlyActivityTypes: boolean;
  readonly keepPastItems: boolean;
  /** YYYY-MM-DD or null for everything. */
  readonly extractFrom: string | null;
  /** Fields of the domain with the directions in which each may travel. */
  readonly fields: Readonly<Record<string, readonly Direction[]>>;
  /** Fields whose clearing in Outlook does not travel to Siebel. */
  readonly clearingIgnored: readonly string[];
}

export type Values = Readonly<Record<string, FieldValue>>;

export type Operation =
  | { readonly kind: 'create'; readonly side: Side; readonly values: CanonicalRecord }
  | { readonly kind: 'update'; readonly side: Side; readonly values: Values }
  | { readonly kind: 'remove'; readonly side: Side; readonly how: 'delete' | 'leave' }
  /** Puts the user on the Siebel record's Sync List; only with a link. */
  | { readonly kind: 'adopt'; readonly side: Side }
  | { readonly kind: 'link' }
  | { readonly kind: 'unlink' };

/** A value that lost a conflict, kept in the journal so that it can be restored. */
export interface Overruled {
  readonly field: string;
  readonly side: Side;
  readonly value: FieldValue;
}

export interface Skip {
  readonly direction: Direction;
  readonly reason: SkipReason;
  /** The fields that did not travel; empty when it is the whole record. */
  readonly fields: readonly string[];
}

/** What the algorithm thinks of a pair, before anybody asks whether it is permitted. */
export interface Decision {
  readonly rule: Rule;
  readonly operations: readonly Operation[];
  readonly overruled: readonly Overruled[];
  /** Fields that are the same on both sides, or were found equal: their digests may be renewed. */
  readonly agreed: readonly string[];
  readonly skips: readonly Skip[];
}

/** A line of the plan: the decision, and what of it is permitted. */
export interface PlanLine extends Decision {
  readonly pair: Pair;
}
