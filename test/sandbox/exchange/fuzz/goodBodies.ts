// Bodies that the sandbox takes, by the last literal word of a path: what mutations start from.
type Json = Record<string, unknown>;

const at = (hour: number) => ({ dateTime: `2026-11-03T${String(hour).padStart(2, '0')}:00:00`, timeZone: 'UTC' });
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-11-03', numberOfOccurrences: 5 },
};

/** Bodies by the collection or action that takes them. */
export const goodBodies: Readonly<Record<string, Json>> = {
  contacts: {
    givenName: 'Tim',
    surname: 'Hale',
    birthday: '1980-05-01T11:59:00Z',
    emailAddresses: [{ address: 'tim@x.example', name: 'Tim' }],
    homeAddress: { city: 'Rome', street: 'Via 1' },
    businessPhones: ['1'],
    categories: ['Red'],
    singleValueExtendedProperties: [{ id: 'Integer 0x36', value: '2' }],
    extensions: [{ '@odata.type': 'microsoft.graph.openTypeExtension', extensionName: 'com.x', a: 1 }],
  },
  contactFolders: { displayName: 'Folder' },
  childFolders: { displayName: 'Child' },
  events: {
    subject: 'Review',
    body: { contentType: 'html', content: '<p>Agenda</p>' },
    start: at(9),
    end: at(10),
    attendees: [{ type: 'required', emailAddress: { address: 'grace.hopper@siebel.example' } }],
    location: { displayName: 'Room 1', address: { city: 'Rome' } },
    recurrence: weekly,
    reminderMinutesBeforeStart: 5,
    isAllDay: false,
    showAs: 'busy',
    transactionId: 't-1',
  },
  calendars: { name: 'Mine', color: 'auto' },
  calendarGroups: { name: 'Group' },
  lists: { displayName: 'List' },
  tasks: {
    title: 'Call',
    dueDateTime: at(0),
    reminderDateTime: at(9),
    isReminderOn: true,
    status: 'notStarted',
    body: { content: 'x', contentType: 'text' },
    recurrence: weekly,
    linkedResources: [{ webUrl: 'https://x.example', applicationName: 'CRM', externalId: '1' }],
    checklistItems: [{ displayName: 'Step' }],
  },
  checklistItems: { displayName: 'Step', isChecked: true },
  linkedResources: { webUrl: 'https://x.example', applicationName: 'CRM', externalId: '1', displayName: 'One' },
  masterCategories: { displayName: 'Red', color: 'preset0' },
  extensions: { '@odata.type': 'microsoft.graph.openTypeExtension', extensionName: 'com.x', a: 1 },
  mailboxSettings: {
    timeZone: 'Pacific Standard Time',
    workingHours: { daysOfWeek: ['monday'], startTime: '08:00:00', endTime: '17:00:00', timeZone: { name: 'UTC' } },
  },
  accept: { comment: 'Yes', sendResponse: true },
  tentativelyAccept: { comment: 'Perhaps', sendResponse: true, proposedNewTime: { start: at(9), end: at(10) } },
  decline: { comment: 'No', sendResponse: false },
  cancel: { comment: 'Off' },
  forward: { toRecipients: [{ emailAddress: { address: 'konrad.zuse@siebel.example' } }], comment: 'See' },
  snoozeReminder: { newReminderTime: at(11) },
  getSchedule: {
    schedules: ['grace.hopper@siebel.example'],
    startTime: at(8),
    endTime: at(18),
    availabilityViewInterval: 30,
  },
  subscriptions: {
    changeType: 'created,updated',
    notificationUrl: 'http://127.0.0.1:9/none',
    resource: 'users/ada.byron@siebel.example/events',
    expirationDateTime: '2026-11-30T00:00:00Z',
    clientState: 'secret',
  },
  translateExchangeIds: { inputIds: ['AAMk'], sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' },
};
