// What the product remembers of removals, as interfaces: those that wait or are held, the plans that an administrator decides, and the
// removals of which only the link went.
import type { Domain, Rule, Side } from '../../shared/vocabulary.ts';
import type { Digests } from '../reconcile/types.ts';

/** A removal that a rule wants: the link's two ids, and where it would be carried out. */
export interface NewRemoval {
  /** Where it would be carried out. */
  readonly side: Side;
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly how: 'delete' | 'leave';
  /** The rule that wants it. */
  readonly rule: Rule;
  /** What people know the record by; sealed at rest. */
  readonly title: string;
  /** The undo that wants it; none for a removal that a rule wants. */
  readonly undoItemId?: string | null;
}

/** A removal that is not carried out yet. */
export interface OpenRemoval {
  readonly id: string;
  readonly side: Side;
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly state: 'waiting' | 'held' | 'approved';
  readonly seenAt: Date;
  readonly undoItemId: string | null;
}

export interface RemovalRepository {
  /** Puts removals aside; one that is aside already stays as it is, unless it is the other record that is to go now. */
  spool(userMapId: string, domain: Domain, removals: readonly NewRemoval[]): Promise<void>;
  listOpen(userMapId: string, domain: Domain): Promise<readonly OpenRemoval[]>;
  /** Removals carried out since then without an administrator's approval, by the side they were carried out on. */
  countDone(userMapId: string, domain: Domain, since: Date): Promise<Readonly<Record<Side, number>>>;
  /** Holds removals of one side in the user's open plan, which is made if there is none; returns those that were not held before. */
  hold(userMapId: string, domain: Domain, side: Side, ids: readonly string[]): Promise<readonly HeldRemoval[]>;
  /** Ends open removals of links: `done` counts, `dropped` is forgotten. */
  close(userMapId: string, domain: Domain, siebelIds: readonly string[], how: 'done' | 'dropped'): Promise<void>;
}

/** Removals that were too many at once, held for an administrator. */
export interface HeldPlan {
  readonly id: string;
  readonly userMapId: string;
  readonly login: string;
  readonly domain: Domain;
  /** Where they would be carried out. */
  readonly side: Side;
  readonly state: 'held' | 'approved' | 'rejected';
  /** Removals in it; once it is decided, those it was decided for. */
  readonly removals: number;
  /** The user's links of that domain now. */
  readonly linked: number;
  readonly openedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

/** One removal of a plan, as people see it. */
export interface HeldRemoval {
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly how: 'delete' | 'leave';
  /** The rule that wants it. */
  readonly rule: Rule;
  /** The journal line that it would take back; null unless an undo wants it. */
  readonly undoes: string | null;
  readonly title: string;
  readonly seenAt: Date;
}

export interface PlanRepository {
  /** Newest first. */
  list(filter: { readonly state?: HeldPlan['state']; readonly login?: string; readonly limit: number }): Promise<readonly HeldPlan[]>; // prettier-ignore
  find(id: string): Promise<HeldPlan | null>;
  removals(id: string): Promise<readonly HeldRemoval[]>;
  /** Lets the held removals go on: the user's next run reads each again. False when the plan is not held (any more). */
  approve(id: string, by: string): Promise<boolean>;
  /** Unlinks each pair and remembers it, so that neither record comes back by itself. False when the plan is not held (any more). */
  reject(id: string, by: string): Promise<boolean>;
}

/** A pair of which one record is gone and the other stays, or which a person separated (`none` is gone). */
export interface Remembered {
  readonly siebelId: string;
  readonly exchangeId: string;
  readonly goneSide: Side | 'none';
  /** The surviving item may travel again once a person edited it. */
  readonly untilEdited: boolean;
  /** What the Exchange item said last. */
  readonly exchangeDigests: Digests;
}

export interface RemovalMemory {
  remember(userMapId: string, domain: Domain, removals: readonly Remembered[]): Promise<void>;
  /** What is remembered of any of these records. */
  find(
    userMapId: string,
    domain: Domain,
    ids: { readonly siebelIds: readonly string[]; readonly exchangeIds: readonly string[] },
  ): Promise<readonly Remembered[]>;
  /** Forgets; `goneSide` limits it to records that are gone on that side. */
  forget(userMapId: string, domain: Domain, siebelIds: readonly string[], goneSide?: Side): Promise<void>;
}
