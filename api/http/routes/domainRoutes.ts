// The settings of the domains.
import {
  changeDomainBodySchema,
  domainListSchema,
  domainParamsSchema,
  domainViewSchema,
} from '../../../shared/contract/domains.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { changeDomain, listDomains } from '../../services/domainSettings.ts';
import { ADMINISTRATORS, OVERSEERS } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function domainRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'get',
      path: '/api/domains',
      summary: 'What is set for each domain: level, conflicts, deletions, guards, filters',
      policy: OVERSEERS,
      response: domainListSchema,
      handle: () => listDomains(services),
    }),
    jsonRoute({
      method: 'put',
      path: '/api/domains/:domain',
      summary: 'Change settings of a domain; what is not named stays as it is',
      policy: ADMINISTRATORS,
      params: domainParamsSchema,
      body: changeDomainBodySchema,
      response: domainViewSchema,
      handle: ({ params, body }) => changeDomain(services, { domain: params.domain, change: body }),
    }),
  ];
}
