// Calendars: a mailbox has its default one. Making more of them is not played.
import type { Reply } from '../call.ts';
import { itemNotFound } from '../GraphError.ts';
import { isFolderId, malformedId } from '../ids.ts';
import { entityReply, listReply } from '../odata/shape.ts';
import type { Json } from '../schema/readBody.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { displayNameOf } from '../mailboxes/people.ts';
import type { Route, RouteContext } from './route.ts';

const permission = 'Calendars';

/** The default calendar as Graph returns it. */
export function renderCalendar(mailbox: Mailbox): Json {
  return {
    id: mailbox.folderId('calendar'),
    name: 'Calendar',
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: true,
    changeKey: 'EQAAABYAcalendar',
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: false,
    owner: { name: displayNameOf(mailbox.owner), address: mailbox.owner.email },
  };
}

/**
 * Checks the calendar that a path names; a mailbox has one.
 * @throws GraphError 404, 400
 */
export function checkCalendar({ params, mailbox }: RouteContext): void {
  const id = params['calendar'];
  if (id === undefined || id === mailbox().folderId('calendar')) return;
  throw isFolderId(id) ? itemNotFound() : malformedId();
}

function list({ call, mailbox }: RouteContext): Reply {
  const box = mailbox();
  const set = `users('${box.userId}')/calendars`;
  return listReply(call, [box], { typeName: 'calendar', set, pageSize: 10, render: renderCalendar });
}

function get(context: RouteContext): Reply {
  checkCalendar(context);
  const box = context.mailbox();
  return entityReply(context.call, renderCalendar(box), 'calendar', `users('${box.userId}')/calendars`);
}

/** Routes of calendars themselves. */
export const calendarRoutes: readonly Route[] = [
  { method: 'GET', pattern: 'users/{user}/calendar', permission, handle: get },
  { method: 'GET', pattern: 'users/{user}/calendars', permission, handle: list },
  { method: 'GET', pattern: 'users/{user}/calendars/{calendar}', permission, handle: get },
];
