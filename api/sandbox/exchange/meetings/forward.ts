// Forwarding of an invitation: the new people are mailed and get a copy, the organizer has them among the attendees and is told. An event that
// nobody is invited to is mailed only. Knows both mailboxes; must not know requests.
import { addressOf, attendeesOf, responseOf } from '../entities/attendees.ts';
import { occurrenceData, withException } from '../entities/occurrenceData.ts';
import type { EventRow } from '../entities/eventView.ts';
import { occurrenceOn } from '../entities/occurrences.ts';
import { countMail } from '../mail.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import type { Json } from '../schema/readBody.ts';
import { organizersEvent } from './answers.ts';
import type { OrganizersEvent } from './answers.ts';
import { ownersOf } from './invited.ts';
import { deliverTo } from './organizerWrites.ts';

/** Adds people to the organizer's event, as optional attendees. */
function addPeople(store: Store, { organizer, item, occurrence }: OrganizersEvent, people: readonly Json[]): EventRow {
  const data = occurrence ? occurrenceData(item, occurrence) : item.data;
  const known = attendeesOf(data);
  const fresh = people.filter((one) => !known.some((other) => addressOf(other) === addressOf(one)));
  const added = fresh.map((one) => ({
    type: 'optional',
    status: responseOf('none'),
    emailAddress: one['emailAddress'],
  }));
  if (added.length === 0) return occurrence ? { item, occurrence } : { item };
  const attendees = [...known, ...added];
  const mailbox = store.mailboxOf(organizer);
  if (!occurrence) return { item: mailbox.put('event', { ...item, data: { ...data, attendees } }) };
  const kept = mailbox.put('event', withException(item, occurrence.day, { ...occurrence.exception, attendees }));
  const shown = occurrenceOn(kept, occurrence.day);
  return shown ? { item: kept, occurrence: shown } : { item: kept };
}

/**
 * Forwards an event or one occurrence.
 * @param people recipients with an address each
 */
export function forwardEvent(store: Store, owner: MailboxOwner, row: EventRow, people: readonly Json[]): void {
  const data = row.occurrence ? occurrenceData(row.item, row.occurrence) : row.item.data;
  const addresses = [...new Set(people.map(addressOf))];
  countMail(store, 'invitation', owner, row.item, data, addresses);
  if (data['isOrganizer'] === true && attendeesOf(data).length === 0) return;
  const found = organizersEvent(store, row);
  const isAttendees = found?.organizer !== owner;
  if (isAttendees) countMail(store, 'forwardNotification', owner, row.item, data, [addressOf(data['organizer'])]);
  const invited = attendeesOf(data).map(addressOf);
  const organizer = store.findUser(addressOf(data['organizer']));
  const except = [owner, organizer, ...ownersOf(store, invited, [])];
  const source = found ? addPeople(store, found, people) : row;
  deliverTo(store, ownersOf(store, addresses, except), source, true);
}
