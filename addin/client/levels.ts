// GET /api/users/{login}/levels: what a user may sync in each domain.
import { levelListSchema } from '../../shared/contract/levels.ts';
import type { LevelList } from '../../shared/contract/levels.ts';
import type { Api } from './request.ts';

/** @throws ApiError */
export function fetchLevels(api: Api, login: string, signal?: AbortSignal): Promise<LevelList> {
  return api.call(`/api/users/${encodeURIComponent(login)}/levels`, levelListSchema, { signal });
}
