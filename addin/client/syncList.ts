// /api/sync-list: puts a user on a contact's Sync List, and takes the user off.
import { syncListChangeSchema } from '../../shared/contract/syncList.ts';
import type { SyncListChange } from '../../shared/contract/syncList.ts';
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
