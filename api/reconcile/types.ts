// The types that cross the stages: what is known of a pair, what is decided, what is to be done. Plain data only.
import type { CanonicalRecord, FieldValue } from '../../shared/records/values.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { ConflictWinner, Direction, Domain, Role, Rule, Side } from '../../shared/vocabulary.ts';
import type { UndoReason } from '../../shared/undoReasons.ts';
import type { GoneWhy } from '../domains/wireRecord.ts';

/** One keyed digest per field: what a side said when both last agreed. */
export type Digests = Readonly<Record<string, string>>;

/** A write of a field: where to, and the digest of the value at its source. */
export interface FieldWrite {
  readonly side: Side;
  readonly digest: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whether a field keeps being changed back: our last writes of it, oldest first, and how it is parked. */
export interface FieldFlips {
  readonly writes: readonly FieldWrite[];
  /** When a parked field is tried again, in ms since 1970; null while it travels. */
  readonly until: number | null;
  /** How often it was parked in a row. */
  readonly times: number;
}

/** By field. */
export type Flips = Readonly<Record<string, FieldFlips>>;

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
  readonly flips?: Flips | null;
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
  /** Exchange: a person linked the item with a Siebel record, which takes it into sync. */
  readonly isWished?: boolean;
  /** The day (YYYY-MM-DD) that the Extract Start Date is compared with; null when there is none. */
  readonly relevantDay: string | null;
  /** Another side's field that must not be empty is: its name. */
  readonly missingRequired: string | null;
  /** Siebel: others have it too, on their Sync List or as employees of the activity. */
  readonly isShared?: boolean;
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
      /** What people know it by, unless it is nobody else's business. */
      readonly title?: string;
      /** The fields that are the reason, where that can be told. */
      readonly fields?: readonly string[];
    }
  /** Linked, and nothing says that it changed. */
  | { readonly state: 'unread'; readonly id: string }
  | { readonly state: 'none' };

/** Why two unlinked records are one, or why that could not be told. */
export type Match =
  | { readonly by: 'stamp' | 'email' | 'key-fields' | 'decision' }
  | {
      readonly by: 'nothing';
      readonly reason:
        | 'ambiguous-match'
        | 'decision-impossible'
        | 'already-linked-match'
        | 'removed-earlier'
        | 'left-alone'
        | 'separated';
    };

export interface Pair {
  readonly link: SyncLink | null;
  readonly siebel: SideView;
  readonly exchange: SideView;
  readonly match: Match | null;
  /** Only of a match: what Siebel would say of the Exchange item had it been written there. Equal to it, Siebel's value is no other one. */
  readonly inSiebel?: Values;
  /** Only of a match by stamp: what both sides said when the one was made of the other, by field. */
  readonly base?: Readonly<Record<Side, Digests>>;
  /** Siebel ids between which a person has to choose. */
  readonly candidates?: readonly string[];
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
  /** Contacts: only stamps and people tell what an item is. */
  readonly ignoreMatching: boolean;
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
  /** What the link is to know of fields that are changed back and forth; left out where nothing was judged. */
  readonly flips?: Flips;
  /** Only of a line that takes an earlier write back. */
  readonly undo?: UndoOf;
}

/** What a line takes back, and what is to be said of it. */
export interface UndoOf {
  readonly itemId: string;
  /** The journal line. */
  readonly lineId: string;
  /** Fields that get their values back. */
  readonly restored: readonly string[];
  /** Fields that do not, and why. */
  readonly leftOut: readonly string[];
  readonly reason: UndoReason | null;
  /** Of `restored`, those that may not go back on the other side now: they stay changes that travel once they may. */
  readonly untold: readonly string[];
  /** False when a further step is needed. */
  readonly isFinal: boolean;
  /** The pair is remembered as separated, with the record of this side gone, or none. */
  readonly separates: Side | 'none' | null;
}
