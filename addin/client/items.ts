// /api/items and /api/mailbox: Outlook items with their state of sync and their links, and those that the pane never opens on.
import { itemAnswerSchema, itemsAnswerSchema, mailboxItemsSchema } from '../../shared/contract/items.ts';
import type {
  AddLinksBody,
  ItemAnswer,
  ItemRef,
  ItemsAnswer,
  MailboxItems,
  RemoveLinksBody,
} from '../../shared/contract/items.ts';
import type { Api } from './request.ts';

/** What the mailbox pages list. */
export type MailboxFolder = 'contacts' | 'tasks';

export interface MailboxPageQuery {
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly login: string;
  readonly search: string;
}

/** How an item stands. @throws ApiError */
export function fetchItemState(api: Api, login: string, item: ItemRef, signal?: AbortSignal): Promise<ItemAnswer> {
  return api.call('/api/items/state', itemAnswerSchema, { body: { login, item }, method: 'POST', signal });
}

/** Links items with records. @throws ApiError with the id `link-exists` for a second account, opportunity or service request. */
export function addLinks(api: Api, body: AddLinksBody): Promise<ItemsAnswer> {
  return api.call('/api/items/links', itemsAnswerSchema, { body, method: 'POST' });
}

/** @throws ApiError */
export function removeLinks(api: Api, body: RemoveLinksBody): Promise<ItemsAnswer> {
  return api.call('/api/items/links/remove', itemsAnswerSchema, { body, method: 'POST' });
}

/** A page of the mailbox's contacts or tasks. @throws ApiError */
export function fetchMailboxItems(
  api: Api,
  folder: MailboxFolder,
  query: MailboxPageQuery,
  signal?: AbortSignal,
): Promise<MailboxItems> {
  return api.call(`/api/mailbox/${folder}`, mailboxItemsSchema, { query: { ...query }, signal });
}
