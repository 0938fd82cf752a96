// An attendee's answer: what it changes in his own copy, and, if it is sent, in the organizer's event. Knows both mailboxes; must not know
// requests.
import { addressOf, attendeesOf, responseOf } from '../entities/attendees.ts';
import { offsetOf } from '../time/zones.ts';
import { mapExceptions, withException, withoutOccurrence } from '../entities/occurrenceData.ts';
import type { EventRow } from '../entities/eventView.ts';
import { occurrenceOn } from '../entities/occurrences.ts';
import type { Occurrence } from '../entities/occurrences.ts';
import { countMail } from '../mail.ts';
import type { Item } from '../mailboxes/item.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import { displayNameOf } from '../mailboxes/people.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import { isObject, without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { findLiveByUid } from './eventIndex.ts';

export interface Answer {
  readonly response: 'accepted' | 'tentativelyAccepted' | 'declined';
  /** Whether the organizer hears of it. */
  readonly isSent: boolean;
  /** A `timeSlot` with seven fraction digits. */
  readonly proposedNewTime?: Json;
}

const subjects = { accepted: 'Accepted', tentativelyAccepted: 'Tentative', declined: 'Declined' } as const;

/** The organizer's event in the organizer's mailbox, if that is in this Exchange and has it. */
export interface OrganizersEvent {
  readonly organizer: MailboxOwner;
  readonly item: Item;
  readonly occurrence?: Occurrence;
}

/** Finds what a copy was made from; a copy of one occurrence bears its series' iCalUId and the day. */
export function organizersEvent(store: Store, { item, occurrence }: EventRow): OrganizersEvent | undefined {
  const organizer = store.findUser(addressOf(item.data['organizer']));
  if (!organizer) return undefined;
  const mailbox = store.mailboxOf(organizer);
  const uid = String(item.data['iCalUId']);
  const whole = findLiveByUid(mailbox, uid);
  const found = whole ?? findLiveByUid(mailbox, uid.slice(0, -8));
  if (found?.data['isOrganizer'] !== true) return undefined;
  const day = whole ? occurrence?.day : uid.slice(-8).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (day === undefined) return { organizer, item: found };
  const theirs = occurrenceOn(found, day);
  return theirs && { organizer, item: found, occurrence: theirs };
}

/** What the answer shows the time as: accepted, it is what the organizer wanted. */
function shownAs(store: Store, row: EventRow, response: Answer['response']): unknown {
  const source = organizersEvent(store, row);
  const wanted = source?.occurrence?.exception?.['showAs'] ?? source?.item.data['showAs'] ?? 'busy';
  if (response === 'declined' || wanted === 'free') return 'free';
  return response === 'accepted' ? wanted : 'tentative';
}

function answeredCopy(item: Item, answer: Json): Item {
  const inherits = (exception: Json): Json =>
    exception['isCancelled'] === true ? exception : without(exception, ['responseStatus', 'showAs']);
  const series = item.series && { ...item.series, exceptions: mapExceptions(item.series.exceptions, inherits) };
  return { ...item, data: { ...item.data, ...answer }, ...(series ? { series } : {}) };
}

/** Changes the attendee's own copy: a declined one goes to Deleted Items, a declined occurrence goes. */
function answerOwn(store: Store, owner: MailboxOwner, { item, occurrence }: EventRow, answer: Json): void {
  const mailbox = store.mailboxOf(owner);
  const isDeclined = isObject(answer['responseStatus']) && answer['responseStatus']['response'] === 'declined';
  if (occurrence && isDeclined) mailbox.put('event', withoutOccurrence(item, occurrence.day));
  else if (occurrence)
    mailbox.put('event', withException(item, occurrence.day, { ...occurrence.exception, ...answer }));
  else if (isDeclined !== (item.folder === deletedItems))
    mailbox.move('event', answeredCopy(item, answer), isDeclined ? deletedItems : 'calendar');
  else mailbox.put('event', answeredCopy(item, answer));
}

/** The attendees with somebody's answer; who was not invited by name, such as a list's member, is added. */
function withAnswer(store: Store, owner: MailboxOwner, people: readonly Json[], answer: Json): Json[] {
  const isOwner = (person: Json) => store.findUser(addressOf(person)) === owner;
  if (people.some(isOwner))
    return people.map((person) => (isOwner(person) ? { ...without(person, ['proposedNewTime']), ...answer } : person));
  const emailAddress = { name: displayNameOf(owner), address: owner.email };
  return [...people, { type: 'optional', ...answer, emailAddress }];
}

function answerOrganizer(store: Store, owner: MailboxOwner, row: EventRow, answer: Json): void {
  const found = organizersEvent(store, row);
  if (!found) return;
  const { item, occurrence, organizer } = found;
  const told = (data: Json): Json => ({ ...data, attendees: withAnswer(store, owner, attendeesOf(data), answer) });
  const mailbox = store.mailboxOf(organizer);
  if (occurrence) {
    const attendees = attendeesOf({ ...item.data, ...occurrence.exception });
    mailbox.put('event', withException(item, occurrence.day, told({ ...occurrence.exception, attendees })));
    return;
  }
  const exceptions = mapExceptions(item.series?.exceptions ?? {}, (one) => ('attendees' in one ? told(one) : one));
  const series = item.series && { ...item.series, exceptions };
  mailbox.put('event', { ...item, data: told(item.data), ...(series ? { series } : {}) });
}

/** Answers an invitation. */
export function answerInvitation(store: Store, owner: MailboxOwner, row: EventRow, answer: Answer): void {
  const time = offsetOf(store.mailboxOf(owner).instant());
  const status = { ...responseOf(answer.response), time };
  const whole = { ...row.item.data, ...row.occurrence?.exception };
  const showAs = shownAs(store, row, answer.response);
  answerOwn(store, owner, row, { responseStatus: status, showAs });
  if (!answer.isSent) return;
  const subject = `${subjects[answer.response]}: ${String(whole['subject'])}`;
  countMail(store, 'response', owner, row.item, { ...whole, subject }, [addressOf(whole['organizer'])]);
  const proposal = answer.proposedNewTime ? { proposedNewTime: answer.proposedNewTime } : {};
  answerOrganizer(store, owner, row, { status, ...proposal });
}
