// Where a mailbox keeps what is synced: the ids of its default contact folder, default calendar and default To Do list.
// Kept in memory; a first reading asks anew.
import { MailboxUnavailable } from '../../errors.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import type { GraphClient } from './graphClient.ts';
import { expectSuccess } from './graphErrors.ts';
import { readPages } from './graphPages.ts';
import { isItem, textIn, type GraphItem } from './graphTypes.ts';

export interface Places {
  /** The id of the folder, calendar or list. `isFresh` asks again. @throws MailboxUnavailable, Transient. */
  find(mailbox: string, domain: Domain, isFresh?: boolean): Promise<string>;
}

export function createPlaces(client: GraphClient): Places {
  const known = new Map<string, string>();
  return {
    find: async (mailbox, domain, isFresh = false) => {
      const key = `${domain} ${mailbox}`;
      const kept = known.get(key);
      if (kept !== undefined && !isFresh) return kept;
      const found = await ask(client, mailbox, domain);
      known.set(key, found);
      return found;
    },
  };
}

/** The path of a mailbox. */
export function userPath(mailbox: string): string {
  return `/users/${encodeURIComponent(mailbox)}`;
}

async function ask(client: GraphClient, mailbox: string, domain: Domain): Promise<string> {
  const id =
    domain === 'task'
      ? textIn((await taskLists(client, mailbox)).find(isDefaultList), 'id')
      : await folderId(client, mailbox, domain === 'contact' ? '/contactFolders/contacts' : '/calendar');
  if (id === null) throw new MailboxUnavailable(`The mailbox has no default folder for the domain ${domain}.`);
  return id;
}

async function folderId(client: GraphClient, mailbox: string, path: string): Promise<string | null> {
  const answer = await client.send(mailbox, { method: 'GET', path: `${userPath(mailbox)}${path}?$select=id` });
  const { body } = expectSuccess(answer, client.now());
  return isItem(body) ? textIn(body, 'id') : null;
}

/** All To Do lists of a mailbox but the one that shows flagged mails. */
export async function taskLists(client: GraphClient, mailbox: string): Promise<readonly GraphItem[]> {
  const lists: GraphItem[] = [];
  for await (const page of readPages(client, mailbox, `${userPath(mailbox)}/todo/lists`)) lists.push(...page.items);
  return lists.filter((list) => list['wellknownListName'] !== 'flaggedEmails');
}

function isDefaultList(list: GraphItem): boolean {
  return list['wellknownListName'] === 'defaultList';
}
