// Operations of users, their mailboxes and their company, with examples in our own words of what Microsoft's pages show.
import { ada } from '../../../support/exchangeWorld.ts';
import { extensionOperations } from './extensionOperations.ts';
import { under } from './operation.ts';
import type { Operation } from './operation.ts';
import { extensionName, samples } from './samples.ts';

const category = 'outlook/masterCategories/{id}';

const ofUser: readonly Operation[] = [
  { method: 'GET', path: 'manager', about: 'of a person who has none', status: 404 },
  { method: 'GET', path: 'directReports', status: 200, type: 'user[]' },
  { method: 'GET', path: 'photo', status: 404 },
  { method: 'GET', path: 'photo/$value', status: 404 },
  { method: 'GET', path: 'mailboxSettings', status: 200, type: 'mailboxSettings' },
  {
    method: 'PATCH',
    path: 'mailboxSettings',
    body: {
      timeZone: 'W. Europe Standard Time',
      workingHours: { startTime: '09:00:00', daysOfWeek: ['monday', 'tuesday'] },
    },
    status: 200,
    type: 'some of mailboxSettings',
    shows: { timeZone: 'W. Europe Standard Time' },
  },
  { method: 'GET', path: 'mailboxSettings/{name}', status: 200, type: 'value' },
  { method: 'GET', path: 'outlook/supportedTimeZones', status: 200, type: 'timeZoneInformation[]' },
  { method: 'GET', path: 'outlook/supportedLanguages', status: 200, type: 'localeInfo[]' },
  { method: 'GET', path: 'outlook/masterCategories', status: 200, type: 'outlookCategory[]' },
  {
    method: 'POST',
    path: 'outlook/masterCategories',
    body: () => samples['masterCategories']?.() ?? {},
    status: 201,
    type: 'outlookCategory',
    shows: { color: 'preset9' },
  },
  { method: 'GET', path: category, status: 200, type: 'outlookCategory' },
  {
    method: 'PATCH',
    path: category,
    body: { color: 'preset1' },
    status: 200,
    type: 'outlookCategory',
    shows: { color: 'preset1' },
  },
  { method: 'DELETE', path: category, status: 204 },
  {
    method: 'POST',
    path: 'translateExchangeIds',
    prepare: async (ask) => ({
      contact: String((await ask('POST', `users/${ada}/contacts`, { givenName: 'T' }))['id']),
    }),
    body: ({ contact }) => ({ inputIds: [contact], sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' }),
    status: 200,
    type: 'convertIdResult[]',
  },
  { method: 'GET', path: 'mailFolders', status: 200, type: 'mailFolder[]' },
  { method: 'GET', path: 'mailFolders/{folder}', status: 200, type: 'mailFolder' },
  { method: 'GET', path: 'mailFolders/{folder}/childFolders', status: 200, type: 'some of mailFolder[]' },
  ...extensionOperations('', true).map((operation): Operation => ({
    ...operation,
    path: operation.path.slice(1),
    // A person's extension is there once, whichever row made it.
    prepare: async (ask) => {
      await ask('DELETE', `users/${ada}/extensions/${extensionName}`).catch(() => undefined);
      return {};
    },
  })),
];

export const directoryOperations: readonly Operation[] = [
  { method: 'GET', path: 'users', status: 200, type: 'user[]' },
  { method: 'GET', path: 'users/{user}', status: 200, type: 'user', shows: { displayName: 'Ada Byron' } },
  ...under(['users/{user}'], ofUser),
  { method: 'GET', path: 'organization', status: 200, type: 'organization[]' },
  { method: 'GET', path: 'organization/{id}', status: 200, type: 'organization' },
  { method: 'GET', path: 'places/room', status: 200, type: 'some of room[]' },
];
