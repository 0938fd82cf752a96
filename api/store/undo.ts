// What people asked to have taken back, as an interface: a request of one or many journal lines, and what became of each.
import type { UndoReason } from '../../shared/undoReasons.ts';
import type { Domain } from '../../shared/vocabulary.ts';

/** A journal line that is to be taken back. */
export interface UndoItem {
  readonly id: string;
  readonly lineId: string;
  /** Only these fields of it; null for all. */
  readonly fields: readonly string[] | null;
  readonly attempts: number;
  /** What was written for it so far. */
  readonly writes: readonly string[];
}

/** What became of an item. */
export interface UndoResult {
  readonly id: string;
  /** `waiting`: it is tried again, or goes on in the next step. */
  readonly state: 'waiting' | 'done' | 'nothing' | 'skipped' | 'failed';
  /** What was written, such as `update siebel`; added to what was written before. */
  readonly writes: readonly string[];
  /** Fields that have their values back. */
  readonly restored: readonly string[];
  /** Fields that do not. */
  readonly leftOut: readonly string[];
  readonly reason: UndoReason | null;
  /** A failure's message. */
  readonly message: string | null;
}

export interface NewUndo {
  readonly by: string;
  readonly runId: string | null;
  readonly items: readonly {
    readonly userMapId: string;
    readonly domain: Domain;
    readonly lineId: string;
    readonly fields: readonly string[] | null;
  }[];
}

export interface UndoRequest {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly runId: string | null;
  /** Newest journal line first; `held`: its removal waits for an administrator. */
  readonly items: readonly (UndoResult & { readonly lineId: string; readonly isHeld: boolean })[];
}

export interface UndoRepository {
  /** Stores a request; a line that waits already is not asked for twice, but moves to this request. */
  request(undo: NewUndo): Promise<string>;
  /** Items of a user's domain that wait and have no removal aside; those of the newest journal line first. */
  listOpen(userMapId: string, domain: Domain): Promise<readonly UndoItem[]>;
  findItems(ids: readonly string[]): Promise<readonly UndoItem[]>;
  /** Writes results down; one that still waits counts an attempt. */
  settle(results: readonly UndoResult[]): Promise<void>;
  find(id: string): Promise<UndoRequest | null>;
  /** Newest first; `login` narrows it to requests with a line of that user. */
  list(filter: { readonly login?: string; readonly limit: number }): Promise<readonly UndoRequest[]>;
}
