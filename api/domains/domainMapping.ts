// What a domain must tell so that the engine can sync it: both translations, what matches, and what a record's traits are.
// Pure: time comes in through the context, nothing is read. What a record says wrongly is told; only a value that cannot be read at all throws.
import type { CanonicalRecord } from '../../shared/records/values.ts';
import type { SkipReason } from '../../shared/skipReasons.ts';
import type { Direction, Domain } from '../../shared/vocabulary.ts';
import type { Traits, Values } from '../reconcile/types.ts';
import type { WireBody, WireRecord } from './wireRecord.ts';

/** What a translation needs beside the record. */
export interface MappingContext {
  /** IANA name of the mailbox's time zone: all-day items and dates are meant in it. */
  readonly timeZone: string;
  /** The PIM Category Value in the user's language, such as `Siebel Contact`. */
  readonly categoryValue: string;
  /** Valid Siebel activity types; a category that equals one is the item's Type. */
  readonly activityTypes: readonly string[];
  /** Row id of the user's Siebel employee. */
  readonly siebelUserId: string;
  /** The instant of the run, ISO with Z. */
  readonly now: string;
}

export type MappingRead =
  | { readonly kind: 'record'; readonly record: CanonicalRecord; readonly traits: Traits }
  /** Not a record that we sync. `leaves`: if linked, it leaves the sync as a deletion would (a contact made Private). `title`: of what is not private. */
  | { readonly kind: 'excluded'; readonly reason: SkipReason; readonly leaves: boolean; readonly title?: string };

export interface DomainMapping {
  readonly domain: Domain;
  /** Every canonical field with the directions in which it may travel. */
  readonly fields: Readonly<Record<string, readonly Direction[]>>;
  /** Fields whose clearing in Outlook does not travel to Siebel, because it would remove an association. */
  readonly clearingIgnored: readonly string[];
  /** Fields that a new Siebel record gets only after it was made, if at all: where they are blank, nobody has emptied them. */
  readonly writtenAfter: readonly string[];

  fromSiebel(wire: WireRecord, context: MappingContext): MappingRead;
  fromExchange(wire: WireRecord, context: MappingContext): MappingRead;

  /**
   * The Siebel fields to write for these canonical values. `current` is the record being changed (null: a new one), so that a Siebel value
   * which already means the same is kept (priority 1-ASAP, status On Hold, a time of day on the same due date). `whole` is all that the
   * target will say after the write, for fields that cannot be written one without the other.
   */
  toSiebel(values: Values, current: WireRecord | null, context: MappingContext, whole: CanonicalRecord): WireBody;
  /** The Graph properties to write. Keeps the user's own categories, show-as and original zone of `current`. */
  toExchange(values: Values, current: WireRecord | null, context: MappingContext, whole: CanonicalRecord): WireBody;

  /** Siebel fields that must all be equal for a candidate, for each way of looking; [] when the record cannot be looked up. */
  lookupKeys(record: CanonicalRecord, context: MappingContext): readonly Readonly<Record<string, string>>[];
  /** Whether an unlinked item and a Siebel candidate could be the same (contacts: e-mail, or the names if the item has none; else all Key Fields). */
  isMatch(exchange: CanonicalRecord, siebel: CanonicalRecord, context: MappingContext): boolean;
  /** Whether of several candidates this one is closer (contacts: first and last name). */
  isCloser(exchange: CanonicalRecord, siebel: CanonicalRecord): boolean;
  readonly matchedBy: 'email' | 'key-fields';

  /** A short name of the record for people: a contact's name, a subject. It is content: only for the sealed part of the journal. */
  titleOf(record: CanonicalRecord): string;
}
