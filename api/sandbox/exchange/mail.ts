// Who would be mailed when an organizer's event with attendees is created, changed or removed: Exchange mails on every such write, whatever
// the field. The mails are counted here; they are not delivered into the attendees' mailboxes (an invitation makes no event there).
import { addressOf, attendeesOf } from './entities/attendees.ts';
import { idOf } from './entities/common.ts';
import type { Json } from './schema/readBody.ts';
import type { Item } from './mailboxes/item.ts';
import type { Mailbox } from './mailboxes/Mailbox.ts';
import type { SentMail, Store } from './mailboxes/Store.ts';

const immutable = { immutableIds: true, zoneName: 'UTC', zone: 'utc', isMinimal: false };

function recipientsOf(data: Json): string[] {
  if (data['isOrganizer'] !== true) return [];
  const organizer = addressOf(data['organizer']);
  return [...new Set(attendeesOf(data).map(addressOf))].filter((address) => address !== organizer && address !== '');
}

/** Counts the mails that a write of an event causes. */
export class MailCounter {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  created(mailbox: Mailbox, item: Item): void {
    this.send('invitation', mailbox, item, item.data, recipientsOf(item.data));
  }

  /**
   * An event was changed. A change of the attendees alone mails only those who came or went; any other change mails all.
   * @param before the properties before; for an occurrence, its own
   */
  changed(mailbox: Mailbox, item: Item, before: Json, after: Json, changedNames: readonly string[]): void {
    const [old, now] = [recipientsOf(before), recipientsOf(after)];
    const onlyAttendees = changedNames.every((name) => name === 'attendees');
    const stayed = now.filter((address) => old.includes(address));
    this.send(
      'invitation',
      mailbox,
      item,
      after,
      now.filter((address) => !old.includes(address)),
    );
    this.send(
      'cancellation',
      mailbox,
      item,
      before,
      old.filter((address) => !now.includes(address)),
    );
    if (!onlyAttendees) this.send('update', mailbox, item, after, stayed);
  }

  removed(mailbox: Mailbox, item: Item, data: Json = item.data): void {
    this.send('cancellation', mailbox, item, data, recipientsOf(data));
  }

  private send(kind: SentMail['kind'], mailbox: Mailbox, item: Item, data: Json, to: readonly string[]): void {
    if (to.length === 0) return;
    this.store.recordMail({
      at: mailbox.instant(),
      kind,
      from: mailbox.owner.email,
      to,
      subject: String(data['subject'] ?? ''),
      eventId: idOf(mailbox, item, immutable),
      iCalUId: String(data['iCalUId'] ?? ''),
    });
  }
}
