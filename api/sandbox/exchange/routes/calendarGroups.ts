// Groups of calendars: the two that every mailbox has, and those that clients make. A group goes only when it is empty.
import type { Reply } from '../call.ts';
import { calendarKeys, groupKeys, groupOfCalendar, isDefaultGroup, renderGroup } from '../entities/calendar.ts';
import { GraphError } from '../GraphError.ts';
import { guidOf, newItemKey } from '../ids.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import { readBody } from '../schema/readBody.ts';
import { groupOfPath } from './calendars.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Calendars';
const pageSize = 10;

function setOf(mailbox: Mailbox): string {
  return `users('${mailbox.userId}')/calendarGroups`;
}

function list({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const render = (key: string) => renderGroup(box, key);
  return listReply(call, groupKeys(box), { typeName: 'calendarGroup', set: setOf(box), pageSize, render });
}

function reply({ call, mailbox }: RouteContext, key: string, status = 200): Reply {
  const box = mailbox();
  return entityReply(call, renderGroup(box, key), 'calendarGroup', setOf(box), status);
}

function get(context: RouteContext): Reply {
  return reply(context, groupOfPath(context) ?? '');
}

function nameOf(context: RouteContext, self: string | undefined): string {
  const { name } = readBody(context.call.body, 'calendarGroup');
  if (typeof name !== 'string' || name.trim() === '')
    throw new GraphError(400, 'ErrorInvalidProperty', 'A calendar group needs a name.');
  const mailbox = context.mailbox();
  const isTaken = (key: string): boolean =>
    key !== self && String(renderGroup(mailbox, key)['name']).toLowerCase() === name.toLowerCase();
  if (groupKeys(mailbox).some(isTaken))
    throw new GraphError(409, 'ErrorFolderExists', 'A calendar group with the specified name already exists.');
  return name;
}

function create(context: RouteContext): Reply {
  const name = nameOf(context, undefined);
  const mailbox = context.mailbox();
  const key = newItemKey();
  const data = { name, classId: guidOf(`calendar group ${key}`) };
  mailbox.put('calendarGroup', { key, folder: 'root', left: [], created: mailbox.instant(), data });
  return reply(context, key, 201);
}

function rename(context: RouteContext): Reply {
  const key = groupOfPath(context) ?? '';
  const name = nameOf(context, key);
  const mailbox = context.mailbox();
  const { classId } = renderGroup(mailbox, key);
  const before = mailbox.calendarGroup.get(key) ?? { key, folder: 'root', left: [], created: mailbox.instant() };
  mailbox.put('calendarGroup', { ...before, data: { name, classId } });
  return reply(context, key);
}

function remove(context: RouteContext): Reply {
  const key = groupOfPath(context) ?? '';
  const mailbox = context.mailbox();
  const item = mailbox.calendarGroup.get(key);
  const isUsed = calendarKeys(mailbox).some((calendar) => groupOfCalendar(mailbox, calendar) === key);
  if (isDefaultGroup(key) || isUsed || !item) {
    const what = isUsed ? 'A calendar group that holds calendars' : 'A default calendar group';
    throw new GraphError(400, 'ErrorInvalidRequest', `Your request can't be completed. ${what} cannot be deleted.`);
  }
  mailbox.purge('calendarGroup', item);
  return { status: 204 };
}

/** Routes of calendar groups; their calendars are routed with the calendars. */
export const calendarGroupRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users/{user}/calendarGroups', permission, handle: list },
  { method: 'POST', pattern: 'users/{user}/calendarGroups', permission, handle: create },
  { method: 'GET', pattern: 'users/{user}/calendarGroups/{group}', permission, handle: get },
  { method: 'PATCH', pattern: 'users/{user}/calendarGroups/{group}', permission, handle: rename },
  { method: 'DELETE', pattern: 'users/{user}/calendarGroups/{group}', permission, handle: remove },
];
