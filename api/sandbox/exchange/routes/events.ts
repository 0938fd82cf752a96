// Reads of events: lists, windows, instances and change tracking. In a window a series shows as its occurrences, in a list as its master.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry, tokenState } from '../delta.ts';
import { idOf } from '../entities/common.ts';
import { renderEvent, renderSparse, startOf } from '../entities/eventView.ts';
import type { EventRow } from '../entities/eventView.ts';
import { isInWindow, occurrencesIn } from '../entities/occurrences.ts';
import { GraphError, itemNotFound } from '../GraphError.ts';
import { itemId } from '../ids.ts';
import { contextOf, listReply, pick, checkSelect } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Change } from '../mailboxes/Collection.ts';
import type { Item } from '../mailboxes/item.ts';
import { renderCalendar } from '../entities/calendar.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import { calendarOfPath } from './calendars.ts';
import { eventBases, eventOf, eventReply, eventSet, eventView } from './eventLookup.ts';
import { cancelEvent, purgeEvent, removeEvent } from './eventRemovals.ts';
import { changeEvent, createEvent } from './eventWrites.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const deltaPageSize = 10;
const maxWindowDays = 1825;

function liveEvents(context: RouteContext): Item[] {
  const folder = calendarOfPath(context);
  return [...context.mailbox().event.all()].filter((item) => item.folder === folder);
}

/** The window of the query; a time without offset is UTC. */
function windowOf({ call }: RouteContext): { fromMs: number; toMs: number } {
  const read = (name: string): number => {
    const text = call.query.parameters.get(name);
    if (text === undefined) {
      const message =
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.';
      throw new GraphError(400, 'ErrorInvalidParameter', message);
    }
    // A `+` of an offset that was not encoded arrives as a space.
    const whole = text.replace(' ', '+');
    const ms = Date.parse(/Z$|[+-]\d\d:\d\d$/i.test(whole) || !whole.includes('T') ? whole : `${whole}Z`);
    if (Number.isNaN(ms))
      throw new GraphError(400, 'ErrorInvalidParameter', `The value '${text}' of parameter '${name}' is invalid.`);
    return ms;
  };
  const [fromMs, toMs] = [read('startdatetime'), read('enddatetime')];
  if (toMs < fromMs)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The end of the window must not be before its start.');
  if (toMs - fromMs > maxWindowDays * 86_400_000) {
    const message = `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${maxWindowDays}`;
    throw new GraphError(400, 'ErrorInvalidRequest', message);
  }
  return { fromMs, toMs };
}

function rowsIn(item: Item, fromMs: number, toMs: number): EventRow[] {
  if (item.data['recurrence']) return occurrencesIn(item, fromMs, toMs).map((occurrence) => ({ item, occurrence }));
  return isInWindow(item, fromMs, toMs) ? [{ item }] : [];
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

function seenIn(context: RouteContext, item: Item, fromMs: number, toMs: number): Json[] {
  const mailbox = context.mailbox();
  const { prefer } = context.call;
  return rowsIn(item, fromMs, toMs).map((row) => {
    if (row.occurrence && !row.occurrence.exception) return renderSparse(mailbox, item, row.occurrence, prefer);
    return Object.assign(renderEvent(mailbox, row, prefer), { '@odata.type': '#microsoft.graph.event' });
  });
}

/** A calendar's key, and the window in milliseconds. */
interface TrackedView {
  readonly folder: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What one change looks like in a window. An event outside of it is reported as removed, even if it was never inside, as Graph does. */
function entriesIn(context: RouteContext, change: Change, isNews: boolean, view: TrackedView): Json[] {
  const { folder, fromMs, toMs } = view;
  const mailbox = context.mailbox();
  const { prefer } = context.call;
  if ('gone' in change)
    return isNews && change.gone.folders.includes(folder)
      ? [removedEntry(itemId(mailbox.tag, folder, change.gone.key, prefer.immutableIds))]
      : [];
  const { item } = change;
  if (item.folder !== folder && !item.left.includes(folder)) return [];
  const entries = item.folder === folder ? seenIn(context, item, fromMs, toMs) : [];
  if (entries.length > 0 || !isNews) return entries;
  const was = { ...item, folder };
  const days = item.folder === folder ? [] : occurrencesIn(item, fromMs, toMs);
  const gone = days.map(({ day }) => itemId(mailbox.tag, folder, item.key, prefer.immutableIds, day));
  return [idOf(mailbox, was, prefer), ...gone].map(removedEntry);
}

function track(context: RouteContext): Reply {
  const { call, store } = context;
  const folder = calendarOfPath(context);
  refuseOptions(call, 'CalendarView', ['orderby', 'filter', 'select', 'expand', 'search', 'top']);
  const state = tokenState(call, store);
  const [, from = '0', to = '0'] = state?.scope.split(' ') ?? [];
  const { fromMs, toMs } = state ? { fromMs: Number(from), toMs: Number(to) } : windowOf(context);
  const mailbox = context.mailbox();
  return deltaReply(call, store, mailbox, {
    typeName: 'event',
    set: eventSet(mailbox, 'calendarView/$delta'),
    collection: mailbox.event,
    scope: `view ${fromMs} ${toMs} ${folder}`,
    pageSize: deltaPageSize,
    entriesOf: (change, isNews) => entriesIn(context, change, isNews, { folder, fromMs, toMs }),
  });
}

const permission = 'Calendars';

/** Routes of events, under the user and under a calendar. */
export const eventRoutes: readonly Route[] = underEach(eventBases, (base) => [
  { method: 'GET', pattern: `${base}/events`, permission, handle: list },
  { method: 'POST', pattern: `${base}/events`, permission, handle: createEvent },
  { method: 'GET', pattern: `${base}/calendarView`, permission, handle: view },
  { method: 'GET', pattern: `${base}/calendarView/delta`, permission, handle: track },
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
