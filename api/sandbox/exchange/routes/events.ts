// Reads of events: lists, windows and instances. In a window a series shows as its occurrences, in a list as its master.
import type { Reply } from '../call.ts';
import { startOf } from '../entities/eventView.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { contextOf, listReply } from '../odata/shape.ts';
import { checkSelect, pick } from '../odata/select.ts';
import type { Item } from '../mailboxes/item.ts';
import { renderCalendar } from '../entities/calendar.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import { calendarOfPath } from './calendars.ts';
import { eventBases, eventOf, eventReply, eventView } from './eventLookup.ts';
import { cancelEvent, purgeEvent, removeEvent } from './eventRemovals.ts';
import { changeEvent, createEvent } from './eventWrites.ts';
import { trackEvents, trackView } from './eventTracking.ts';
import { rowsIn, windowOf } from './eventWindow.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

function liveEvents(context: RouteContext): Item[] {
  const folder = calendarOfPath(context);
  return [...context.mailbox().event.all()].filter((item) => item.folder === folder);
}

function list(context: RouteContext): Reply {
  const rows = liveEvents(context).map((item) => ({ item }));
  return listReply(context.call, rows, eventView(context, 'events'));
}

function view(context: RouteContext): Reply {
  const { fromMs, toMs } = windowOf(context);
  const rows = liveEvents(context).flatMap((item) => rowsIn(item, fromMs, toMs));
  rows.sort((one, other) => startOf(one) - startOf(other));
  return listReply(context.call, rows, eventView(context, 'calendarView'));
}

function instances(context: RouteContext): Reply {
  const { item, occurrence } = eventOf(context);
  const { fromMs, toMs } = windowOf(context);
  if (occurrence || !item.data['recurrence']) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'Instances can be read of a series master only.');
  }
  return listReply(context.call, rowsIn(item, fromMs, toMs), eventView(context, 'events'));
}

function calendarOf(context: RouteContext): Reply {
  const { folder } = eventOf(context).item;
  if (folder === deletedItems) throw itemNotFound();
  const mailbox = context.mailbox();
  const { call } = context;
  const calendar = pick(renderCalendar(mailbox, folder), checkSelect(call.query.select, 'calendar'));
  return {
    status: 200,
    body: { '@odata.context': contextOf(call, `users('${mailbox.userId}')/calendars/$entity`), ...calendar },
  };
}

const permission = 'Calendars';

/** Routes of events, under the user and under a calendar. */
export const eventRoutes: readonly Route[] = underEach(eventBases, (base) => [
  { method: 'GET', pattern: `${base}/events`, permission, handle: list },
  { method: 'POST', pattern: `${base}/events`, permission, handle: createEvent },
  { method: 'GET', pattern: `${base}/calendarView`, permission, handle: view },
  { method: 'GET', pattern: `${base}/calendarView/delta`, permission, handle: trackView },
  // A client in use asks for it this way.
  { method: 'POST', pattern: `${base}/calendarView/delta`, permission, isRead: true, handle: trackView },
  { method: 'GET', pattern: `${base}/events/delta`, permission, handle: trackEvents },
  {
    method: 'GET',
    pattern: `${base}/events/{id}`,
    permission,
    handle: (context) => eventReply(context, eventOf(context)),
  },
  { method: 'PATCH', pattern: `${base}/events/{id}`, permission, handle: changeEvent },
  { method: 'DELETE', pattern: `${base}/events/{id}`, permission, handle: removeEvent },
  { method: 'GET', pattern: `${base}/events/{id}/instances`, permission, handle: instances },
  { method: 'GET', pattern: `${base}/events/{id}/calendar`, permission, handle: calendarOf },
  { method: 'POST', pattern: `${base}/events/{id}/cancel`, permission, handle: cancelEvent },
  { method: 'POST', pattern: `${base}/events/{id}/permanentDelete`, permission, handle: purgeEvent },
]);
