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
import { UserError } from '../../errors.ts';
import type { ServiceDependencies } from '../../services/dependencies.ts';
import { addLinks } from '../../services/items/addLinks.ts';
import { listMailbox } from '../../services/items/listMailbox.ts';
import { removeLinks } from '../../services/items/removeLinks.ts';
import { showItem } from '../../services/items/showItem.ts';
import type { Access } from '../policies/access.ts';
import { ADMINISTRATORS_OR_OWN } from '../policies/policy.ts';
import { jsonRoute, type Route } from '../route.ts';

export function itemRoutes(services: ServiceDependencies): Route[] {
  return [
    jsonRoute({
      method: 'post',
      path: '/api/items/state',
      summary: 'How an Outlook item stands with the sync, and what it is linked with',
      policy: ADMINISTRATORS_OR_OWN,
      body: itemStateBodySchema,
      response: itemAnswerSchema,
      handle: ({ body }, access) => showItem(services, { login: loginOf(access), item: body.item }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/items/links',
      summary: 'Link Outlook items with Siebel records; the next sync, asked for at once, carries it out',
      policy: ADMINISTRATORS_OR_OWN,
      body: addLinksBodySchema,
      response: itemsAnswerSchema,
      handle: ({ body: { items, message, records, replace } }, access) =>
        addLinks(services, { items, message, records, replace, login: loginOf(access), by: byOf(access) }),
    }),
    jsonRoute({
      method: 'post',
      path: '/api/items/links/remove',
      summary: 'Take links off Outlook items',
      policy: ADMINISTRATORS_OR_OWN,
      body: removeLinksBodySchema,
      response: itemsAnswerSchema,
      handle: ({ body: { items, records } }, access) =>
        removeLinks(services, { items, records, login: loginOf(access), by: byOf(access) }),
    }),
    ...(['contact', 'task'] as const).map((kind) =>
      jsonRoute({
        method: 'get',
        path: `/api/mailbox/${kind}s`,
        summary: `The ${kind}s of the mailbox by name, each with how it stands with the sync`,
        policy: ADMINISTRATORS_OR_OWN,
        query: mailboxQuerySchema,
        response: mailboxItemsSchema,
        handle: ({ query: { after, limit, search } }, access) =>
          listMailbox(services, { after, limit, search, kind, login: loginOf(access), caller: access.caller }),
      }),
    ),
  ];
}

/** Administrators must say for whom. */
function loginOf(access: Access): string {
  if (access.login !== null) return access.login;
  throw new UserError('invalid-request', 'Say whose mailbox is meant: give "login".', 400);
}

function byOf({ caller }: Access): string {
  return caller ?? 'unknown';
}
