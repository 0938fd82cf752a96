// GET /api/runs: the last runs of a user, newest first.
import { runListSchema } from '../../shared/contract/runs.ts';
import type { RunList } from '../../shared/contract/runs.ts';
import type { Api } from './request.ts';

/** @throws ApiError */
export function fetchRuns(api: Api, login: string, limit: number, signal?: AbortSignal): Promise<RunList> {
  return api.call('/api/runs', runListSchema, { query: { login, limit }, signal });
}
