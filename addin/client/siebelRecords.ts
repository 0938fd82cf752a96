// /api/siebel: finding records, knowing people, what goes on around them, and new contacts.
import {
  newContactResultSchema,
  peopleSchema,
  recordListSchema,
  surroundingsSchema,
} from '../../shared/contract/siebelRecords.ts';
import type {
  NewContactBody,
  NewContactResult,
  PeopleBody,
  PeopleView,
  RecordKind,
  RecordList,
  Surroundings,
} from '../../shared/contract/siebelRecords.ts';
import type { Api } from './request.ts';

export interface RecordSearch {
  readonly kinds: readonly RecordKind[];
  readonly limit: number;
  readonly login: string;
  /** '' for what was used last. */
  readonly search: string;
}

/** Records that fit, or the recently used ones. @throws ApiError */
export function findRecords(api: Api, search: RecordSearch, signal?: AbortSignal): Promise<RecordList> {
  const query = { ...search, kinds: search.kinds.join(',') };
  return api.call('/api/siebel/records', recordListSchema, { query, signal });
}

/** Who these people are in Siebel. @throws ApiError */
export function findPeople(
  api: Api,
  login: string,
  people: PeopleBody['people'],
  signal?: AbortSignal,
): Promise<PeopleView> {
  return api.call('/api/siebel/people', peopleSchema, { body: { login, people }, method: 'POST', signal });
}

/** Accounts, opportunities, service requests and activities around contacts. @throws ApiError */
export function fetchSurroundings(
  api: Api,
  login: string,
  contactIds: readonly string[],
  signal?: AbortSignal,
): Promise<Surroundings> {
  return api.call('/api/siebel/surroundings', surroundingsSchema, { body: { login, contactIds }, method: 'POST', signal }); // prettier-ignore
}

/** Makes a contact, or tells which ones have its e-mail already. @throws ApiError */
export function createContact(api: Api, contact: NewContactBody): Promise<NewContactResult> {
  return api.call('/api/siebel/contacts', newContactResultSchema, { body: contact, method: 'POST' });
}
