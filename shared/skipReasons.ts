// Why a record, or a part of it, did not travel: stable ids for machines and one plain sentence each for people.

export const SKIP_REASONS = {
  'level-forbids': 'The sync level does not let changes travel in this direction.',
  'private-contact': 'The contact is marked Private in Outlook, and private contacts stay out of Siebel.',
  'private-item': 'The item is marked Private, and this domain is set to leave private items alone.',
  'not-opted-in': 'The item does not carry the category that puts an Outlook item into sync.',
  'not-an-activity-type': 'None of the item’s categories is a Siebel activity type, and only such items are taken in.',
  'before-extract-start': 'The item lies before the Extract Start Date.',
  'recurring-not-supported': 'Repeating items are left untouched on both sides until series are supported.',
  'meeting-not-supported': 'Meetings with attendees are left untouched until they are supported; nobody is sent mail.',
  'required-field-empty': 'A field that the other side requires is empty.',
  'times-missing': 'The activity has no planned start or no planned completion.',
  'times-inverted': 'The item ends before it starts.',
  'zone-unknown': 'The time zone of the item is not known, so its time cannot be told for sure.',
  'ambiguous-match': 'Several records on the other side could be this one, so none was chosen.',
  'company-unclear': 'No account in Siebel has the company’s name and location, or several have, so none was chosen.',
  'decision-impossible':
    'What was decided on this item cannot be carried out: the chosen record is gone, or linked with another item. Decide again.',
  'already-linked-match': 'The record that equals this one is already linked with another item.',
  'deletion-not-allowed': 'Allow Record Deletions is off for that side, so the two were only unlinked.',
  'past-item-kept': 'A past appointment or completed task deleted in Outlook stays in Siebel, as history.',
  'held-for-approval':
    'Too many records were removed at once, so the removal is held until an administrator approves or rejects it.',
  'removed-earlier': 'It was removed in Outlook earlier, so it does not come back there by itself.',
  'left-alone': 'Its Siebel record was removed or left the user’s scope, so the item is left alone.',
  separated: 'What linked the two was undone, so neither goes to the other side by itself.',
  'left-scope': 'The record left the user’s scope without being deleted, so the two were only unlinked.',
  'newly-mapped-field': 'The field was mapped after the two were linked and differs; nothing was overwritten.',
  'field-not-writable': 'The other side did not take a field of the record.',
  'value-shortened':
    'The value is longer than the other side’s field, so it was cut there; the whole stays where it was written.',
  'value-not-taken':
    'The other side’s field cannot hold this value, so it does not show it; it stays where it was written.',
  'clearing-ignored': 'Clearing this field does not travel: Siebel requires it, or an association would go with it.',
  flipping:
    'A server or another program keeps changing this field back after each sync, so it is left alone for a while.',
  'unreadable-record': 'The record could not be understood as it stands.',
} as const;

export type SkipReason = keyof typeof SKIP_REASONS;

/** The sentence for people. */
export function explainSkip(reason: SkipReason): string {
  return SKIP_REASONS[reason];
}
