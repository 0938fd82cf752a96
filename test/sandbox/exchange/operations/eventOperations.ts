// Operations of events under each path that leads to them, with examples in our own words of what Microsoft's pages show.
import { ada, grace } from '../../../support/exchangeWorld.ts';
import { extensionOperations } from './extensionOperations.ts';
import { under } from './operation.ts';
import type { Ask, Operation, Params } from './operation.ts';
import { times, window } from './samples.ts';

const bases = [
  'users/{user}',
  'users/{user}/calendar',
  'users/{user}/calendars/{calendar}',
  'users/{user}/calendarGroups/{group}/calendars/{calendar}',
];
const series = {
  ...times,
  subject: 'Stand-up',
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Tuesday'] },
    range: { type: 'endDate', startDate: '2026-11-03', endDate: '2026-12-29' },
  },
};

const first = (answer: Record<string, unknown>): Record<string, unknown> => {
  const { value } = answer;
  if (!Array.isArray(value)) throw new Error('The answer is no list.');
  return value[0];
};

/** An invitation in the default calendar of the one who was invited, by each path that leads there. */
async function invitation(ask: Ask): Promise<Params> {
  const attendees = [{ type: 'required', emailAddress: { address: ada } }];
  const meeting = await ask('POST', `users/${grace}/events`, { ...times, subject: 'Plans', attendees });
  const mine = first(await ask('GET', `users/${ada}/events?$filter=iCalUId eq '${String(meeting['iCalUId'])}'`));
  const calendar = await ask('GET', `users/${ada}/calendar`);
  const group = first(await ask('GET', `users/${ada}/calendarGroups`));
  return { id: String(mine['id']), calendar: String(calendar['id']), group: String(group['id']) };
}

const seriesOf = async (ask: Ask): Promise<Params> => {
  const { id } = await ask('POST', `users/${ada}/events`, series);
  return invitationless(ask, String(id));
};

async function invitationless(ask: Ask, id: string): Promise<Params> {
  const calendar = await ask('GET', `users/${ada}/calendar`);
  const group = first(await ask('GET', `users/${ada}/calendarGroups`));
  return { id, calendar: String(calendar['id']), group: String(group['id']) };
}

const answers: readonly Operation[] = [
  {
    method: 'POST',
    path: 'accept',
    prepare: invitation,
    body: { comment: 'I will be there', sendResponse: true },
    status: 202,
  },
  { method: 'POST', path: 'decline', prepare: invitation, body: { Comment: 'No', SendResponse: true }, status: 202 },
  {
    method: 'POST',
    path: 'tentativelyAccept',
    prepare: invitation,
    body: { comment: 'Perhaps later', sendResponse: true, proposedNewTime: times },
    status: 202,
  },
  { method: 'POST', path: 'cancel', body: { Comment: 'Not this week' }, status: 202 },
  {
    method: 'POST',
    path: 'forward',
    body: {
      Comment: 'For you as well',
      ToRecipients: [{ emailAddress: { address: 'dana@customer.example', name: 'Dana' } }],
    },
    status: 202,
  },
  { method: 'POST', path: 'dismissReminder', status: 200 },
  { method: 'POST', path: 'snoozeReminder', body: { newReminderTime: times.start }, status: 200 },
  { method: 'POST', path: 'permanentDelete', status: 204 },
];

const everywhere: readonly Operation[] = [
  { method: 'GET', path: 'events', status: 200, type: 'event[]' },
  {
    method: 'POST',
    path: 'events',
    body: {
      ...times,
      subject: "Let's go for lunch",
      body: { contentType: 'HTML', content: 'Does noon work for you?' },
      location: { displayName: "Harry's Bar" },
      attendees: [{ emailAddress: { address: grace, name: 'Grace Hopper' }, type: 'required' }],
      allowNewTimeProposals: true,
    },
    status: 201,
    type: 'event',
    shows: { type: 'singleInstance', isOrganizer: true, subject: "Let's go for lunch" },
  },
  { method: 'GET', path: 'calendarView', query: window, status: 200, type: 'event[]' },
  { method: 'GET', path: 'calendarView/delta', query: window, status: 200, type: 'some of event[]' },
  { method: 'POST', path: 'calendarView/delta', query: window, body: {}, status: 200, type: 'some of event[]' },
  { method: 'GET', path: 'events/delta', status: 200, type: 'some of event[]' },
  { method: 'GET', path: 'events/{id}', status: 200, type: 'event' },
  {
    method: 'PATCH',
    path: 'events/{id}',
    body: {
      sensitivity: 'private',
      showAs: 'oof',
      isReminderOn: true,
      reminderMinutesBeforeStart: 99,
      categories: ['Red category'],
    },
    status: 200,
    type: 'event',
    shows: { sensitivity: 'private', showAs: 'oof', reminderMinutesBeforeStart: 99, categories: ['Red category'] },
  },
  { method: 'DELETE', path: 'events/{id}', status: 204 },
  { method: 'GET', path: 'events/{id}/instances', prepare: seriesOf, query: window, status: 200, type: 'event[]' },
  { method: 'GET', path: 'events/{id}/calendar', status: 200, type: 'calendar' },
  ...under(['events/{id}'], answers),
  ...extensionOperations('events/{id}'),
];

const once: readonly Operation[] = [
  {
    method: 'POST',
    path: 'events',
    about: 'a series',
    body: series,
    status: 201,
    type: 'event',
    shows: { type: 'seriesMaster', seriesMasterId: null },
  },
  {
    method: 'POST',
    path: 'events',
    about: 'all day, in the preferred zone',
    headers: { Prefer: 'outlook.timezone="Pacific Standard Time"' },
    body: {
      subject: 'Fair',
      isAllDay: true,
      start: { dateTime: '2026-11-03T00:00:00', timeZone: 'Pacific Standard Time' },
      end: { dateTime: '2026-11-05T00:00:00', timeZone: 'Pacific Standard Time' },
    },
    status: 201,
    type: 'event',
    shows: { isAllDay: true, start: { dateTime: '2026-11-03T00:00:00.0000000', timeZone: 'Pacific Standard Time' } },
  },
  {
    method: 'GET',
    path: 'events/{id}',
    about: 'what a series has lost and changed',
    prepare: seriesOf,
    query: '$select=subject,exceptionOccurrences,cancelledOccurrences&$expand=exceptionOccurrences',
    status: 200,
    type: 'some of event',
    shows: { exceptionOccurrences: [], cancelledOccurrences: [] },
  },
  {
    method: 'PATCH',
    path: 'events/{id}',
    about: 'of an older version',
    headers: { 'If-Match': 'W/"older"' },
    body: { subject: 'Late' },
    status: 412,
  },
  { method: 'GET', path: 'calendarView', about: 'without a window', status: 400 },
];

export const eventOperations: readonly Operation[] = [...under(bases, everywhere), ...under(['users/{user}'], once)];
