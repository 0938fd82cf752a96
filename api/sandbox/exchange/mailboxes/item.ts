// The shape of what a mailbox keeps. Items are values: a change replaces the item. Knows no entity's rules.
import type { Json } from '../schema/readBody.ts';

/** The kinds of things a mailbox keeps, each in a collection of its own. Default folders are there without an item until a client changes them. */
export const itemKinds = [
  'contact',
  'event',
  'task',
  'contactFolder',
  'calendar',
  'calendarGroup',
  'taskList',
  'category',
  'settings',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A link to a record of another system on a task; `id` is a GUID. */
export interface LinkedResource {
  readonly id: string;
  readonly webUrl?: string | null;
  readonly applicationName?: string | null;
  readonly displayName?: string | null;
  readonly externalId?: string | null;
}

/** A step of a task; `id` is a GUID, times are ISO instants. */
export interface ChecklistStep {
  readonly id: string;
  readonly displayName: string;
  readonly created: string;
  /** When it was ticked off; null if it is open. */
  readonly checked: string | null;
}

/** What is particular to a series: changed and cancelled occurrences by their original day (yyyy-MM-dd in the series' zone). */
export interface SeriesState {
  readonly exceptions: Readonly<Record<string, Json>>;
  readonly cancelled: readonly string[];
}

export interface Item {
  /** Unique in the mailbox, kept for life. */
  readonly key: string;
  /** 'contacts', 'calendar', 'tasks', 'deleteditems' or the key of a folder that a client made; of a folder, its parent. */
  readonly folder: string;
  /** Folders it was in before: a delta of those reports it as removed. */
  readonly left: readonly string[];
  /** The mailbox's counter at the last change. */
  readonly seq: number;
  /** Instants, ISO with Z. */
  readonly created: string;
  readonly modified: string;
  /** Graph properties in Graph's own form, without ids, times of change and change key. */
  readonly data: Json;
  /** Single-value extended properties, by their id with a lower-case GUID. */
  readonly extended?: Readonly<Record<string, string>>;
  /** Multi-value extended properties, likewise. */
  readonly extendedLists?: Readonly<Record<string, readonly string[]>>;
  readonly linked?: readonly LinkedResource[];
  /** Steps of a task. */
  readonly checklist?: readonly ChecklistStep[];
  /** Open extensions by their name, without id and type. */
  readonly extensions?: Readonly<Record<string, Json>>;
  readonly series?: SeriesState;
  /** Events: the span in milliseconds since 1970; an all-day event's midnight is taken as UTC. */
  readonly startMs?: number;
  readonly endMs?: number;
}

/** What a writer hands over: the mailbox adds the counter and the time of change. */
export type ItemDraft = Omit<Item, 'seq' | 'modified'>;

/** An item that is gone for good; delta still reports it. */
export interface Tombstone {
  readonly key: string;
  readonly seq: number;
  readonly folders: readonly string[];
}
