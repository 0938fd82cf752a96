// Finds the event or the occurrence that a path means, and gives it as an answer. Knows which calendar a path means.
import type { Reply } from '../call.ts';
import { cancelledIds, renderEvent } from '../entities/eventView.ts';
import type { EventRow } from '../entities/eventView.ts';
import { expandPart, partsForFilter, withExtensions } from '../entities/itemParts.ts';
import { exceptionsOf, occurrenceOn } from '../entities/occurrences.ts';
import { badQuery, itemNotFound, notPlayed } from '../GraphError.ts';
import { entityReply } from '../odata/shape.ts';
import { checkSelect, pick } from '../odata/select.ts';
import type { ListView } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import { renderCalendar } from '../entities/calendar.ts';
import { calendarOfPath } from './calendars.ts';
import type { RouteContext } from './route.ts';

const pageSize = 10;

/** The paths under which events are reached. */
export const eventBases: readonly string[] = [
  'users/{user}',
  'users/{user}/calendar',
  'users/{user}/calendars/{calendar}',
  'users/{user}/calendarGroups/{group}/calendars/{calendar}',
];

/**
 * The event of a path's `{id}`; one in Deleted Items is found too, except through a calendar's path.
 * @throws GraphError 404 ErrorItemNotFound
 */
export function eventOf(context: RouteContext): EventRow {
  const folder = calendarOfPath(context);
  const found = context.mailbox().find('event', context.params['id'] ?? '');
  if (!found) throw itemNotFound();
  const { item, parsed } = found;
  if (context.params['calendar'] !== undefined && item.folder !== folder) throw itemNotFound();
  if (parsed.occurrence === undefined) return { item };
  const occurrence = occurrenceOn(item, parsed.occurrence);
  if (!occurrence) throw itemNotFound();
  return { item, occurrence };
}

function exceptionEvents(context: RouteContext, { item, occurrence }: EventRow): Json[] {
  const changed = occurrence ? [] : exceptionsOf(item);
  return changed.map((one) => renderEvent(context.mailbox(), { item, occurrence: one }, context.call.prefer));
}

/** What of a series Graph returns only when `$select` names it. */
function selectedOccurrences(context: RouteContext, row: EventRow): Json {
  const selected = new Set(context.call.query.select?.map((name) => name.toLowerCase()));
  return {
    ...(selected.has('cancelledoccurrences') && !row.occurrence
      ? { cancelledOccurrences: cancelledIds(context.mailbox(), row.item, context.call.prefer) }
      : {}),
    ...(selected.has('exceptionoccurrences') ? { exceptionOccurrences: exceptionEvents(context, row) } : {}),
  };
}

/** Adds to an event what `$expand` and `$select` asked for beyond its own properties. */
function expandEvent(context: RouteContext, row: EventRow, entity: Json): Json {
  let result = entity;
  for (const option of context.call.query.expand) {
    const withPart = expandPart(row.item, result, option);
    if (withPart) result = withPart;
    else if (option.name === 'calendar') {
      if (row.item.folder === deletedItems) continue;
      const calendar = renderCalendar(context.mailbox(), row.item.folder);
      result = { ...result, calendar: pick(calendar, checkSelect(option.select, 'calendar')) };
    } else if (option.name === 'exceptionOccurrences') {
      result = { ...result, exceptionOccurrences: exceptionEvents(context, row) };
    } else if (['attachments', 'instances'].includes(option.name)) {
      throw notPlayed(`$expand=${option.name} of an event`);
    } else
      throw badQuery(`Could not find a navigation property named '${option.name}' on type 'microsoft.graph.event'.`);
  }
  return Object.assign(result, selectedOccurrences(context, row));
}

/** The set's name in `@odata.context`. */
export function eventSet(mailbox: Mailbox, name = 'events'): string {
  return `users('${mailbox.userId}')/${name}`;
}

/** An event as an answer. */
export function eventReply(context: RouteContext, row: EventRow, status = 200): Reply {
  const mailbox = context.mailbox();
  const rendered = renderEvent(mailbox, row, context.call.prefer);
  const entity = expandEvent(context, row, status === 201 ? withExtensions(row.item, rendered) : rendered);
  return entityReply(context.call, entity, 'event', eventSet(mailbox), status);
}

/** How a list of events is shown. */
export function eventView(context: RouteContext, set: string): ListView<EventRow> {
  const mailbox = context.mailbox();
  const render = (row: EventRow) => renderEvent(mailbox, row, context.call.prefer);
  return {
    typeName: 'event',
    set: eventSet(mailbox, set),
    pageSize,
    render,
    forFilter: (row) => ({ ...render(row), ...partsForFilter(row.item) }),
    expand: (row, entity) => expandEvent(context, row, entity),
  };
}
