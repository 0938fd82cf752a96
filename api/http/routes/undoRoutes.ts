// Taking writes back: asked for by administrators, or by a person for what is the person's own; seen by those who oversee the installation.
import {
  undoBodySchema,
  undoListSchema,
  undoLoginSchema,
  undoParamsSchema,
  undoQuerySchema,
  undoSchema,
} from '../../../shared/contract/undo.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { listUndos, showUndo, undoWrites } from '../../services/undo.ts';
import { ADMINISTRATORS_OR_OWN, OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { presentUndo } from '../presenters/redact.ts';
import { jsonRoute, type Route } from '../route.ts';

export function undoRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'post',
      path: '/api/journal/undo',
      summary: 'Takes writes back, as writes of the users’ next runs; with dryRun only tells what would be done',
      policy: ADMINISTRATORS_OR_OWN,
      query: undoLoginSchema,
      body: undoBodySchema,
      response: undoSchema,
      handle: async ({ body }, access) =>
        presentUndo(await undoWrites(services, { ...body, login: access.login, by: access.caller ?? '' }), access),
    }),
    jsonRoute({
      method: 'get',
      path: '/api/journal/undo',
      summary: 'What people asked to have taken back, newest first',
      policy: OVERSEERS_OR_OWN,
      query: undoQuerySchema,
      response: undoListSchema,
      handle: async ({ query }, access) => {
        const { undos } = await listUndos(services, { ...query, login: access.login ?? undefined });
        return { undos: undos.map((undo) => presentUndo(undo, access)) };
      },
    }),
    jsonRoute({
      method: 'get',
      path: '/api/journal/undo/:id',
      summary: 'What became of each line that somebody asked to have taken back',
      policy: OVERSEERS_OR_OWN,
      params: undoParamsSchema,
      query: undoLoginSchema,
      response: undoSchema,
      handle: async ({ params }, access) =>
        presentUndo(await showUndo(services, { id: params.id, login: access.login }), access),
    }),
  ];
}
