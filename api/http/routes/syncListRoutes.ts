// Which Siebel contacts a user wants in the mailbox. Contacts are contents, so auditors have no door here.
import {
  syncListChangeSchema,
  syncListOwnerQuerySchema,
  syncListParamsSchema,
  syncListQuerySchema,
  syncListSchema,
} from '../../../shared/contract/syncList.ts';
import { addToSyncList, removeFromSyncList } from '../../services/changeSyncList.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { searchSyncList } from '../../services/searchSyncList.ts';
import { oneLogin, type Access } from '../policies/access.ts';
import { ADMINISTRATORS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function syncListRoutes(services: ServiceDependencies): Route[] {
  const loginOf = (access: Access): Promise<string> => oneLogin(access, services.store.userMaps);
  const change = {
    path: '/api/sync-list/:contactId',
    policy: ADMINISTRATORS_OR_OWN,
    params: syncListParamsSchema,
    query: syncListOwnerQuerySchema,
    response: syncListChangeSchema,
  } as const;
  return [
    jsonRoute({
      method: 'get',
      path: '/api/sync-list',
      summary: 'Find Siebel contacts, and whether each is on the user’s Sync List and in the mailbox',
      policy: ADMINISTRATORS_OR_OWN,
      query: syncListQuerySchema,
      response: syncListSchema,
      handle: async ({ query }, access) =>
        searchSyncList(services, { login: await loginOf(access), search: query.search }),
    }),
    jsonRoute({
      ...change,
      method: 'put',
      summary: 'Put the user on the contact’s Sync List, so that the contact comes to the mailbox',
      handle: async ({ params }, access) => addToSyncList(services, { ...params, login: await loginOf(access) }),
    }),
    jsonRoute({
      ...change,
      method: 'delete',
      summary: 'Take the user off the contact’s Sync List; the contact stays in Siebel',
      handle: async ({ params }, access) => removeFromSyncList(services, { ...params, login: await loginOf(access) }),
    }),
  ];
}
