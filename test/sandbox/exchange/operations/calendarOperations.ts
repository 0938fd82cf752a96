// Operations of calendars, their groups, permissions and schedules, with examples in our own words of what Microsoft's pages show.
import { ada, grace } from '../../../support/exchangeWorld.ts';
import { under } from './operation.ts';
import type { Operation } from './operation.ts';
import { samples, times } from './samples.ts';

const lists = ['calendars', 'calendarGroups/{group}/calendars'];
const single = lists.map((path) => `${path}/{calendar}`);

const ofOne = (path: string): Operation[] => [
  { method: 'GET', path, status: 200, type: 'calendar' },
  {
    method: 'PATCH',
    path,
    body: { color: 'lightGreen' },
    status: 200,
    type: 'calendar',
    shows: { color: 'lightGreen' },
  },
];

const schedule = {
  schedules: [grace, ada],
  startTime: { dateTime: '2026-11-03T08:00:00', timeZone: 'UTC' },
  endTime: { dateTime: '2026-11-03T18:00:00', timeZone: 'UTC' },
  availabilityViewInterval: 60,
};

const operations: readonly Operation[] = [
  ...lists.flatMap((path): Operation[] => [
    { method: 'GET', path, status: 200, type: 'calendar[]' },
    { method: 'POST', path, body: () => samples['calendars']?.() ?? {}, status: 201, type: 'calendar' },
  ]),
  ...ofOne('calendar'),
  { method: 'DELETE', path: 'calendar', about: 'which is the default one', status: 400 },
  ...single.flatMap((path): Operation[] => [...ofOne(path), { method: 'DELETE', path, status: 204 }]),
  { method: 'GET', path: 'calendarGroups', status: 200, type: 'calendarGroup[]' },
  {
    method: 'POST',
    path: 'calendarGroups',
    body: () => samples['calendarGroups']?.() ?? {},
    status: 201,
    type: 'calendarGroup',
  },
  { method: 'GET', path: 'calendarGroups/{group}', status: 200, type: 'calendarGroup' },
  {
    method: 'PATCH',
    path: 'calendarGroups/{group}',
    body: { name: 'Personal events' },
    status: 200,
    type: 'calendarGroup',
    shows: { name: 'Personal events' },
  },
  { method: 'DELETE', path: 'calendarGroups/{group}', status: 204 },
  ...['calendar', 'calendars/{calendar}'].flatMap((base) =>
    under(
      [base],
      [
        { method: 'GET', path: 'calendarPermissions', status: 200, type: 'calendarPermission[]' },
        { method: 'GET', path: 'calendarPermissions/{permission}', status: 200, type: 'calendarPermission' },
        { method: 'POST', path: 'getSchedule', body: schedule, status: 200, type: 'scheduleInformation[]' },
      ],
    ),
  ),
];

export const calendarOperations: readonly Operation[] = [
  ...under(['users/{user}'], operations),
  {
    method: 'POST',
    path: 'users/{user}/calendars',
    about: 'whose name is taken',
    prepare: async (ask) => {
      await ask('POST', `users/${ada}/calendars`, { name: 'Volunteer' });
      return {};
    },
    body: { name: 'Volunteer' },
    status: 409,
  },
  {
    method: 'POST',
    path: 'users/{user}/calendars/{calendar}/events',
    about: 'into a calendar',
    body: { ...times, subject: 'In it' },
    status: 201,
    type: 'event',
  },
];
