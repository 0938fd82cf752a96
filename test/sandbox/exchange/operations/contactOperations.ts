// Operations of contacts and their folders, with examples in our own words of what Microsoft's pages show.
import { ada } from '../../../support/exchangeWorld.ts';
import { under } from './operation.ts';
import type { Operation } from './operation.ts';
import { extensionOperations } from './extensionOperations.ts';
import { samples } from './samples.ts';

const folders = [
  'users/{user}',
  'users/{user}/contactFolders/{folder}',
  'users/{user}/contactFolders/{parent}/childFolders/{folder}',
];
const color = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Color';
const palette = 'StringArray {66f5a359-4659-4830-9070-00050ec6ac6e} Name Palette';

const ofContacts: readonly Operation[] = [
  { method: 'GET', path: 'contacts', status: 200, type: 'contact[]' },
  {
    method: 'GET',
    path: 'contacts',
    about: 'by address, narrowed',
    query: "$filter=emailAddresses/any(a:a/address eq 'pavel@customer.example')&$select=displayName,emailAddresses",
    status: 200,
    type: 'some of contact[]',
  },
  {
    method: 'POST',
    path: 'contacts',
    body: {
      givenName: 'Pavel',
      surname: 'Bansky',
      emailAddresses: [{ address: 'pavel@customer.example', name: 'Pavel Bansky' }],
      businessPhones: ['+1 732 555 0102'],
      birthday: '1974-07-22T00:00:00Z',
      businessAddress: { city: 'Prague', countryOrRegion: 'Czechia' },
    },
    status: 201,
    type: 'contact',
    shows: { givenName: 'Pavel', surname: 'Bansky', displayName: 'Pavel Bansky', businessPhones: ['+1 732 555 0102'] },
  },
  {
    method: 'POST',
    path: 'contacts',
    about: 'with extended properties',
    body: {
      givenName: 'Green',
      singleValueExtendedProperties: [{ id: color, value: 'Green' }],
      multiValueExtendedProperties: [{ id: palette, value: ['Green', 'Aqua'] }],
    },
    status: 201,
    type: 'contact',
  },
  { method: 'GET', path: 'contacts/delta', status: 200, type: 'contact[]' },
  { method: 'GET', path: 'contacts/{id}', status: 200, type: 'contact' },
  {
    method: 'GET',
    path: 'contacts/{id}',
    about: 'with an extended property',
    query: `$expand=singleValueExtendedProperties($filter=id eq '${color}')`,
    status: 200,
    type: 'contact',
    prepare: async (ask) => {
      const body = { singleValueExtendedProperties: [{ id: color, value: 'Green' }] };
      return { id: String((await ask('POST', `users/${ada}/contacts`, body))['id']) };
    },
    shows: { singleValueExtendedProperties: [{ id: color, value: 'Green' }] },
  },
  {
    method: 'PATCH',
    path: 'contacts/{id}',
    body: { homeAddress: { street: '123 Some street', city: 'Seattle' }, birthday: '1974-07-22T00:00:00Z' },
    status: 200,
    type: 'contact',
    shows: { homeAddress: { street: '123 Some street', city: 'Seattle' }, givenName: 'Pavel' },
  },
  { method: 'DELETE', path: 'contacts/{id}', status: 204 },
  { method: 'POST', path: 'contacts/{id}/permanentDelete', status: 204 },
  { method: 'GET', path: 'contacts/{id}/photo', status: 404 },
  { method: 'GET', path: 'contacts/{id}/photo/$value', status: 404 },
  ...extensionOperations('contacts/{id}'),
];

const folderLists = [
  'contactFolders',
  'contactFolders/{folder}/childFolders',
  'contactFolders/{parent}/childFolders/{folder}/childFolders',
];
const singleFolders = ['contactFolders/{folder}', 'contactFolders/{parent}/childFolders/{folder}'];

const ofFolders: readonly Operation[] = [
  { method: 'GET', path: 'contactFolders/delta', status: 200, type: 'contactFolder[]' },
  ...folderLists.flatMap((path): Operation[] => [
    { method: 'GET', path, status: 200, type: 'contactFolder[]' },
    { method: 'POST', path, body: () => samples['contactFolders']?.() ?? {}, status: 201, type: 'contactFolder' },
  ]),
  ...singleFolders.flatMap((path): Operation[] => [
    { method: 'GET', path, status: 200, type: 'contactFolder' },
    {
      method: 'PATCH',
      path,
      body: ({ folder }) => ({ displayName: `Renamed ${folder}` }),
      status: 200,
      type: 'contactFolder',
    },
    { method: 'DELETE', path, status: 204 },
    { method: 'POST', path: `${path}/permanentDelete`, status: 204 },
  ]),
];

export const contactOperations: readonly Operation[] = [
  ...under(
    folders,
    ofContacts.filter(({ about }) => about === undefined),
  ),
  ...under(
    ['users/{user}'],
    ofContacts.filter(({ about }) => about !== undefined),
  ),
  ...under(['users/{user}'], ofFolders),
];
