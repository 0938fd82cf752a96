// Held plans: seen by those who oversee the installation, decided by administrators.
import {
  heldPlanDetailsSchema,
  heldPlanListSchema,
  heldPlanParamsSchema,
  heldPlanQuerySchema,
  heldPlanSchema,
} from '../../../shared/contract/heldPlans.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { approvePlan, listHeldPlans, rejectPlan, showHeldPlan } from '../../services/heldPlans.ts';
import type { Access } from '../policies/access.ts';
import { ADMINISTRATORS, OVERSEERS } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function heldPlanRoutes(services: ServiceDependencies): Route[] {
  const one = { params: heldPlanParamsSchema } as const;
  return [
    jsonRoute({
      method: 'get',
      path: '/api/plans',
      summary: 'Removals that were too many at once: plans that are held, approved or rejected, newest first',
      policy: OVERSEERS,
      query: heldPlanQuerySchema,
      response: heldPlanListSchema,
      handle: ({ query }) => listHeldPlans(services, query),
    }),
    jsonRoute({
      ...one,
      method: 'get',
      path: '/api/plans/:id',
      summary: 'A plan with each of its removals',
      policy: OVERSEERS,
      response: heldPlanDetailsSchema,
      handle: async ({ params }, access) => {
        const plan = await showHeldPlan(services, params);
        return access.maySeeTitles ? plan : { ...plan, rows: plan.rows.map((row) => ({ ...row, title: null })) };
      },
    }),
    jsonRoute({
      ...one,
      method: 'post',
      path: '/api/plans/:id/approve',
      summary: 'Let the held removals go on; each record is read again first',
      policy: ADMINISTRATORS,
      response: heldPlanSchema,
      handle: ({ params }, access) => approvePlan(services, { ...params, by: nameOf(access) }),
    }),
    jsonRoute({
      ...one,
      method: 'post',
      path: '/api/plans/:id/reject',
      summary: 'Keep the records: each pair is unlinked and does not come back by itself',
      policy: ADMINISTRATORS,
      response: heldPlanSchema,
      handle: ({ params }, access) => rejectPlan(services, { ...params, by: nameOf(access) }),
    }),
  ];
}

function nameOf({ caller }: Access): string {
  return caller ?? 'unknown';
}
