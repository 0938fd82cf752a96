// What the task pane asks of a mailbox: immutable ids for those that Outlook told, and pages of its contacts and tasks. Answers hold contents.
import type { ItemPage, UserScope } from '../connector.ts';
import { toRecord, type Access } from './access.ts';
import type { GraphClient } from './graphClient.ts';
import { expectSuccess, isSuccess, QueryRefused, throwForUser, WAIT_STATUSES } from './graphErrors.ts';
import { readPages } from './graphPages.ts';
import { isItem, itemsIn, textIn, type GraphItem } from './graphTypes.ts';
import { listPath, pagePath } from './itemPaths.ts';
import { userPath } from './places.ts';

/** By what people know an item. */
const NAMES = { contact: 'displayName', task: 'title' } as const;

export interface PageAsked {
  readonly search: string | null;
  readonly skip: number;
  readonly limit: number;
}

/** One id per id, in order. Where the translation is not granted, Graph takes the given ids all the same, and answers items under immutable ones. */
export async function translateIds(
  client: GraphClient,
  { mailbox: address }: Pick<UserScope, 'mailbox'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const mailbox = address.toLowerCase();
  const path = `${userPath(mailbox)}/translateExchangeIds`;
  const body = { inputIds: ids, sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' };
  const answer = await client.send(mailbox, { method: 'POST', path, body }, { isSafe: true });
  if (!isSuccess(answer)) {
    if (answer.status === 401) throwForUser(answer);
    if (answer.status >= 500 || WAIT_STATUSES.includes(answer.status)) expectSuccess(answer, client.now());
    return ids;
  }
  const told = itemsIn(isItem(answer.body) ? answer.body['value'] : []);
  const byId = new Map(told.map((item) => [textIn(item, 'sourceId'), textIn(item, 'targetId')]));
  return ids.map((id) => byId.get(id) ?? id);
}

/** @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient. */
export async function listItems(access: Access, asked: PageAsked): Promise<ItemPage> {
  try {
    return pageOf(access, asked, await askPage(access, asked));
  } catch (error) {
    if (!(error instanceof QueryRefused) || asked.search === null) throw error;
    const found = await searchAll(access, asked.search);
    const items = found.slice(asked.skip, asked.skip + asked.limit + 1);
    return pageOf(access, asked, items);
  }
}

/** One item more than a page has tells that there is another. */
async function askPage(access: Access, { limit, search, skip }: PageAsked): Promise<readonly GraphItem[]> {
  const { client, domain, mailbox, place } = access;
  const path = pagePath(mailbox, domain, place, { ...nameAsked(access, search), skip, top: limit + 1 });
  const { body } = expectSuccess(await client.send(mailbox, { method: 'GET', path }), client.now());
  return isItem(body) ? itemsIn(body['value']) : [];
}

/** Every word stands somewhere in the name. Exchange sorts by what it filters, or not at all. */
function nameAsked({ domain }: Access, search: string | null) {
  const name = domain === 'task' ? NAMES.task : NAMES.contact;
  const words = wordsOf(search ?? '');
  const filter = words.map((word) => `contains(${name},'${word.replaceAll("'", "''")}')`).join(' and ');
  if (filter !== '') return { filter };
  return domain === 'task' ? {} : { orderBy: name };
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** For a server that does not take such a filter: everything is read, and compared here. */
async function searchAll(access: Access, search: string): Promise<readonly GraphItem[]> {
  const { client, domain, mailbox, place } = access;
  const words = wordsOf(search.toLowerCase());
  const found: GraphItem[] = [];
  for await (const { items } of readPages(client, mailbox, listPath(mailbox, domain, place, null)))
    found.push(
      ...items.filter((item) => {
        const name = (textIn(item, domain === 'task' ? NAMES.task : NAMES.contact) ?? '').toLowerCase();
        return words.every((word) => name.includes(word));
      }),
    );
  return found;
}

function pageOf(access: Access, { limit, skip }: PageAsked, items: readonly GraphItem[]): ItemPage {
  const records = items.slice(0, limit).map((item) => toRecord(access, item));
  return { items: records, next: items.length > limit ? skip + limit : null };
}
