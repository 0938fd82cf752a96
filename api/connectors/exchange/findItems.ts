// Looks items up by our stamp, or by plain properties, whether in scope or not.
import type { FindKey } from '../connector.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import { Transient } from '../../errors.ts';
import { toRecord, type Access } from './access.ts';
import { sendBatch, throwIfThrottled } from './graphBatch.ts';
import { expectSuccess, LOST_ANSWER, QueryRefused } from './graphErrors.ts';
import { readPages } from './graphPages.ts';
import { isItem, itemsIn, type GraphItem } from './graphTypes.ts';
import { listPath, quoted } from './itemPaths.ts';
import { STAMP_PROPERTY, stampValue } from './stamps.ts';

/** @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient. */
export async function findItems(access: Access, keys: readonly FindKey[]): Promise<readonly (readonly WireRecord[])[]> {
  if (keys.length === 0) return [];
  const found = await ask(access, keys).catch((error: unknown) => {
    if (access.domain === 'task' && error instanceof QueryRefused) return listAndCompare(access, keys);
    throw error;
  });
  return found.map((items) => items.map((item) => toRecord(access, item)));
}

async function ask(access: Access, keys: readonly FindKey[]): Promise<readonly (readonly GraphItem[])[]> {
  const { client, domain, mailbox, place } = access;
  const requests = keys.map((key) => {
    return { method: 'GET' as const, path: listPath(mailbox, domain, place, filterOf(access, key)) };
  });
  const answers = await sendBatch(client, mailbox, requests);
  throwIfThrottled(answers, client.now());
  return answers.map((answer) => {
    if (answer === null) throw new Transient(LOST_ANSWER.message);
    const { body } = expectSuccess(answer, client.now());
    return isItem(body) ? itemsIn(body['value']) : [];
  });
}

function filterOf({ domain, mailbox }: Access, key: FindKey): string {
  if (key.by === 'fields')
    return Object.entries(key.equal)
      .map(([field, value]) => `${field} eq ${quoted(value)}`)
      .join(' and ');
  const value = quoted(stampValue(key.stamp, mailbox));
  if (domain === 'task') return `linkedResources/any(l: l/externalId eq ${value})`;
  return `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(STAMP_PROPERTY)} and ep/value eq ${value})`;
}

/** For servers that cannot filter tasks by their links: reads the list once and compares. */
async function listAndCompare(access: Access, keys: readonly FindKey[]): Promise<readonly (readonly GraphItem[])[]> {
  const found = keys.map((): GraphItem[] => []);
  for await (const page of readPages(
    access.client,
    access.mailbox,
    listPath(access.mailbox, 'task', access.place, null),
  ))
    for (const item of page.items)
      keys.forEach((key, index) => {
        if (carries(access, item, key)) found[index]?.push(item);
      });
  return found;
}

function carries(access: Access, item: GraphItem, key: FindKey): boolean {
  if (key.by === 'stamp') return toRecord(access, item).stamp === key.stamp;
  return Object.entries(key.equal).every(([field, value]) => item[field] === value);
}
