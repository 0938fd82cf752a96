// Which journal lines can be taken back.
import type { OutcomeKind } from './vocabulary.ts';

/** Whether the write of a line was done, or may have been though nobody could tell: what it displaced is in the line then. */
export function mayBeWritten(outcome: OutcomeKind, before: Readonly<Record<string, unknown>>): boolean {
  return outcome === 'written' || (outcome === 'failed' && Object.keys(before).length > 0);
}
