// Why a write was not taken back, or not wholly: stable ids for machines and one plain sentence each for people.
import { explainSkip, SKIP_REASONS, type SkipReason } from './skipReasons.ts';

const OWN_REASONS = {
  'edited-since': 'It was edited after this write, and an edit is never overwritten by an undo.',
  'already-so': 'There is nothing to do: it is as it was before this write.',
  'nothing-written': 'The line tells of nothing that was written, so there is nothing to take back.',
  'values-expired': 'The values before were kept for a set time only, and that time is over.',
  'record-gone': 'The record is no longer there, so nothing can be put back into it. Undo its deletion first.',
  'no-longer-linked': 'The two records are no longer linked, so nothing was removed or separated.',
  'plan-rejected': 'The removal was held, and an administrator rejected it.',
  'is-a-link': 'It carried out a link. Take the link off where it was set, in the task pane or in Siebel.',
  'not-carried-out': 'A server did not take it, even after several tries.',
} as const;

export type UndoReason = keyof typeof OWN_REASONS | SkipReason;

/** Every id, for schemas. */
export const UNDO_REASON_IDS = [...Object.keys(OWN_REASONS), ...Object.keys(SKIP_REASONS)] as [
  UndoReason,
  ...UndoReason[],
];

/** The sentence for people. */
export function explainUndo(reason: UndoReason): string {
  return reason in OWN_REASONS ? OWN_REASONS[reason as keyof typeof OWN_REASONS] : explainSkip(reason as SkipReason);
}
