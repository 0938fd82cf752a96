// Puts what an organizer wrote into the mailbox of one attendee, as Exchange does with the mail before anybody opens it: invitations and
// updates of a whole event or of one occurrence, and cancellations. Opens the mailbox itself, since opening others may put it away.
import {
  mapExceptions,
  occurrenceData,
  occurrenceItem,
  occurrenceUid,
  withException,
} from '../entities/occurrenceData.ts';
import type { Occurrence } from '../entities/occurrences.ts';
import { newItemKey } from '../ids.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import type { MailboxOwner } from '../mailboxes/people.ts';
import type { Store } from '../mailboxes/Store.ts';
import { without } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { calledOff, copyOf, exceptionOf } from './copies.ts';
import { findLiveByUid } from './eventIndex.ts';

/** What arrived where: the copy, and the day of the occurrence if the mail was about one of a series that the attendee has. */
export interface Delivered {
  readonly item: Item;
  readonly day?: string;
}

/** Who is invited to the series has no need of the occurrences that he was invited to alone. */
function removeSingles(mailbox: Mailbox, { data, series }: Item): void {
  for (const day of Object.keys(series?.exceptions ?? {})) {
    const single = findLiveByUid(mailbox, occurrenceUid(data['iCalUId'], day));
    if (single) mailbox.purge('event', single);
  }
}

/**
 * An invitation or an update of a whole event. A copy that the attendee deleted comes back as a new one.
 * @param organizers the event as the organizer has it
 * @param isAsked whether he has to answer (again)
 */
export function deliverEvent(store: Store, owner: MailboxOwner, organizers: Item, isAsked: boolean): Delivered {
  const mailbox = store.mailboxOf(owner);
  const before = findLiveByUid(mailbox, String(organizers.data['iCalUId']));
  const parts = copyOf(organizers, before, isAsked, (address) => store.findUser(address) === owner);
  const { series: _series, ...kept } = before ?? {
    key: newItemKey(),
    folder: 'calendar',
    left: [],
    created: mailbox.instant(),
  };
  if (!before) removeSingles(mailbox, organizers);
  return { item: mailbox.put('event', { ...kept, ...parts }) };
}

/** An invitation or an update of one occurrence. Who does not have the series gets it as an event of its own. */
export function deliverOccurrence(
  store: Store,
  owner: MailboxOwner,
  organizers: Item,
  occurrence: Occurrence,
  isAsked: boolean,
): Delivered {
  const mailbox = store.mailboxOf(owner);
  const { day } = occurrence;
  const copy = findLiveByUid(mailbox, String(organizers.data['iCalUId']));
  if (!copy?.series) return deliverEvent(store, owner, occurrenceItem(organizers, occurrence), isAsked);
  const exception = exceptionOf(organizers, day, copy, isAsked, (address) => store.findUser(address) === owner);
  return { item: mailbox.put('event', withException(copy, day, exception)), day };
}

/** A cancellation of a whole event. Who has no copy any more gets none. */
export function deliverCancellation(store: Store, owner: MailboxOwner, organizers: Item, comment: string): void {
  const mailbox = store.mailboxOf(owner);
  const copy = findLiveByUid(mailbox, String(organizers.data['iCalUId']));
  if (!copy) return;
  const off = (exception: Json): Json => {
    const rest = without(exception, ['showAs', 'body', 'bodyPreview']);
    return 'subject' in rest ? { ...rest, subject: `Canceled: ${String(rest['subject'])}` } : rest;
  };
  const series = copy.series && { ...copy.series, exceptions: mapExceptions(copy.series.exceptions, off) };
  const data = calledOff(copy.data, organizers.data['subject'], comment);
  mailbox.put('event', { ...copy, data, ...(series ? { series } : {}) });
}

/** A cancellation of one occurrence, as the organizer had it: it stays in the attendee's series, called off. */
export function deliverOccurrenceCancellation(
  store: Store,
  owner: MailboxOwner,
  organizers: Item,
  occurrence: Occurrence,
  comment: string,
): void {
  const mailbox = store.mailboxOf(owner);
  const { day } = occurrence;
  const copy = findLiveByUid(mailbox, String(organizers.data['iCalUId']));
  if (!copy?.series) {
    deliverCancellation(store, owner, occurrenceItem(organizers, occurrence), comment);
    return;
  }
  if (copy.series.cancelled.includes(day)) return;
  const { subject } = occurrenceData(organizers, occurrence);
  const whole = { ...copy.data, ...copy.series.exceptions[day] };
  const changed = calledOff(whole, subject, comment);
  const names = ['isCancelled', 'subject', 'showAs', ...(comment === '' ? [] : ['body', 'bodyPreview'])];
  const difference = Object.fromEntries(names.map((name) => [name, changed[name]]));
  mailbox.put('event', withException(copy, day, { ...copy.series.exceptions[day], ...difference }));
}
