// Change tracking of events: of a window, where a series is its occurrences, and of a calendar, where it is its master.
import type { Reply } from '../call.ts';
import { deltaReply, refuseOptions, removedEntry, tokenState } from '../delta.ts';
import { idOf } from '../entities/common.ts';
import { renderEvent, renderSparse } from '../entities/eventView.ts';
import { exceptionsOf, isInWindow, occurrencesIn } from '../entities/occurrences.ts';
import { notPlayed } from '../GraphError.ts';
import { itemId } from '../ids.ts';
import type { Change } from '../mailboxes/Collection.ts';
import type { Item } from '../mailboxes/item.ts';
import { pick } from '../odata/select.ts';
import type { Json } from '../schema/readBody.ts';
import { calendarOfPath } from './calendars.ts';
import { eventSet } from './eventLookup.ts';
import { rowsIn, windowOf } from './eventWindow.ts';
import type { RouteContext } from './route.ts';

const deltaPageSize = 10;

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

/** A changed occurrence that lies outside of the window is reported as any other event there, while its series still shows. */
function movedOut(context: RouteContext, item: Item, { folder, fromMs, toMs }: TrackedView): Json[] {
  const { tag } = context.mailbox();
  const outside = exceptionsOf(item).filter((one) => !isInWindow(one, fromMs, toMs));
  return outside.map(({ day }) => removedEntry(itemId(tag, folder, item.key, context.call.prefer.immutableIds, day)));
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
  if (!isNews) return entries;
  if (entries.length > 0) return [...entries, ...movedOut(context, item, view)];
  const was = { ...item, folder };
  const days = item.folder === folder ? [] : occurrencesIn(item, fromMs, toMs);
  const gone = days.map(({ day }) => itemId(mailbox.tag, folder, item.key, prefer.immutableIds, day));
  return [idOf(mailbox, was, prefer), ...gone].map(removedEntry);
}

/** `calendarView/delta`: single events, occurrences and changed occurrences of a window that the token keeps; never masters. */
export function trackView(context: RouteContext): Reply {
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

/** What Graph tells of an event unless other properties are selected. */
const sparse = ['type', 'start', 'end'];

interface TrackedCalendar {
  readonly folder: string;
  readonly isSparse: boolean;
}

function plainEntries(context: RouteContext, change: Change, isNews: boolean, calendar: TrackedCalendar): Json[] {
  const mailbox = context.mailbox();
  const { prefer } = context.call;
  const { folder, isSparse } = calendar;
  if ('gone' in change)
    return isNews && change.gone.folders.includes(folder)
      ? [removedEntry(itemId(mailbox.tag, folder, change.gone.key, prefer.immutableIds))]
      : [];
  const { item } = change;
  if (item.folder !== folder)
    return isNews && item.left.includes(folder) ? [removedEntry(idOf(mailbox, { ...item, folder }, prefer))] : [];
  const event = Object.assign(renderEvent(mailbox, { item }, prefer), { '@odata.type': '#microsoft.graph.event' });
  return [isSparse ? pick(event, sparse) : event];
}

/** `events/delta`: single events and masters of a calendar, without a window. Graph documents it for beta alone, but clients call it in v1.0. */
export function trackEvents(context: RouteContext): Reply {
  const { call, store } = context;
  const folder = calendarOfPath(context);
  refuseOptions(call, 'Events', ['orderby', 'filter', 'expand', 'search', 'top']);
  if (call.query.parameters.has('startdatetime')) throw notPlayed('startDateTime of events/delta');
  const isSparse = (tokenState(call, store) ?? call.query).select === undefined;
  const mailbox = context.mailbox();
  return deltaReply(call, store, mailbox, {
    typeName: 'event',
    set: eventSet(mailbox, 'events/$delta'),
    collection: mailbox.event,
    scope: `events ${folder}`,
    pageSize: deltaPageSize,
    entriesOf: (change, isNews) => plainEntries(context, change, isNews, { folder, isSparse }),
  });
}
