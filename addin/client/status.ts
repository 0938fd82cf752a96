// GET /api/status: the overview of the whole installation.
import { statusSchema } from '../../shared/contract/status.ts';
import type { StatusView } from '../../shared/contract/status.ts';
import type { Api } from './request.ts';

/** @throws ApiError */
export function fetchStatus(api: Api, signal?: AbortSignal): Promise<StatusView> {
  return api.call('/api/status', statusSchema, { signal });
}
