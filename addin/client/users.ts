// /api/users: a page of the User Map, and asking for runs.
import { syncRequestedSchema, userListSchema } from '../../shared/contract/userMaps.ts';
import type { SyncRequested, UserList } from '../../shared/contract/userMaps.ts';
import type { UserState } from '../../shared/vocabulary.ts';
import type { Api } from './request.ts';

export interface UserPageQuery {
  readonly limit: number;
  readonly offset: number;
  /** Looked for in login, name and mailbox; '' for everybody. */
  readonly search: string;
  readonly state?: UserState | undefined;
}

/** @throws ApiError */
export function fetchUsers(api: Api, query: UserPageQuery, signal?: AbortSignal): Promise<UserList> {
  return api.call('/api/users', userListSchema, { query: { ...query }, signal });
}

/** Asks for a run of one user. @throws ApiError */
export function requestSync(api: Api, login: string): Promise<SyncRequested> {
  return api.call(`/api/users/${encodeURIComponent(login)}/sync`, syncRequestedSchema, { method: 'POST' });
}

/** Asks for a run of every enabled user. @throws ApiError */
export function requestSyncAll(api: Api): Promise<SyncRequested> {
  return api.call('/api/users/sync', syncRequestedSchema, { method: 'POST' });
}
