// The overview of the installation and the engine's runs.
import { runListSchema, runQuerySchema } from '../../../shared/contract/runs.ts';
import { statusSchema } from '../../../shared/contract/status.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { getStatus } from '../../services/getStatus.ts';
import { listRuns } from '../../services/listRuns.ts';
import { OVERSEERS, OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function statusRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/status',
      summary: 'The installation at a glance: users by state, queue, cycles, what travelled, reachability',
      policy: OVERSEERS,
      response: statusSchema,
      handle: () => getStatus(services),
    }),
    jsonRoute({
      method: 'get',
      path: '/api/runs',
      summary: 'Runs of the engine, newest first',
      policy: OVERSEERS_OR_OWN,
      query: runQuerySchema,
      response: runListSchema,
      handle: ({ query }, access) => listRuns(services, { ...query, login: access.login ?? undefined }),
    }),
  ];
}
