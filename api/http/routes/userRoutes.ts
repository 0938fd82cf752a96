// The User Map: who is mapped, and mapping employees in bulk.
import {
  mapUsersBodySchema,
  mapUsersResultSchema,
  syncRequestedSchema,
  userListSchema,
  userQuerySchema,
} from '../../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { listUsers } from '../../services/listUsers.ts';
import { mapUsers } from '../../services/mapUsers.ts';
import { requestSync } from '../../services/requestSync.ts';
import { ADMINISTRATORS, OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function userRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/users',
      summary: 'Rows of the User Map with their state and their links; a User sees the own row only',
      policy: OVERSEERS_OR_OWN,
      query: userQuerySchema,
      response: userListSchema,
      handle: ({ query }, access) => listUsers(services, { ...query, login: access.login ?? undefined }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/users/map',
      summary: 'Map Siebel employees to their mailboxes, all or those named',
      policy: ADMINISTRATORS,
      body: mapUsersBodySchema,
      response: mapUsersResultSchema,
      handle: ({ body }) => mapUsers(services, { logins: body.logins ?? null, enable: body.enable }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/users/sync',
      summary: 'Sync now: ask for a run of every enabled user',
      policy: ADMINISTRATORS,
      response: syncRequestedSchema,
      status: 202,
      handle: () => requestSync(services, { login: null, reason: 'sync now' }),
    }),
  ];
}
