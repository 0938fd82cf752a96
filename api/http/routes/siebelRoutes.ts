// Siebel's records for the task pane: found, recognised, looked around from and made. Contents of Siebel, so auditors have no door here.
import {
  newContactBodySchema,
  newContactResultSchema,
  peopleBodySchema,
  peopleSchema,
  recordListSchema,
  recordQuerySchema,
  surroundingsBodySchema,
  surroundingsSchema,
} from '../../../shared/contract/siebelRecords.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { makeContact } from '../../services/makeContact.ts';
import { matchPeople } from '../../services/matchPeople.ts';
import { searchRecords } from '../../services/searchRecords.ts';
import { showSurroundings } from '../../services/showSurroundings.ts';
import { oneLogin, type Access } from '../policies/access.ts';
import { ADMINISTRATORS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function siebelRoutes(services: ServiceDependencies): Route[] {
  const loginOf = (access: Access): Promise<string> => oneLogin(access, services.store.userMaps);
  return [
    jsonRoute({
      method: 'get',
      path: '/api/siebel/records',
      summary: 'Find contacts, accounts, opportunities and service requests; without a search, those used last',
      policy: ADMINISTRATORS_OR_OWN,
      query: recordQuerySchema,
      response: recordListSchema,
      handle: async ({ query }, access) => searchRecords(services, { ...query, login: await loginOf(access) }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/siebel/people',
      summary: 'Who people are in Siebel, by their e-mail addresses',
      policy: ADMINISTRATORS_OR_OWN,
      body: peopleBodySchema,
      response: peopleSchema,
      handle: async ({ body }, access) => matchPeople(services, { ...body, login: await loginOf(access) }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/siebel/surroundings',
      summary: 'Accounts, open opportunities and service requests, last and next activities around contacts',
      policy: ADMINISTRATORS_OR_OWN,
      body: surroundingsBodySchema,
      response: surroundingsSchema,
      handle: async ({ body }, access) => showSurroundings(services, { ...body, login: await loginOf(access) }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/siebel/contacts',
      summary: 'Make a contact, and put the user on its Sync List if wished; a repeated requestId makes no second one',
      policy: ADMINISTRATORS_OR_OWN,
      body: newContactBodySchema,
      response: newContactResultSchema,
      status: 201,
      statusOf: ({ outcome }) => (outcome === 'made' ? 201 : 200),
      handle: async ({ body }, access) => makeContact(services, { ...body, login: await loginOf(access) }),
    }),
  ];
}
