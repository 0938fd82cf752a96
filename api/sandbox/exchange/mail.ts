// The mail that Exchange would send about events. It is counted here, not sent; what it does to mailboxes is the business of meetings/.
import { itemId } from './ids.ts';
import type { Item } from './mailboxes/item.ts';
import type { MailboxOwner } from './mailboxes/people.ts';
import type { SentMail, Store } from './mailboxes/Store.ts';
import type { Json } from './schema/readBody.ts';

/**
 * Counts a mail from a mailbox's owner; none if it is to nobody.
 * @param item the event in the sender's mailbox; of an occurrence, its series
 * @param data its properties, or the occurrence's own
 */
export function countMail(
  store: Store,
  kind: SentMail['kind'],
  sender: MailboxOwner,
  item: Item,
  data: Json,
  to: readonly string[],
): void {
  if (to.length === 0) return;
  const mailbox = store.mailboxOf(sender);
  store.recordMail({
    at: mailbox.instant(),
    kind,
    from: sender.email,
    to,
    subject: String(data['subject'] ?? ''),
    eventId: itemId(mailbox.tag, item.folder, item.key, true),
    iCalUId: String(data['iCalUId'] ?? ''),
  });
}
