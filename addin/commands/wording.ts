// The one line that tells what a button of the ribbon did. Pure.
import { ApiError } from '../client/ApiError.ts';
import { OfficeTrouble } from '../office/OfficeTrouble.ts';
import type { Outcome, PersonOutcome } from './addToSyncList.ts';
import type { CommandStrings } from './strings.ts';

const ORDER: readonly Outcome[] = ['added', 'already', 'unknown', 'several', 'colleague', 'failed'];
/** A longer name would push the sentence out of Outlook's 150 characters. */
const LONGEST_NAME = 50;

const shorten = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/** One sentence for one person, a count for several. */
export function tellOutcomes(outcomes: readonly PersonOutcome[], strings: CommandStrings): string {
  const [first] = outcomes;
  if (first === undefined) return strings.nobody;
  if (outcomes.length === 1) return strings.one[first.outcome](shorten(first.name));
  const counts = ORDER.map((outcome) => ({ outcome, count: outcomes.filter((one) => one.outcome === outcome).length }));
  return counts
    .filter(({ count, outcome }) => count > 0 || outcome === 'added')
    .map(({ count, outcome }) => `${strings.many[outcome]}: ${count}`)
    .join(' · ');
}

/** Why nothing was done. */
export function tellFailure(error: unknown, strings: CommandStrings): string {
  if (error instanceof OfficeTrouble) return strings.outlookSilent;
  if (!(error instanceof ApiError)) return strings.unreachable;
  if (error.kind === 'signed-out') return strings.signIn;
  return error.kind === 'forbidden' || error.kind === 'rejected' ? strings.refused : strings.unreachable;
}
