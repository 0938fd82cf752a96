// What to do about a record that does not travel: one sentence for each reason, and for what servers say of failures.
import type { SkipReason } from './skipReasons.ts';

/** A failure that may pass is tried so often (over about a day); then only when its record changes or somebody asks. */
export const MOST_ATTEMPTS = 12;

const AS_SET = 'Nothing, if that is wanted; else change the setting.';

const FOR_SKIPS: Readonly<Record<SkipReason, string>> = {
  'level-forbids': 'Nothing, if that is wanted; else raise the user’s or the domain’s sync level.',
  'private-contact': 'Nothing, if that is wanted; else take the Private mark off the contact.',
  'private-item': 'Nothing, if that is wanted; else take the Private mark off the item, or let private items travel.',
  'not-opted-in': 'Put the category on the item to take it into sync.',
  'not-an-activity-type': 'Give the item a category that is a Siebel activity type.',
  'before-extract-start': 'Nothing, if that is wanted; else set an earlier Extract Start Date.',
  'recurring-not-supported': 'Nothing can be done yet.',
  'meeting-not-supported': 'Nothing can be done yet.',
  'required-field-empty': 'Fill in the field.',
  'times-missing': 'Give the activity a planned start and a planned completion.',
  'times-inverted': 'Correct the times.',
  'zone-unknown': 'Choose a known time zone for the item.',
  'ambiguous-match': 'Decide which record it is, or have a new one created.',
  'company-unclear': 'Choose the account, or ignore the company.',
  'decision-impossible': 'Decide anew.',
  'already-linked-match': 'Remove the double, or make the two differ.',
  'deletion-not-allowed': AS_SET,
  'past-item-kept': AS_SET,
  'held-for-approval': 'Look at the held removals, and approve or reject them.',
  'removed-earlier': 'Add the contact to the Sync List again, if the user wants it back.',
  'left-alone': 'Edit the item, or remove it in Outlook.',
  separated:
    'Undo the undo, or put the contact on the Sync List again, to let the two go together. Or have the Outlook item made a record of its own.',
  'left-scope': 'Nothing, if that is wanted; else bring the record back into the user’s scope.',
  'newly-mapped-field': 'Make the two sides equal, or edit the one that is right.',
  'field-not-writable': 'Correct the value, or let the other side take the field.',
  'value-shortened': 'Shorten the value, if the other side must show it whole.',
  'value-not-taken': 'Use a value that the other side knows, or add it there.',
  'clearing-ignored': 'Take the value out in Siebel, if it is to go.',
  flipping:
    'Find the server rule or program that changes the field and stop it, or agree on its value; then press retry.',
  'unreadable-record': 'Correct the record where it was written; if it looks right, report it.',
};

/** What Siebel's codes ask for. */
const FOR_SIEBEL: Readonly<Record<string, string>> = {
  'SBL-DAT-00225': 'Choose a value of Siebel’s pick list, or add it there.',
  'SBL-DAT-00299': 'Shorten the value.',
  'SBL-DAT-00359': 'Correct the value: the field holds another kind.',
  'SBL-DAT-00381': 'Siebel has such a record already: make the two differ, or remove one.',
  'SBL-DAT-00398': 'Check the Siebel map: it names a field that Siebel does not have.',
  'SBL-DAT-00401': 'Let our Siebel login write the field, or take the field out of the field map.',
  'SBL-DAT-00498': 'Fill in the field.',
};

/** What of an issue tells the remedy. */
export interface Ailment {
  readonly kind: 'skip' | 'failure';
  readonly reason: SkipReason | null;
  /** Our own words, with the server's code. */
  readonly message: string;
  readonly attempts: number;
  /** Whether it is tried again by itself. */
  readonly isRetried: boolean;
}

/** One or two sentences: what to do. */
export function remedyFor({ attempts, isRetried, kind, message, reason }: Ailment): string {
  if (kind === 'skip') return reason === null ? 'Change the record, or press retry.' : FOR_SKIPS[reason];
  const [code = ''] = /SBL-[A-Z]{3}-\d{5}/.exec(message) ?? [];
  const advice = FOR_SIEBEL[code];
  if (isRetried) return `${advice ? `${advice} ` : ''}It is tried again by itself at the time shown.`;
  if (advice) return advice;
  return attempts >= MOST_ATTEMPTS
    ? `It was tried ${attempts} times and is left alone until the record changes: look at the server’s answer, then press retry.`
    : 'Correct what the server refuses, or press retry when the server was changed.';
}
