// A record in the words of its own server: what connectors read and write, and what the domain mappings translate.
// Pure data; knows neither HTTP nor the other side.

/** Graph's JSON for Exchange; for Siebel the fields by their vanilla Siebel names, with children inlined under the child's name. */
export type WireBody = Readonly<Record<string, unknown>>;

export interface WireRecord {
  readonly id: string;
  /** What guards the next write: Graph's ETag, Siebel's Mod Id. Null when the answer did not tell. */
  readonly version: string | null;
  /** Exchange: the Siebel id in the item's stamp, if the stamp was made for this mailbox. Siebel: the creation key (Integration Id). */
  readonly stamp: string | null;
  /** False for a record that was found by a search but does not belong to the user (not on the Sync List, not an employee of the activity). */
  readonly inScope: boolean;
  readonly body: WireBody;
}

/**
 * Why a record is no longer there for this user.
 * `deleted`: gone, or in Deleted Items. `left`: it exists, but the user was taken off (Sync List, employees).
 * `moved-domain`: the activity became another kind. `out-of-scope`: another folder, lost visibility; never a deletion.
 */
export type GoneWhy = 'deleted' | 'left' | 'moved-domain' | 'out-of-scope';
