// GET /api/auth-config: where a browser signs in. The one endpoint that needs no token.
import { authConfigSchema } from '../../shared/contract/system.ts';
import type { AuthConfig } from '../../shared/contract/system.ts';
import type { Api } from './request.ts';

/** @throws ApiError */
export function fetchAuthConfig(api: Api): Promise<AuthConfig> {
  return api.call('/api/auth-config', authConfigSchema);
}
