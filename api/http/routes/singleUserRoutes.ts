// What can be done to one row of the User Map.
import { levelListSchema, setLevelsBodySchema } from '../../../shared/contract/levels.ts';
import { loginParamsSchema } from '../../../shared/contract/common.ts';
import { planQuerySchema, planSchema } from '../../../shared/contract/plan.ts';
import { syncRequestedSchema, userSchema } from '../../../shared/contract/userMaps.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { disableUser } from '../../services/disableUser.ts';
import { dryRun } from '../../services/dryRun.ts';
import { enableUser } from '../../services/enableUser.ts';
import { getLevels } from '../../services/getLevels.ts';
import { requestSync } from '../../services/requestSync.ts';
import { resetUser } from '../../services/resetUser.ts';
import { setLevels } from '../../services/setLevels.ts';
import { ADMINISTRATORS, ADMINISTRATORS_OR_OWN, OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { presentPlan } from '../presenters/redact.ts';
import { jsonRoute, type Route } from '../route.ts';

export function singleUserRoutes(services: ServiceDependencies): Route[] {
  return [...stateRoutes(services), ...syncRoutes(services), ...levelRoutes(services)];
}

function stateRoutes(services: ServiceDependencies): Route[] {
  const change = { method: 'post', policy: ADMINISTRATORS, params: loginParamsSchema, response: userSchema } as const;
  return [
    jsonRoute({
      ...change,
      path: '/api/users/:login/enable',
      summary: 'Switch a user’s sync on and ask for the first run',
      handle: ({ params }) => enableUser(services, params),
    }),
    jsonRoute({
      ...change,
      path: '/api/users/:login/disable',
      summary: 'Switch a user’s sync off; what was synced stays on both sides',
      handle: ({ params }) => disableUser(services, params),
    }),
    jsonRoute({
      ...change,
      path: '/api/users/:login/reset',
      summary: 'Re-initialise a user: the next run reads everything again and matches first',
      handle: ({ params }) => resetUser(services, params),
    }),
  ];
}

function syncRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'post',
      path: '/api/users/:login/sync',
      summary: 'Sync now: ask for a run of one user',
      policy: ADMINISTRATORS_OR_OWN,
      params: loginParamsSchema,
      response: syncRequestedSchema,
      status: 202,
      handle: ({ params }, access) =>
        requestSync(services, { login: access.login ?? params.login, reason: 'sync now' }),
    }),
    jsonRoute({
      method: 'get',
      path: '/api/users/:login/plan',
      summary: 'Dry run: what the user’s next run would do; nothing is written',
      policy: OVERSEERS_OR_OWN,
      params: loginParamsSchema,
      query: planQuerySchema,
      response: planSchema,
      handle: async ({ params, query }, access) => {
        const plan = await dryRun(services, { login: access.login ?? params.login, domain: query.domain ?? null });
        return presentPlan(plan, access);
      },
    }),
  ];
}

function levelRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/users/:login/levels',
      summary: 'What a user may sync in each domain',
      policy: OVERSEERS_OR_OWN,
      params: loginParamsSchema,
      response: levelListSchema,
      handle: ({ params }, access) => getLevels(services, { login: access.login ?? params.login }),
    }),
    jsonRoute({
      method: 'put',
      path: '/api/users/:login/levels',
      summary: 'Set a user’s own levels; a domain that is not named keeps its level',
      policy: ADMINISTRATORS,
      params: loginParamsSchema,
      body: setLevelsBodySchema,
      response: levelListSchema,
      handle: ({ params, body }) => setLevels(services, { login: params.login, levels: body }),
    }),
  ];
}
