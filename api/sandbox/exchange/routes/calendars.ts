// Calendars: the default one and those that clients make, alone or in a group. An event stays in the calendar that it was made in: Graph has no
// way to move one. A deleted calendar takes its events to Deleted Items, and nobody is mailed.
import type { Reply } from '../call.ts';
import { calendarKeys, calendarName, defaultCalendar, groupOfCalendar, myCalendars } from '../entities/calendar.ts';
import { groupKeys, keyOfId, renderCalendar } from '../entities/calendar.ts';
import { expandPart, partsForFilter, writeParts } from '../entities/itemParts.ts';
import { GraphError, itemNotFound, notPlayed } from '../GraphError.ts';
import { newItemKey } from '../ids.ts';
import type { ItemDraft } from '../mailboxes/item.ts';
import { deletedItems } from '../mailboxes/Mailbox.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import type { Json } from '../schema/readBody.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Calendars';
const pageSize = 10;

/**
 * The key of the group that a path names; undefined if it names none.
 * @throws GraphError 404, 400
 */
export function groupOfPath({ params, mailbox }: RouteContext): string | undefined {
  const id = params['group'];
  if (id === undefined) return undefined;
  const box = mailbox();
  return keyOfId(box, groupKeys(box), id);
}

/**
 * The key of the calendar that a path names; the default one if it names none.
 * @throws GraphError 404, 400
 */
export function calendarOfPath(context: RouteContext): string {
  const group = groupOfPath(context);
  const id = context.params['calendar'];
  if (id === undefined) return defaultCalendar;
  const mailbox = context.mailbox();
  const key = keyOfId(mailbox, calendarKeys(mailbox), id);
  if (group !== undefined && groupOfCalendar(mailbox, key) !== group) throw itemNotFound();
  return key;
}

function setOf(mailbox: Mailbox): string {
  return `users('${mailbox.userId}')/calendars`;
}

/** The calendar with its extended properties, as far as they are asked for by name. */
function expand({ call, mailbox }: RouteContext, key: string, entity: Json): Json {
  const item = mailbox().calendar.get(key) ?? {};
  return call.query.expand.reduce((result, option) => {
    if (!option.name.endsWith('ValueExtendedProperties')) throw notPlayed(`$expand=${option.name} of a calendar`);
    return expandPart(item, result, option) ?? result;
  }, entity);
}

/** Calendars of a mailbox as a list's answer. */
function list(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const group = groupOfPath(context);
  const keys = calendarKeys(mailbox).filter((key) => group === undefined || groupOfCalendar(mailbox, key) === group);
  const render = (key: string) => renderCalendar(mailbox, key);
  return listReply(context.call, keys, {
    typeName: 'calendar',
    set: setOf(mailbox),
    pageSize,
    render,
    forFilter: (key) => ({ ...render(key), ...partsForFilter(mailbox.calendar.get(key) ?? {}) }),
    expand: (key, entity) => expand(context, key, entity),
  });
}

function reply(context: RouteContext, key: string, status = 200): Reply {
  const mailbox = context.mailbox();
  const entity = expand(context, key, renderCalendar(mailbox, key));
  return entityReply(context.call, entity, 'calendar', setOf(mailbox), status);
}

function get(context: RouteContext): Reply {
  return reply(context, calendarOfPath(context));
}

function checkName(mailbox: Mailbox, name: unknown, self: string | undefined): void {
  if (typeof name !== 'string' || name.trim() === '')
    throw new GraphError(400, 'ErrorInvalidProperty', 'A calendar needs a name.');
  const isTaken = (key: string): boolean => calendarName(mailbox, key).toLowerCase() === name.toLowerCase();
  if (!calendarKeys(mailbox).some((key) => key !== self && isTaken(key))) return;
  throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
}

/** What a client may set of a calendar; the rest is ignored. */
function settable(body: Json): Json {
  const { color, name } = body;
  if (color === 'maxColor') throw new GraphError(400, 'ErrorInvalidArgument', "The color 'maxColor' is not a color.");
  return { ...(typeof name === 'string' ? { name } : {}), ...(typeof color === 'string' ? { color } : {}) };
}

function create(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const folder = groupOfPath(context) ?? myCalendars;
  const body = readBody(context.call.body, 'calendar');
  checkName(mailbox, body['name'], undefined);
  const key = newItemKey();
  mailbox.put('calendar', {
    key,
    folder,
    left: [],
    created: mailbox.instant(),
    data: settable(body),
    ...writeParts(body),
  });
  return reply(context, key, 201);
}

function change(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const key = calendarOfPath(context);
  const body = readBody(context.call.body, 'calendar');
  if (typeof body['isDefaultCalendar'] === 'boolean' && body['isDefaultCalendar'] !== (key === defaultCalendar))
    throw notPlayed('another default calendar');
  if ('name' in body) checkName(mailbox, body['name'], key);
  const before: ItemDraft = mailbox.calendar.get(key) ?? {
    key,
    folder: myCalendars,
    left: [],
    created: mailbox.instant(),
    data: {},
  };
  mailbox.put('calendar', { ...before, data: { ...before.data, ...settable(body) }, ...writeParts(body, before) });
  return reply(context, key);
}

function remove(context: RouteContext): Reply {
  const mailbox = context.mailbox();
  const key = calendarOfPath(context);
  const item = mailbox.calendar.get(key);
  if (key === defaultCalendar || !item) {
    const message = "Your request can't be completed. The default calendar cannot be deleted.";
    throw new GraphError(400, 'ErrorInvalidRequest', message);
  }
  for (const event of [...mailbox.event.all()]) if (event.folder === key) mailbox.move('event', event, deletedItems);
  mailbox.purge('calendar', item);
  return { status: 204 };
}

const single = ['users/{user}/calendars/{calendar}', 'users/{user}/calendarGroups/{group}/calendars/{calendar}'];
const lists = ['users/{user}/calendars', 'users/{user}/calendarGroups/{group}/calendars'];

/** Routes of calendars themselves. */
export const calendarRoutes: readonly Route[] = [
  ...underEach(lists, (pattern) => [
    { method: 'GET', pattern, permission, handle: list },
    { method: 'POST', pattern, permission, handle: create },
  ]),
  ...underEach(['users/{user}/calendar', ...single], (pattern) => [
    { method: 'GET', pattern, permission, handle: get },
    { method: 'PATCH', pattern, permission, handle: change },
    { method: 'DELETE', pattern, permission, handle: remove },
  ]),
];
