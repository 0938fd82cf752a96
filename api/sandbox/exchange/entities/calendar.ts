// Calendars and their groups as Graph shows them: the default calendar and the two default groups are there without an item until somebody
// changes them. Knows names, colours and ids; must not know events.
import { isFolderId, malformedId } from '../ids.ts';
import { itemNotFound } from '../GraphError.ts';
import type { Item } from '../mailboxes/item.ts';
import type { Mailbox } from '../mailboxes/Mailbox.ts';
import { displayNameOf } from '../mailboxes/people.ts';
import type { Json } from '../schema/readBody.ts';

/** The key of the default calendar. */
export const defaultCalendar = 'calendar';
/** The key of the group that calendars are made in unless one says otherwise. */
export const myCalendars = 'mycalendars';
const otherCalendars = 'othercalendars';

/** Names and class ids that Outlook gives to the groups that every mailbox has. */
const defaultGroups: Readonly<Record<string, Json>> = {
  [myCalendars]: { name: 'My Calendars', classId: '0006f0b7-0000-0000-c000-000000000046' },
  [otherCalendars]: { name: 'Other Calendars', classId: '0006f0b8-0000-0000-c000-000000000046' },
};

/** A calendar or a group of calendars that a client made, or changed. */
function changeKeyOf(item: Item | undefined, key: string): string {
  return `EQAAABYA${key.slice(0, 16).padEnd(16, 'A')}${(item?.seq ?? 0).toString(36).padStart(8, '0')}`;
}

/** The keys of all calendars of a mailbox, the default one first. */
export function calendarKeys(mailbox: Mailbox): string[] {
  const made = [...mailbox.calendar.all()].map(({ key }) => key);
  return [defaultCalendar, ...made.filter((key) => key !== defaultCalendar)];
}

/** The key of the group that a calendar is in. */
export function groupOfCalendar(mailbox: Mailbox, key: string): string {
  return mailbox.calendar.get(key)?.folder ?? myCalendars;
}

/** What a calendar is called. */
export function calendarName(mailbox: Mailbox, key: string): string {
  return String(mailbox.calendar.get(key)?.data['name'] ?? 'Calendar');
}

/** A calendar as Graph returns it. */
export function renderCalendar(mailbox: Mailbox, key: string): Json {
  const item = mailbox.calendar.get(key);
  return {
    id: mailbox.folderId(key),
    name: calendarName(mailbox, key),
    color: item?.data['color'] ?? 'auto',
    hexColor: '',
    isDefaultCalendar: key === defaultCalendar,
    changeKey: changeKeyOf(item, key),
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: key !== defaultCalendar,
    owner: { name: displayNameOf(mailbox.owner), address: mailbox.owner.email },
  };
}

/** The keys of all groups of a mailbox. */
export function groupKeys(mailbox: Mailbox): string[] {
  const defaults = Object.keys(defaultGroups);
  const made = [...mailbox.calendarGroup.all()].map(({ key }) => key);
  return [...defaults, ...made.filter((key) => !defaults.includes(key))];
}

/** Whether a group is one that every mailbox has. */
export function isDefaultGroup(key: string): boolean {
  return key in defaultGroups;
}

/** A group as Graph returns it. */
export function renderGroup(mailbox: Mailbox, key: string): Json {
  const item = mailbox.calendarGroup.get(key);
  const given = item?.data ?? defaultGroups[key] ?? {};
  return {
    id: mailbox.folderId(key),
    name: given['name'],
    classId: given['classId'],
    changeKey: changeKeyOf(item, key),
  };
}

/**
 * The key among some that an id stands for.
 * @throws GraphError 404 ErrorItemNotFound, 400 ErrorInvalidIdMalformed
 */
export function keyOfId(mailbox: Mailbox, keys: readonly string[], id: string): string {
  const key = keys.find((candidate) => mailbox.folderId(candidate) === id);
  if (key !== undefined) return key;
  throw isFolderId(id) ? itemNotFound() : malformedId();
}
