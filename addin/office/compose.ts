// What the pane does to a composed item, and the line above any item. Knows Office's calls for it.
import { ask } from './ask.ts';
import type { AnyItem, ComposeItem } from './itemShape.ts';
import { isCompose, isMessage } from './itemShape.ts';
import { OfficeTrouble } from './OfficeTrouble.ts';

/** Saving goes to the server. */
const SAVE_TIMEOUT_MS = 30_000;
/** As many as Outlook takes in one call. */
const MOST_RECIPIENTS = 100;
const NOTIFICATION_KEY = 'siebelServerSync';
/** An image of the manifest's resources. */
const NOTIFICATION_ICON = 'siebel16';
const LONGEST_NOTIFICATION = 150;

export type RecipientField = 'to' | 'cc' | 'required' | 'optional';

function composed(item: AnyItem | null, what: string): ComposeItem {
  if (item !== null && isCompose(item)) return item;
  throw new OfficeTrouble('unavailable', `${what}: no item is being written`);
}

/** Saves the draft; gives Outlook's id of it. @throws OfficeTrouble */
export async function saveDraft(item: AnyItem | null): Promise<string> {
  const draft = composed(item, 'saveAsync');
  return ask<string>('saveAsync', (answer) => draft.saveAsync(answer), SAVE_TIMEOUT_MS);
}

function fieldOf(item: ComposeItem, field: RecipientField): Office.Recipients {
  if (isMessage(item) && field === 'to') return item.to;
  if (isMessage(item) && field === 'cc') return item.cc;
  if (!isMessage(item) && field === 'required') return item.requiredAttendees;
  if (!isMessage(item) && field === 'optional') return item.optionalAttendees;
  throw new OfficeTrouble('unavailable', `recipients.addAsync: this item has no field "${field}"`);
}

/** Adds people behind those who are there. @throws OfficeTrouble */
export async function addRecipients(
  item: AnyItem | null,
  people: readonly { readonly address: string; readonly name: string }[],
  field: RecipientField,
): Promise<void> {
  const recipients = fieldOf(composed(item, 'recipients.addAsync'), field);
  const entries = people.map(({ address, name }) => ({ emailAddress: address, displayName: name || address }));
  for (let at = 0; at < entries.length; at += MOST_RECIPIENTS) {
    const some = entries.slice(at, at + MOST_RECIPIENTS);
    await ask<unknown>('recipients.addAsync', (answer) => recipients.addAsync(some, answer));
  }
}

/** Shows the text above the item, in place of the one before. @throws OfficeTrouble */
export async function notify(item: AnyItem | null, text: string): Promise<void> {
  if (item === null) throw new OfficeTrouble('unavailable', 'notificationMessages: no item is selected');
  const isLong = text.length > LONGEST_NOTIFICATION;
  const message = isLong ? `${text.slice(0, LONGEST_NOTIFICATION - 1)}…` : text;
  const type = Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage;
  const details = { type, message, icon: NOTIFICATION_ICON, persistent: false };
  await ask<unknown>('notificationMessages', (answer) => {
    item.notificationMessages.replaceAsync(NOTIFICATION_KEY, details, answer);
  });
}

/** The item's text; '' on any trouble. */
export async function readBodyText(item: AnyItem | null): Promise<string> {
  if (item === null) return '';
  const { body } = item;
  const text = ask<string>('body.getAsync', (answer) => body.getAsync(Office.CoercionType.Text, answer));
  return text.then(
    (value) => value ?? '',
    () => '',
  );
}
