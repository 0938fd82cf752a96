// Removals of events: DELETE, `cancel` and `permanentDelete`, of whole series and of single occurrences. An organizer's removal calls the meeting
// off; an attendee's removes his copy alone.
import type { Reply } from '../call.ts';
import { checkIfMatch } from '../entities/common.ts';
import type { EventRow } from '../entities/eventView.ts';
import { withoutOccurrence } from '../entities/occurrenceData.ts';
import { GraphError } from '../GraphError.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import { eventRemoved } from '../meetings/organizerWrites.ts';
import { readParameters } from '../schema/readParameters.ts';
import { eventOf } from './eventLookup.ts';
import type { RouteContext } from './route.ts';

function removeRow(context: RouteContext, row: EventRow, comment: string, isForGood = false): void {
  const { item, occurrence } = row;
  const mailbox = context.mailbox();
  if (occurrence) mailbox.put('event', withoutOccurrence(item, occurrence.day));
  else if (isForGood || item.folder === deletedItems) mailbox.purge('event', item);
  else mailbox.move('event', item, deletedItems);
  if (item.folder !== deletedItems) eventRemoved(context.store, mailbox.owner, row, comment);
}

/** DELETE of an event, which moves it to Deleted Items, or of one occurrence. */
export function removeEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  checkIfMatch(context.call, row.item, row.occurrence?.day);
  removeRow(context, row, '');
  return { status: 204 };
}

/** POST of `cancel`: the organizer's delete with a comment to the attendees. */
export function cancelEvent(context: RouteContext): Reply {
  const row = eventOf(context);
  const comment = readParameters(context.call.body, 'event.cancel')['Comment'];
  if (row.item.data['isOrganizer'] !== true) {
    const message = "Your request can't be completed. You need to be an organizer to cancel a meeting.";
    throw new GraphError(400, 'ErrorInvalidRequest', message);
  }
  removeRow(context, row, typeof comment === 'string' ? comment : '');
  return { status: 202 };
}

/** POST of `permanentDelete`: gone at once, past Deleted Items. */
export function purgeEvent(context: RouteContext): Reply {
  removeRow(context, eventOf(context), '', true);
  return { status: 204 };
}
