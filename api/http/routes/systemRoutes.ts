// What may be asked without a token: how to sign in, whether the product lives and is ready, and the description of the API.
import { z } from 'zod';
import { authConfigSchema, livenessSchema, readinessSchema, type AuthConfig } from '../../../shared/contract/system.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { getReadiness } from '../../services/getReadiness.ts';
import { EVERYBODY } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export interface SystemRouteOptions {
  readonly authConfig: AuthConfig;
  /** The OpenAPI document, made when it is first asked for. */
  describeApi(): Record<string, unknown>;
}

export function systemRoutes(services: ServiceDependencies, options: SystemRouteOptions): Route[] {
  const open = { method: 'get', policy: EVERYBODY } as const;
  return [
    jsonRoute({
      ...open,
      path: '/api/health/live',
      summary: 'The process answers',
      response: livenessSchema,
      handle: () => Promise.resolve({ live: true } as const),
    }),
    jsonRoute({
      ...open,
      path: '/api/health/ready',
      summary: 'Database, queue, Siebel and Exchange answer: 200, else 503 with what does not',
      response: readinessSchema,
      statusOf: (body) => (body.ready ? 200 : 503),
      handle: () => getReadiness(services),
    }),
    jsonRoute({
      ...open,
      path: '/api/auth-config',
      summary: 'What a browser needs to sign in',
      response: authConfigSchema,
      handle: () => Promise.resolve(options.authConfig),
    }),
    jsonRoute({
      ...open,
      path: '/api/openapi.json',
      summary: 'This description',
      response: z.record(z.string(), z.unknown()),
      handle: () => Promise.resolve(options.describeApi()),
    }),
  ];
}
