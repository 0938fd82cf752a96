// What an organizer's write of an event does to others: who is mailed (everybody, whatever the field; those who came or went alone if only the
// attendees changed), and what reaches the mailboxes of this Exchange. Events of past days are mailed about too, as Exchange does.
import { occurrenceData } from '../entities/occurrenceData.ts';
import type { EventRow } from '../entities/eventView.ts';
import { exceptionsOf } from '../entities/occurrences.ts';
import type { Occurrence } from '../entities/occurrences.ts';
import { countMail } from '../mail.ts';
import type { Item } from '../mailboxes/item.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { SentMail, Store } from '../mailboxes/Store.ts';
import type { Json } from '../schema/readBody.ts';
import { isReplanned } from './copies.ts';
import type { Plan } from './copies.ts';
import { deliverCancellation, deliverEvent, deliverOccurrence, deliverOccurrenceCancellation } from './delivery.ts';
import { isResource, ownersOf, recipientsOf } from './invited.ts';
import { answerAsRoom } from './rooms.ts';

/** An event of an organizer, or one of its occurrences, with its properties. */
interface Meeting {
  readonly organizer: MailboxOwner;
  readonly item: Item;
  readonly occurrence?: Occurrence;
  readonly data: Json;
}

function meetingOf(organizer: MailboxOwner, { item, occurrence }: EventRow): Meeting {
  if (!occurrence) return { organizer, item, data: item.data };
  return { organizer, item, occurrence, data: occurrenceData(item, occurrence) };
}

function planOf({ item, occurrence, data }: Meeting): Plan {
  return { data, series: occurrence ? undefined : item.series };
}

/** Brings an invitation or an update to mailboxes of this Exchange; rooms answer it at once. */
export function deliverTo(
  store: Store,
  owners: readonly MailboxOwner[],
  { item, occurrence }: EventRow,
  isAsked: boolean,
): void {
  const data = occurrence ? occurrenceData(item, occurrence) : item.data;
  for (const owner of owners) {
    const delivered = occurrence
      ? deliverOccurrence(store, owner, item, occurrence, isAsked)
      : deliverEvent(store, owner, item, isAsked);
    if (isResource(store, owner, data)) answerAsRoom(store, owner, delivered);
  }
}

interface Mailing {
  readonly kind: SentMail['kind'];
  readonly to: readonly string[];
  /** Addresses whose mailboxes do not get it: they have it from another mail, or stay invited by another address. */
  readonly except?: readonly string[];
}

function mailboxesOf(store: Store, { organizer }: Meeting, { to, except = [] }: Mailing): MailboxOwner[] {
  return ownersOf(store, to, [organizer, ...ownersOf(store, except, [])]);
}

function invite(store: Store, meeting: Meeting, mailing: Mailing, isAsked: boolean): void {
  countMail(store, mailing.kind, meeting.organizer, meeting.item, meeting.data, mailing.to);
  deliverTo(store, mailboxesOf(store, meeting, mailing), meeting, isAsked);
}

function callOff(store: Store, meeting: Meeting, mailing: Mailing, comment: string): void {
  const { item, occurrence, organizer, data } = meeting;
  countMail(store, mailing.kind, organizer, item, data, mailing.to);
  for (const owner of mailboxesOf(store, meeting, mailing)) {
    if (occurrence) deliverOccurrenceCancellation(store, owner, item, occurrence, comment);
    else deliverCancellation(store, owner, item, comment);
  }
}

/** An event was created. */
export function eventCreated(store: Store, organizer: MailboxOwner, item: Item): void {
  const meeting = meetingOf(organizer, { item });
  invite(store, meeting, { kind: 'invitation', to: recipientsOf(store, item.data) }, true);
}

/** An event, or one occurrence, was changed; `names` are the properties that the request named. */
export function eventChanged(
  store: Store,
  organizer: MailboxOwner,
  before: EventRow,
  after: EventRow,
  names: readonly string[],
): void {
  const [was, is] = [meetingOf(organizer, before), meetingOf(organizer, after)];
  const [old, now] = [recipientsOf(store, was.data), recipientsOf(store, is.data)];
  const stayed = now.filter((address) => old.includes(address));
  const came = now.filter((address) => !old.includes(address));
  const gone = old.filter((address) => !now.includes(address));
  invite(store, is, { kind: 'invitation', to: came, except: stayed }, true);
  callOff(store, was, { kind: 'cancellation', to: gone, except: now }, '');
  if (names.every((name) => name === 'attendees')) return;
  invite(store, is, { kind: 'update', to: stayed }, isReplanned(planOf(was), planOf(is)));
}

/**
 * An event or one occurrence was removed. Who was invited to single occurrences of a series hears of those.
 * @param row as it was
 * @param comment what the organizer says about it, or ''
 */
export function eventRemoved(store: Store, organizer: MailboxOwner, row: EventRow, comment: string): void {
  const meeting = meetingOf(organizer, row);
  const invited = recipientsOf(store, meeting.data);
  callOff(store, meeting, { kind: 'cancellation', to: invited }, comment);
  for (const occurrence of row.occurrence ? [] : exceptionsOf(row.item)) {
    const single = meetingOf(organizer, { item: row.item, occurrence });
    const alone = recipientsOf(store, single.data).filter((address) => !invited.includes(address));
    callOff(store, single, { kind: 'cancellation', to: alone, except: invited }, comment);
  }
}
