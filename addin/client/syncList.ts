// /api/sync-list: finds contacts, puts a user on a contact's Sync List, and takes the user off.
import { syncListChangeSchema, syncListSchema } from '../../shared/contract/syncList.ts';
import type { SyncListChange, SyncListView } from '../../shared/contract/syncList.ts';
import type { Api } from './request.ts';

/** Whose list is meant. */
export interface SyncListOwner {
  readonly login: string;
}

const pathOf = (contactId: string): string => `/api/sync-list/${encodeURIComponent(contactId)}`;

/** @throws ApiError */
export function addToSyncList(api: Api, contactId: string, { login }: SyncListOwner): Promise<SyncListChange> {
  return api.call(pathOf(contactId), syncListChangeSchema, { method: 'PUT', query: { login } });
}

/** The contact stays in Siebel. @throws ApiError */
export function removeFromSyncList(api: Api, contactId: string, { login }: SyncListOwner): Promise<SyncListChange> {
  return api.call(pathOf(contactId), syncListChangeSchema, { method: 'DELETE', query: { login } });
}

/** Siebel contacts that fit a name or an address, with where they stand. @throws ApiError */
export function searchContacts(
  api: Api,
  search: string,
  { login }: SyncListOwner,
  signal?: AbortSignal,
): Promise<SyncListView> {
  return api.call('/api/sync-list', syncListSchema, { query: { login, search }, signal });
}
