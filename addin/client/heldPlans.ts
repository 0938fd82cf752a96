// /api/plans: removals that were too many at once, and an administrator's decision on them.
import { heldPlanDetailsSchema, heldPlanListSchema, heldPlanSchema } from '../../shared/contract/heldPlans.ts';
import type { HeldPlanDetails, HeldPlanList, HeldPlanView } from '../../shared/contract/heldPlans.ts';
import type { Api } from './request.ts';

export interface HeldPlanFilter {
  readonly limit: number;
  readonly login?: string | undefined;
  readonly state?: HeldPlanView['state'] | undefined;
}

export type PlanDecision = 'approve' | 'reject';

/** Newest first. @throws ApiError */
export function fetchHeldPlans(api: Api, filter: HeldPlanFilter, signal?: AbortSignal): Promise<HeldPlanList> {
  return api.call('/api/plans', heldPlanListSchema, { query: { ...filter }, signal });
}

/** A plan with its rows. @throws ApiError */
export function fetchHeldPlan(api: Api, id: string, signal?: AbortSignal): Promise<HeldPlanDetails> {
  return api.call(`/api/plans/${encodeURIComponent(id)}`, heldPlanDetailsSchema, { signal });
}

/** @throws ApiError `rejected` when somebody decided before. */
export function decideHeldPlan(api: Api, id: string, decision: PlanDecision): Promise<HeldPlanView> {
  return api.call(`/api/plans/${encodeURIComponent(id)}/${decision}`, heldPlanSchema, { method: 'POST' });
}
