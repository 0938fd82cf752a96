// What every module that works on one mailbox's items is given, and how an item becomes a wire record.
import type { ReadResult, UserScope } from '../connector.ts';
import type { WireRecord } from '../../domains/wireRecord.ts';
import { Transient, type RecordTrouble } from '../../errors.ts';
import type { Domain } from '../../../shared/vocabulary.ts';
import { sendBatch, throwIfThrottled } from './graphBatch.ts';
import type { GraphClient } from './graphClient.ts';
import { expectSuccess, isSuccess, LOST_ANSWER, refusesUser, throwForUser, troubleOf } from './graphErrors.ts';
import { isItem, textIn, type GraphAnswer, type GraphItem } from './graphTypes.ts';
import { collectionPath } from './itemPaths.ts';
import { itemStamp, taskStamp } from './stamps.ts';

/** One mailbox in one domain. */
export interface Access {
  readonly client: GraphClient;
  readonly scope: UserScope;
  readonly domain: Domain;
  /** SMTP address, lower case. */
  readonly mailbox: string;
  /** Id of the default contact folder, calendar or To Do list. */
  readonly place: string;
}

export type ItemAnswer =
  | { readonly kind: 'found'; readonly item: GraphItem }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly trouble: RecordTrouble };

/** Reads each path, batched, in order. @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient. */
export async function getItems(access: Access, paths: readonly string[]): Promise<readonly ItemAnswer[]> {
  const { client, mailbox } = access;
  const requests = paths.map((path) => ({ method: 'GET' as const, path }));
  const answers = await sendBatch(client, mailbox, requests);
  throwIfThrottled(answers, client.now());
  await proveMailbox(access, answers);
  return answers.map((answer) => {
    if (answer === null) return { kind: 'failed', trouble: LOST_ANSWER };
    if (isSuccess(answer) && isItem(answer.body)) return { kind: 'found', item: answer.body };
    const trouble = troubleOf(answer, client.now());
    return trouble.kind === 'not-found' ? { kind: 'missing' } : { kind: 'failed', trouble };
  });
}

/**
 * Where some answer says that the mailbox is closed to us or gone, asks the mailbox itself: if that answers, the trouble was the item's
 * alone. @throws MailboxUnavailable, AuthorizationLost, Throttled, Transient.
 */
export async function proveMailbox(access: Access, answers: readonly (GraphAnswer | null)[]): Promise<void> {
  const { client, domain, mailbox, place } = access;
  for (const answer of answers) if (answer?.status === 401) throwForUser(answer);
  if (!answers.some((answer) => answer !== null && refusesUser(answer))) return;
  const path = `${collectionPath(mailbox, domain, place)}?$top=1&$select=id`;
  expectSuccess(await client.send(mailbox, { method: 'GET', path }), client.now());
}

/** The item as it came; its stamp only if it was made for this mailbox. */
export function toRecord(access: Pick<Access, 'domain' | 'mailbox'>, item: GraphItem, inScope = true): WireRecord {
  const stamp = access.domain === 'task' ? taskStamp(item, access.mailbox) : itemStamp(item, access.mailbox);
  return { id: idOf(item), version: textIn(item, '@odata.etag'), stamp, inScope, body: item };
}

/** @throws Transient for an item without an id, which no server sends. */
export function idOf(item: GraphItem): string {
  const id = textIn(item, 'id');
  if (id === null) throw new Transient('Exchange told an item without an id.');
  return id;
}

export function present(access: Access, item: GraphItem): ReadResult {
  return { kind: 'present', record: toRecord(access, item) };
}

export function gone(id: string, why: 'deleted' | 'out-of-scope'): ReadResult {
  return { kind: 'gone', id, why };
}
