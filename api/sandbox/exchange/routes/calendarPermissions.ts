// Who may see a calendar: what a calendar has that nobody shared, and that is all that is played. Sharing one is refused by name.
import type { Reply } from '../call.ts';
import { itemNotFound } from '../GraphError.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import { calendarOfPath } from './calendars.ts';
import { underEach } from './route.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Calendars';

const myOrganization: Json = {
  id: 'RGVmYXVsdA==',
  isRemovable: false,
  isInsideOrganization: true,
  role: 'freeBusyRead',
  allowedRoles: ['none', 'freeBusyRead', 'limitedRead', 'read', 'write'],
  emailAddress: { name: 'My Organization' },
};

function setOf({ mailbox }: RouteContext): string {
  return `users('${mailbox().userId}')/calendar/calendarPermissions`;
}

function list(context: RouteContext): Reply {
  calendarOfPath(context);
  const render = (entity: Json) => entity;
  const view = { typeName: 'calendarPermission', set: setOf(context), pageSize: 100, render };
  return listReply(context.call, [myOrganization], view);
}

function get(context: RouteContext): Reply {
  calendarOfPath(context);
  if (context.params['permission'] !== myOrganization['id']) throw itemNotFound();
  return entityReply(context.call, myOrganization, 'calendarPermission', setOf(context));
}

/** Routes of calendar permissions. */
export const calendarPermissionRoutes: readonly Route[] = underEach(
  ['users/{user}/calendar', 'users/{user}/calendars/{calendar}'],
  (base) => [
    { method: 'GET', pattern: `${base}/calendarPermissions`, permission, handle: list },
    { method: 'GET', pattern: `${base}/calendarPermissions/{permission}`, permission, handle: get },
  ],
);
