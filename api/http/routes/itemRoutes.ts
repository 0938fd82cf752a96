// What the task pane knows of Outlook items: their state of sync, their links, and the mailbox's contacts and tasks. Contents, so auditors have
// no door here.
import {
  addLinksBodySchema,
  itemAnswerSchema,
  itemsAnswerSchema,
  itemStateBodySchema,
  mailboxItemsSchema,
  mailboxQuerySchema,
  removeLinksBodySchema,
} from '../../../shared/contract/items.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { addLinks } from '../../services/items/addLinks.ts';
import { listMailbox } from '../../services/items/listMailbox.ts';
import { removeLinks } from '../../services/items/removeLinks.ts';
import { showItem } from '../../services/items/showItem.ts';
import { oneLogin, type Access } from '../policies/access.ts';
import { ADMINISTRATORS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function itemRoutes(services: ServiceDependencies): Route[] {
  const loginOf = (access: Access): Promise<string> => oneLogin(access, services.store.userMaps);
  return [
    jsonRoute({
      method: 'post',
      path: '/api/items/state',
      summary: 'How an Outlook item stands with the sync, and what it is linked with',
      policy: ADMINISTRATORS_OR_OWN,
      body: itemStateBodySchema,
      response: itemAnswerSchema,
      handle: async ({ body }, access) => showItem(services, { login: await loginOf(access), item: body.item }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/items/links',
      summary: 'Link Outlook items with Siebel records; the next sync, asked for at once, carries it out',
      policy: ADMINISTRATORS_OR_OWN,
      body: addLinksBodySchema,
      response: itemsAnswerSchema,
      handle: async ({ body: { items, message, records, replace } }, access) =>
        addLinks(services, { items, message, records, replace, login: await loginOf(access), by: byOf(access) }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/items/links/remove',
      summary: 'Take links off Outlook items',
      policy: ADMINISTRATORS_OR_OWN,
      body: removeLinksBodySchema,
      response: itemsAnswerSchema,
      handle: async ({ body: { items, records } }, access) =>
        removeLinks(services, { items, records, login: await loginOf(access), by: byOf(access) }),
    }),
    ...(['contact', 'task'] as const).map((kind) =>
      jsonRoute({
        method: 'get',
        path: `/api/mailbox/${kind}s`,
        summary: `The ${kind}s of the mailbox by name, each with how it stands with the sync`,
        policy: ADMINISTRATORS_OR_OWN,
        query: mailboxQuerySchema,
        response: mailboxItemsSchema,
        handle: async ({ query: { after, limit, search } }, access) =>
          listMailbox(services, {
            after,
            limit,
            search,
            kind,
            login: await loginOf(access),
            addresses: access.addresses,
          }),
      }),
    ),
  ];
}

function byOf({ caller }: Access): string {
  return caller ?? 'unknown';
}
