// What people decided on questions that the engine does not guess: which Siebel record an Outlook item is, which account its company is.
import type { Domain } from '../../shared/vocabulary.ts';

export type Question = 'match' | 'company';
/** `link`, `create` and `ignore` answer a match; `account` and `ignore` a company. */
export type DecisionAction = 'link' | 'create' | 'ignore' | 'account';

export interface NewDecision {
  readonly exchangeId: string;
  readonly question: Question;
  readonly action: DecisionAction;
  /** The record to link, or the account; null for the others. */
  readonly siebelId: string | null;
  readonly decidedBy: string;
}

export interface Decision extends NewDecision {
  readonly id: string;
  readonly userMapId: string;
  readonly login: string;
  readonly domain: Domain;
  /** `open`: still to be carried out; an `ignore` stays open, which keeps it in force. */
  readonly state: 'open' | 'done' | 'impossible' | 'withdrawn';
  readonly decidedAt: Date;
}

export interface DecisionRepository {
  /** Replaces an open decision on the same question. */
  save(userMapId: string, domain: Domain, decision: NewDecision): Promise<Decision>;
  /** Open decisions on these items, or on all. */
  findOpen(userMapId: string, domain: Domain, exchangeIds: readonly string[] | 'all'): Promise<readonly Decision[]>;
  find(id: string): Promise<Decision | null>;
  /** Newest first. */
  list(filter: {
    readonly userMapId?: string;
    readonly state?: Decision['state'];
    readonly limit: number;
  }): Promise<readonly Decision[]>;
  /** Ends open decisions; returns how many there were. */
  end(ids: readonly string[], state: 'done' | 'impossible' | 'withdrawn'): Promise<number>;
}
