// What is created where a row of the table needs something to be there, by the name of the collection; and what Graph never leaves out of an
// answer, by type. Names are new each time, since Exchange takes a name of a folder once.
import type { Json } from '../../../support/exchangeWorld.ts';
import { grace } from '../../../support/exchangeWorld.ts';

/** The times of every sample event. */
export const times = {
  start: { dateTime: '2026-11-03T10:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-11-03T11:30:00', timeZone: 'W. Europe Standard Time' },
};
/** The window that holds them. */
export const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z';
/** The name of the sample extension. */
export const extensionName = 'com.customer.visit';

let made = 0;
const fresh = (text: string): string => {
  made += 1;
  return `${text} ${made}`;
};

/** Bodies by collection. */
export const samples: Readonly<Record<string, () => Json>> = {
  contacts: () => ({ givenName: 'Pavel', surname: 'Bansky', emailAddresses: [{ address: 'pavel@customer.example' }] }),
  contactFolders: () => ({ displayName: fresh('Customers') }),
  childFolders: () => ({ displayName: fresh('Partners') }),
  calendars: () => ({ name: fresh('Fairs') }),
  calendarGroups: () => ({ name: fresh('Projects') }),
  events: () => ({
    ...times,
    subject: fresh('Review'),
    location: { displayName: 'Room 1' },
    attendees: [{ type: 'required', emailAddress: { address: grace, name: 'Grace Hopper' } }],
  }),
  lists: () => ({ displayName: fresh('Errands') }),
  tasks: () => ({
    title: fresh('Call back'),
    dueDateTime: { dateTime: '2026-11-05T00:00:00', timeZone: 'UTC' },
    linkedResources: [{ applicationName: 'CRM', externalId: '1-4X' }],
  }),
  checklistItems: () => ({ displayName: fresh('Find the number') }),
  linkedResources: () => ({ applicationName: 'CRM', displayName: 'Contact', externalId: fresh('1-4X') }),
  masterCategories: () => ({ displayName: fresh('Customer'), color: 'preset9' }),
  extensions: () => ({ '@odata.type': 'microsoft.graph.openTypeExtension', extensionName, theme: 'dark', visits: 3 }),
};

const outlookItem = ['@odata.etag', 'id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'categories'];

/** What is in every whole entity of a type. */
export const always: Readonly<Record<string, readonly string[]>> = {
  contact: [
    ...outlookItem,
    'parentFolderId',
    'emailAddresses',
    'businessPhones',
    'homePhones',
    'imAddresses',
    'children',
  ],
  contactFolder: ['id', 'displayName', 'parentFolderId'],
  event: [
    ...outlookItem,
    ...[
      'start',
      'end',
      'subject',
      'type',
      'iCalUId',
      'isAllDay',
      'isCancelled',
      'isOrganizer',
      'organizer',
      'attendees',
    ],
    ...['sensitivity', 'showAs', 'importance', 'responseStatus', 'responseRequested', 'body', 'bodyPreview', 'webLink'],
    ...['location', 'locations', 'originalStartTimeZone', 'originalEndTimeZone', 'isReminderOn', 'hasAttachments'],
    'reminderMinutesBeforeStart',
  ],
  calendar: [
    'id',
    'name',
    'color',
    'changeKey',
    'canEdit',
    'canShare',
    'canViewPrivateItems',
    'owner',
    'isDefaultCalendar',
  ],
  calendarGroup: ['id', 'name', 'classId', 'changeKey'],
  calendarPermission: ['id', 'role', 'allowedRoles', 'isRemovable', 'isInsideOrganization'],
  todoTaskList: ['@odata.etag', 'id', 'displayName', 'isOwner', 'isShared', 'wellknownListName'],
  todoTask: [
    ...[
      '@odata.etag',
      'id',
      'title',
      'status',
      'importance',
      'isReminderOn',
      'createdDateTime',
      'lastModifiedDateTime',
    ],
    ...['body', 'hasAttachments', 'categories'],
  ],
  checklistItem: ['id', 'displayName', 'isChecked', 'createdDateTime'],
  linkedResource: ['id', 'applicationName', 'externalId'],
  outlookCategory: ['id', 'displayName', 'color'],
  openTypeExtension: ['id', 'extensionName'],
  mailboxSettings: ['timeZone', 'language', 'workingHours', 'automaticRepliesSetting', 'dateFormat', 'timeFormat'],
  mailFolder: ['id', 'displayName', 'parentFolderId', 'childFolderCount', 'totalItemCount', 'unreadItemCount'],
  user: ['id', 'displayName', 'userPrincipalName', 'mail', 'businessPhones'],
  organization: ['id', 'displayName', 'verifiedDomains'],
  room: ['id', 'displayName', 'emailAddress'],
  scheduleInformation: ['scheduleId', 'availabilityView', 'scheduleItems', 'workingHours'],
  convertIdResult: ['sourceId', 'targetId'],
  timeZoneInformation: ['alias', 'displayName'],
  localeInfo: ['locale', 'displayName'],
  subscription: ['id', 'resource', 'changeType', 'notificationUrl', 'expirationDateTime', 'applicationId', 'creatorId'],
};
