// The OpenAPI document, made from the routes and the schemas of the contract. Nothing in it is written twice.
import { OpenApiGeneratorV31, OpenAPIRegistry, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { errorBodySchema } from '../../shared/contract/errors.ts';
import type { Policy } from './policies/policy.ts';
import type { Route } from './route.ts';

const TOKEN = 'token';

export function describeApi(routes: readonly Route[], publicUrl: string): Record<string, unknown> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', TOKEN, { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const route of routes) registerRoute(registry, route);
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Siebel Server Sync',
      version: '1',
      description: 'Errors are told apart by error.id; a User sees and changes only what belongs to the own mailbox.',
    },
    servers: [{ url: publicUrl }],
  });
  return { ...document };
}

function registerRoute(registry: OpenAPIRegistry, route: Route): void {
  const isPublic = route.policy.kind === 'public';
  registry.registerPath({
    method: route.method,
    path: route.path.replaceAll(/:(\w+)/g, '{$1}'),
    summary: route.summary,
    description: describePolicy(route.policy),
    security: isPublic ? [] : [{ [TOKEN]: [] }],
    request: {
      ...(Object.keys(route.params.shape).length > 0 ? { params: route.params } : {}),
      ...(Object.keys(route.query.shape).length > 0 ? { query: route.query } : {}),
      ...(route.body ? { body: { content: { 'application/json': { schema: route.body } }, required: true } } : {}),
    },
    responses: {
      [route.status]: { description: 'Success', content: { [route.mediaType]: { schema: route.response } } },
      ...(isPublic ? {} : { 401: failure('No token, or one that is not accepted'), 403: failure('Not permitted') }),
      default: failure('Anything else that is not a success'),
    },
  });
}

function failure(description: string): ResponseConfig {
  return { description, content: { 'application/json': { schema: errorBodySchema } } };
}

function describePolicy(policy: Policy): string {
  if (policy.kind === 'public') return 'Needs no token.';
  const own = policy.kind === 'own-data' ? '; User for the own mailbox' : '';
  return `Roles: ${policy.roles.join(', ')}${own}.`;
}
