// GET /api/me: who the caller is to the product, and what can be linked with what.
import { meSchema } from '../../shared/contract/items.ts';
import type { Me } from '../../shared/contract/items.ts';
import type { Api } from './request.ts';

/** @throws ApiError `forbidden` with the id `user-without-mailbox` for somebody who is not mapped. */
export function fetchMe(api: Api, signal?: AbortSignal): Promise<Me> {
  return api.call('/api/me', meSchema, { signal });
}
