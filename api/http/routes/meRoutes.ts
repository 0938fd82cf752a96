// Who the caller is to the product. The pane asks this first, and names the login in whatever it asks next.
import { meSchema } from '../../../shared/contract/items.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { whoAmI } from '../../services/whoAmI.ts';
import { requireOwnRow } from '../policies/access.ts';
import { OVERSEERS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function meRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/me',
      summary: 'Who the caller is: login, mailbox, roles, and what can be linked with which kind of item',
      policy: OVERSEERS_OR_OWN,
      response: meSchema,
      handle: async (_input, access) =>
        whoAmI(await requireOwnRow(access.addresses, services.store.userMaps), access.roles),
    }),
  ];
}
