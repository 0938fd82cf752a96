// GET /api/users/{login}/plan: the dry run of one domain. Reads both sides, so it may take minutes; writes nothing.
import { planSchema } from '../../shared/contract/plan.ts';
import type { PlanView } from '../../shared/contract/plan.ts';
import type { Domain } from '../../shared/vocabulary.ts';
import type { Api } from './request.ts';

const TIMEOUT_MS = 10 * 60_000;

/** @throws ApiError */
export function fetchPlan(api: Api, login: string, domain: Domain, signal?: AbortSignal): Promise<PlanView> {
  const path = `/api/users/${encodeURIComponent(login)}/plan`;
  return api.call(path, planSchema, { query: { domain }, signal, timeoutMs: TIMEOUT_MS });
}
